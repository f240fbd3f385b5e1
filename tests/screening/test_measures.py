"""Numbers over time: medians of seven days, and whether a change is more than the usual ups and downs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.screening.diary import CheckIn
from unslump.screening.measures import (
    activities_change,
    activities_mean,
    asks_global_change,
    change,
    global_change,
    readings,
    scales,
    seven_days,
    weeks,
)

from .diaries import diary, mornings, on, session, weekly

NUMBER = st.none() | st.floats(0, 10)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (6, 4, "better"),
        (5, 3, "better"),
        (8, 6, "same"),  # two points, and only a quarter
        (7, 5, "same"),  # 28.6 percent
        (10, 7, "better"),  # 30 percent exactly
        (6.8, 4.8, "same"),  # 29 percent
        (3, 2, "same"),  # a third, and only one point
        (2, 0, "better"),
        (0, 2, "worse"),
        (0, 1, "same"),
        (0, 0, "same"),
        (4, 6, "worse"),
        (8, 10, "same"),
        (3.5, 1.5, "better"),
    ],
)
def test_a_real_change_is_two_points_and_thirty_percent(before, after, kind):
    assert change(before, after).kind == kind
    assert change(before, after).points == after - before


def test_of_what_they_can_do_more_is_better():
    assert change(4, 6, more_is_better=True).kind == "better"
    assert change(6, 4, more_is_better=True).kind == "worse"


@given(before=NUMBER, after=NUMBER)
def test_what_was_not_answered_is_compared_with_nothing(before, after):
    unknown = before is None or after is None
    assert (change(before, after).kind == "unknown") == unknown
    assert (change(before, after).points is None) == unknown


@given(before=st.floats(0, 10), after=st.floats(0, 10))
def test_inside_the_noise_it_is_about_the_same(before, after):
    if abs(before - after) < 2 or abs(before - after) < 0.29 * before:
        assert not change(before, after).real


@given(before=st.integers(0, 10), after=st.integers(0, 10), lower=st.integers(0, 10))
def test_less_pain_is_never_called_worse(before, after, lower):
    order = ["better", "same", "worse"]
    less = max(0, after - lower)
    assert order.index(change(before, less).kind) <= order.index(change(before, after).kind)


def test_the_median_of_seven_days_is_not_moved_by_one_bad_day():
    assert seven_days(mornings({1: 2, 2: 2, 3: 9, 4: 2, 5: 3}), on(6)) == 2.0


def test_days_before_and_after_the_seven_do_not_count():
    pains = mornings({0: 9, 1: 9, 8: 1, 9: 1, 10: 1, 20: 9})
    assert seven_days(pains, on(10)) == 1.0


def test_seven_days_are_seven_and_three_numbers_are_enough():
    assert seven_days(mornings({0: 9, 0.1: 5, 6: 5, 7: 5}), on(7)) == 5.0
    assert seven_days(mornings({6: 5, 7: 5}), on(7)) is None


def test_numbers_before_sessions_count_too_and_after_them_not():
    felt = diary(session(1, 1, 4), session(2, 2, 4), session(3, 3, 0))
    assert [one.pain for one in readings(felt)] == [4, 4, 0]
    assert seven_days(felt, on(4)) == 4.0


def test_with_too_few_numbers_it_is_the_average_that_they_said():
    assert seven_days(diary(weekly(1, 1, 5), session(2, 8, 0)), on(9)) == 5.0


def test_an_average_of_an_earlier_week_is_not_this_week():
    assert seven_days(diary(weekly(1, 1, 5)), on(7 + 7)) is None


def test_without_any_number_there_is_no_median_and_not_nought():
    assert seven_days(diary(), on(1)) is None
    assert seven_days(mornings({0: None, 1: None, 2: None}), on(3)) is None


def test_nought_is_a_number():
    assert seven_days(mornings({0: 0, 1: 0, 2: 0}), on(3)) == 0.0


def test_soreness_does_not_count():
    assert readings(diary(CheckIn(1, on(1), "next-morning", pain_now=3, sore=True))) == []


def test_a_clock_that_was_set_back_makes_no_number_younger_or_older_than_the_one_before_it():
    back = diary(session(1, 10, 5), session(2, 3, 1))
    assert [one.at for one in readings(back)] == [on(10), on(10)]


def test_the_mean_of_their_activities_is_of_those_that_were_rated():
    assert activities_mean({"carry": 4, "drive": 0}) == 2.0
    assert activities_mean({}) is None


def test_only_activities_rated_both_times_are_compared():
    assert activities_change({"carry": 2, "drive": 8}, {"carry": 5, "swim": 0}).kind == "better"
    assert activities_change({"carry": 2}, {"swim": 9}).kind == "unknown"


def test_it_is_asked_at_the_beginning_and_after_2_4_6_8_and_12_weeks():
    assert weeks() == (0, 2, 4, 6, 8, 12)
    assert [week for week in weeks() if asks_global_change(week)] == [4, 8, 12]


def test_all_in_all_has_seven_answers_from_worse_to_better():
    _ask, steps = global_change()
    assert [number for number, _text in steps] == [-3, -2, -1, 0, 1, 2, 3]
    assert "worse" in steps[0][1]
    assert "better" in steps[-1][1]


def test_every_question_says_what_its_ends_mean():
    for scale in scales().values():
        assert scale.ask
        assert scale.least != scale.most
    assert scales()["pain_now"].least == "nothing hurts"
