"""When the whole safety check is asked again, and from when a session may start. No clock: the moment is handed in.

A clock that is set back is never a way round: what counts is the latest moment that we know of.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from unslump.screening.diary import Checked
from unslump.screening.over_time import due_rule

Reason = Literal[
    "never", "old", "away", "outcome", "meanwhile", "wait", "clock", "new", "stopped", "injury", "worse", "not-due"
]
"""Ids of `[due.…]` in `over_time.toml`."""
WANTED: tuple[Reason, ...] = ("new", "stopped", "injury", "worse")
"""What makes the whole check wanted before its time."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered about the safety check. None: there is none."""

    check: Checked | None = None
    """The last outcome by its number, not by its date."""
    last_session_at: datetime | None = None
    wanted: str = ""
    """Why the whole check was wanted since, one of WANTED; empty: it was not."""
    seen_until: datetime | None = None
    """The latest moment at which we met them since that check."""


@dataclass(frozen=True, slots=True)
class Due:
    """Whether the whole check has to be answered before a session, and why."""

    due: bool
    rule: Reason
    say: str
    wait_until: datetime | None = None
    """No session starts before this, and no check opens it sooner."""

    @property
    def may_start(self) -> bool:
        """The last check holds, and nothing is waited for."""
        return not self.due and self.wait_until is None


def due(known: Known, now: datetime) -> Due:
    """Whether the whole check is due, and its sentence. A wait comes before everything else."""
    check = known.check
    if check is None:
        return _due("never")
    wait = earliest(known, now)
    if wait is not None:
        return _due("wait", wait)
    return _due(_reason(known, check, now))


def earliest(known: Known, now: datetime) -> datetime | None:
    """The first moment at which a session may start again; None where nothing is waited for.

    By the clock of today, which can only be later than it was: set back, it makes the wait longer.
    """
    if known.check is None or known.check.clear_from is None or now >= known.check.clear_from:
        return None
    return known.check.clear_from


def _reason(known: Known, check: Checked, now: datetime) -> Reason:
    if known.wanted:
        return next((reason for reason in WANTED if reason == known.wanted), "new")
    if check.outcome not in {"go", "limits"} and not check.session_meanwhile:
        return "outcome"
    if now + timedelta(minutes=due_rule("clock")["minutes"]) < check.at:
        return "clock"
    latest = max(when for when in (now, known.seen_until, known.last_session_at) if when is not None)
    if latest - check.at > timedelta(days=due_rule("old")["days"]):
        return "old"
    if check.outcome == "first" and latest - check.at >= timedelta(days=due_rule("meanwhile")["days"]):
        return "meanwhile"
    return "away" if _away(known, check, latest) else "not-due"


def _away(known: Known, check: Checked, latest: datetime) -> bool:
    """Two weeks without a session, for those who have had one; a whole check counts as being back."""
    if known.last_session_at is None:
        return False
    return latest - max(known.last_session_at, check.at) >= timedelta(days=due_rule("away")["days"])


def _due(reason: Reason, wait_until: datetime | None = None) -> Due:
    return Due(reason not in {"not-due", "wait"}, reason, due_rule(reason).say, wait_until)
