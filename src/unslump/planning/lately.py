"""What was done lately, as the planner asks for it: how many sessions ago, on which days, for how long this week.

history ─ sessions (three hours are one) ─▶ ago, hurt · the last seven days ─▶ days and minutes of the week
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.caps import Cap
from unslump.planning.model import Past
from unslump.planning.weights import Area

ONE_SESSION = timedelta(hours=3)
WEEK_DAYS = 7
REMEMBERED = 60
"""Sessions: none of these comes again as it was."""


class Lately:
    """A history, looked at from a moment; without a moment nothing is known of days, only of sessions."""

    def __init__(self, history: Sequence[Past], when: datetime | None, catalogue: Catalogue) -> None:
        self._ago, self.hurt, self.sessions = _sessions(history)
        """`hurt`: what was ended in the latest session because it hurt. `sessions`: the movements of each of the last."""
        self._done = [] if when is None else _this_week(history, when, catalogue)
        self._catalogue = catalogue
        self._days: dict[Area | Cap, tuple[int, ...]] = {}

    @property
    def has_history(self) -> bool:
        """False before the first session."""
        return bool(self._ago)

    def ago(self, movement_id: str) -> int | None:
        """1: done in the latest session, 2: in the one before; None: never."""
        return self._ago.get(movement_id)

    def days_with(self, what: Area | Cap) -> tuple[int, ...]:
        """How many days ago it was done, each day of this week once, today as 0."""
        if what not in self._days:
            belongs = what.has if isinstance(what, Area) else what.covers
            found = {days for days, past in self._done if belongs(self._catalogue[past.movement])}
            self._days[what] = tuple(sorted(found))
        return self._days[what]

    def seconds(self, movement_id: str) -> int:
        """How long it was done this week."""
        return sum(past.seconds for _, past in self._done if past.movement == movement_id)

    def left_s(self, movement: Movement, cap: Cap) -> int:
        """Seconds that the week still has for it, under a cap by the minute."""
        assert cap.minutes_a_week is not None
        return cap.minutes_a_week * 60 - self.seconds(movement.id)

    def rests(self, cap: Cap) -> bool:
        """True where the last time is too near."""
        days = self.days_with(cap)
        return cap.rest_days is not None and bool(days) and days[0] <= cap.rest_days

    def enough(self, cap: Cap) -> bool:
        """True where the week has had all its days."""
        return cap.days_a_week is not None and len(self.days_with(cap)) >= cap.days_a_week


def _sessions(history: Sequence[Past]) -> tuple[dict[str, int], frozenset[str], frozenset[frozenset[str]]]:
    ago: dict[str, int] = {}
    sessions: list[set[str]] = []
    hurt: set[str] = set()
    nth, newest = 0, None
    for past in sorted(history, key=lambda one: one.when, reverse=True):
        if newest is None or newest - past.when > ONE_SESSION:
            nth, newest = nth + 1, past.when
            sessions.append(set())
        sessions[-1].add(past.movement)
        ago.setdefault(past.movement, nth)
        if nth == 1 and past.hurt:
            hurt.add(past.movement)
    return ago, frozenset(hurt), frozenset(frozenset(one) for one in sessions[:REMEMBERED])


def _this_week(history: Sequence[Past], when: datetime, catalogue: Catalogue) -> list[tuple[int, Past]]:
    """Today and the six days before, by the calendar where `when` is."""
    today, least = when.date(), when - timedelta(days=WEEK_DAYS + 1)
    near = [past for past in history if past.when >= least and past.movement in catalogue]
    with_days = [((today - _day(past.when, when)).days, past) for past in near]
    return [(days, past) for days, past in with_days if 0 <= days < WEEK_DAYS]


def _day(moment: datetime, where: datetime) -> date:
    return moment.astimezone(where.tzinfo).date()
