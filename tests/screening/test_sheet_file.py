"""An answer sheet as a file → a sheet, or a sentence for each thing that is wrong."""

import tomllib

import pytest

from unslump.errors import BadRequest
from unslump.screening.rules import questions
from unslump.screening.sheet import Sheet
from unslump.screening.sheet_file import read, template


def test_everything_that_a_sheet_can_say():
    text = """
    age = 0
    pain_now = 0
    weeks_pregnant = 0
    conditions = ["knee-pain", "vertigo"]
    acknowledged = ["D1"]
    [answers]
    E1 = "no"
    U3 = "unsure"
    [parts]
    U6.trigger = "yes"
    "D1.six-weeks" = "no"
    """
    assert read(text) == Sheet(
        0,
        0,
        0,
        frozenset({"knee-pain", "vertigo"}),
        {"E1": "no", "U3": "unsure"},
        {"U6.trigger": "yes", "D1.six-weeks": "no"},
        frozenset({"D1"}),
    )


@pytest.mark.parametrize(
    "text", ["", "[answers]\n", 'age = ""\npain_now = ""\nweeks_pregnant = ""\nconditions = []\n', 'conditions = ""']
)
def test_absent_and_empty_are_the_same_and_say_nothing(text):
    assert read(text) == Sheet()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("agee = 3", "agee"),
        ('age = "old"', "age"),
        ("age = true", "age"),
        ("pain_now = 3.5", "pain_now"),
        ('conditions = ["knee-pian"]', "knee-pain"),
        ('[answers]\nE1 = "maybe"', "no, unsure, yes"),
        ("[answers]\nE1 = true", "answers.E1"),
        ('[answers]\nE1 = ""', "answers.E1"),
        ('[answers]\nU6.trigger = "yes"', r"\[parts\]"),
        ('[parts]\nU6.trigger = "perhaps"', "U6.trigger"),
        ('[answer]\nE1 = "no"', "`answers`"),
        ("age = ", "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_do(text, told):
    with pytest.raises(BadRequest, match=told):
        read(text)


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(BadRequest) as refusal:
        read('age = "x"\nheight = 3\n[answers]\nE1 = "maybe"\n')
    assert len(str(refusal.value).splitlines()) == 3


def test_an_empty_sheet_to_fill_in_can_be_read_and_names_every_question():
    text = template((rule.id, rule.question) for rule in questions())
    assert read(text) == Sheet()
    filled = tomllib.loads(
        "\n".join(line.removeprefix("# ") if ' = "no"' in line else line for line in text.splitlines())
    )
    assert filled["answers"] == {rule.id: "no" for rule in questions()}
