"""From answers to one outcome."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rule
from unslump.errors import BadRequest
from unslump.screening.decide import decide
from unslump.screening.explain import explain
from unslump.screening.model import ANSWERS, SEVERITY, Answer
from unslump.screening.rules import rules

RULES = (
    a_rule("E1", "emergency"),
    a_rule("U1", "today", order=2),
    a_rule("D1", "first", order=3),
    a_rule("L1", "limits", order=4),
    a_rule("L2", "limits", order=5, limits=("vertigo",), unsure_counts=True),
)
NO: dict[str, Answer] = {rule.id: "no" for rule in RULES}
SHEETS = st.dictionaries(st.sampled_from([rule.id for rule in RULES]), st.sampled_from(ANSWERS))
FULL_SHEETS = st.fixed_dictionaries({rule.id: st.sampled_from(ANSWERS) for rule in RULES})


def test_all_no_is_go():
    decision = decide(RULES, NO)
    assert (decision.outcome, decision.rules, decision.may_exercise) == ("go", (), True)


def test_no_questions_asked_is_go_only_where_there_are_none():
    assert decide((), {}).outcome == "go"
    assert decide(RULES, {}).outcome == "incomplete"


def test_unanswered_is_not_no():
    for rule in RULES:
        sheet = {**NO}
        del sheet[rule.id]
        decision = decide(RULES, sheet)
        assert (decision.outcome, decision.rules, decision.may_exercise) == ("incomplete", (rule.id,), False)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"E1": "yes"}, "emergency"),
        ({"U1": "yes"}, "today"),
        ({"D1": "yes"}, "first"),
        ({"L1": "yes"}, "limits"),
        ({"E1": "yes", "U1": "yes", "L1": "yes"}, "emergency"),
        ({"D1": "yes", "L1": "yes"}, "first"),
    ],
)
def test_the_gravest_outcome_wins(answers, outcome):
    decision = decide(RULES, {**NO, **answers})
    assert decision.outcome == outcome


@pytest.mark.parametrize(("rule_id", "outcome"), [("E1", "emergency"), ("U1", "today"), ("D1", "go"), ("L2", "limits")])
def test_not_sure_counts_as_yes_where_the_rule_says_so(rule_id, outcome):
    assert decide(RULES, {**NO, rule_id: "unsure"}).outcome == outcome


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(("rule_id", "outcome"), [("E1", "emergency"), ("U1", "today")])
def test_something_urgent_decides_before_all_is_answered(rule_id, outcome, answer):
    assert decide(RULES, {rule_id: answer}).outcome == outcome


def test_something_less_urgent_waits_for_the_rest():
    assert decide(RULES, {"D1": "yes", "L1": "yes"}).outcome == "incomplete"


def test_limits_come_along_together_and_only_with_that_outcome():
    assert decide(RULES, {**NO, "L1": "yes", "L2": "yes"}).limits == {"osteoporosis", "vertigo"}
    assert decide(RULES, {**NO, "L1": "yes", "D1": "yes"}).limits == frozenset()


@given(FULL_SHEETS, st.sampled_from([rule.id for rule in RULES]))
def test_a_yes_more_never_makes_it_lighter(sheet, rule_id):
    before, after = decide(RULES, sheet), decide(RULES, {**sheet, rule_id: "yes"})
    assert SEVERITY.index(after.outcome) >= SEVERITY.index(before.outcome)


@given(SHEETS, st.sampled_from([rule.id for rule in RULES]), st.sampled_from(ANSWERS))
def test_one_more_answer_never_takes_back_something_urgent(sheet, rule_id, answer):
    before = decide(RULES, sheet)
    if rule_id in sheet or before.outcome not in {"emergency", "today"}:
        return
    after = decide(RULES, {**sheet, rule_id: answer})
    assert SEVERITY.index(after.outcome) >= SEVERITY.index(before.outcome)


@given(SHEETS)
def test_the_order_of_questions_changes_nothing(sheet):
    one, other = decide(RULES, sheet), decide(RULES[::-1], dict(reversed(sheet.items())))
    assert (one.outcome, set(one.rules), one.limits) == (other.outcome, set(other.rules), other.limits)


@pytest.mark.parametrize(
    ("answers", "sentence"), [({"E9": "no"}, "no safety question “E9”"), ({"E1": "maybe"}, "“maybe” is no answer")]
)
def test_an_answer_that_does_not_exist_is_refused(answers, sentence):
    with pytest.raises(BadRequest, match=sentence):
        decide(RULES, answers)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_each_question_that_ships_leads_where_it_says_even_when_all_else_is_open(rule, answer):
    decision = decide(rules(), {rule.id: answer})
    assert (decision.outcome, decision.rules) == (rule.outcome, (rule.id,))
    assert rule.say in decision.say
    assert not decision.may_exercise


def test_an_emergency_says_whom_to_call_and_shows_the_numbers():
    decision = decide(rules(), {"E1": "yes"})
    explanation = explain(decision, rules())
    assert "112, 999 or 911" in decision.say
    assert [number for number, _ in explanation.numbers] == ["112", "999", "911"]


@pytest.mark.parametrize("outcome", ["emergency", "today", "first", "limits", "go", "incomplete"])
def test_every_outcome_has_a_title_and_sentences(outcome):
    sheets: list[dict[str, Answer]] = [NO]
    sheets.extend({**NO, rule.id: "yes"} for rule in RULES)
    found = {decide(RULES, sheet).outcome: sheet for sheet in sheets}
    sheet = found.get(outcome, {})
    explanation = explain(decide(RULES, sheet), RULES)
    assert (explanation.outcome, bool(explanation.title), bool(explanation.sentences)) == (outcome, True, True)
