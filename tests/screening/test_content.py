"""The questions, conditions, stop rules and texts that ship."""

import re
from datetime import date

import pytest

from unslump.errors import ContentError
from unslump.movement.catalogue import catalogue
from unslump.screening import conditions as conditions_file
from unslump.screening import stop_rules as stop_rules_file
from unslump.screening.conditions import conditions
from unslump.screening.disclaimer import disclaimer
from unslump.screening.explain import numbers, sentences_for
from unslump.screening.micro import micro_check, next_step
from unslump.screening.model import SEVERITY
from unslump.screening.rules import from_folder, read, rules
from unslump.screening.stop_rules import danger_rules, stop_rules

ILLNESS = re.compile(
    r"heart attack|stroke|cancer|tumou?r|sepsis|infection|fracture|dissection|aneurysm|embol|thromb|"
    r"cauda|compression|shingles|angina|pneumo|metasta|myelo|diagnos|treat|therapy|patient|symptom",
    re.IGNORECASE,
)
QUESTION = """
order = 1
group = "Now"
question = "Is it so?"
why = "It matters."
outcome = "today"
say = "See someone."
sources = ["Somebody 2020"]
checked = 2026-01-05
"""


def said_to_a_person() -> dict[str, str]:
    """Everything that follows from an answer. Questions may name what a person knows of themselves."""
    texts = {f"{rule.id}.say": rule.say for rule in rules()} | {f"{rule.id}.why": rule.why for rule in rules()}
    texts |= {f"outcome {outcome}": " ".join(sentences_for(outcome, ())) for outcome in (*SEVERITY, "incomplete")}
    texts |= {f"stop {rule.id}": f"{rule.when} {rule.do}" for rule in stop_rules()}
    return texts


def test_the_urgent_questions_are_all_there_in_order():
    assert [rule.id for rule in rules()] == [f"E{n}" for n in range(1, 9)] + [f"U{n}" for n in range(1, 5)]
    assert {rule.outcome for rule in rules()[:8]} == {"emergency"}
    assert {rule.outcome for rule in rules()[8:]} == {"today"}


def test_every_question_asks_says_why_and_names_its_sources():
    for rule in rules():
        assert rule.question.endswith("?")
        assert rule.why.endswith(".")
        assert ". " not in rule.why, "one sentence"
        assert rule.sources
        assert rule.checked <= date(2026, 12, 31)
        assert rule.unsure_counts


@pytest.mark.parametrize(("where", "text"), said_to_a_person().items(), ids=said_to_a_person())
def test_no_illness_is_named_and_nothing_is_promised(where, text):
    assert not ILLNESS.search(text), where


def test_sentences_are_short_enough_for_a_worried_person():
    for rule in rules():
        for sentence in re.split(r"[.?!:]\s", rule.question):
            assert len(sentence.split()) <= 36, f"{rule.id}: {sentence}"


def test_stop_rules_start_with_the_gravest():
    order = [stop_rules_file.ACTIONS.index(rule.action) for rule in stop_rules()]
    assert order == sorted(order)
    assert set(order) == set(range(6))
    assert {rule.action for rule in danger_rules()} == {"emergency", "end-session"}
    assert "112, 999 or 911" in stop_rules()[0].do


def test_the_numbers_in_the_sentences_are_those_on_the_buttons():
    (emergency,) = [text for text in sentences_for("emergency", ()) if "call" in text]
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


def test_all_problems_of_a_question_are_told_at_once():
    rule, problems = read(
        QUESTION.replace('outcome = "today"', 'outcome = "soon"').replace("order = 1", ""), "screening/U9.toml"
    )
    assert rule is None
    assert [problem.where for problem in problems] == ["outcome", "order"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (("checked", "chekced"), "checked"),
        (('outcome = "today"', 'outcome = "today"\nunsure_counts = false'), "unsure_counts"),
        (('outcome = "today"', 'outcome = "limits"'), "limits"),
        (('outcome = "today"', 'outcome = "go"'), "outcome"),
        (('question = "Is it so?"', "question = 5"), "question"),
        (("order = 1", "order ="), ""),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(change, where):
    rule, problems = read(QUESTION.replace(*change), "screening/U9.toml")
    assert rule is None
    assert where in [problem.where for problem in problems]


def test_two_questions_cannot_stand_in_the_same_place(tmp_path):
    for name in ("U1", "U2"):
        (tmp_path / f"{name}.toml").write_text(QUESTION)
    (tmp_path / "notes.toml").write_text("no question at all")
    with pytest.raises(ContentError, match="also the order of U1"):
        from_folder(tmp_path)


def test_a_condition_twice_or_a_stop_rule_without_an_action_is_refused():
    one = '[[conditions]]\nid = "x"\nname = "X"\norder = 1\nask = "I have x"\n'
    with pytest.raises(ContentError, match="twice"):
        conditions_file.read(one + one)
    with pytest.raises(ContentError, match="action"):
        stop_rules_file.read('sources = []\n[[rules]]\nid = "x"\nwhen = "X"\ndo = "Y"\n')
