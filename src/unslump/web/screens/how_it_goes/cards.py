"""What Today says about how it goes: the morning after, the weeks, and what follows from the numbers."""

from datetime import datetime
from typing import Any

from unslump.records.diary import look_back
from unslump.records.models import Person, Session
from unslump.screening.diary import Diary
from unslump.screening.weeks import cards, week_due

QUIET = frozenset({"fine", "unknown"})
"""Advice that needs no card."""


def cards_for(person: Person, told: Diary, now: datetime, last: Session | None) -> dict[str, Any]:
    """For the top of Today. A morning that is not asked about, and weeks that are not due, show nothing."""
    due = week_due(told, now) if told.sessions else None
    return {
        "morning": look_back(person, now, last) if last is not None else None,
        "week_due": due,
        "over_weeks": [advice for advice in cards(told, now) if advice.action not in QUIET],
    }
