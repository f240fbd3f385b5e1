"""A graver answer never makes it lighter. Proven: rule by rule for every combination, and together on many random sheets."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

import pytest

from tests.builders import a_rule
from unslump.screening.combine import GRAVITY, soften, weigh
from unslump.screening.conditions import conditions
from unslump.screening.decide import decide
from unslump.screening.model import Answer, Part, Rule, Softer, When
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import Sheet

GRADES: tuple[Answer, ...] = ("no", "unsure", "yes")
RANDOM_SHEETS = 100_000
PARTS = [f"{rule.id}.{part.id}" for rule in rules() for part in rule.parts]
ASKED = [rule.id for rule in questions()]
EMERGENCY = [rule.id for rule in questions() if rule.outcome == "emergency"]
OTHERS = [key for key in ASKED + PARTS if key not in EMERGENCY]


def inputs(rule: Rule) -> list[str]:
    """Everything that is answered for this rule: the whole question, and its parts."""
    return ([rule.id] if rule.asked else []) + [f"{rule.id}.{part.id}" for part in rule.parts]


def facts(rule: Rule) -> Iterator[Sheet]:
    """Sheets with every fact that could matter to the rule: each number just below, at and above each bound."""
    whens = [one.when for one in rule.fires] + ([rule.softer.when] if rule.softer else [])
    ticked = [frozenset[str](), *(frozenset({one}) for when in whens for one in when.conditions)]
    may = [frozenset[str](), frozenset({rule.id})] if rule.softer else [frozenset[str]()]
    for age, pain, weeks in product(around(whens, "age"), around(whens, "pain"), around(whens, "weeks")):
        for some, acknowledged in product(dict.fromkeys(ticked), may):
            yield Sheet(age, pain, weeks, some, acknowledged=acknowledged)


def around(whens: list[When], what: str) -> list[int | None]:
    bounds = {getattr(when, f"{what}_{end}") for when in whens for end in ("from", "to")} - {None}
    return [None, *sorted({max(0, bound + by) for bound in bounds for by in (-1, 0, 1)})]


def gravity(rule: Rule, sheet: Sheet) -> int:
    weight = weigh(rule, sheet)
    return max((GRAVITY[one.outcome] for one in soften([weight], sheet)), default=0) if weight else 0


def all_gravities(rule: Rule, given: Sheet) -> bytearray:
    """For every way to answer, in the order of counting in threes."""
    keys = inputs(rule)
    found = bytearray()
    for said in product(GRADES, repeat=len(keys)):
        answers = dict(zip(keys, said, strict=True))
        found.append(gravity(rule, replace(given, answers=answers, parts=answers)))
    return found


def lightened(rule: Rule, given: Sheet) -> list[tuple[int, int]]:
    """Where raising a digit (an answer, 0 for no) lowers what is found there."""
    found = all_gravities(rule, given)
    places = [3**nth for nth in range(len(inputs(rule)))]
    return [
        (at, place)
        for place in places
        for at, before in enumerate(found)
        if at // place % 3 == 0 and min(found[at + place], found[at + 2 * place]) < before
    ]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_combination_of_a_rules_own_answers(rule):
    for given in facts(rule):
        assert lightened(rule, given) == [], given


def test_a_rule_that_a_yes_makes_lighter_would_be_found():
    wrong = a_rule(
        "D1", "first", parts=(Part("x", "X?"),), softer=Softer(When(yes=("x",)), "limits", "Go.", ("low-dose",))
    )
    assert lightened(wrong, Sheet())


def random_sheet(chance: random.Random) -> Sheet:
    """Every question answered; mostly no, so that all outcomes come up."""
    doubt = chance.choice((0.0, 0.0, 0.02, 0.1, 0.5))
    ids = [condition.id for condition in conditions()]
    return Sheet(
        age=chance.choice((None, 15, 17, 18, 30, 49, 50, 51, 64, 65, 80)),
        pain_now=chance.choice((None, 0, 3, 4, 5, 6, 7, 10)),
        weeks_pregnant=chance.choice((None, None, None, 0, 15, 16, 40)),
        conditions=frozenset(chance.sample(ids, chance.choice((0, 0, 0, 1, 3)))),
        answers=random_answers(chance, ASKED, doubt),
        parts=random_answers(chance, PARTS, doubt * 2),
        acknowledged=frozenset(chance.sample(("D1", "D5"), chance.randint(0, 2))),
    )


def random_answers(chance: random.Random, keys: list[str], doubt: float) -> Mapping[str, Answer]:
    return {key: chance.choice(("yes", "unsure")) if chance.random() < doubt else "no" for key in keys}


def raised(sheet: Sheet, key: str, answer: Answer) -> Sheet:
    if "." in key:
        return replace(sheet, parts={**sheet.parts, key: answer})
    return replace(sheet, answers={**sheet.answers, key: answer})


def test_a_hundred_thousand_random_sheets():
    """Each is the one before with a no turned into a yes or a not sure, a few times in a row; an emergency comes last."""
    chance = random.Random(20261123)
    outcomes = dict.fromkeys(GRAVITY, 0)
    seen = 0
    while seen < RANDOM_SHEETS:
        sheet = random_sheet(chance)
        before = GRAVITY[decide(rules(), sheet).outcome]
        seen += 1
        for key in (*chance.sample(OTHERS, 6), chance.choice(EMERGENCY)):
            if {**sheet.answers, **sheet.parts}[key] != "no":
                continue
            sheet = raised(sheet, key, chance.choice(("yes", "unsure")))
            decision = decide(rules(), sheet)
            assert GRAVITY[decision.outcome] >= before, (sheet, key)
            if any(sheet.answers[rule_id] != "no" for rule_id in EMERGENCY):
                assert decision.outcome == "emergency", (sheet, key)
            before = GRAVITY[decision.outcome]
            outcomes[decision.outcome] += 1
            seen += 1
    assert min(outcomes[outcome] for outcome in ("limits", "first", "today", "emergency")) > 1000


@pytest.mark.parametrize("rule_id", EMERGENCY)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_with_any_of_the_first_list_it_is_an_emergency_whatever_else_is_said(rule_id, answer):
    chance = random.Random(rule_id)
    for _ in range(200):
        sheet = raised(random_sheet(chance), rule_id, answer)
        left_open = {key: one for key, one in sheet.answers.items() if key == rule_id or chance.random() < 0.5}
        assert decide(rules(), replace(sheet, answers=left_open)).outcome == "emergency"
