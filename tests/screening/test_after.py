"""The next morning: back to usual or not, soreness told from pain, a step down, a pause, somebody to see."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unslump.screening.after import Morning, course, is_soreness, next_morning, standing, wants_small_doses
from unslump.screening.diary import Diary, Entry
from unslump.screening.over_time import rule, signs

from .diaries import DAY, HOUR, beginning, diary, morning, mornings, on, passed, sent_on, session, weekly

NO_SIGNS = {sign.id: "no" for sign in signs()}
EMPTY = Diary()
PAIN = st.integers(0, 10)
ASKED = st.none() | PAIN
ANSWER = st.sampled_from(["yes", "no", "unsure", None])


def said(pain: int | None, usual: int | None = 2, **more) -> Morning:
    return Morning(pain, usual, signs=more.pop("signs", NO_SIGNS), **more)


def sore(pain: int | None, usual: int | None = 2, **more) -> Morning:
    return said(pain, usual, **{"dull": "yes", "both_sides": "yes", "hours_since_strength": 20, **more})


@pytest.mark.parametrize(
    ("pain", "usual", "rule_id"),
    [
        (2, 2, "back-to-usual"),
        (0, 2, "back-to-usual"),
        (0, 0, "back-to-usual"),
        (1, 0, "still-up"),
        (3, 2, "still-up"),
        (4, 2, "still-up"),
        (9, 2, "easily-annoyed"),
        (0, None, "back-to-usual"),
        (1, None, "morning-unknown"),
        (4, None, "morning-unknown"),
        (5, None, "easily-annoyed"),
        (None, 2, "morning-unknown"),
        (None, None, "morning-unknown"),
    ],
)
def test_a_morning_is_back_to_usual_or_not_or_unknown(pain, usual, rule_id):
    assert next_morning(said(pain, usual), EMPTY, on(1)).rule == rule_id


def test_a_morning_above_usual_is_one_step_down():
    assert next_morning(said(3), EMPTY, on(1)).action == "step-down"


def test_dull_on_both_sides_after_strength_work_and_slight_does_not_count():
    assert is_soreness(sore(3))
    assert next_morning(sore(3), EMPTY, on(1)).rule == "soreness"


@pytest.mark.parametrize(
    "otherwise",
    [
        {"pain": 4},
        {"dull": "no"},
        {"dull": "unsure"},
        {"dull": None},
        {"both_sides": "no"},
        {"both_sides": "unsure"},
        {"both_sides": None},
        {"hours_since_strength": None},
        {"hours_since_strength": 73},
        {"hours_since_strength": -1},
    ],
)
def test_anything_else_than_soreness_counts(otherwise):
    pain = otherwise.pop("pain", 3)
    assert not is_soreness(sore(pain, **otherwise))
    assert next_morning(sore(pain, **otherwise), EMPTY, on(1)).rule == "still-up"


def test_soreness_is_three_days_at_most():
    assert is_soreness(sore(3, hours_since_strength=72))


def test_what_is_not_above_usual_is_no_soreness_but_usual():
    assert not is_soreness(sore(2, usual=2))


def test_a_sore_morning_is_no_flare_up():
    entries = [morning(nth, nth, 4, sore=True) for nth in range(1, 6)]
    assert standing(diary(*entries), on(6)).action == "fine"


@pytest.mark.parametrize("sign", signs(), ids=lambda sign: sign.id)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_sign_decides_at_once_and_not_sure_counts(sign, answer):
    advice = next_morning(said(0, signs={sign.id: answer}), EMPTY, on(1))
    assert advice.action == sign.outcome
    assert advice.until == on(1) + DAY


def test_the_gravest_sign_wins():
    everything = dict.fromkeys(NO_SIGNS, "yes")
    assert next_morning(said(0, signs=everything), EMPTY, on(1)).action == "emergency"


def test_new_pain_at_night_spreading_and_nerves_are_looked_at_today():
    assert {sign.id: sign.outcome for sign in signs()} == {
        "chest-or-breath": "emergency",
        "legs-or-bladder": "emergency",
        "arm-or-hand": "today",
        "night": "today",
        "spreading": "today",
    }


@pytest.mark.parametrize("open_", list(NO_SIGNS))
def test_a_sign_that_is_not_answered_is_not_a_no(open_):
    answers = {sign: answer for sign, answer in NO_SIGNS.items() if sign != open_}
    assert next_morning(said(0, signs=answers), EMPTY, on(1)).rule == "signs-open"


def test_two_up_for_two_days_and_an_hour_asks_for_a_pause():
    up = mornings({0: 4})
    assert next_morning(said(4), up, on(2)).action == "step-down"
    advice = next_morning(said(4), up, on(2) + HOUR)
    assert (advice.action, advice.rule) == ("pause", "up-for-two-days")
    assert advice.until == on(2) + HOUR + rule("up-for-two-days")["pause_days"] * DAY


def test_one_point_above_usual_is_never_a_pause():
    assert standing(mornings(dict.fromkeys(range(20), 3)), on(20)).action == "step-down"


def test_numbers_that_lie_more_than_a_week_apart_make_no_row():
    assert standing(mornings({0: 4, 7.1: 4}), on(7.1)).action == "step-down"
    assert standing(mornings({0: 4, 6.9: 4}), on(6.9)).action == "pause"


def test_flare_ups_and_rows_begin_two_points_above_usual():
    assert standing(mornings({0: 3, 1: 2, 2: 3, 3: 2, 4: 3}), on(4)).action == "step-down"
    assert standing(mornings({0: 4, 1: 3, 2.1: 4}), on(2.1)).rule != "up-for-two-days"


def test_a_number_in_between_that_is_lower_breaks_the_row():
    assert standing(mornings({0: 4, 1: 2, 2: 4, 3: 4}), on(3)).rule != "up-for-two-days"


def test_what_it_was_before_the_next_session_counts_as_well():
    row = diary(morning(1, 0, 4), session(2, 1, before=4), session(3, 2.1, before=4))
    assert standing(row, on(2.1)).rule == "up-for-two-days"
    broken = diary(morning(1, 0, 4), session(2, 1, before=2), session(3, 2.1, before=4))
    assert standing(broken, on(2.1)).action == "fine"


def test_a_morning_above_usual_lowers_the_next_session_and_not_the_one_after():
    assert standing(diary(morning(1, 0, 3)), on(1)).action == "step-down"
    assert standing(diary(morning(1, 0, 3), session(2, 1)), on(2)).action == "fine"


def test_a_raised_start_does_not_become_the_new_usual():
    """The session of the second day began at 4 only because the first had raised it."""
    row = diary(morning(1, 0, 4, usual=2), morning(2, 1, 4, usual=4), morning(3, 2.1, 4, usual=4))
    assert standing(row, on(2.1)).rule == "up-for-two-days"


def test_not_answered_does_not_break_the_row():
    assert standing(mornings({0: 4, 1: None, 2.1: 4}), on(2.1)).rule == "up-for-two-days"


def test_the_third_flare_up_in_two_weeks_asks_for_a_pause():
    two = mornings({0: 4, 1: 2, 7.1: 4, 8: 2})
    assert standing(two, on(8)).action == "fine"
    advice = next_morning(said(4), two, on(13))
    assert (advice.action, advice.rule) == ("pause", "flare-ups")


def test_two_weeks_are_fourteen_days_to_the_hour():
    assert next_morning(said(4), mornings({0: 4, 1: 2, 6: 4, 7: 2}), on(14)).rule == "flare-ups"


def test_three_flare_ups_in_more_than_two_weeks_do_not():
    assert next_morning(said(4), mornings({0: 4, 1: 2, 7.05: 4, 8: 2}), on(14.1)).action == "step-down"


def test_one_bad_week_is_one_flare_up_not_seven():
    assert len(course(mornings({0: 4, 0.4: 5, 0.9: 4, 1.5: 4}).steady()).flare_ups) == 1


TWO: dict[float, int | None] = {0: 4, 1: 2, 7: 4}


def test_the_second_flare_up_in_a_week_is_a_day_of_rest_and_then_small_doses():
    two = mornings(TWO)
    advice = standing(two, on(7))
    assert (advice.action, advice.rule, advice.until) == ("pause", "two-in-a-week", on(8))
    assert standing(two, on(8)).rule == "small-doses"
    assert wants_small_doses(two)
    assert not wants_small_doses(mornings(TWO | {8: 2, 9: 2}))


def test_two_flare_ups_more_than_a_week_apart_are_no_reason_to_rest():
    assert standing(mornings({0: 4, 1: 2, 7.1: 4}), on(7.1)).action == "step-down"


def test_a_session_in_which_it_hurt_too_much_is_a_flare_up_and_its_morning_no_second_one():
    hurt = [replace(session(nth, day, before=2), too_much=True) for nth, day in ((1, 0), (3, 3))]
    assert standing(diary(*hurt), on(3)).rule == "two-in-a-week"
    assert len(course(diary(hurt[0], morning(2, 1, 5)).steady()).flare_ups) == 1
    assert len(course(diary(session(1, 0, before=2), morning(2, 1, 5)).steady()).flare_ups) == 1


def test_a_day_of_rest_is_not_the_first_of_two_pauses():
    rested = TWO | {8: 2, 9: 2}
    assert standing(mornings(rested | {13: 4}), on(13)).rule == "flare-ups"


def test_once_small_doses_are_over_one_morning_does_not_bring_them_back():
    assert standing(mornings(TWO | {8: 2, 9: 2, 20: 3}), on(20)).action == "step-down"


@pytest.mark.parametrize(("said_", "small"), [({"sleep": 5}, True), ({"sleep": 4}, False), ({"sleep": None}, False)])
def test_sleep_that_is_disturbed_means_small_doses_until_it_is_better(said_, small):
    assert wants_small_doses(diary(beginning(2, **said_))) == small
    assert not wants_small_doses(diary(beginning(2, sleep=9), weekly(2, 2, 2, sleep=3)))


def test_five_out_of_ten_means_small_doses_until_a_lower_number_is_given():
    assert wants_small_doses(diary(session(1, 0, before=5)))
    assert not wants_small_doses(diary(session(1, 0, before=5), session(2, 1, before=4)))
    assert not wants_small_doses(diary(session(1, 0, before=4), session(2, 1)))


THREE: dict[float, int | None] = {0: 4, 1: 2, 3: 4, 4: 2, 6: 4}


def test_after_the_pause_come_small_doses_until_two_mornings_are_back_to_usual():
    paused = mornings(THREE)
    assert standing(paused, on(8.9)).action == "pause"
    assert standing(paused, on(9)).action == "low-dose"
    assert wants_small_doses(paused)
    one = mornings(THREE | {10: 2})
    assert standing(one, on(11)).action == "low-dose"
    two = mornings(THREE | {10: 2, 11: 1})
    assert standing(two, on(11)).action == "fine"
    assert not wants_small_doses(two)


def test_mornings_that_nobody_answers_do_not_end_the_small_doses():
    assert standing(mornings(THREE | {10: 2, 11: None, 12: None}), on(13)).action == "low-dose"


def test_a_bad_morning_in_between_starts_the_two_anew():
    assert standing(mornings(THREE | {10: 2, 11: 3, 12: 2}), on(13)).action == "low-dose"


SECOND: dict[float, int | None] = THREE | {10: 2, 20: 4, 21: 2, 23: 4, 24: 2, 26: 4}


def test_a_second_pause_sends_to_somebody_first():
    advice = next_morning(said(4), mornings({day: pain for day, pain in SECOND.items() if day < 26}), on(26))
    assert (advice.action, advice.rule) == ("first", "second-pause")
    assert advice.until == on(26) + rule("second-pause")["wait_days"] * DAY


@pytest.mark.parametrize(("day", "action"), [(90, "first"), (90.1, "pause")])
def test_a_pause_more_than_twelve_weeks_ago_is_not_a_first_one(day, action):
    later = THREE | {day - 6 + at: pain for at, pain in THREE.items()}
    assert standing(mornings(later), on(day)).action == action


def test_being_still_up_during_the_pause_is_not_a_second_one():
    row = mornings({0: 4, 2.1: 4, 3: 4, 4: 4, 5: 4})
    assert standing(row, on(5)).action == "pause"
    assert standing(mornings({0: 4, 2.1: 4, 5: 4, 7.2: 4}), on(7.2)).action == "first"


def test_see_someone_holds_until_the_whole_check_is_passed():
    so_far = mornings(SECOND)
    assert standing(so_far, on(60)).action == "first"
    sent = replace(so_far, checks=(sent_on(50, 26),))
    assert standing(sent, on(60)).action == "first"
    refused = replace(so_far, checks=(sent_on(50, 26), passed(51, 40, "today")))
    assert standing(refused, on(60)).action == "first"
    cleared = replace(so_far, checks=(sent_on(50, 26), passed(51, 40)))
    assert standing(cleared, on(60)).action == "fine"


@st.composite
def some_diary(draw) -> Diary:
    """Mornings, sessions and checks in any mixture, the clock wandering forwards and back."""
    entries: list[Entry] = []
    day = 0.0
    for nth in range(1, draw(st.integers(0, 14)) + 1):
        day += draw(st.sampled_from([0.5, 1, 1, 2, 5, -3]))
        what = draw(st.sampled_from("mmmmsec"))
        if what == "m":
            entries.append(morning(nth, day, draw(ASKED), draw(ASKED), sore=draw(st.booleans())))
        elif what == "s":
            entries.append(replace(session(nth, day, draw(ASKED)), too_much=draw(st.booleans())))
        elif what == "e":
            entries.append(replace(morning(nth, day, draw(ASKED)), kind="evening"))
        else:
            entries.append(passed(nth, day))
    return diary(*entries)


@given(so_far=some_diary(), pain=PAIN, more=PAIN, usual=ASKED, dull=ANSWER, both=ANSWER, hours=st.none() | st.just(20))
def test_more_pain_never_eases_the_advice(so_far, pain, more, usual, dull, both, hours):
    answers = {"dull": dull, "both_sides": both, "hours_since_strength": hours}
    now = so_far.latest(on(40))
    less = next_morning(said(pain, usual, **answers), so_far, now)
    worse = next_morning(said(min(10, pain + more), usual, **answers), so_far, now)
    assert worse.gravity >= less.gravity


@given(so_far=some_diary(), usual=ASKED)
def test_no_number_is_never_better_than_nought(so_far, usual):
    now = so_far.latest(on(40))
    nothing, nought = next_morning(said(None, usual), so_far, now), next_morning(said(0, usual), so_far, now)
    assert nothing.gravity >= nought.gravity
    assert nothing.rule != "back-to-usual"


@given(
    so_far=some_diary(),
    pain=ASKED,
    usual=ASKED,
    sign=st.sampled_from(signs()),
    turned=st.sampled_from(["yes", "unsure"]),
)
def test_no_turned_to_yes_or_not_sure_never_eases_the_advice(so_far, pain, usual, sign, turned):
    calm = next_morning(said(pain, usual), so_far, on(40))
    assert next_morning(said(pain, usual, signs=NO_SIGNS | {sign.id: turned}), so_far, on(40)).gravity >= calm.gravity


@given(so_far=some_diary(), back=st.floats(0, 400))
def test_a_clock_that_is_set_back_never_eases_what_holds(so_far, back):
    now = so_far.latest(on(40))
    assert standing(so_far, now - back * DAY).gravity >= standing(so_far, now).gravity


@given(so_far=some_diary(), back=st.floats(0, 400), pain=ASKED, usual=ASKED)
def test_a_clock_that_is_set_back_never_eases_a_morning(so_far, back, pain, usual):
    assume(not any(entry.at > on(40) for entry in so_far.steady()))
    seen = replace(so_far, seen_until=on(40))
    assert (
        next_morning(said(pain, usual), seen, on(40) - back * DAY).gravity
        >= next_morning(said(pain, usual), seen, on(40)).gravity
    )


@given(so_far=some_diary())
def test_the_same_history_always_says_the_same(so_far):
    assert standing(so_far, on(40)) == standing(so_far, on(40))
