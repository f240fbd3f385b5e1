"""Rule files are read whole, and everything that is wrong is told at once."""

import pytest

from unslump.errors import ContentError
from unslump.screening.model import Firing, Part, Softer, When
from unslump.screening.rules import from_folder, read

RULE = """
order = 1
group = "Now"
question = "Is it so?"
why = "It matters."
outcome = "today"
say = "See someone."
wait_days = 3
again = "Ask again."
sources = ["Somebody 2020"]
checked = 2026-01-05
reviewed = false
"""
PARTS = """
[[parts]]
id = "fell"
question = "Did you fall?"
[[parts]]
id = "old"
question = "Are you old?"
ask_when = { pain_to = 3 }
"""
FACTS = RULE.replace('question = "Is it so?"\n', "").replace('"today"', '"limits"')
SOFTER = '[softer]\nwhen = { no = ["fell"] }\noutcome = "first"\nsay = "Soon."\n'


def problems_of(text: str, file: str = "screening/U9.toml") -> list[str]:
    rule, problems = read(text, file)
    assert (rule is None) == bool(problems)
    return [problem.where for problem in problems]


def test_the_smallest_rule_is_a_question():
    rule, problems = read(RULE, "screening/U9.toml")
    assert problems == []
    assert rule is not None
    assert (rule.id, rule.asked, rule.reviewed, rule.fires, rule.softer) == ("U9", True, None, (), None)


def test_who_signed_it_off_is_kept():
    rule, problems = read(
        RULE.replace("reviewed = false", 'reviewed = "A. Clinician, 2027-01-02"'), "screening/U9.toml"
    )
    assert problems == []
    assert rule is not None
    assert rule.reviewed == "A. Clinician, 2027-01-02"


def test_combinations_are_read_and_what_they_do_not_say_is_as_in_the_rule():
    fires = '[[fires]]\nwhen = { yes = ["fell"], age_from = 65 }\n[[fires]]\nwhen = { pain_from = 0 }\noutcome = "emergency"\nsay = "Now."\n'
    rule, problems = read(RULE + PARTS + fires + SOFTER, "screening/U9.toml")
    assert problems == []
    assert rule is not None
    assert rule.parts == (Part("fell", "Did you fall?"), Part("old", "Are you old?", When(pain_to=3)))
    assert rule.fires == (
        Firing(When(yes=("fell",), age_from=65), "today", "See someone."),
        Firing(When(pain_from=0), "emergency", "Now."),
    )
    assert rule.softer == Softer(When(no=("fell",)), "first", "Soon.")


