"""When the whole safety check is asked again; and that no clock, tab or date gets round it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.screening.due import WANTED, Known, due, earliest

from .diaries import DAY, HOUR, on, passed

CLEARED = Known(passed(1, 0))
MOMENT = st.floats(-50, 400).map(on)


def test_nobody_starts_before_the_first_check():
    assert due(Known(), on(0)).rule == "never"
    assert not due(Known(), on(0)).may_start


def test_a_check_holds_for_four_weeks():
    assert due(CLEARED, on(28)).may_start
    asked = due(CLEARED, on(28) + HOUR)
    assert (asked.due, asked.rule) == (True, "old")
    assert asked.say


@pytest.mark.parametrize("outcome", ["emergency", "today", "first"])
def test_after_an_outcome_that_sends_elsewhere_it_is_asked_in_full(outcome):
    asked = due(Known(passed(1, 0, outcome)), on(1))
    assert (asked.due, asked.rule) == (True, "outcome")


@pytest.mark.parametrize("outcome", ["go", "limits", "emergency", "today", "first"])
def test_no_session_before_the_date_that_the_rule_sets(outcome):
    known = Known(passed(1, 0, outcome, clear_from=on(3)))
    waiting = due(known, on(3) - timedelta(seconds=1))
    assert (waiting.rule, waiting.may_start, waiting.wait_until) == ("wait", False, on(3))
    assert earliest(known, on(1)) == on(3)
    assert earliest(known, on(3)) is None
    assert due(known, on(3)).rule != "wait"


def test_gentle_sessions_meanwhile_are_asked_about_after_two_weeks():
    known = Known(passed(1, 0, "first", session_meanwhile=True))
    assert due(known, on(13)).may_start
    assert due(known, on(14)).rule == "meanwhile"


@pytest.mark.parametrize("why", WANTED)
def test_something_new_a_stop_an_injury_or_worsening_wants_the_check(why):
    asked = due(replace(CLEARED, wanted=why), on(1))
    assert (asked.due, asked.rule) == (True, why)


def test_a_reason_that_nobody_knows_any_more_still_wants_the_check():
    assert due(replace(CLEARED, wanted="of-another-version"), on(1)).rule == "new"


def test_two_weeks_away_want_the_check():
    known = replace(CLEARED, last_session_at=on(2))
    assert due(known, on(15.9)).may_start
    assert due(known, on(16)).rule == "away"


def test_a_check_taken_meanwhile_counts_as_being_back():
    known = Known(passed(1, 20), last_session_at=on(2))
    assert due(known, on(33)).may_start
    assert due(known, on(34)).rule == "away"


def test_whoever_never_had_a_session_was_not_away():
    assert due(CLEARED, on(27)).may_start


def test_a_check_from_another_time_is_asked_again():
    assert due(CLEARED, on(-1)).rule == "clock"


def test_a_clock_that_is_five_minutes_off_is_no_trouble():
    assert due(CLEARED, on(0) - timedelta(minutes=5)).may_start
    assert due(CLEARED, on(0) - timedelta(minutes=5, seconds=1)).rule == "clock"


def test_a_clock_set_back_does_not_make_an_old_check_young():
    assert due(replace(CLEARED, seen_until=on(30)), on(5)).rule == "old"
    assert due(replace(CLEARED, last_session_at=on(30)), on(5)).rule == "old"


def test_a_clock_set_back_does_not_make_a_wait_shorter():
    known = Known(passed(1, 0, "today", clear_from=on(1)))
    assert due(known, on(-100)).wait_until == on(1)


known_things = st.builds(
    Known,
    check=st.none()
    | st.builds(
        lambda day, outcome, wait, meanwhile: passed(
            1, day, outcome, clear_from=wait, session_meanwhile=meanwhile and outcome == "first"
        ),
        st.floats(0, 300),
        st.sampled_from(["go", "limits", "first", "today", "emergency"]),
        st.none() | MOMENT,
        st.booleans(),
    ),
    last_session_at=st.none() | MOMENT,
    wanted=st.sampled_from(["", *WANTED]),
)


@given(known=known_things, now=MOMENT, back=st.floats(0, 400))
def test_setting_the_clock_back_never_opens_what_was_closed(known, now, back):
    seen = replace(known, seen_until=now)
    if not due(seen, now).may_start:
        assert not due(seen, now - back * DAY).may_start


@given(known=known_things, now=MOMENT, later=st.floats(0, 400))
def test_what_is_seen_later_never_opens_what_was_closed(known, now, later):
    """The latest moment that we know of only ever makes it due sooner, never a wait shorter."""
    if not due(known, now).may_start:
        assert not due(replace(known, seen_until=now + later * DAY), now).may_start


@given(known=known_things, now=MOMENT)
def test_a_session_starts_only_after_a_check_that_allows_it_and_within_four_weeks(known, now):
    if due(known, now).may_start:
        check = known.check
        assert check is not None
        assert check.outcome in {"go", "limits"} or check.session_meanwhile
        assert check.clear_from is None or now >= check.clear_from
        assert now - check.at <= 28 * DAY
        assert known.wanted == ""


@given(known=known_things, now=MOMENT)
def test_it_always_says_why(known, now):
    assert due(known, now).say.endswith(".")
