"""Diaries as short as a test needs them: a number for each morning, days counted from one Monday."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from unslump.screening.diary import Checked, CheckIn, Diary, Done, Entry

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def on(day: float) -> datetime:
    return START + day * DAY


def diary(*entries: Entry, seen_until: datetime | None = None) -> Diary:
    """These lines, numbered in the order given."""
    return Diary(
        tuple(one for one in entries if isinstance(one, Done)),
        tuple(one for one in entries if isinstance(one, CheckIn)),
        tuple(one for one in entries if isinstance(one, Checked)),
        seen_until,
    )


def morning(nth: int, day: float, pain: int | None, usual: int | None = 2, **more: Any) -> CheckIn:
    return CheckIn(nth, on(day), "next-morning", pain_now=pain, usual=usual, **more)


def mornings(pains: Mapping[float, int | None], usual: int | None = 2) -> Diary:
    """What each of these mornings was, by its day."""
    return diary(*(morning(nth, day, pain, usual) for nth, (day, pain) in enumerate(pains.items(), 1)))


def session(nth: int, day: float, before: int | None = None) -> Done:
    return Done(nth, on(day), before)


def passed(nth: int, day: float, outcome: Any = "go", **more: Any) -> Checked:
    return Checked(nth, on(day), outcome, **more)


def sent_on(nth: int, day: float, outcome: Any = "first") -> Checked:
    """A check-in said to see someone."""
    return Checked(nth, on(day), outcome, asked=False)


def beginning(pain: int | None = 6, day: float = 0, **more: Any) -> CheckIn:
    return CheckIn(1, on(day), "baseline", pain_average=pain, **more)


def weekly(nth: int, week: float, pain: int | None, **more: Any) -> CheckIn:
    return CheckIn(nth, START + week * WEEK, "weekly", pain_average=pain, **more)
