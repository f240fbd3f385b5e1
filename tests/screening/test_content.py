"""The questions, conditions, stop rules and texts that ship."""

import re
from datetime import date

import pytest

from unslump.errors import ContentError
from unslump.movement.catalogue import catalogue
from unslump.screening import conditions as conditions_file
from unslump.screening import stop_rules as stop_rules_file
from unslump.screening.conditions import conditions
from unslump.screening.decide import decide
from unslump.screening.disclaimer import disclaimer
from unslump.screening.explain import numbers, sentences_for
from unslump.screening.micro import micro_check, next_step
from unslump.screening.model import SEVERITY
from unslump.screening.rules import questions, rules
from unslump.screening.sheet import Sheet
from unslump.screening.stop_rules import danger_rules, stop_rules


def test_the_table_is_whole():
    """E1–E8, U1–U11, D1–D10, L1–L5."""
    ids = {rule.id for rule in rules()}
    assert ids == {
        f"{letter}{n}" for letter, last in (("E", 8), ("U", 11), ("D", 10), ("L", 5)) for n in range(1, last + 1)
    }
    assert {rule.id for rule in questions()} == {rule_id for rule_id in ids if not rule_id.startswith("L")}


def test_the_gravest_is_asked_first():
    gravity = [SEVERITY.index(rule.outcome) for rule in rules()]
    assert gravity == sorted(gravity, reverse=True)


def test_every_rule_asks_says_why_and_names_its_sources():
    for rule in rules():
        assert rule.question.endswith(("?", ".")) or not rule.asked, rule.id
        assert rule.why.endswith("."), rule.id
        assert ". " not in rule.why, "one sentence"
        assert rule.sources, rule.id
        assert rule.checked <= date(2026, 12, 31)
        assert rule.reviewed is None, "nobody has signed yet"


def test_what_is_our_own_says_so():
    for rule in rules():
        if rule.softer is not None:
            assert any("our own proposal" in source.lower() or "Our own proposal" in source for source in rule.sources)


def test_every_condition_leads_somewhere():
    for condition in conditions():
        decision = decide(
            rules(), Sheet(conditions=frozenset({condition.id}), answers={one.id: "no" for one in questions()})
        )
        if condition.clinician_first:
            assert decision.outcome == "first", condition.id
        else:
            assert decision.outcome == "limits" or decision.may_acknowledge == ("D5",), condition.id


def test_stop_rules_start_with_the_gravest():
    order = [stop_rules_file.ACTIONS.index(rule.action) for rule in stop_rules()]
    assert order == sorted(order)
    assert set(order) == set(range(6))
    assert {rule.action for rule in danger_rules()} == {"emergency", "end-session"}
    assert "112, 999 or 911" in stop_rules()[0].do


def test_the_numbers_in_the_sentences_are_those_on_the_buttons():
    (emergency,) = [text for text in sentences_for("emergency") if "call" in text]
    assert re.findall(r"\d{3}", emergency) == [number for number, _ in numbers()]


@pytest.mark.parametrize(
    ("answer", "then"), [(None, "incomplete"), ("no", "go"), ("yes", "full-check"), ("unsure", "full-check")]
)
def test_the_one_tap_check_goes_on_only_after_a_no(answer, then):
    assert next_step(answer) == then


def test_the_one_tap_check_asks_about_everything_that_would_stop_a_session():
    asked = " ".join(micro_check().items).lower()
    for sign in ("chest", "breath", "fever", "legs", "bladder", "bowels", "fall", "accident", "worse"):
        assert sign in asked


def test_the_disclaimer_says_what_it_is_not_and_when_to_stop():
    text = " ".join(disclaimer().paragraphs)
    for part in ("health professional", "more than 5 out of 10", "112, 999 or 911", "adults"):
        assert part in text
    assert disclaimer().tick


def test_every_caution_of_every_movement_speaks_of_a_known_condition():
    known = {condition.id for condition in conditions()}
    used = {caution.condition for movement in catalogue().values() for caution in movement.cautions}
    assert used <= known


def test_a_condition_twice_or_a_stop_rule_without_an_action_is_refused():
    one = '[[conditions]]\nid = "x"\nname = "X"\norder = 1\nask = "I have x"\n'
    with pytest.raises(ContentError, match="twice"):
        conditions_file.read(one + one)
    with pytest.raises(ContentError, match="action"):
        stop_rules_file.read('sources = []\n[[rules]]\nid = "x"\nwhen = "X"\ndo = "Y"\n')
