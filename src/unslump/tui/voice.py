"""The voice of the terminal coach: whatever program of the system can speak, asked not to hold us up.

Only the words go to it, on this machine; where there is none, a soft bell marks the moments and the words stand on the screen.
"""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from unslump.session.model import Tone


class Voice(Protocol):
    """Something that can say a line. None of its methods waits."""

    def say(self, line: str) -> None:
        """Begin to say a line; what was being said ends."""

    def hush(self) -> None:
        """Say nothing more."""

    def sound(self, tone: Tone) -> None:
        """A moment without words, marked where nothing speaks."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that speaks: how to start it before the words, and how to silence what it hands to others."""

    speak: tuple[str, ...]
    hush: tuple[str, ...] = ()


PROGRAMS = (
    Program(("say", "--")),
    Program(("spd-say", "--wait", "--language", "en", "--"), hush=("spd-say", "--cancel")),
    Program(("espeak-ng", "-v", "en", "--")),
    Program(("espeak", "-v", "en", "--")),
)
"""The first that is installed speaks: macOS, the Linux desktop's own voice, then the plain synthesisers.
The words are English so far, whatever the desktop's own language is."""


class Spoken:
    """Speaks through a program, one line at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._now: subprocess.Popen[bytes] | None = None
        self._ending: list[subprocess.Popen[bytes]] = []

    def say(self, line: str) -> None:
        self.hush()
        self._now = _start((*self.program.speak, line))

    def hush(self) -> None:
        # Asked again each time, and never waited for, so that none stays behind as a zombie.
        self._ending = [one for one in self._ending if one.poll() is None]
        speaking, self._now = self._now, None
        if speaking is None or speaking.poll() is not None:
            return
        speaking.terminate()
        self._ending.append(speaking)
        if self.program.hush and (silencer := _start(self.program.hush)):
            self._ending.append(silencer)

    def sound(self, tone: Tone) -> None:
        """The words are enough."""


class Silent:
    """Says nothing; `bell` marks each line instead, if there is one."""

    def __init__(self, bell: Callable[[], None] | None = None) -> None:
        self.bell = bell

    def say(self, line: str) -> None:
        if line and self.bell is not None:
            self.bell()

    def hush(self) -> None:
        """Nothing is being said."""

    def sound(self, tone: Tone) -> None:
        # A bell at every breath and count would be no help: only where something changes.
        if tone in ("turn", "chime") and self.bell is not None:
            self.bell()


def find_voice(
    wanted: bool, bell: Callable[[], None] | None = None, which: Callable[[str], str | None] = shutil.which
) -> Voice:
    """The system's voice if it is wanted and there is one, else the bell; without a voice wanted, silence."""
    if not wanted:
        return Silent()
    for program in PROGRAMS:
        if which(program.speak[0]):
            return Spoken(program)
    return Silent(bell)


def _start(command: tuple[str, ...]) -> "subprocess.Popen[bytes] | None":
    quiet = subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - no shell, our own words
    except OSError:
        return None
