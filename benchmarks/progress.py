"""Twelve weeks of people who do not exist: nobody's doses grow by more than a fifth a week, nobody who hurts more gets more.

The same people are a chart in docs/progress.md, and random ones a property in tests/planning/test_progress.py.
"""

from itertools import pairwise

from benchmarks.people import DAY, MONDAY, Life, lived, load_s, people
from benchmarks.row import Row, median_ms
from unslump.movement.catalogue import catalogue
from unslump.planning.progress import Told, progress
from unslump.planning.progress_rules import progress_rules
from unslump.planning.trend import Number, Trend
from unslump.screening.measures import readings

MOST_PERCENT = 20
MOST_MS = 25
SESSIONS = 60


def rows() -> list[Row]:
    lives = [lived(person, catalogue()) for person in people()]
    found = [Row(f"{life.person.name}: growth in a week", growth_percent(life), "%", MOST_PERCENT) for life in lives]
    found += [Row(f"{life.person.name}: more while it rises", more_while_rising(life), "", 0) for life in lives]
    longest = max(lives, key=lambda life: len(life.diary.sessions))
    last = longest.days[-1]
    told = Told(numbers=numbers(longest))
    when = longest.diary.sessions[-1].at
    ms = median_ms(lambda: progress(catalogue(), longest.reports, told, when), runs=11, warm_up=2)
    sessions = len(longest.diary.sessions)
    return [*found, Row(f"{sessions} sessions read, {len(last.where)} movements", ms, "ms", MOST_MS)]


def numbers(life: Life) -> tuple[Number, ...]:
    return tuple((one.at, one.pain) for one in readings(life.diary))


def growth_percent(life: Life) -> float:
    """The most by which all doses together grew in seven days, over the heaviest of the three weeks before that.

    The same movements both times. Days of small doses are no base, and no growth.
    """
    most = 0.0
    for before, now in zip(life.days, life.days[7:], strict=False):
        known = before.where.keys() & now.where.keys()
        month = life.days[max(0, before.day - 21) : before.day + 1]
        base = [day for day in month if not day.small and known and known <= day.where.keys()]
        if base and not now.small:
            heaviest = max(load_s(day.where[name] for name in known) for day in base)
            most = max(most, 100 * (load_s(now.where[name] for name in known) / heaviest - 1))
    return most


def more_while_rising(life: Life) -> int:
    """On how many days something went up although the last week had hurt a point more than one of the four before."""
    trend = Trend(numbers(life), (), progress_rules())
    days = 0
    for before, now in pairwise(life.days):
        went_up = any(
            one.change == "up" and name in before.where and one.rung > before.where[name].rung
            for name, one in now.where.items()
        )
        days += went_up and trend.rising(MONDAY + now.day * DAY)
    return days
