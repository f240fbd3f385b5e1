"""Choosing a session, and laying it out in time."""

from datetime import UTC, datetime, timedelta

from benchmarks.row import Row, median_ms
from unslump.movement.catalogue import catalogue
from unslump.planning.model import Background, Past, Wishes
from unslump.planning.plan import plan
from unslump.session.timeline import timeline


def rows() -> list[Row]:
    movements = catalogue()
    everything = frozenset(
        piece for movement in movements.values() for piece in (*movement.kit, *movement.optional_kit)
    )
    wishes = Wishes(minutes=30, place="floor", kit=everything)
    history = a_year_of_mornings(tuple(movements))
    planned = plan(movements, wishes, Background(history), seed=1)
    return [
        Row(
            "plan of 30 minutes, a year of history",
            median_ms(lambda: plan(movements, wishes, Background(history), 1)),
            "ms",
            50,
        ),
        Row("timeline of 30 minutes", median_ms(lambda: timeline(planned, movements), 60, 5), "ms", 5),
    ]


def a_year_of_mornings(ids: tuple[str, ...]) -> list[Past]:
    """Six movements a day, taking turns."""
    first = datetime(2026, 1, 1, 8, tzinfo=UTC)
    days = range(365)
    return [Past(ids[(day * 6 + i) % len(ids)], first + timedelta(days=day)) for day in days for i in range(6)]
