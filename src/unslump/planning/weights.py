"""What the planner weighs, as data: `content/planning/weights.toml` is the one table.

Points are whole sixtieths inside, so that a weight by the minute is a whole number by the second, and every Python
comes to the same sum.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.movement.model import STAGES, Movement, Stage
from unslump.planning.model import Emphasis

FILE = "planning/weights.toml"
POINT = 60
"""One point, in the planner's own small coin."""
MOVEMENT_TERMS = (
    *("more", "new", "due", "recent", "liked", "disliked"),
    *("up", "stands_in", "variant", "again", "chance"),
)
SESSION_TERMS = ("stage", "position", "away")
COSTS = ("position", "away")
"""What the search may take for granted: these never speak for a session, and what it covers never against."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one thing counts."""

    id: str
    usual: int
    """Points on an ordinary day; below zero it speaks against."""
    change: int
    """Points after two weeks in which little moved."""
    counts: str
    """What it counts for, as the rest of a sentence."""

    def points(self, emphasis: Emphasis) -> int:
        """In small coin."""
        return POINT * (self.change if emphasis == "change" else self.usual)


@dataclass(frozen=True, slots=True)
class Area:
    """Something that every week should have."""

    weight: Weight
    days: int
    """On how many days of the week it is wished for."""
    motion: str = ""
    stage: Stage | None = None
    """Movements belong to it by what they aim at, or by their stage."""

    def has(self, movement: Movement) -> bool:
        """True where the movement counts towards it."""
        return movement.stage == self.stage or any(target.motion == self.motion for target in movement.targets)


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole table."""

    movement: Mapping[str, Weight]
    week: tuple[Area, ...]
    session: Mapping[str, Weight]

    def __hash__(self) -> int:
        return id(self)

    def with_strength_on(self, days: int | None) -> "Weights":
        """The same where strength is wished for on so many days of the week; None: as it is."""
        if days is None:
            return self
        return replace(
            self, week=tuple(replace(one, days=days) if one.stage == "strengthen" else one for one in self.week)
        )


@cache
def weights() -> Weights:
    """As they ship."""
    return read((content.folder() / "planning" / "weights.toml").read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """The weights in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    found = Weights(
        movement={one.id: one for one in (_weight(row) for row in table.tables("movement"))},
        week=tuple(_area(row) for row in table.tables("week")),
        session={one.id: one for one in (_weight(row) for row in table.tables("session"))},
    )
    for kind, known, wanted in (
        ("movement", found.movement, MOVEMENT_TERMS),
        ("session", found.session, SESSION_TERMS),
    ):
        if tuple(known) != wanted:
            table.wrong(kind, f"has {', '.join(known)}", f"Give these, in this order: {', '.join(wanted)}.")
    for one in (*(area.weight for area in found.week), *found.session.values()):
        costs = one.id in COSTS
        if any(points > 0 if costs else points < 0 for points in (one.usual, one.change)):
            speaks = (
                "costs can only speak against it: give 0 or less."
                if costs
                else "has can only speak for it: give 0 or more."
            )
            table.wrong(one.id, f"is {one.usual} and {one.change}", f"What a session {speaks}")
    table.close(["sources"])
    if problems:
        raise ContentError(problems)
    return found


def _weight(table: Table, *, close: bool = True) -> Weight:
    weight = Weight(table.text("id"), table.whole("usual"), table.whole("change"), table.text("counts"))
    if close:
        table.close()
    return weight


def _area(table: Table) -> Area:
    stage = table.choice("stage", STAGES) if "stage" in table else None
    area = Area(_weight(table, close=False), table.whole("days"), table.text("motion", ""), stage)
    table.close()
    return area
