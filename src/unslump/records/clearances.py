"""May they start? What the last safety check allows, and what the rules over time say since.

Nothing that starts or plans a session asks anybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from unslump.planning.limits import known_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.records.diary import diary, known
from unslump.records.models import Person
from unslump.screening.advice import Advice
from unslump.screening.after import standing, wants_small_doses
from unslump.screening.diary import Checked, Diary
from unslump.screening.disclaimer import disclaimer
from unslump.screening.due import Reason, due

Standing = Literal["none", "old", "again", "stop", "pause", "go"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """Where somebody stands with the safety check, and with the rules over time."""

    state: Standing
    """`none` never asked · `old` asked too long ago · `again` something is new, or they were away · `stop` the last one
    said so · `pause` some days without a session · `go`."""
    outcome: str = ""
    taken_at: datetime | None = None
    limits: frozenset[str] = frozenset()
    say: str = ""
    """Why, in a sentence or two."""
    wait_until: datetime | None = None
    """No session starts before this, whatever is answered."""
    lower: bool = False
    """The last morning was above usual: the next session starts a level lower."""
    small: str = ""
    """Why today is for small doses, where the rules over time say so; the limits hold them then."""

    @property
    def may_start(self) -> bool:
        return self.state == "go"


STATES: Mapping[Reason, Standing] = {
    "never": "none",
    "old": "old",
    "clock": "old",
    "away": "again",
    "meanwhile": "again",
    "new": "again",
    "stopped": "again",
    "injury": "again",
    "worse": "again",
    "outcome": "stop",
    "wait": "stop",
    "not-due": "go",
}


def clearance(person: Person, now: datetime, told: Diary | None = None) -> Clearance:
    """What the last safety check allows, and what was said since. `told`: their diary, for who has it at hand."""
    told = diary(person, activities=False) if told is None else told
    last, asked = told.last_check, due(known(person, told), now)
    if last is None:
        return Clearance("none", say=asked.say)
    advice = standing(told, now)
    state = _standing(person, last, STATES[asked.rule], advice)
    return Clearance(
        state,
        last.outcome,
        last.at,
        _limits(last, told),
        advice.say if state == "pause" else asked.say,
        advice.until if state == "pause" else asked.wait_until,
        lower=advice.action == "step-down",
        small=advice.say if advice.action == "low-dose" else "",
    )


def limits(person: Person) -> frozenset[str]:
    """What changes or leaves out movements for them today. Plans, pages and commands all start from here."""
    told = diary(person, activities=False)
    return frozenset() if told.last_check is None else _limits(told.last_check, told)


def _limits(last: Checked, told: Diary) -> frozenset[str]:
    return last.limits | ({LOW_DOSE} if wants_small_doses(told) else frozenset())


def _standing(person: Person, last: Checked, state: Standing, advice: Advice) -> Standing:
    if state == "stop" or advice.action == "first":
        return "stop"
    if person.disclaimer_accepted_at is None or person.disclaimer_version != disclaimer().version:
        return "none"
    # A limit that we no longer know, or no longer plan with, cannot be heeded: so the questions are asked anew.
    if not all(_can_heed(limit) for limit in last.limits):
        return "again"
    return "pause" if state == "go" and advice.action == "pause" else state


def _can_heed(limit: str) -> bool:
    known = known_limits().get(limit)
    return known is not None and not known.clinician_first
