"""While moving: from a number or a sign to what to do at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.errors import BadRequest
from unslump.screening.advice import GRAVITY
from unslump.screening.during import during, for_a_player
from unslump.screening.stop_rules import danger_rules, stop_rules

PAIN = st.integers(0, 10)
ASKED = st.none() | PAIN


@pytest.mark.parametrize(
    ("started", "now", "action", "rule"),
    [
        (0, 0, "fine", "below-three"),
        (0, 2, "fine", "below-three"),
        (0, 3, "easier", "three-more"),
        (1, 3, "ease", "three-to-five"),
        (2, 5, "easier", "three-more"),
        (3, 5, "ease", "three-to-five"),
        (4, 5, "ease", "three-to-five"),
        (0, 6, "end-movement", "above-five"),
        (5, 6, "end-movement", "above-five"),
        (None, 2, "fine", "below-three"),
        (None, 3, "ease", "three-to-five"),
        (None, 5, "ease", "three-to-five"),
        (None, 6, "end-movement", "above-five"),
        (0, None, "end-movement", "no-number"),
        (None, None, "end-movement", "no-number"),
    ],
)
def test_a_number_says_what_to_do(started, now, action, rule):
    advice = during(started, now)
    assert (advice.action, advice.rule) == (action, rule)
    assert advice.say.endswith(".")


@pytest.mark.parametrize("sign", [one.id for one in danger_rules()])
@given(started=ASKED, now=ASKED)
def test_a_danger_sign_ends_the_session_whatever_the_numbers_are(sign, started, now):
    assert during(started, now, sign).action in {"emergency", "end-session"}


def test_the_gravest_sign_leads_to_the_emergency_number():
    assert during(0, 0, "emergency-sign").action == "emergency"


def test_a_sign_that_nobody_knows_is_refused_and_not_taken_lightly():
    with pytest.raises(BadRequest, match="emergency-sign"):
        during(0, 0, "three-to-five")


@given(started=ASKED, now=PAIN, more=PAIN)
def test_more_pain_never_eases_the_advice(started, now, more):
    worse = min(10, now + more)
    assert during(started, worse).gravity >= during(started, now).gravity


@given(started=PAIN, less=PAIN, now=PAIN)
def test_the_lower_it_began_the_graver_is_the_same_number(started, less, now):
    assert during(max(0, started - less), now).gravity >= during(started, now).gravity


@given(started=ASKED)
def test_no_number_is_not_nought(started):
    assert during(started, None).graver_than(during(started, 0))


@given(now=PAIN)
def test_an_unknown_start_is_not_nought(now):
    """From nought a 3 would be a rise; from who knows where it is only a 3."""
    assert during(None, now).rule != "three-more"


@given(started=ASKED, now=ASKED)
def test_what_a_player_is_given_decides_the_same(started, now):
    rules = for_a_player()["rules"]
    fits = next(rule for rule in rules if _fits(rule, started, now))
    expected = during(started, now)
    assert (fits["rule"], fits["action"], fits["say"]) == (expected.rule, expected.action, expected.say)


def _fits(rule, started, now):
    """As a player without any number of its own reads it."""
    if now is None:
        return rule["unsaid"]
    if rule["unsaid"]:
        return False
    if "more_than" in rule:
        return now > rule["more_than"]
    if "rise" in rule:
        return started is not None and now - started >= rule["rise"]
    return "from" not in rule or now >= rule["from"]


def test_every_stop_rule_stands_in_the_order_of_gravity():
    order = [GRAVITY.index(rule.action) for rule in stop_rules()]
    assert order == sorted(order, reverse=True)
