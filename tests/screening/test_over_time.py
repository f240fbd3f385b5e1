"""The table of the rules over time, and the table of what is measured: complete, in our words, and read with care."""

import re
from pathlib import Path

import pytest

from unslump import screening
from unslump.errors import ContentError
from unslump.movement.wording import slips
from unslump.screening.advice import GRAVITY, Advice, gravest
from unslump.screening.measures import global_change, scales
from unslump.screening.over_time import over_time, read
from unslump.screening.stop_rules import stop_rules
from unslump.screening.wording import illnesses_in

from .diaries import on

CODE = Path(screening.__file__).parent
SMALLEST = """
reviewed = false
sources = ["Somebody 2020"]

[[signs]]
id = "night"
ask = "Is it new at night?"
outcome = "today"

[rules.pause]
action = "pause"
say = "Rest for {pause_days} days."
pause_days = 3

[due.old]
say = "It is old."
"""


def every_sentence() -> dict[str, str]:
    table = over_time()
    texts = {f"rules.{one.id}": one.say for one in table.rules.values()}
    texts |= {f"due.{one.id}": one.say for one in table.due.values()}
    texts |= {f"signs.{one.id}": one.ask for one in table.signs}
    texts |= {f"measures.{one.id}": f"{one.ask} {one.least}, {one.most}" for one in scales().values()}
    ask, steps = global_change()
    return texts | {"measures.global_change": " ".join([ask, *(text for _number, text in steps)])}


@pytest.mark.parametrize(("where", "text"), every_sentence().items(), ids=every_sentence())
def test_no_illness_is_named_and_nothing_is_promised(where, text):
    assert illnesses_in(text) == ()
    if not where.startswith(("signs", "measures")):
        assert slips(text) == ()


@pytest.mark.parametrize("text", [one.say for one in over_time().rules.values()])
def test_every_rule_says_it_in_whole_sentences_with_its_numbers_filled_in(text):
    assert text[0].isupper()
    assert text.endswith(".")
    assert "{" not in text


def test_every_rule_and_every_reason_is_used():
    used = {word for file in CODE.glob("*.py") for word in re.findall(r'"([a-z0-9-]+)"', file.read_text("utf-8"))}
    assert over_time().rules.keys() <= used
    assert over_time().due.keys() <= used


def test_the_numbers_of_the_rules_stand_in_the_table_and_nowhere_else():
    """A number above 2 in the code of these rules would be a second copy of one of them; a percent is a hundredth."""
    for name in ("during", "after", "weeks", "due"):
        found = re.findall(r"(?<![\w.\"-])(?:[3-9]|\d\d+)(?![\w\"%-])", _without_texts(CODE / f"{name}.py"))
        assert [number for number in found if number != "100"] == [], name


def _without_texts(file: Path) -> str:
    text = re.sub(r'""".*?"""', "", file.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"#.*", "", text)


def test_what_cannot_be_seen_in_an_answer_is_as_we_decided_it():
    rules = over_time().rules
    waits = {name: rule["wait_days"] for name, rule in rules.items() if "wait_days" in rule.numbers}
    assert waits == {
        "emergency-sign": 1,
        "today-sign": 1,
        "second-pause": 3,
        "twelve-weeks": 0,
        "worse-for-a-week": 3,
        "much-worse": 1,
    }
    easing = next(rule for rule in stop_rules() if rule.action == "ease")
    ceiling = next(rule for rule in stop_rules() if "more_than" in rule.numbers)
    assert easing["to"] == ceiling["more_than"], "where going on with less ends, the movement ends"
    assert next(rule for rule in stop_rules() if rule.action == "easier")["settle_minutes"] == 2


def test_nobody_has_signed_it_off_yet():
    assert over_time().reviewed is None
    assert over_time().sources


def test_advice_that_sets_a_date_counts_from_the_moment_at_which_it_began():
    (pause,) = read(SMALLEST).rules.values()
    assert pause.advice(on(1)).until == on(4)
    assert pause.advice().until is None
    assert pause.say == "Rest for 3 days."


def test_a_rule_without_days_sets_no_date():
    assert over_time().rules["back-to-usual"].advice(on(1)).until is None


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ('action = "pause"', 'action = "rest"', "is not known here"),
        ("{pause_days}", "{days}", "speaks of a number that is not there"),
        ("pause_days = 3", 'pause_days = "three"', "is of the wrong kind"),
        ('outcome = "today"', 'outcome = "fine"', "is not known here"),
        ('sources = ["Somebody 2020"]', "", "is missing"),
        ("reviewed = false", "reviewed = true", "wrong kind"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_what_to_do(found, instead, message):
    assert found in SMALLEST
    with pytest.raises(ContentError, match=message):
        read(SMALLEST.replace(found, instead))


def test_the_gravest_of_several_counts_and_the_first_of_equals():
    advices = [Advice(action, "", action) for action in GRAVITY]
    assert gravest(advices).action == "emergency"
    assert gravest(tuple(reversed(advices))).action == "emergency"
    assert gravest([Advice("fine", "", "a"), Advice("fine", "", "b")]).rule == "a"


def test_what_closes_sessions_are_the_outcomes_of_the_safety_check():
    assert {action for action in GRAVITY if Advice(action, "", "").is_outcome} == {"first", "today", "emergency"}
