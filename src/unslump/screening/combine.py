"""Combinations, evaluated: the rule files say what has to come together, this says whether it does.

One rule by itself:    answers, parts, facts ──▶ what it leads to (`weigh`)
All rules together:    a lighter way out is open only where no other rule says “first” or more (`soften`)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unslump.screening.model import SEVERITY, Outcome, Rule, When
from unslump.screening.sheet import Sheet, counts

GRAVITY = {outcome: nth for nth, outcome in enumerate(SEVERITY)}


@dataclass(frozen=True, slots=True)
class Weight:
    """What one rule makes of a sheet that it has something to say about."""

    rule: Rule
    outcome: Outcome
    say: tuple[str, ...] = ()
    limits: frozenset[str] = frozenset()
    may_acknowledge: bool = False


def weigh(rule: Rule, sheet: Sheet) -> Weight | None:
    """One rule by itself: a direct answer counts as the whole question, and a combination as well as a yes."""
    whole = counts(sheet.answers.get(rule.id))
    fired = [one for one in rule.fires if holds(one.when, rule.id, sheet)]
    if not (whole or fired):
        return None
    said = [(rule.outcome, rule.say)] if whole else []
    said += [(one.outcome, one.say) for one in fired]
    gravest = max((outcome for outcome, _say in said), key=GRAVITY.__getitem__)
    limits = frozenset(
        limit for one in fired for limit in one.limits or sheet.conditions.intersection(one.when.conditions)
    )
    return Weight(rule, gravest, tuple(dict.fromkeys(say for outcome, say in said if outcome == gravest)), limits)


def soften(weights: Sequence[Weight], sheet: Sheet) -> list[Weight]:
    """The lighter ways out, taken where they are open: each only where no other rule is in its way."""
    in_the_way = sum(GRAVITY[weight.outcome] >= GRAVITY["first"] for weight in weights)
    return [_softened(weight, sheet) if in_the_way == 1 else weight for weight in weights]


def mentioned(rule: Rule, sheet: Sheet) -> tuple[str, ...]:
    """What is worth a sentence although nothing follows from it."""
    return tuple(one.say for one in rule.mentions if holds(one.when, rule.id, sheet))


def holds(when: When, rule_id: str, sheet: Sheet) -> bool:
    """Whether all of it is true; what is unknown is not.

    >>> holds(When(age_from=65), "L1", Sheet(age=65)), holds(When(age_from=65), "L1", Sheet())
    (True, False)
    """
    return (
        _within(sheet.age, when.age_from, when.age_to)
        and _within(sheet.pain_now, when.pain_from, when.pain_to)
        and _within(sheet.weeks_pregnant, when.weeks_from, when.weeks_to)
        and not (when.age_unknown and sheet.age is not None)
        and not (when.conditions and sheet.conditions.isdisjoint(when.conditions))
        and how_many(when.yes, rule_id, sheet) == len(when.yes)
        and how_many(when.of, rule_id, sheet) >= when.at_least
        and not (when.no and any(sheet.parts.get(f"{rule_id}.{part}") != "no" for part in when.no))
    )


def how_many(parts: Sequence[str], rule_id: str, sheet: Sheet) -> int:
    """So many of them are answered yes or not sure."""
    return sum([counts(sheet.parts.get(f"{rule_id}.{part}")) for part in parts]) if parts else 0


def answered(rule: Rule, sheet: Sheet) -> bool:
    """Whether the rule's question is answered: directly, or by all of its parts that are worth asking."""
    if rule.id in sheet.answers or not rule.asked:
        return True
    lead = sheet.parts.get(f"{rule.id}.{rule.lead}")
    if lead is None or lead == "no":
        return lead == "no"
    return all(f"{rule.id}.{part.id}" in sheet.parts for part in rule.parts if holds(part.ask_when, rule.id, sheet))


def _softened(weight: Weight, sheet: Sheet) -> Weight:
    rule, softer = weight.rule, weight.rule.softer
    # What a combination made graver than the question itself is no longer softened.
    if softer is None or weight.outcome != rule.outcome or not holds(softer.when, rule.id, sheet):
        return weight
    if softer.acknowledge and rule.id not in sheet.acknowledged:
        return replace(weight, may_acknowledge=True)
    more = frozenset(softer.limits) if counts(sheet.answers.get(rule.id)) else frozenset()
    return replace(weight, outcome=softer.outcome, say=(softer.say,), limits=weight.limits | more)


def _within(number: int | None, least: int | None, most: int | None) -> bool:
    if least is None and most is None:
        return True
    return number is not None and (least is None or number >= least) and (most is None or number <= most)
