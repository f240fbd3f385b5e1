"""How it felt before and after, as points for a drawing; the page shows the same numbers as a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from unslump.records.queries import Line

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 16, 22, 44
MOST = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """One session: where it stands on the drawing. None: that number was not given."""

    id: UUID
    when: datetime
    x: float
    before: int | None
    before_y: float | None
    after: int | None
    after_y: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    marks: tuple[Mark, ...]
    grid: tuple[tuple[int, float], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def chart(lines: Sequence[Line]) -> Chart | None:
    """The latest sessions that have at least one number; None if there are none."""
    told = [one for one in lines if one.pain_before is not None or one.pain_after is not None][-MOST:]
    if not told:
        return None
    step = (WIDTH - LEFT - RIGHT) / max(len(told), 8)
    marks = tuple(_mark(line, LEFT + step * (nth + 0.5)) for nth, line in enumerate(told))
    return Chart(marks, tuple((pain, _y(pain)) for pain in (0, 5, 10)))


def _mark(line: Line, x: float) -> Mark:
    before, after = line.pain_before, line.pain_after
    return Mark(
        line.id,
        line.started_at,
        round(x, 1),
        before,
        None if before is None else _y(before),
        after,
        None if after is None else _y(after),
    )


def _y(pain: int) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (10 - pain) / 10, 1)
