"""One voice, one thing at a time: lines that would overlap are shortened, put off a little, or left out.

wanted   ──"Two. Out, and round."──┐   ┌──"In, and open."──
spoken   ──"Two."──                └   ┘──"In, and open."──
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from unslump.movement.speech import speech_ms

GAP_MS = 100

_speech_ms = lru_cache(maxsize=4096)(speech_ms)


class Speakable(Protocol):
    """Something to say."""

    @property
    def t_ms(self) -> int: ...
    @property
    def texts(self) -> tuple[str, ...]:
        """Wordings, best first; the first for which there is room is spoken. None at all: a tone, or only shown."""

    @property
    def weight(self) -> int:
        """The lighter of two that collide gives way."""

    @property
    def slip_ms(self) -> int:
        """How much later than `t_ms` it still makes sense."""

    @property
    def push_ms(self) -> int:
        """How far it may put off the next line for the sake of a better wording, within that line's own slip."""


class Line(NamedTuple):
    """The plainest thing to say; the fields are those of `Speakable`."""

    t_ms: int
    texts: tuple[str, ...]
    weight: int = 0
    slip_ms: int = 0
    push_ms: int = 0


def arrange(lines: Sequence[Speakable]) -> Iterator[tuple[int, str]]:
    """For each line, sorted by time: when it is spoken and in which wording; an empty text where it gives way."""
    free_ms = 0
    for i, line in enumerate(lines):
        start_ms, text = line.t_ms, ""
        if line.texts and free_ms <= start_ms + line.slip_ms:
            at_ms = max(start_ms, free_ms)
            text = _wording(line, at_ms, _next_rival(lines, i))
            if text:
                start_ms, free_ms = at_ms, at_ms + _speech_ms(text) + GAP_MS
        yield start_ms, text


def _next_rival(lines: Sequence[Speakable], i: int) -> Speakable | None:
    """The next line that need not give way to this one."""
    weight = lines[i].weight
    for k in range(i + 1, len(lines)):
        if lines[k].weight >= weight and lines[k].texts:
            return lines[k]
    return None


def _wording(line: Speakable, start_ms: int, rival: Speakable | None) -> str:
    """The best wording that leaves the rival its turn."""
    if rival is None:
        return line.texts[0]
    for until_ms in (rival.t_ms + min(line.push_ms, rival.slip_ms), rival.t_ms + rival.slip_ms):
        for text in line.texts:
            if start_ms + _speech_ms(text) + GAP_MS <= until_ms:
                return text
    return line.texts[-1] if rival.weight == line.weight else ""
