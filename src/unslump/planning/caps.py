"""How much of something a week may have, and how long it rests: `content/planning/caps.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.movement.model import STAGES, Movement, Stage

FILE = "planning/caps.toml"


@dataclass(frozen=True, slots=True)
class Cap:
    """One such rule. What it leaves open is None."""

    id: str
    """Its sentences stand under this name in the words."""
    movements: tuple[str, ...] = ()
    """Those that it is about, by id; empty: by stage."""
    stages: tuple[Stage, ...] = ()
    apart_from: tuple[str, ...] = ()
    held_from_s: float = 0.0
    """Only what is held at least this long in its full dose."""
    days_a_week: int | None = None
    """All of its movements together."""
    rest_days: int | None = None
    """Whole days between one and the next; 0: every day, but only once a day."""
    minutes_a_week: int | None = None
    """Of each of its movements alone."""

    def covers(self, movement: Movement) -> bool:
        """True where it speaks of the movement."""
        if movement.id in self.apart_from:
            return False
        held_s = movement.doses["full"].hold_s
        if self.held_from_s > 0 and (held_s is None or held_s[1] < self.held_from_s):
            return False
        return movement.id in self.movements or movement.stage in self.stages


@cache
def caps() -> tuple[Cap, ...]:
    """As they ship."""
    return read((content.folder() / "planning" / "caps.toml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[Cap, ...]:
    """The caps in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    found = tuple(_caps(table))
    table.close(["sources"])
    if problems:
        raise ContentError(problems)
    return found


def _caps(table: Table) -> Iterator[Cap]:
    for row in table.tables("caps"):
        yield Cap(
            id=row.text("id"),
            movements=row.texts("movements", ()),
            stages=row.choices("stages", STAGES) if "stages" in row else (),
            apart_from=row.texts("apart_from", ()),
            held_from_s=row.number("held_from_s", 0.0),
            days_a_week=row.whole("days_a_week") if "days_a_week" in row else None,
            rest_days=row.whole("rest_days") if "rest_days" in row else None,
            minutes_a_week=row.whole("minutes_a_week") if "minutes_a_week" in row else None,
        )
        row.close()
