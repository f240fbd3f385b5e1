"""What was done of each movement in one session, kept in the session's row.

It is asked for on nearly every page and changes only while a session goes on: it is counted when something is written
down, and not again each time that somebody looks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from unslump.movement.model import Amount
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import PlanItem

EventRow = tuple[str, str, float | None]
"""Kind, movement and value of an event."""
COUNTED = ("rep-done", "movement-done", "movement-skipped", "hurts")
"""The kinds that say how much was done, and whether it hurt."""


@dataclass(frozen=True, slots=True)
class Performed:
    """One movement that was begun."""

    movement: str
    asked: Amount
    """What was planned."""
    seconds: int
    """How long that takes, about."""
    repetitions: int = 0
    finished: bool = False
    hurt: bool = False
    """Something was said to hurt."""
    unsaid: bool = False
    """It hurt, and nobody said how much."""
    most: float | None = None
    """The most that was said, 0 to 10."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Performed":
        """What `performed` wrote down."""
        asked = data["asked"]
        amount = Amount(asked["sets"], asked["reps"], asked["hold_s"], asked["duration_s"], tuple(asked["rounds"]))
        return cls(**{**data, "asked": amount})


def performed(plan: Mapping[str, Any], events: Iterable[EventRow]) -> dict[str, Any]:
    """`{"small", "movements": [...]}` of a stored plan and what happened, as plain values for `Session.performed`.

    `small`: it was a session of small doses. A movement that was not begun is not among them.
    """
    happened: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for kind, movement, value in events:
        happened[movement].append((kind, value))
    items = [PlanItem.from_json(item) for item in plan["items"]]
    found = [_of(item, happened[item.movement]) for item in items if item.movement in happened]
    return {
        "small": LOW_DOSE in plan["wishes"]["limits"],
        "movements": [asdict(one) for one in found if one is not None],
    }


def _of(item: PlanItem, happened: Iterable[tuple[str, float | None]]) -> Performed | None:
    kinds = [kind for kind, _ in happened]
    hurts = [value for kind, value in happened if kind == "hurts"]
    repetitions = kinds.count("rep-done")
    if "movement-skipped" in kinds and repetitions == 0 and not hurts:
        return None
    return Performed(
        item.movement,
        item.amount,
        item.seconds,
        repetitions,
        finished="movement-done" in kinds,
        hurt=bool(hurts),
        unsaid=None in hurts,
        most=max((value for value in hurts if value is not None), default=None),
    )
