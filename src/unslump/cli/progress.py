"""`unslump progress`: how much of each movement comes next, and why."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from unslump.cli.data import add_data
from unslump.cli.help import parser_for
from unslump.movement.catalogue import Catalogue
from unslump.planning.progress import Where
from unslump.session.dose import dose_in_words

if TYPE_CHECKING:
    from unslump.records.readiness import Readiness

SIGNS = {"up": "↑", "hold": "·", "start": "·", "down": "↓"}


def parser() -> argparse.ArgumentParser:
    examples = (("unslump progress", ""), ("unslump progress --json", _("for a program")))
    about = _(
        "Says how much of each movement that you have done comes next, and why: a little more (↑), as before (·), or a "
        "little less (↓). It is read from your history each time."
    )
    parser = parser_for("progress", about, examples)
    parser.add_argument("--json", action="store_true", help=_("as an object, holds and times in seconds"))
    add_data(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    from unslump.records.start import open_records

    open_records(args.data)
    from unslump.records import actions, clearances, queries
    from unslump.records.diary import diary
    from unslump.records.readiness import readiness

    person, now = actions.local_person(), datetime.now(UTC)
    movements, told = queries.catalogue_of(person), diary(person)
    standing = clearances.clearance(person, now, told)
    track = queries.track_of(queries.preferences(person))
    able = readiness(person, movements, told, standing, track, now)
    if args.json:
        print(json.dumps(plain(able), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(able, movements)))
    return 0


def lines(able: "Readiness", movements: Catalogue) -> Iterator[str]:
    """As a person reads it."""
    if not able.done:
        yield _("Nothing here yet. After your first session this says how much of each movement comes next.")
    if able.background.emphasis == "change":
        yield _("Little has moved lately: other movements and a little more strength come up now.")
    for one in able.done:
        movement = movements.find(one.movement)
        yield f"{SIGNS[one.change]} {movement.name}  ·  {dose_in_words(movement, one.ready.amount)}"
        yield f"    {one.reason}"


def plain(able: "Readiness") -> dict[str, Any]:
    """`{"emphasis", "movements": [{"movement", "change", "reason", "rung", "rungs", "sets", "reps", …}]}`"""
    return {"emphasis": able.background.emphasis, "movements": [_plain(one) for one in able.done]}


def _plain(one: Where) -> dict[str, Any]:
    amount = one.ready.amount
    return {
        "movement": one.movement,
        "change": one.change,
        "reason": one.reason,
        "rung": one.rung + 1,
        "rungs": len(one.ladder),
        "times_done": one.times,
        "sets": amount.sets,
        "reps": amount.reps,
        "hold_s": amount.hold_s,
        "duration_s": amount.duration_s,
        "rounds": list(amount.rounds),
    }
