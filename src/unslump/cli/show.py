"""`unslump show`: a movement's figure, playing in the terminal."""

import argparse
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from gettext import gettext as _
from time import monotonic, sleep

from unslump.cli.help import parser_for
from unslump.cli.wishes import add_limits
from unslump.errors import BadRequest
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement, Phase
from unslump.movement.motion import demonstration
from unslump.movement.performance import amount_for
from unslump.planning.limits import advise, refuse_limits
from unslump.render.ansi import Colours, colours_of, is_dark, text
from unslump.render.terminal import FRAMES_A_SECOND, Style, TerminalFigure
from unslump.session.cues import filled
from unslump.session.dose import dose_in_words
from unslump.session.words import words
from unslump.units import TRACKS, Side

WIDEST, HIGHEST = 100, 36
WORDS_BELOW = 5
HIDE_CURSOR, SHOW_CURSOR, REST_OF_LINE = "\x1b[?25l", "\x1b[?25h", "\x1b[K"
AT_ONCE, NOW = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame, so that a terminal that knows this never shows half of one."""


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump show cat-cow", ""),
        ("unslump show thread-the-needle --side left", ""),
        ("unslump show cat-cow --limits wrist-pain", _("as somebody does it whose wrists hurt")),
        ("unslump show cat-cow --plain", _("in words, for a screen reader")),
    )
    about = _("Plays a movement in the terminal until Ctrl-C. Into a file or a pipe it prints the key poses.")
    parser = parser_for("show", about, examples)
    parser.add_argument("movement", metavar="MOVEMENT", help=_("its id, as `unslump movements` lists it"))
    parser.add_argument(
        "--side", choices=("left", "right"), help=_("the side that does it; otherwise the one in the file")
    )
    parser.add_argument("--times", type=int, metavar="N", help=_("stop after so many repetitions"))
    parser.add_argument("--plain", action="store_true", help=_("in words only"))
    add_limits(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    movement = catalogue().find(args.movement)
    side = None if movement.sides == "none" else args.side or movement.written_side
    print("".join(f"{line}\n" for line in heeding(movement, args.limits)), end="", flush=True)
    if args.plain:
        print("\n".join(told(movement, side)))
    elif sys.stdout.isatty():
        play(movement, side, args.times)
    else:
        print("\n\n".join(key_poses(movement, side)))
    return 0


def heeding(movement: Movement, limits: frozenset[str]) -> Iterator[str]:
    """What changes with these limits, and why. Raises BadRequest where they leave the movement out."""
    refuse_limits(limits)
    advice = advise(catalogue(), movement, limits)
    if not advice.offered:
        raise BadRequest(f"{movement.name}. {' '.join(advice.why)}")
    yield from (*advice.how, *advice.why)


def told(movement: Movement, side: Side | None) -> Iterator[str]:
    """The movement in words: what for, how to get there, what to do, how much."""
    yield f"{movement.name}. {movement.purpose}"
    yield "\n" + _("Getting into place:")
    yield from (f"  {show}" for show in (filled(step.show, words(), side, None) for step in movement.setup))
    yield "\n" + _("Then:")
    for nth, phase in enumerate(demonstration(movement).phases, 1):
        yield f"  {nth}. {caption(movement, phase, side, 1)}"
    yield "\n" + _("How much:")
    for track in TRACKS:
        if track in movement.doses:
            yield f"  {track}: {dose_in_words(movement, amount_for(movement, track))}"
    if movement.faults:
        yield "\n" + _("Watch for:")
        yield from (f"  {fault.sees}: {fault.say}" for fault in movement.faults)


def caption(movement: Movement, phase: Phase, side: Side | None, round_number: int) -> str:
    """What is printed for a phase, its side and level named."""
    round_ = movement.rounds[round_number - 1] if movement.rounds else None
    return filled(phase.show, words(), side, round_)


def key_poses(movement: Movement, side: Side | None) -> Iterator[str]:
    """The pose at the end of each phase, drawn in dots, with what to do."""
    figure = TerminalFigure(movement, 72, 24, side, style="dots")
    demo = demonstration(movement)
    for phase, (_from_ms, to_ms) in zip(demo.phases, demo.times_ms, strict=True):
        yield text(figure.at(to_ms), "none").strip("\n") + "\n\n" + wrapped(caption(movement, phase, side, 1), 72)


def play(movement: Movement, side: Side | None, times: int | None) -> None:
    """Repeat it, round after round, drawing over the last frame, until Ctrl-C or so many times."""
    colours = colours_of(os.environ, is_terminal=True)
    rounds = list(range(1, len(movement.rounds) + 1)) or [1]
    nth = 0
    sys.stdout.write(HIDE_CURSOR)
    try:
        while times is None or nth < times:
            repeat_once(movement, side, rounds[nth % len(rounds)], colours)
            nth += 1
    except KeyboardInterrupt:
        pass  # the way to end it, and no mishap
    finally:
        sys.stdout.write("\n" * height_of(shutil.get_terminal_size()) + SHOW_CURSOR)


def repeat_once(movement: Movement, side: Side | None, round_number: int, colours: Colours) -> None:
    size = shutil.get_terminal_size()
    columns, rows = min(size.columns, WIDEST), height_of(size)
    style: Style = "dots" if colours == "none" else "blocks"
    dark = is_dark(os.environ)
    figure = TerminalFigure(movement, columns, rows - WORDS_BELOW, side, round_number, style, on_dark=dark)
    began = monotonic()
    while (t_ms := (monotonic() - began) * 1000) < figure.length_ms:
        if shutil.get_terminal_size() != size:
            sys.stdout.write("\x1b[2J\x1b[H")
            return
        below = beneath(movement, side, round_number, t_ms, columns)
        lines = [*text(figure.at(t_ms), colours).split("\n"), *below]
        drawn = "".join(f"{line}{REST_OF_LINE}\n" for line in lines)
        sys.stdout.write(f"{AT_ONCE}{drawn}\x1b[{len(lines)}A\r{NOW}")
        sys.stdout.flush()
        sleep(1 / FRAMES_A_SECOND)


def height_of(size: os.terminal_size) -> int:
    """Lines of the whole picture; one of the terminal's stays free, so that nothing scrolls."""
    return max(WORDS_BELOW + 4, min(size.lines - 1, HIGHEST))


def beneath(movement: Movement, side: Side | None, round_number: int, t_ms: float, columns: int) -> list[str]:
    """The name, and what to do at this moment: always the same number of lines."""
    demo = demonstration(movement, round_number)
    now = next((i for i, (_from, to) in enumerate(demo.times_ms) if t_ms <= to), -1)
    title = movement.name + (f" · {words().side(side)}" if side else "")
    said = wrapped(caption(movement, demo.phases[now], side, round_number), columns).split("\n")
    lines = ["", f"  {title}", *said]
    return (lines + [""] * WORDS_BELOW)[:WORDS_BELOW]


def wrapped(words_: str, columns: int) -> str:
    return textwrap.fill(words_, columns - 4, initial_indent="  ", subsequent_indent="  ")
