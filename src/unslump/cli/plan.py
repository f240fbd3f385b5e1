"""`unslump plan`: a session put together, with a reason for each choice."""

import argparse
import json
import sys
from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path
from textwrap import fill

from unslump.cli.help import WIDTH, parser_for
from unslump.cli.wishes import add_wishes, wishes_from
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.planning.follow import follow
from unslump.planning.limits import advise, left_out_for_a_limit
from unslump.planning.model import Plan
from unslump.planning.plan import plan
from unslump.planning.programme import routines
from unslump.planning.routine import Routine, routine_in_file
from unslump.session.dose import dose_in_words

DEFAULT_SEED = 1


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump plan --minutes 10 --place desk", ""),
        ("unslump plan --minutes 20 --place floor --kit mat,roller", ""),
        ("unslump plan --place floor --limits knee-pain", _("for somebody whose knees hurt")),
        ("unslump plan --list desk-five --minutes 5", _("a ready-made set; also a list's file")),
        ("unslump plan --minutes 5 --seed 7 --json", _("another choice, for a program")),
    )
    about = _(
        "Puts a session together and says why each movement is in it, as for somebody new. "
        "`practise` and the app also look at what you did before, and at what the safety check said."
    )
    parser = parser_for("plan", about, examples)
    add_wishes(parser)
    parser.add_argument("--json", action="store_true", help=_("as an object, times in seconds"))
    return parser


def run(args: argparse.Namespace) -> int:
    movements = catalogue()
    seed = DEFAULT_SEED if args.seed is None else args.seed
    if args.list:
        planned = follow(movements, _list(args.list, movements), wishes_from(args), seed=seed)
    else:
        planned = plan(movements, wishes_from(args), seed=seed)
    if args.json:
        print(json.dumps(planned.to_json(), ensure_ascii=False, indent=2))
    else:
        shown = lines(planned, movements)
        print("\n".join(map(broken, shown) if sys.stdout.isatty() else shown))
    return 0


def _list(wanted: str, movements: Catalogue) -> Routine:
    """A ready-made set, or the list in a file; the lists of somebody's own are `practise`'s to look up."""
    if wanted in routines():
        return routines()[wanted]
    return routine_in_file(Path(wanted), movements, routines())


def lines(planned: Plan, movements: Catalogue) -> Iterator[str]:
    """The session as a person reads it."""
    yield _("{time}, {n} movements").format(time=clock(planned.seconds), n=len(planned.items))
    for nth, item in enumerate(planned.items, 1):
        movement = movements.find(item.movement)
        yield f"\n{nth:>2}. {movement.name}  ·  {dose_in_words(movement, item.amount)}  ·  {clock(item.seconds)}"
        yield f"    {item.reason}"
        if item.how:
            yield f"    {item.how}"
        if item.how and item.lap == 1:
            yield from (f"    {why}" for why in advise(movements, movement, planned.wishes.limits).why)
    for movement, why in left_out_for_a_limit(movements, planned):
        yield f"\n    {movement.name}  ·  {why}"


def broken(line: str) -> str:
    """A line as a terminal should show it: broken between words, and set in as far as it begins."""
    inset = line[: len(line) - len(line.lstrip())]
    return fill(line, WIDTH, subsequent_indent=inset.lstrip("\n"), replace_whitespace=False)


def clock(seconds: int) -> str:
    """
    >>> clock(605)
    '10:05'
    """
    return f"{seconds // 60}:{seconds % 60:02}"
