"""What `unslump --help` says, and the parser that every command starts from."""

import argparse
from collections.abc import Sequence
from gettext import gettext as _
from textwrap import fill
from typing import NoReturn

EXIT_USAGE = 2
WIDTH = 79
"""Of a line, so that a terminal of the usual 80 columns breaks none."""


def overview() -> str:
    return _("""\
Unslump: a calm coach for the upper back, on your own machine.

  unslump                        open it in your browser
  unslump practise --minutes 5   or be led right here, in the terminal
  unslump show cat-cow           watch a movement

  run            open Unslump in your browser (the same as `unslump` alone)
  practise       be led through a session in the terminal
  show           play a movement's figure in the terminal
  figure         draw a movement as an animated picture (SVG)
  movements      all movements, one a line
  plan           put a session together, and say why
  progress       how much of each movement comes next, and why
  screen         the safety check by itself, here or for a sheet of answers
  check          look over movement files
  new-movement   begin a movement file from one that is near to it
  export         everything you have recorded, as JSON
  count          count repetitions in a recording of landmarks
  replay         the same, with what the tracker thought
  follow         count repetitions in a video

Each explains itself: `unslump plan --help`.

Unslump offers gentle movement and education for adults. It is no substitute
for a health professional. Stop if anything feels wrong; in an emergency call
112, 999 or 911.

Exit codes: 0 fine · 1 something unexpected · 2 a wish I did not understand or
cannot meet · 3 a movement file has a problem · 4 no movement of that name ·
5 your records cannot be read or written · 6 the port is taken · 7 Unslump is
open already · 8 exercise is not the right next step today · 130 stopped with
Ctrl-C.""")


class CalmParser(argparse.ArgumentParser):
    """An argparse parser that says one sentence when it does not understand, and not its whole usage."""

    def error(self, message: str) -> NoReturn:
        hint = _("`{command} --help` shows how.").format(command=self.prog)
        self.exit(EXIT_USAGE, f"{message[:1].upper()}{message[1:]}. {hint}\n")


def parser_for(command: str, about: str, examples: Sequence[tuple[str, str]] = ()) -> CalmParser:
    """The parser of one command: what it is for, and examples to copy."""
    shown = "\n".join(_beside(examples) if _fits(examples) else _beneath(examples))
    return CalmParser(
        prog=f"unslump {command}",
        description=fill(about, WIDTH),
        epilog=_("Examples:") + "\n" + shown if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _fits(examples: Sequence[tuple[str, str]]) -> bool:
    return all(len(line) <= WIDTH for line in _beside(examples))


def _beside(examples: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(line) for line, _why in examples), default=0)
    return [f"  {line:<{width}}   {why}".rstrip() for line, why in examples]


def _beneath(examples: Sequence[tuple[str, str]]) -> list[str]:
    return [text for line, why in examples for text in (f"  {line}", f"      {why}" if why else "") if text]
