"""How it goes, written down: every number may be missing, nothing is kept twice, and an outcome closes sessions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from unslump.errors import BadRequest
from unslump.records import actions, check_ins, clearances
from unslump.records import diary as told
from unslump.records.check_ins import Said
from unslump.records.diary import activities, diary, look_back
from unslump.records.export import everything
from unslump.records.models import Activity, CheckIn, Person, Rating, SafetyCheck
from unslump.screening.after import Morning
from unslump.screening.model import Answer, Decision
from unslump.screening.over_time import signs
from unslump.screening.weeks import cards, progress, week_due

from .conftest import NOON
from .sent import a_done_session, a_session

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
NO_SIGNS: dict[str, Answer] = {sign.id: "no" for sign in signs()}
GO = Decision("go", (), frozenset(), "")


def cleared(person: Person, when=NOON) -> None:
    actions.accept_disclaimer(person, when)
    actions.record_check(person, GO, when)


def a_morning(pain: int | None, usual: int | None = 2, **signs_said) -> Morning:
    return Morning(pain, usual, NO_SIGNS | signs_said)


def answered(person: Person, pain: int | None, when, usual: int | None = 2, **signs_said):
    session = a_done_session(person, when - DAY)
    actions.set_pain_before(session, usual)
    return check_ins.answer_morning(person, session, a_morning(pain, usual, **signs_said), when)


def test_every_number_may_be_missing_and_nought_is_a_number(person):
    check_ins.save_check_in(person, "evening", Said(), NOON)
    check_ins.save_check_in(person, "evening", Said(0, 0, 0, 0, 0), NOON)
    nothing, nought = CheckIn.objects.all()
    numbers = ("pain_now", "pain_average", "pain_worst", "sleep", "global_change")
    assert [getattr(nothing, name) for name in numbers] == [None] * 5
    assert [getattr(nought, name) for name in numbers] == [0] * 5


@pytest.mark.parametrize("wrong", [{"pain_now": 11}, {"sleep": -1}, {"global_change": 4}, {"global_change": -4}])
def test_any_other_number_is_refused(wrong):
    with pytest.raises(BadRequest, match="not among them"):
        Said(**wrong)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("pain_now", 11),
        ("pain_average", 11),
        ("pain_worst", 11),
        ("sleep", 11),
        ("global_change", 4),
        ("global_change", -4),
    ],
)
def test_the_database_itself_refuses_any_other_number(person, field, wrong):
    row = check_ins.save_check_in(person, "weekly", Said(), NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.filter(pk=row.pk).update(**{field: wrong})


def test_a_check_in_that_is_sent_twice_is_kept_once(person):
    key = uuid4()
    for pain in (3, 9):
        check_ins.save_check_in(person, "evening", Said(pain), NOON, check_in_id=key)
    assert [one.pain_now for one in CheckIn.objects.all()] == [3]


def test_everything_takes_its_number_from_one_row_so_that_order_needs_no_clock(person):
    cleared(person)
    session = a_session(person, NOON)
    row = check_ins.save_check_in(person, "evening", Said(1), NOON - 9 * DAY)
    (activity,) = check_ins.set_activities(person, ["carry"])
    check = SafetyCheck.objects.get()
    assert [one.sequence for one in (check, session, row, activity)] == [1, 2, 3, 4]
    assert [entry.nth for entry in diary(person).steady()] == [1, 2, 3]


def test_three_activities_at_most(person):
    check_ins.set_activities(person, ["carry", "drive", "swim"])
    with pytest.raises(BadRequest, match="3 at most"):
        check_ins.set_activities(person, ["a", "b", "c", "d"])
    assert [one.text for one in activities(person)] == ["carry", "drive", "swim"]


def test_the_database_itself_refuses_a_fourth(person):
    one, *_ = check_ins.set_activities(person, ["carry", "drive", "swim"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=one.pk).update(place=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=one.pk).update(place=2)


def test_one_that_is_no_longer_named_keeps_its_ratings_and_comes_back_with_them(person):
    carry, drive = check_ins.set_activities(person, ["carry", "drive"])
    check_ins.save_check_in(person, "weekly", Said(), NOON, ratings={carry.pk: 0, drive.pk: None})
    check_ins.set_activities(person, ["drive", "swim"])
    assert [one.text for one in activities(person)] == ["drive", "swim"]
    assert check_ins.set_activities(person, [" carry ", "", "carry"]) == [carry]
    assert [(one.activity, one.value) for one in Rating.objects.filter(activity=carry)] == [(carry, 0)]


def test_too_long_an_activity_is_refused(person):
    with pytest.raises(BadRequest, match="80 letters"):
        check_ins.set_activities(person, ["x" * 81])


def test_nobody_rates_somebody_elses_activity(person, stranger):
    (theirs,) = check_ins.set_activities(stranger, ["carry"])
    with pytest.raises(BadRequest, match="no activity"):
        check_ins.save_check_in(person, "weekly", Said(), NOON, ratings={theirs.pk: 5})
    assert not CheckIn.objects.exists()


def test_ratings_reach_the_rules_and_what_was_not_rated_does_not(person):
    carry, drive = check_ins.set_activities(person, ["carry", "drive"])
    check_ins.answer_weeks(person, "baseline", Said(6, 6), {carry.pk: 2, drive.pk: None}, NOON)
    check_ins.answer_weeks(person, "weekly", Said(6, 6), {carry.pk: 5, drive.pk: 9}, NOON + 4 * WEEK)
    found = progress(diary(person))
    assert found is not None
    assert found.activities.kind == "better"
    assert [card.rule for card in cards(diary(person), NOON + 4 * WEEK)] == ["going-well"]


def test_a_morning_above_usual_starts_the_next_session_a_level_lower(person):
    cleared(person)
    assert answered(person, 3, NOON + DAY).action == "step-down"
    assert clearances.clearance(person, NOON + DAY).lower
    assert answered(person, 2, NOON + 2 * DAY).action == "fine"
    assert not clearances.clearance(person, NOON + 2 * DAY).lower


def test_a_sign_closes_sessions_and_is_not_kept(person):
    cleared(person)
    assert answered(person, 0, NOON + DAY, night="unsure").action == "today"
    standing = clearances.clearance(person, NOON + DAY)
    assert (standing.state, standing.outcome) == ("stop", "today")
    assert standing.wait_until == NOON + 2 * DAY
    assert "night" not in str(everything(person))


def test_a_list_that_is_not_answered_keeps_nothing(person):
    session = a_done_session(person)
    advice = check_ins.answer_morning(person, session, Morning(3, 2), NOON + DAY)
    assert advice.rule == "signs-open"
    assert not CheckIn.objects.exists()


def test_a_morning_that_is_sent_twice_is_kept_once_and_says_the_same(person):
    cleared(person)
    session, key = a_done_session(person, NOON), uuid4()
    said = [check_ins.answer_morning(person, session, a_morning(5), NOON + DAY, key) for _ in range(3)]
    assert len(set(said)) == 1
    assert CheckIn.objects.count() == 1


def test_soreness_is_kept_as_soreness(person):
    session = a_done_session(person, NOON)
    sore = Morning(3, 2, NO_SIGNS, dull="yes", both_sides="yes", hours_since_strength=20)
    assert check_ins.answer_morning(person, session, sore, NOON + DAY).rule == "soreness"
    assert CheckIn.objects.get().sore


def three_flare_ups(person: Person, first=NOON):
    for day in (1, 4, 7):
        answered(person, 5, first + day * DAY)
        answered(person, 2, first + (day + 1) * DAY)
    return first + 7 * DAY


def test_three_flare_ups_close_sessions_for_some_days_and_then_the_dose_is_low(person):
    cleared(person)
    since = three_flare_ups(person)
    paused = clearances.clearance(person, since + DAY)
    assert (paused.state, paused.may_start) == ("pause", False)
    assert paused.wait_until == since + 3 * DAY
    assert clearances.clearance(person, since + 3 * DAY).limits == {"low-dose"}
    assert clearances.limits(person) == {"low-dose"}


def test_a_second_pause_closes_until_the_whole_check_is_answered_again(person):
    cleared(person)
    three_flare_ups(person)
    answered(person, 2, NOON + 11 * DAY)
    since = three_flare_ups(person, NOON + 12 * DAY)
    assert clearances.clearance(person, since + DAY).state == "stop"
    assert [check.outcome for check in SafetyCheck.objects.filter(asked=False)] == ["first"]
    actions.record_check(person, GO, since + DAY)
    assert clearances.clearance(person, since + 2 * DAY).state == "stop", "no check shortens the wait"
    assert clearances.clearance(person, since + 3 * DAY).state == "go"
    assert clearances.clearance(person, since + 3 * DAY).limits == frozenset()


def test_two_days_well_above_usual_want_the_whole_check(person):
    cleared(person)
    answered(person, 6, NOON + DAY)
    answered(person, 6, NOON + 2 * DAY, usual=6)
    assert answered(person, 6, NOON + 3 * DAY + timedelta(hours=1), usual=6).rule == "up-for-two-days"
    person.refresh_from_db()
    assert person.recheck_for == "worse"
    assert clearances.clearance(person, NOON + 9 * DAY).state == "again"


def test_the_last_session_is_looked_back_on_the_next_day_and_once(person):
    session = a_done_session(person, NOON)
    actions.set_pain_before(session, 0)
    assert look_back(person, NOON + timedelta(hours=1)) is None
    found = look_back(person, NOON + DAY)
    assert found is not None
    assert (found.session, found.usual, found.hours_since_strength) == (session, 0, None)
    assert look_back(person, NOON + 4 * DAY) is None
    assert look_back(person, NOON - DAY) is None
    check_ins.answer_morning(person, session, a_morning(0, 0), NOON + DAY)
    assert look_back(person, NOON + DAY) is None


def test_the_weeks_check_in_is_due_after_two_weeks_and_not_after_it_was_answered(person):
    assert week_due(diary(person), NOON) == 0
    check_ins.answer_weeks(person, "baseline", Said(5, 5, 7, 2), {}, NOON)
    assert week_due(diary(person), NOON + WEEK) is None
    assert week_due(diary(person), NOON + 2 * WEEK) == 2
    check_ins.answer_weeks(person, "weekly", Said(5, 5), {}, NOON + 2 * WEEK)
    assert week_due(diary(person), NOON + 2 * WEEK) is None


def test_twelve_weeks_send_to_somebody_once(person):
    cleared(person)
    check_ins.answer_weeks(person, "baseline", Said(5, 5), {}, NOON)
    twelve = NOON + 12 * WEEK
    actions.record_check(person, GO, twelve)
    assert check_ins.answer_weeks(person, "weekly", Said(5, 5), {}, twelve)[0].rule == "twelve-weeks"
    assert clearances.clearance(person, twelve).state == "stop"
    actions.record_check(person, GO, twelve)
    assert clearances.clearance(person, twelve).state == "go"
    assert check_ins.answer_weeks(person, "weekly", Said(5, 5), {}, twelve + WEEK)[0].rule == "six-weeks"
    assert clearances.clearance(person, twelve + WEEK).state == "go"


def test_no_session_before_the_date_that_the_rule_sets_and_no_new_check_shortens_it(person):
    cleared(person)
    actions.record_check(person, Decision("today", ("U2",), frozenset(), "", wait_days=1), NOON)
    actions.record_check(person, GO, NOON + timedelta(hours=1))
    almost = clearances.clearance(person, NOON + DAY - timedelta(seconds=1))
    assert (almost.state, almost.wait_until) == ("stop", NOON + DAY)
    assert clearances.clearance(person, NOON + DAY).state == "go"
    assert clearances.clearance(person, NOON - 300 * DAY).state == "stop"


def test_gentle_sessions_meanwhile_are_allowed_where_the_rule_allows_them(person):
    actions.accept_disclaimer(person, NOON)
    meanwhile = Decision("first", ("D3",), frozenset(), "", session_meanwhile=True)
    actions.record_check(person, meanwhile, NOON)
    assert clearances.clearance(person, NOON + DAY).state == "go"
    assert clearances.clearance(person, NOON + 14 * DAY).state == "again"


def test_two_weeks_away_want_the_check(person):
    cleared(person)
    a_done_session(person, NOON + DAY)
    assert clearances.clearance(person, NOON + 14 * DAY).state == "go"
    assert clearances.clearance(person, NOON + 15 * DAY).state == "again"


def test_a_clock_that_is_set_back_opens_nothing(person):
    cleared(person)
    actions.see(person, NOON + 29 * DAY)
    assert clearances.clearance(person, NOON + DAY).state == "old"
    cleared(person, NOON + DAY)
    assert clearances.clearance(person, NOON + DAY).state == "go", "a whole check starts the dates afresh"


def test_the_diary_costs_as_little_for_a_year_as_for_a_day(person):
    cleared(person)
    for nth in range(30):
        answered(person, 2, NOON + nth * DAY)
    with CaptureQueriesContext(connection) as asked:
        clearances.clearance(person, NOON + 30 * DAY)
    assert len(asked) <= 4
    with CaptureQueriesContext(connection) as asked:
        diary(person)
    assert len(asked) <= 5


def test_of_long_ago_only_the_weeks_are_looked_at(person, monkeypatch):
    monkeypatch.setattr(told, "SESSIONS_LOOKED_AT", 2)
    check_ins.answer_weeks(person, "baseline", Said(5, 5), {}, NOON)
    for nth in range(4):
        answered(person, nth, NOON + nth * DAY)
    assert [one.kind for one in diary(person).check_ins] == ["baseline", "next-morning", "next-morning"]
    assert [one.pain_now for one in diary(person).check_ins] == [5, 2, 3]


def test_a_stranger_sees_and_moves_nothing(person, stranger):
    answered(person, 9, NOON + DAY, night="yes")
    check_ins.set_activities(person, ["carry"])
    assert diary(stranger).steady() == []
    assert activities(stranger) == []
    assert look_back(stranger, NOON + DAY) is None
    told = everything(stranger)
    assert (told["check_ins"], told["activities"], told["safety_checks"]) == ([], [], [])


def test_the_export_tells_all_of_it(person):
    (carry,) = check_ins.set_activities(person, ["carry"])
    answered(person, 5, NOON + DAY, spreading="yes")
    check_ins.answer_weeks(person, "weekly", Said(1, 2, 3, 0, -1), {carry.pk: 0}, NOON + DAY)
    told = everything(person)
    morning, weekly = told["check_ins"]
    assert (morning["kind"], morning["pain_now"], morning["sleep"]) == ("next-morning", 5, None)
    assert morning["session"] == told["sessions"][0]["id"]
    assert (weekly["pain_now"], weekly["sleep"], weekly["global_change"]) == (1, 0, -1)
    assert weekly["activities"] == {str(carry.pk): 0}
    assert told["activities"] == [{"id": str(carry.pk), "text": "carry", "asked_about": True}]
    assert told["safety_checks"][0]["outcome"] == "today"
    assert told["safety_checks"][0]["clear_from"] == "2026-03-04"