def test_all_problems_of_a_file_are_told_at_once():
    text = RULE.replace('outcome = "today"', 'outcome = "soon"').replace("order = 1", "").replace("why", "wy")
    assert set(problems_of(text)) >= {"outcome", "order", "why", "wy"}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (("checked", "chekced"), "checked"),
        (("checked", "chekced"), "chekced"),
        (("why =", "# why ="), "why"),
        (('outcome = "today"', 'outcome = "first"'), "outcome"),
        (('outcome = "today"', 'outcome = "go"'), "outcome"),
        (('question = "Is it so?"', "question = 5"), "question"),
        (('question = "Is it so?"', ""), "question"),
        (("wait_days = 3", ""), "wait_days"),
        (("wait_days = 3", "session_meanwhile = true"), "session_meanwhile"),
        (('again = "Ask again."', ""), "wait_days"),
        (("order = 1", "order ="), ""),
        (("See someone.", "It could be an ulcer."), "say"),
        (("It matters.", "A stroke is possible."), "why"),
        (("Ask again.", "When the infection is over."), "again"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(change, where):
    assert where in problems_of(RULE.replace(*change))


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ('[[fires]]\nwhen = { yes = ["slipped"] }\n', "fires[1].when.yes"),
        ('[[fires]]\nwhen = { no = ["fell"] }\n', "fires[1].when.no"),
        ("[[fires]]\nwhen = {}\n", "fires[1].when"),
        ("[[fires]]\nwhen = { age_form = 65 }\n", "fires[1].when.age_form"),
        ('[[fires]]\nwhen = { age_from = "old" }\n', "fires[1].when.age_from"),
        ('[[fires]]\nwhen = { conditions = ["flat-feet"] }\n', "fires[1].when.conditions"),
        ('[[fires]]\nwhen = { at_least = 3, of = ["fell", "old"] }\n', "fires[1].when.at_least"),
        ('[[fires]]\nwhen = { at_least = 0, of = ["fell", "old"] }\n', "fires[1].when.at_least"),
        ('[[fires]]\nwhen = { age_from = 65 }\noutcome = "soon"\n', "fires[1].outcome"),
        ('[[fires]]\nwhen = { age_from = 65 }\noutcome = "limits"\n', "fires[1].limits"),
        ('[[fires]]\nwhen = { age_from = 65 }\noutcome = "limits"\nlimits = ["flat-feet"]\n', "fires[1].limits"),
        ('[[fires]]\nwhen = { age_from = 65 }\nlimits = ["low-dose"]\n', "fires[1].limits"),
        ('[[fires]]\nwhen = { age_from = 65 }\nsay = "A tumour?"\n', "fires[1].say"),
        ('[[mentions]]\nwhen = { yes = ["fell"] }\n', "mentions[1].say"),
        ('[[mentions]]\nwhen = { yes = ["fell"] }\nsay = "Angina."\n', "mentions[1].say"),
        (SOFTER.replace("first", "emergency"), "softer.outcome"),
        (SOFTER.replace("first", "today"), "softer.outcome"),
        (SOFTER.replace("first", "limits"), "softer.limits"),
        (SOFTER.replace("no =", "yes ="), "softer.when"),
        (SOFTER + 'acknowledge = "It is no stroke."\n', "softer.acknowledge"),
        (SOFTER + 'tick = "Yes"\n', "softer.tick"),
    ],
)
def test_a_combination_that_cannot_be_meant_is_refused(more, where):
    assert where in problems_of(RULE + PARTS + more)


def test_nothing_softens_an_emergency():
    text = RULE.replace('"today"', '"emergency"') + PARTS + SOFTER
    assert "softer.outcome" in problems_of(text, "screening/E9.toml")


@pytest.mark.parametrize("lead", ["slipped", "Fell"])
def test_the_list_can_only_show_a_part_that_there_is(lead):
    assert problems_of(RULE.replace("order = 1", f'order = 1\nlead = "{lead}"') + PARTS) == ["lead"]


def test_two_parts_cannot_share_a_name():
    assert problems_of(RULE + PARTS + PARTS) == ["parts"]


def test_a_rule_that_asks_nothing_needs_facts_to_decide():
    fires = '[[fires]]\nwhen = { age_from = 65 }\nlimits = ["steroids-or-over-65"]\n'
    assert problems_of(FACTS, "screening/L9.toml") == ["question"]
    assert problems_of(FACTS + fires, "screening/L9.toml") == []


def test_two_questions_cannot_stand_in_the_same_place(tmp_path):
    for name in ("U1", "U2"):
        (tmp_path / f"{name}.toml").write_text(RULE)
    (tmp_path / "notes.toml").write_text("no rule at all")
    with pytest.raises(ContentError, match="also the order of U1"):
        from_folder(tmp_path)


def test_the_problems_of_all_files_are_told_at_once(tmp_path):
    for name, order in (("U1", 1), ("U2", 2)):
        (tmp_path / f"{name}.toml").write_text(RULE.replace("order = 1", f"order = {order}").replace("why", "because"))
    with pytest.raises(ContentError) as refusal:
        from_folder(tmp_path)
    assert {problem.file for problem in refusal.value.problems} == {"screening/U1.toml", "screening/U2.toml"}
