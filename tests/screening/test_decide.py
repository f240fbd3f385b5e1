"""From a sheet to one outcome."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rule
from unslump.errors import BadRequest
from unslump.screening.decide import decide
from unslump.screening.explain import explain
from unslump.screening.model import ANSWERS, SEVERITY, Answer, Firing, Mention, Part, Softer, When
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import Sheet

OLD = Firing(When(age_from=65), "limits", "Mind your bones.", ("osteoporosis",))
DIZZY = Firing(When(conditions=("vertigo", "hypermobility")), "limits", "Mind your head.")
RULES = (
    a_rule("E1", "emergency"),
    a_rule("U1", "today", order=2, wait_days=3),
    a_rule("D1", "first", order=3, wait_days=2),
    a_rule("D2", "first", order=4, wait_days=14, again="Ask again later."),
    a_rule("L1", "limits", order=5, question="", fires=(OLD,)),
    a_rule("L2", "limits", order=6, question="", fires=(DIZZY,)),
)
ASKED = [rule.id for rule in RULES if rule.asked]
NO: dict[str, Answer] = dict.fromkeys(ASKED, "no")
SHEETS = st.dictionaries(st.sampled_from(ASKED), st.sampled_from(ANSWERS))
WELL = Sheet(answers=NO)


def test_all_no_is_go():
    decision = decide(RULES, WELL)
    assert (decision.outcome, decision.rules, decision.may_exercise) == ("go", (), True)


def test_answers_alone_are_a_sheet_without_facts():
    assert decide(RULES, NO) == decide(RULES, WELL)


def test_no_questions_asked_is_go_only_where_there_are_none():
    assert decide((), {}).outcome == "go"
    assert decide(RULES, {}).outcome == "incomplete"


@pytest.mark.parametrize("left_out", ASKED)
def test_unanswered_is_not_no(left_out):
    decision = decide(RULES, {key: answer for key, answer in NO.items() if key != left_out})
    assert (decision.outcome, decision.rules, decision.may_exercise) == ("incomplete", (left_out,), False)


def test_facts_that_nobody_gave_leave_nothing_open():
    assert decide(RULES, Sheet(answers=NO)).outcome == "go"
    assert decide(RULES, Sheet(age=70)).outcome == "incomplete"


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (["E1"], "emergency"),
        (["U1"], "today"),
        (["D1"], "first"),
        (["E1", "U1", "D1"], "emergency"),
        (["U1", "D1"], "today"),
    ],
)
def test_the_gravest_outcome_wins_and_not_sure_counts_as_a_yes(said, outcome, answer):
    decision = decide(RULES, Sheet(age=70, answers=NO | dict.fromkeys(said, answer)))
    assert decision.outcome == outcome
    assert decision.rules == (said[0],)
    assert not decision.may_exercise


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(("rule_id", "outcome"), [("E1", "emergency"), ("U1", "today")])
def test_something_urgent_decides_before_all_is_answered(rule_id, outcome, answer):
    assert decide(RULES, {rule_id: answer}).outcome == outcome


def test_something_less_urgent_waits_for_the_rest():
    assert decide(RULES, {"D1": "yes"}).outcome == "incomplete"


def test_limits_come_along_together_and_only_where_somebody_may_move():
    both = Sheet(age=65, conditions=frozenset({"vertigo"}), answers=NO)
    assert decide(RULES, both).limits == {"osteoporosis", "vertigo"}
    assert decide(RULES, both).rules == ("L1", "L2")
    stopped = Sheet(age=65, answers=NO | {"D1": "yes"})
    assert decide(RULES, stopped).limits == frozenset()


def test_only_conditions_that_the_person_has_become_limits():
    assert decide(RULES, Sheet(conditions=frozenset({"hypermobility"}), answers=NO)).limits == {"hypermobility"}


def test_the_longest_wait_of_those_that_decide_counts():
    decision = decide(RULES, NO | {"D1": "yes", "D2": "yes"})
    assert (decision.wait_days, decision.again) == (14, ("Ask again.", "Ask again later."))
    assert decide(RULES, NO | {"U1": "yes", "D2": "yes"}).wait_days == 3
    assert decide(RULES, NO).wait_days == 0


def test_what_is_said_is_said_once_and_only_by_those_that_decide():
    decision = decide(RULES, NO | {"U1": "yes", "D1": "yes"})
    assert decision.sentences[-1] == "Say U1."
    assert " ".join(decision.sentences) == decision.say
    assert "Say D1." not in decision.say


def test_a_rule_may_allow_gentle_sessions_until_somebody_has_looked():
    gentle = (a_rule("D3", "first", session_meanwhile=True, wait_days=0), *RULES[4:])
    sheet = Sheet(age=70, answers={"D3": "yes"})
    decision = decide(gentle, sheet)
    assert (decision.outcome, decision.may_exercise) == ("first", True)
    assert decision.limits == {"osteoporosis"}
    assert explain(decision).title != explain(decide(RULES, NO | {"D1": "yes"})).title


def test_one_rule_that_does_not_allow_it_closes_sessions():
    gentle = a_rule("D3", "first", session_meanwhile=True, wait_days=0)
    decision = decide((gentle, a_rule("D1", "first", order=2)), {"D1": "yes", "D3": "yes"})
    assert not decision.may_exercise


def test_what_is_worth_a_sentence_changes_nothing_else():
    part = Part("some", "Some?")
    rule = a_rule("D3", "first", parts=(part,), lead="some", mentions=(Mention(When(yes=("some",)), "Mention it."),))
    decision = decide((rule,), Sheet(parts={"D3.some": "yes"}))
    assert decision.outcome == "go"
    assert decision.say.endswith("Mention it.")


GATE = a_rule(
    "D1",
    "first",
    parts=(Part("stays", "Does it stay the same?"),),
    softer=Softer(When(no=("stays",), pain_to=5), "limits", "Begin gently.", ("low-dose",), "I have read it."),
)
GATED = (GATE, a_rule("D2", "first", order=2), *RULES[4:])
OPEN = Sheet(pain_now=5, answers={"D1": "yes", "D2": "no"}, parts={"D1.stays": "no"}, acknowledged=frozenset({"D1"}))


def test_a_lighter_way_out_is_open_to_who_has_acknowledged_it():
    decision = decide(GATED, OPEN)
    assert (decision.outcome, decision.rules) == ("limits", ("D1",))
    assert decision.limits == {"low-dose"}
    assert "Begin gently." in decision.sentences


@pytest.mark.parametrize(
    "changes",
    [
        {"pain_now": 6},
        {"pain_now": None},
        {"parts": {"D1.stays": "yes"}},
        {"parts": {"D1.stays": "unsure"}},
        {"parts": {}},
        {"answers": {"D1": "yes", "D2": "yes"}},
        {"answers": {"D1": "yes", "D2": "unsure"}},
    ],
)
def test_and_closed_where_anything_speaks_against_it(changes):
    decision = decide(GATED, replace(OPEN, **changes))
    assert (decision.outcome, decision.may_acknowledge) == ("first", ())


def test_who_has_not_acknowledged_is_told_what_there_is_to_acknowledge():
    decision = decide(GATED, replace(OPEN, acknowledged=frozenset()))
    assert (decision.outcome, decision.may_acknowledge) == ("first", ("D1",))


def test_an_acknowledgement_alone_opens_nothing():
    assert decide(GATED, Sheet(acknowledged=frozenset({"D1"}))).outcome == "incomplete"


@given(SHEETS, st.sampled_from(ASKED), st.sampled_from(ANSWERS))
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
    ("sheet", "sentence"),
    [
        (Sheet(answers={"E9": "no"}), "no safety question “E9”"),
        (Sheet(answers={"e1": "no"}), "Did you mean E1?"),
        (Sheet(answers={"L1": "yes"}), "no safety question “L1”"),
        (Sheet(answers={"E1": "maybe"}), "“maybe” is no answer to E1"),  # type: ignore[dict-item]
        (Sheet(parts={"D1.stay": "no"}), "Did you mean D1.stays?"),
        (Sheet(acknowledged=frozenset({"D2"})), "no rule to be acknowledged “D2”"),
        (Sheet(age=121), "“age” is 121"),
        (Sheet(age=-1), "from 0 to 120"),
        (Sheet(pain_now=11), "from 0 to 10"),
        (Sheet(weeks_pregnant=46), "from 0 to 45"),
    ],
)
def test_what_does_not_exist_is_refused(sheet, sentence):
    with pytest.raises(BadRequest, match=sentence):
        decide(GATED + RULES[:1], sheet)


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(BadRequest) as refusal:
        decide(RULES, Sheet(age=200, pain_now=-1, answers={"X1": "yes", "E1": "perhaps"}))  # type: ignore[dict-item]
    assert str(refusal.value).count("\n") == 3


@pytest.mark.parametrize("rule", questions(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_direct_answer_counts_as_the_whole_question(rule, answer):
    urgent = rule.outcome in {"emergency", "today"}
    others = {} if urgent else {one.id: "no" for one in questions()}
    decision = decide(rules(), others | {rule.id: answer})
    assert (decision.outcome, decision.rules) == (rule.outcome, (rule.id,))
    assert rule.say in decision.say


def test_an_emergency_says_whom_to_call_and_shows_the_numbers():
    decision = decide(rules(), {"E1": "yes"})
    assert "112, 999 or 911" in decision.say
    assert [number for number, _ in explain(decision).numbers] == ["112", "999", "911"]


@pytest.mark.parametrize(
    ("sheet", "outcome"),
    [
        ({"E1": "yes"}, "emergency"),
        ({"U1": "yes"}, "today"),
        (NO | {"D1": "yes"}, "first"),
        (NO, "go"),
        ({}, "incomplete"),
    ],
)
def test_every_outcome_has_a_title_and_sentences(sheet, outcome):
    explanation = explain(decide(RULES, sheet))
    assert (explanation.outcome, bool(explanation.title), bool(explanation.sentences)) == (outcome, True, True)
    assert bool(explanation.numbers) == (outcome in {"emergency", "today"})
