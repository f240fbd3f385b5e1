"""Weeks as small columns of seven vertebrae, Monday at the top; a day with a session is filled."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

from unslump.records.queries import Line

WEEKS = 12
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    iso: str
    name: str
    sessions: int
    is_today: bool
    is_ahead: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Week:
    monday: date
    name: str
    is_new_month: bool
    month: str


@dataclass(frozen=True, slots=True)
class Calendar:
    weeks: tuple[Week, ...]
    rows: tuple[tuple[str, tuple[Day, ...]], ...]
    """One row a weekday, one day a week."""
    earlier: date
    later: date | None


def window(last_day: date) -> tuple[datetime, datetime]:
    """The stretch of time that a calendar ending in the week of this day shows, by this machine's clock."""
    end = _monday(last_day) + A_WEEK
    return _midnight(end - WEEKS * A_WEEK), _midnight(end)


def calendar(lines: Iterable[Line], last_day: date, today: date, chosen: date | None = None) -> Calendar:
    counts: dict[date, int] = defaultdict(int)
    for line in lines:
        counts[line.started_at.astimezone().date()] += 1
    first = _monday(last_day) - (WEEKS - 1) * A_WEEK
    mondays = [first + nth * A_WEEK for nth in range(WEEKS)]
    rows = tuple(
        (
            date_format(first + timedelta(days=nth), "D"),
            tuple(_day(m + timedelta(days=nth), counts, today, chosen) for m in mondays),
        )
        for nth in range(7)
    )
    newer = _monday(last_day) + WEEKS * A_WEEK
    later = None if _monday(last_day) >= _monday(today) else min(newer, today)
    return Calendar(tuple(_week(monday, first) for monday in mondays), rows, first - timedelta(days=1), later)


def _day(on: date, counts: dict[date, int], today: date, chosen: date | None) -> Day:
    return Day(on.isoformat(), _name(on, get_language() or ""), counts[on], on == today, on > today, on == chosen)


@lru_cache(maxsize=400)
def _name(on: date, _language: str) -> str:
    return date_format(on, "j F")


def _week(monday: date, first: date) -> Week:
    begins = monday == first or (monday - A_WEEK).month != monday.month
    return Week(monday, date_format(monday, "j F"), begins, date_format(monday, "M"))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
