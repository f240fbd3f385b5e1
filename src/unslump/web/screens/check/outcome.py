"""What a check came to, as its page: what to do, whom to call, what changes, and a note to take along."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import Limit, advise, known_limits
from unslump.records.clearances import Clearance
from unslump.screening import interview
from unslump.screening.conditions import conditions
from unslump.screening.explain import beside_numbers, explain
from unslump.screening.model import Answer, Decision
from unslump.screening.rules import rules
from unslump.screening.sheet import counts
from unslump.web.call import whom_to_call
from unslump.web.screens.check.form import Form


@dataclass(frozen=True, slots=True)
class Changed:
    """One limit, and what it does to the movements."""

    limit: Limit
    left_out: tuple[Movement, ...]
    changed: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody answered, for a clinician to read: only what was a yes or not sure."""

    age: int | None
    pain_now: int | None
    weeks_pregnant: int | None
    answers: tuple[tuple[str, Answer], ...]
    conditions: tuple[str, ...]


def told(request: HttpRequest, form: Form, decision: Decision, standing: Clearance) -> dict[str, Any]:
    """Everything that the page shows."""
    told = explain(decision)
    return {
        "told": told,
        "sentences": beside_numbers(told.sentences),
        "decision": decision,
        "standing": standing,
        "may_start": decision.may_exercise and standing.may_start,
        "calls": whom_to_call(request),
        "changes": [_changed(limit) for limit in known_limits().values() if limit.id in decision.limits],
        "letter": letter(form),
        "hidden": list(form.hidden()),
        "now": timezone.now(),
    }


def letter(form: Form) -> Letter:
    sheet = form.counted
    asked = {line.key: line.text for page in interview.lists(rules()) for line in page.lines}
    asked |= {f"{rule.id}.{part.id}": part.question for rule in rules() for part in rule.parts}
    said = {**sheet.answers, **sheet.parts}
    answers = tuple((text, said[key]) for key, text in asked.items() if counts(said.get(key)))
    names = tuple(one.name for one in conditions() if one.id in sheet.conditions)
    return Letter(sheet.age, sheet.pain_now, sheet.weeks_pregnant, answers, names)


def _changed(limit: Limit) -> Changed:
    known = catalogue()
    does = {movement: advise(known, movement, [limit.id]) for movement in known.values()}
    return Changed(
        limit,
        left_out=tuple(movement for movement, advice in does.items() if not advice.offered),
        changed=tuple(movement for movement, advice in does.items() if advice.does == "modify"),
    )
