"""`unslump plan`: a session put together, with a reason for each choice."""

import argparse
import json
from collections.abc import Iterator
from gettext import gettext as _

from unslump.cli.help import parser_for
from unslump.cli.wishes import add_wishes, wishes_from
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.planning.model import Plan, PlanItem
from unslump.planning.plan import plan

DEFAULT_SEED = 1


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump plan --minutes 10 --place desk", ""),
        ("unslump plan --minutes 20 --place floor --kit mat,roller", ""),
        ("unslump plan --minutes 5 --seed 7 --json", _("another choice, for a program")),
    )
    parser = parser_for("plan", _("Puts a session together and says why each movement is in it."), examples)
    add_wishes(parser)
    parser.add_argument("--json", action="store_true", help=_("as an object, times in seconds"))
    return parser


def run(args: argparse.Namespace) -> int:
    movements = catalogue()
    seed = DEFAULT_SEED if args.seed is None else args.seed
    planned = plan(movements, wishes_from(args), (), seed)
    if args.json:
        print(json.dumps(planned.to_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(planned, movements)))
    return 0


def lines(planned: Plan, movements: Catalogue) -> Iterator[str]:
    """The session as a person reads it."""
    yield _("{minutes}, {n} movements").format(minutes=clock(planned.seconds), n=len(planned.items)) + "\n"
    for nth, item in enumerate(planned.items, 1):
        yield f"{nth:>2}. {movements.find(item.movement).name}  ·  {dose(item)}  ·  {clock(item.seconds)}"
        yield f"    {item.reason}"
        if item.how:
            yield f"    {item.how}"


def dose(item: PlanItem) -> str:
    """How much, in a few words: `2 × 5, hold 30 s, each side`."""
    amount = item.amount
    parts = [] if amount.reps is None else [f"{amount.sets} × {amount.reps}"]
    if amount.hold_s is not None:
        parts.append(_("hold {seconds:g} s").format(seconds=amount.hold_s))
    if amount.duration_s is not None:
        parts.append(_("for {seconds:g} s").format(seconds=amount.duration_s))
    if item.sides != "none":
        parts.append(_("each side"))
    return ", ".join(parts)


def clock(seconds: int) -> str:
    """
    >>> clock(605)
    '10:05'
    """
    return f"{seconds // 60}:{seconds % 60:02}"
