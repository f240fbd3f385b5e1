"""Rows → what was done and said of each movement, as progress and the planner are told it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_catalogue, a_dose, a_movement, a_plan, doses
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.planning.model import Wishes
from unslump.planning.reports import Report
from unslump.records import actions, clearances
from unslump.records.check_ins import Said, save_check_in
from unslump.records.diary import diary
from unslump.records.models import Person, Session
from unslump.records.readiness import readiness
from unslump.records.reports import past_of, reports
from unslump.screening.model import Decision

from .conftest import NOON
from .sent import a_done_session, an_event, arrivals

DAY = timedelta(days=1)
TURN = a_movement("turn", doses=doses(a_dose(reps=(2, 20))))
ROLL = a_movement("roll", doses=doses(a_dose(reps=(2, 20))))
POOL = a_catalogue(TURN, ROLL)


def told(person: Person) -> list[Report]:
    return reports(person, POOL, diary(person))


def begun(person: Person, when=NOON, reps: int = 4) -> Session:
    amounts = {"turn": Amount(1, reps), "roll": Amount(1, reps)}
    return actions.start_session(person, a_plan(TURN, ROLL, amounts=amounts), when)


def did(session: Session, reps: int, *more, item: int = 0, movement: str = "turn") -> None:
    repeated = [an_event(f"{item}/{n}", item=item, movement=movement) for n in range(1, reps + 1)]
    actions.record_events(session, arrivals(*repeated, *more), session.started_at)


def test_how_much_was_done_is_counted_in_repetitions(person):
    did(begun(person), 3)
    (turn,) = told(person)
    assert (turn.movement, turn.done, turn.asked) == ("turn", 0.75, Amount(1, 4))


def test_a_movement_that_was_not_begun_has_no_report(person):
    session = begun(person)
    did(session, 4)
    actions.record_events(session, arrivals(an_event("1/s", "movement-skipped", item=1, movement="roll")), NOON)
    assert [one.movement for one in told(person)] == ["turn"]


def test_numbers_that_nobody_gave_are_unknown_and_not_nought(person):
    did(begun(person), 4)
    (turn,) = told(person)
    assert (turn.start, turn.peak, turn.effort, turn.morning) == (None, None, None, None)


def test_what_was_said_before_while_and_after_comes_along(person):
    session = begun(person)
    did(session, 4, an_event("0/h", "hurts", value=2))
    actions.set_pain_before(session, 0)
    actions.set_pain_after(session, 1)
    actions.set_effort(session, "easy")
    (turn,) = told(person)
    assert (turn.start, turn.peak, turn.ended_by_pain, turn.effort) == (0, 2, False, "easy")


@pytest.mark.parametrize(("before", "value", "ended"), [(0, 3, True), (3, 5, False), (5, 6, True), (0, None, True)])
def test_what_ended_a_movement_by_the_stop_rules_ended_it(person, before, value, ended):
    session = begun(person)
    actions.set_pain_before(session, before)
    did(session, 4, an_event("0/h", "hurts", value=value))
    assert told(person)[0].ended_by_pain == ended


def test_the_morning_after_is_that_of_the_session_before_it(person):
    for nth, pain in enumerate((1, 3)):
        session = begun(person, NOON + 2 * nth * DAY)
        did(session, 4)
        save_check_in(person, "next-morning", Said(pain_now=pain), NOON + (2 * nth + 1) * DAY, session=session)
    assert [one.morning for one in told(person)] == [1, 3]


def test_soreness_is_told_from_the_rest(person):
    session = begun(person)
    did(session, 4)
    save_check_in(person, "next-morning", Said(pain_now=3), NOON + DAY, session=session, sore=True)
    assert told(person)[0].morning_above == 0


@pytest.mark.parametrize(("hours", "morning"), [(7, None), (8, 2), (72, 2), (73, None)])
def test_where_nobody_asked_the_next_session_tells_how_the_morning_was(person, hours, morning):
    did(begun(person), 4)
    following = begun(person, NOON + timedelta(hours=hours))
    did(following, 4)
    actions.set_pain_before(following, 2)
    assert told(person)[0].morning == morning


def test_an_unanswered_morning_is_not_filled_in_from_later(person):
    session = begun(person)
    did(session, 4)
    save_check_in(person, "next-morning", Said(), NOON + DAY, session=session)
    following = begun(person, NOON + DAY)
    did(following, 4)
    actions.set_pain_before(following, 2)
    assert told(person)[0].morning is None


def test_a_session_of_small_doses_says_so(person):
    small = a_plan(TURN)
    small = type(small)(small.items, small.seconds, Wishes(5, "desk", limits=frozenset({"low-dose"})), 1)
    did(actions.start_session(person, small, NOON), 3)
    assert told(person)[0].small


def test_how_hard_it_was_is_one_of_three_words(person):
    session = begun(person)
    with pytest.raises(Exception, match="There is no answer “7”"):
        actions.set_effort(session, "7")
    actions.set_effort(session, "hard")
    actions.set_effort(session, None)
    assert Session.objects.get().effort is None


def test_the_planner_is_told_what_was_done_and_what_hurt(person):
    did(begun(person), 4)
    hurting = begun(person, NOON + DAY)
    did(hurting, 1, an_event("1/h", "hurts", item=1, movement="roll", value=6), item=1, movement="roll")
    did(begun(person, NOON + 2 * DAY), 1)
    assert [(past.movement, past.hurt) for past in past_of(told(person))] == [("turn", False), ("roll", True)]


def test_what_a_shortened_session_asks_is_less_and_what_was_done_stays(person):
    reach, turn = (catalogue()[name] for name in ("overhead-reach", "trunk-rotation"))
    amounts = {one.id: Amount(1, 4) for one in (reach, turn)}
    session = actions.start_session(person, a_plan(reach, turn, amounts=amounts), NOON)
    did(session, 4, movement=reach.id)
    actions.shorten(session, 0)
    assert [(one.movement, one.done) for one in reports(person, catalogue(), diary(person))] == [(reach.id, 1.0)]


def test_what_comes_in_late_and_twice_is_counted_once(person):
    session = begun(person)
    for _ in range(2):
        did(session, 2)
    actions.finish(session, Session.Ended.LEFT, NOON)
    did(session, 3)
    assert [one.done for one in told(person)] == [0.75]


def test_a_stranger_is_told_nothing(person, stranger):
    did(begun(person), 4)
    assert told(stranger) == []


def test_it_costs_as_little_after_many_sessions_as_after_one(person):
    actions.accept_disclaimer(person, NOON)
    actions.record_check(person, Decision("go", (), frozenset(), ""), NOON)
    for nth in range(20):
        a_done_session(person, NOON + nth * DAY)
    now, known = NOON + 20 * DAY, diary(person)
    standing = clearances.clearance(person, now, known)
    with CaptureQueriesContext(connection) as asked:
        found = readiness(person, POOL, known, standing, "standard", now)
    assert len(asked) == 1
    assert [one.movement for one in found.done] == ["turn"]


def weeks_without_change(person: Person, weeks: int):
    """Begun at a 4, still a 4; two sessions that were fine, the last days."""
    save_check_in(person, "baseline", Said(pain_average=4), NOON - (weeks * 7 + 1) * DAY)
    save_check_in(person, "weekly", Said(pain_average=4), NOON - DAY / 2)
    actions.accept_disclaimer(person, NOON)
    actions.record_check(person, Decision("go", (), frozenset(), ""), NOON)
    for nth in (0, 2):
        when = NOON + nth * DAY
        session = begun(person, when, reps=8)
        did(session, 8)
        actions.set_pain_before(session, 4)
        save_check_in(person, "next-morning", Said(pain_now=4), when + DAY, session=session)
    now, known = NOON + 4 * DAY, diary(person)
    return readiness(person, POOL, known, clearances.clearance(person, now, known), "standard", now)


@pytest.mark.parametrize(
    ("weeks", "emphasis", "change"),
    [(1, "usual", "up"), (2, "change", "up"), (4, "change", "up"), (6, "usual", "hold")],
)
def test_weeks_without_change_bring_other_movements_and_then_nothing_harder(person, weeks, emphasis, change):
    able = weeks_without_change(person, weeks)
    assert able.background.emphasis == emphasis
    assert {one.change for one in able.done} == {change}
