"""How it goes, in numbers: what is asked, medians of seven days, and whether a change is more than the usual ups and downs.

None is unanswered and stays so: it is never counted as 0, and nothing is compared with it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from statistics import mean, median
from typing import Any, Literal

from unslump import content
from unslump.screening.diary import CheckIn, Diary, Done

MOST_ACTIVITIES = 3
SCALES = ("pain_now", "pain_average", "pain_worst", "sleep", "activity")
KINDS_OF_CHANGE = Literal["unknown", "same", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Scale:
    """One question with a number from 0 to 10."""

    id: str
    ask: str
    least: str
    """What 0 means."""
    most: str
    """What 10 means."""


@dataclass(frozen=True, slots=True)
class Change:
    """From one number to another."""

    kind: KINDS_OF_CHANGE
    say: str
    points: float | None = None
    """Signed, after less before; None where a number is missing."""

    @property
    def real(self) -> bool:
        """More than the usual ups and downs."""
        return self.kind in {"better", "worse"}


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((content.folder() / "screening" / "measures.toml").read_text(encoding="utf-8"))


def scales() -> Mapping[str, Scale]:
    """The questions with numbers, by id."""
    return {name: Scale(name, **{key: str(_table()[name][key]) for key in ("ask", "least", "most")}) for name in SCALES}


def global_change() -> tuple[str, tuple[tuple[int, str], ...]]:
    """The question "all in all", and its seven answers from -3 to 3."""
    asked = _table()["global_change"]
    return str(asked["ask"]), tuple((nth - 3, str(text)) for nth, text in enumerate(asked["steps"]))


def weeks() -> tuple[int, ...]:
    """After how many weeks it is asked how it goes; 0 is the beginning."""
    return tuple(_table()["weeks"])


def asks_global_change(week: int) -> bool:
    """Whether "all in all" is asked in this week."""
    return week in _table()["global_change_weeks"]


def sources() -> tuple[str, ...]:
    return tuple(_table()["sources"])


def change(before: float | None, after: float | None, *, more_is_better: bool = False) -> Change:
    """About the same, or a real change: at least two points and at least 30 percent of what it was.

    >>> change(6, 4).kind, change(8, 6).kind, change(None, 0).kind
    ('better', 'same', 'unknown')
    """
    words = _table()["change"]
    if before is None or after is None:
        return Change("unknown", words["unknown"])
    points = after - before
    if not _real(before, abs(points)):
        return Change("same", words["same"], points)
    kind: Literal["better", "worse"] = "better" if (points > 0) == more_is_better else "worse"
    return Change(kind, words[kind], points)


def _real(before: float, by: float) -> bool:
    limits = _table()["change"]
    return bool(by >= limits["points"] and 100 * by >= limits["percent"] * before)


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of pain at a moment."""

    at: datetime
    pain: int


def readings(diary: Diary) -> list[Reading]:
    """Every number that was given for a moment, in order: before sessions, and in check-ins. Soreness does not count."""
    found = []
    for entry in diary.steady():
        pain = None
        if isinstance(entry, Done):
            pain = entry.pain_before
        elif isinstance(entry, CheckIn) and not entry.sore:
            pain = entry.pain_now
        if pain is not None:
            found.append(Reading(entry.at, pain))
    return found


def seven_days(diary: Diary, until: datetime) -> float | None:
    """The median of the seven days up to a moment; the average that they said, where there are too few numbers.

    None where neither is there.
    """
    limits = _table()["median"]
    since = until - timedelta(days=limits["days"])
    pains = [reading.pain for reading in readings(diary) if since < reading.at <= until]
    if len(pains) >= limits["least"]:
        return float(median(pains))
    said = [
        entry.pain_average
        for entry in diary.steady()
        if isinstance(entry, CheckIn) and entry.pain_average is not None and since < entry.at <= until
    ]
    return float(said[-1]) if said else None


def activities_mean(ratings: Mapping[str, int], only: Iterable[str] | None = None) -> float | None:
    """The mean of their own activities, of those named or of all; None where none is rated.

    >>> activities_mean({"carry": 4, "drive": 0})
    2.0
    """
    wanted = ratings.keys() if only is None else [one for one in only if one in ratings]
    values = [ratings[one] for one in wanted]
    return float(mean(values)) if values else None


def activities_change(before: Mapping[str, int], after: Mapping[str, int]) -> Change:
    """How their own activities changed: only those are compared that were rated both times."""
    both = [one for one in before if one in after]
    return change(activities_mean(before, both), activities_mean(after, both), more_is_better=True)
