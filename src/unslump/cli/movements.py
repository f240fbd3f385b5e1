"""`unslump movements`: everything there is to do, as a table or as JSON."""

import argparse
import json
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import Any

from unslump.cli.help import parser_for
from unslump.cli.wishes import add_limits
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Dose, Movement
from unslump.planning.limits import advise, refuse_limits

RANGES = ("sets", "reps", "hold_s", "duration_s")


def parser() -> argparse.ArgumentParser:
    examples = (("unslump movements", ""), ("unslump movements --json | jq '.[].id'", _("for a program")))
    parser = parser_for("movements", _("All movements, in the order in which a session uses them."), examples)
    parser.add_argument("--json", action="store_true", help=_("as a list of objects, doses included"))
    add_limits(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    refuse_limits(args.limits)
    movements = catalogue().values()
    if args.json:
        print(json.dumps([as_data(one, args.limits) for one in movements], ensure_ascii=False, indent=2))
    else:
        print("\n".join(table(movements, args.limits)))
    return 0


def as_data(movement: Movement, limits: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What a program may want to know of a movement; a key missing in a dose means that it does not apply."""
    return {
        "id": movement.id,
        "name": movement.name,
        "purpose": movement.purpose,
        "stage": movement.stage,
        "position": movement.position,
        "place": list(movement.place),
        "kit": list(movement.kit),
        "optional_kit": list(movement.optional_kit),
        "sides": movement.sides,
        "difficulty": movement.difficulty,
        "levels": list(movement.work_levels),
        "camera": movement.camera.grade,
        "reviewed": movement.reviewed or False,
        "limits": limited_data(movement, limits),
        "doses": {track: dose_data(dose) for track, dose in movement.doses.items()},
    }


def limited_data(movement: Movement, limits: frozenset[str]) -> dict[str, Any]:
    """What these limits do to it: `do`, `modify`, `swap`, `ask` or `skip`; only the first two are ever planned."""
    advice = advise(catalogue(), movement, limits)
    return {"does": advice.does, "how": list(advice.how), "instead": advice.swap or None, "why": list(advice.why)}


def dose_data(dose: Dose) -> dict[str, Any]:
    """Ranges as `[min, max]`."""
    ranges = {name: getattr(dose, name) for name in RANGES}
    return {name: list(span) for name, span in ranges.items() if span is not None} | {"per": dose.per}


def table(movements: Iterable[Movement], limits: frozenset[str] = frozenset()) -> Iterator[str]:
    """One line a movement, under a heading for each stage; below it what the limits do to it."""
    movements = list(movements)
    wide = max((len(movement.id) for movement in movements), default=0)
    stage = None
    for movement in movements:
        if movement.stage != stage:
            stage = movement.stage
            yield ("" if movement is movements[0] else "\n") + stage
        kit = ", ".join(movement.kit) or _("nothing needed")
        yield f"  {movement.id:<{wide}}  {' · '.join(movement.place):<12}  {kit:<16}  {movement.name}".rstrip()
        yield from (f"      {line}" for line in heeded(movement, limits))


def heeded(movement: Movement, limits: frozenset[str]) -> Iterator[str]:
    advice = advise(catalogue(), movement, limits)
    yield from (*advice.how, *advice.why)
