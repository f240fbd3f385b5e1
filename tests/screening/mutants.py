"""Rules changed by one thing each: a case has to notice every one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from unslump.errors import BadRequest
from unslump.screening.cases import Case
from unslump.screening.decide import decide
from unslump.screening.model import SEVERITY, Firing, Outcome, Rule, When
from unslump.screening.sheet import Sheet

NUMBERS = ("age_from", "age_to", "pain_from", "pain_to", "weeks_from", "weeks_to", "at_least")


def holds(case: Case, rules: Sequence[Rule]) -> bool:
    """Whether the case comes out as it says, under these rules."""
    try:
        decision = decide(rules, known(case.full_sheet(rules), rules))
    except BadRequest:
        return False
    by = () if case.outcome == "incomplete" else decision.rules
    told = (decision.outcome, set(by), decision.limits)
    return told == (case.outcome, set(case.rules), case.limits) and case.told(decision.say)


def known(sheet: Sheet, rules: Sequence[Rule]) -> Sheet:
    """Only what these rules ask: a rule that is gone must be missed by what comes out, not by an answer that has no question."""
    asked = {rule.id for rule in rules}
    return replace(
        sheet,
        answers={key: answer for key, answer in sheet.answers.items() if key in asked},
        parts={key: answer for key, answer in sheet.parts.items() if key.split(".")[0] in asked},
        acknowledged=frozenset(rule.id for rule in rules if rule.id in sheet.acknowledged and rule.softer),
    )


def flips(rule: Rule) -> Iterator[Rule]:
    """The same rule with every other outcome."""
    others: list[Outcome] = [outcome for outcome in SEVERITY if outcome != rule.outcome]
    for other in others:
        fires = [replace(one, outcome=other) if one.outcome == rule.outcome else one for one in rule.fires]
        yield replace(rule, outcome=other, fires=tuple(fires))


def smaller_changes(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """One combination gone, one number moved by one, one condition forgotten …"""
    for nth, one in enumerate(rule.fires):
        others = rule.fires[:nth] + rule.fires[nth + 1 :]
        yield f"without fires[{nth + 1}]", replace(rule, fires=others)
        for what, when in moved(one.when):
            yield f"fires[{nth + 1}] {what}", replace(rule, fires=(*others, replace(one, when=when)))
        for other in SEVERITY[SEVERITY.index(one.outcome) + 1 :]:
            changed: Firing = replace(one, outcome=other)
            yield f"fires[{nth + 1}] {other}", replace(rule, fires=(*others, changed))
    if rule.mentions:
        yield "without mentions", replace(rule, mentions=())
        for what, when in moved(rule.mentions[0].when):
            yield f"mentions {what}", replace(rule, mentions=(replace(rule.mentions[0], when=when),))
    if rule.softer is not None:
        yield "without softer", replace(rule, softer=None)
        if rule.softer.acknowledge:
            yield "softer without acknowledging", replace(rule, softer=replace(rule.softer, acknowledge=""))
        for what, when in moved(rule.softer.when):
            yield f"softer {what}", replace(rule, softer=replace(rule.softer, when=when))
    if rule.session_meanwhile:
        yield "no session meanwhile", replace(rule, session_meanwhile=False)


def moved(when: When) -> Iterator[tuple[str, When]]:
    for name in NUMBERS:
        number = getattr(when, name)
        if number is not None and (name != "at_least" or number > 0):
            for by in (-1, 1):
                yield f"{name} {number + by}", replace(when, **{name: number + by})
    for name in ("yes", "no", "of", "conditions"):
        for one in getattr(when, name):
            rest = tuple(other for other in getattr(when, name) if other != one)
            change: dict[str, Any] = {name: rest}
            yield f"{name} without {one}", replace(when, **change)
    if when.age_unknown:
        yield "age known too", replace(when, age_unknown=False)
