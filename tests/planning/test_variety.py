"""Sixty days of ten minutes: never the same, nothing forgotten, nothing too often, and every week has what a week needs."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.planning.caps import caps
from unslump.planning.eligible import eligible
from unslump.planning.lately import Lately
from unslump.planning.model import Background, Past, Plan, Wishes
from unslump.planning.plan import plan
from unslump.planning.reasons import reasons
from unslump.planning.weights import weights

DAYS = 60
MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
EVERYTHING = frozenset(kit for movement in catalogue().values() for kit in movement.kit)


@dataclass(frozen=True, slots=True)
class Sixty:
    """What somebody did, day by day."""

    plans: tuple[Plan, ...]
    suitable: tuple[Movement, ...]

    def days_of(self, movement_id: str) -> list[int]:
        return [day for day, one in enumerate(self.plans) if any(item.movement == movement_id for item in one.items)]


def sixty_days(wishes: Wishes) -> Sixty:
    history: list[Past] = []
    plans = []
    for day in range(DAYS):
        when = MORNING + timedelta(days=day)
        one = plan(catalogue(), wishes, Background(history[-500:], when), seed=when.toordinal())
        history += [Past(item.movement, when, item.seconds) for item in one.items]
        plans.append(one)
    suitable, _ = eligible(catalogue(), wishes, Lately((), None, catalogue()), reasons())
    return Sixty(tuple(plans), tuple(candidate.movement for candidate in suitable))


PEOPLE = {
    "at a desk": Wishes(10, "desk"),
    "on the floor with all there is": Wishes(10, "floor", EVERYTHING),
    "on the floor with sore knees": Wishes(10, "floor", frozenset({"mat", "band"}), limits=frozenset({"knee-pain"})),
    "at a desk with thin bones": Wishes(10, "desk", frozenset({"band"}), limits=frozenset({"osteoporosis"})),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_sixty_days_of_ten_minutes(who):
    wishes = PEOPLE[who]
    sixty = sixty_days(wishes)
    assert len({tuple(item.movement for item in one.items) for one in sixty.plans}) == DAYS
    times = Counter(name for one in sixty.plans for name in {item.movement for item in one.items})
    for movement in sixty.suitable:
        assert times[movement.id] >= 2, movement.id
        # A warm-up begins every session, and strength has its own days: neither can be rarer.
        if movement.stage not in ("warm-up", "strengthen"):
            assert times[movement.id] <= 0.6 * DAYS, movement.id
    _keeps_every_cap(sixty)
    _covers_every_week(sixty)


def _keeps_every_cap(sixty: Sixty) -> None:
    for cap in caps():
        days = sorted({day for one in sixty.suitable if cap.covers(one) for day in sixty.days_of(one.id)})
        if cap.rest_days is not None:
            assert all(later - sooner > cap.rest_days for sooner, later in pairwise(days))
        if cap.days_a_week is not None:
            assert all(sum(first <= day < first + 7 for day in days) <= cap.days_a_week for first in range(DAYS))


def _covers_every_week(sixty: Sixty) -> None:
    for area in weights().week:
        having = {one.id for one in sixty.suitable if area.has(one)}
        if not having:
            continue
        days = [any(item.movement in having for item in one.items) for one in sixty.plans]
        assert all(any(days[first : first + 7]) for first in range(DAYS - 6)), area.weight.id
