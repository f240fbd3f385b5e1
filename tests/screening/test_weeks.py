"""Over weeks: what is said after 2, 4, 6 and 12 of them, and when it gets worse."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.screening.diary import Diary
from unslump.screening.weeks import cards, no_harder, progress, week_due

from .diaries import START, WEEK, beginning, diary, on, passed, sent_on, session, weekly

PAIN = st.integers(0, 10)


def rules_of(told: Diary, week: float = 12) -> list[str]:
    return [card.rule for card in cards(told, START + week * WEEK)]


def after(week: float, pain: int | None, before: int | None = 6, **more) -> Diary:
    return diary(beginning(before), weekly(2, week, pain, **more))


def test_before_the_beginning_is_written_down_there_is_nothing_to_compare():
    assert rules_of(diary()) == ["no-answer-yet"]


def test_at_the_beginning_nothing_speaks_against_going_on():
    assert rules_of(diary(beginning(6))) == ["going-well"]


@pytest.mark.parametrize(
    ("week", "pain", "rule"),
    [
        (1.9, 6, "going-well"),
        (2, 6, "two-weeks"),
        (2, 5, "going-well"),  # 17 percent
        (5.9, 6, "four-weeks"),
        (11.9, 6, "six-weeks"),
        (3.9, 6, "two-weeks"),
        (4, 6, "four-weeks"),
        (4, 5, "four-weeks"),  # one point, 17 percent
        (4, 4, "going-well"),  # two points
        (6, 6, "six-weeks"),
        (6, 4, "going-well"),
        (8, 5, "six-weeks"),
        (12, 6, "twelve-weeks"),
        (12, 3, "twelve-weeks"),  # better, and still there
        (12, 2, "going-well"),
        (30, 5, "twelve-weeks"),
    ],
)
def test_after_so_many_weeks(week, pain, rule):
    assert rules_of(after(week, pain)) == [rule]


def test_half_as_much_is_enough_even_if_it_is_one_point():
    assert rules_of(after(4, 2, before=3)) == ["going-well"]


@pytest.mark.parametrize(
    ("week", "before", "pain", "rule"),
    [
        (2, 2, 2, "two-weeks"),
        (4, 2, 2, "four-weeks"),
        (6, 2, 2, "six-weeks"),
        (4, 8, 6, "going-well"),  # two points, and only a quarter
        (6, 8, 6, "going-well"),
        (4, 8, 7, "four-weeks"),
        (4, 4, 3, "four-weeks"),  # a quarter, and one point
        (6, 4, 3, "six-weeks"),
        (4, 3, 2, "going-well"),  # a third
        (6, 3, 2, "going-well"),
    ],
)
def test_two_points_or_thirty_percent_are_enough_from_a_two_on(week, before, pain, rule):
    assert rules_of(after(week, pain, before=before)) == [rule]


def test_ten_percent_exactly_is_enough_for_two_weeks():
    assert rules_of(diary(beginning(10), weekly(2, 2, 9))) == ["going-well"]


def test_what_they_can_do_again_counts_as_better():
    began = replace(beginning(6), activities={"carry": 3})
    gained = weekly(2, 4, 6, activities={"carry": 6})
    assert rules_of(diary(began, gained)) == ["going-well"]
    same = weekly(2, 4, 6, activities={"carry": 4})
    assert rules_of(diary(began, same)) == ["four-weeks"]


def test_where_little_hurt_at_the_beginning_nothing_has_to_get_better():
    for week in (2, 4, 6):
        for pain in (0, 1):
            assert rules_of(after(week, pain, before=pain)) == ["going-well"]


@pytest.mark.parametrize("week", [4, 6])
def test_thirty_percent_exactly_are_enough(week):
    """A median of 3.5, from a 5."""
    days = [session(nth + 2, week * 7 - 3 + nth, pain) for nth, pain in enumerate((3, 3, 4, 4))]
    assert rules_of(diary(beginning(5), *days, weekly(9, week + 0.1, None))) == ["going-well"]
    days = [session(nth + 2, week * 7 - 3 + nth, pain) for nth, pain in enumerate((3, 4, 4, 4))]
    assert rules_of(diary(beginning(5), *days, weekly(9, week + 0.1, None))) != ["going-well"]


@pytest.mark.parametrize("told", [after(4, None), after(4, 6, before=None)])
def test_what_was_not_answered_is_no_reason_for_anything(told):
    assert rules_of(told) == ["no-answer-yet"]


def test_what_each_card_asks_for():
    actions = [cards(after(week, 6), on(0))[0].action for week in (2, 4, 6, 12)]
    assert actions == ["change-plan", "see-someone", "stop-progress", "first"]


def test_twelve_weeks_are_said_once():
    told = after(12, 5)
    assert rules_of(told) == ["twelve-weeks"]
    sent = replace(told, checks=(sent_on(3, 12 * 7),))
    assert rules_of(sent) == ["six-weeks"]
    checked = replace(told, checks=(sent_on(3, 12 * 7), passed(4, 12 * 7 + 3)))
    assert rules_of(checked) == ["six-weeks"]


def worse_for(days: int, pain: int = 6, before: int = 4) -> Diary:
    return diary(beginning(before), *(session(nth + 2, nth, pain) for nth in range(1, days + 2)))


def test_two_points_worse_for_a_week_sends_to_somebody():
    assert rules_of(worse_for(7)) == ["worse-for-a-week"]
    assert cards(worse_for(7), on(8))[0].action == "first"


def test_six_days_are_not_a_week_and_one_point_is_not_two():
    assert rules_of(worse_for(6)) == ["going-well"]
    assert rules_of(worse_for(7, pain=5)) == ["going-well"]


def test_one_better_day_in_between_starts_the_week_anew():
    told = worse_for(7)
    better = replace(told.sessions[3], pain_before=5)
    assert rules_of(replace(told, sessions=(*told.sessions[:3], better, *told.sessions[4:]))) == ["going-well"]


def test_much_worse_is_for_today():
    advice = cards(worse_for(7, pain=7), on(8))[0]
    assert (advice.rule, advice.action) == ("much-worse", "today")


def test_the_average_of_a_week_counts_as_a_week():
    assert rules_of(after(1, 8)) == ["worse-for-a-week"]


def test_after_somebody_had_a_look_the_week_begins_anew():
    told = replace(worse_for(7), checks=(sent_on(50, 8.5), passed(51, 9)))
    assert rules_of(told) == ["going-well"]
    again = replace(told, sessions=(*told.sessions, *(session(60 + nth, 9 + nth, 6) for nth in range(1, 9))))
    assert rules_of(again) == ["worse-for-a-week"]


def test_a_check_that_everyone_takes_every_four_weeks_starts_nothing_anew():
    told = replace(worse_for(7), checks=(passed(50, 8.5),))
    assert rules_of(told) == ["worse-for-a-week"]


def test_the_gravest_card_comes_first():
    told = diary(beginning(4), weekly(2, 6, 8))
    found = cards(told, on(50))
    assert [card.gravity for card in found] == sorted((card.gravity for card in found), reverse=True)
    assert {card.rule for card in found} == {"worse-for-a-week", "six-weeks"}


def test_progress_compares_the_beginning_with_the_latest_weeks():
    found = progress(after(4, 3))
    assert found is not None
    assert (found.week, found.before, found.after, found.pain.kind) == (4, 6.0, 3.0, "better")


@pytest.mark.parametrize(
    ("week", "open_"), [(0, None), (1.9, None), (2, 2), (3.9, 2), (4, 4), (7.9, 6), (8, 8), (12, 12), (40, 12)]
)
def test_the_check_in_of_a_week_opens_in_that_week(week, open_):
    assert week_due(diary(beginning()), START + week * WEEK) == open_


def test_the_beginning_is_open_until_it_is_written_down():
    assert week_due(diary(), START) == 0


def test_a_check_in_that_was_answered_is_not_open_any_more():
    assert week_due(after(4, 5), START + 5 * WEEK) is None
    assert week_due(after(4, 5), START + 6 * WEEK) == 6


def test_a_clock_set_back_closes_no_check_in():
    told = replace(diary(beginning()), seen_until=START + 4 * WEEK)
    assert week_due(told, START) == 4


@given(before=st.none() | PAIN, pain=PAIN, more=PAIN, week=st.integers(0, 20))
def test_more_pain_never_eases_the_gravest_card(before, pain, more, week):
    less = max(card.gravity for card in cards(after(week, pain, before), on(200)))
    worse = max(card.gravity for card in cards(after(week, min(10, pain + more), before), on(200)))
    assert worse >= less


@given(before=st.none() | PAIN, week=st.integers(0, 20))
def test_no_answer_is_never_taken_for_nought(before, week):
    assert "going-well" not in rules_of(after(week, None, before)) or before is None or week == 0


def test_from_six_weeks_without_change_nothing_gets_harder_until_numbers_are_better_or_somebody_has_looked():
    same, better = (weekly(3, 6, 6), weekly(4, 8, 6)), weekly(5, 10, 3)
    begun = (beginning(6), weekly(2, 4, 6))
    assert no_harder(diary(*begun)) == ()
    assert no_harder(diary(*begun, *same)) == ((START + 6 * WEEK, None),)
    assert no_harder(diary(*begun, *same, better)) == ((START + 6 * WEEK, START + 10 * WEEK),)
    looked = (sent_on(5, 60), passed(6, 63))
    assert no_harder(diary(*begun, *same, *looked)) == ((START + 6 * WEEK, on(63)),)
    assert no_harder(diary(*begun, *same, passed(5, 63))) == ((START + 6 * WEEK, None),)
