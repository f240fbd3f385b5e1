"""What is told of what was done."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unslump.records import actions, clearances, done, queries
from unslump.records.export import everything
from unslump.records.models import Person
from unslump.screening.model import Decision

from .conftest import NOON
from .sent import a_done_session, a_session, an_event, arrivals

DAY = timedelta(days=1)


def cleared(person: Person, outcome="go", limits=frozenset()) -> None:
    actions.accept_disclaimer(person, NOON)
    actions.record_check(person, Decision(outcome, (), limits, ""), NOON)


def test_nobody_starts_before_the_safety_check(person):
    assert clearances.clearance(person, NOON).state == "none"


def test_nobody_starts_without_the_disclaimer(person):
    actions.record_check(person, Decision("go", (), frozenset(), ""), NOON)
    assert clearances.clearance(person, NOON).state == "none"


def test_another_disclaimer_is_asked_for_again(person):
    cleared(person)
    actions.accept_disclaimer(person, NOON, version="an older one")
    assert clearances.clearance(person, NOON).state == "none"


@pytest.mark.parametrize("outcome", ["emergency", "today", "first"])
def test_an_outcome_that_sends_elsewhere_stops_every_session(person, outcome):
    cleared(person, outcome)
    assert clearances.clearance(person, NOON).state == "stop"
    assert not clearances.clearance(person, NOON).may_start


def test_a_check_holds_for_four_weeks(person):
    cleared(person)
    assert clearances.clearance(person, NOON + 28 * DAY - timedelta(hours=1)).state == "go"
    assert clearances.clearance(person, NOON + 29 * DAY).state == "old"


def test_a_check_from_the_future_is_asked_again(person):
    cleared(person)
    assert clearances.clearance(person, NOON - DAY).state == "old"


def test_the_last_check_counts_whatever_the_clock_says(person):
    cleared(person)
    actions.record_check(person, Decision("today", (), frozenset(), ""), NOON - DAY)
    assert clearances.clearance(person, NOON).state == "stop"


def test_something_new_wants_the_check_again_until_it_is_done(person):
    cleared(person)
    actions.want_check(person, NOON)
    assert clearances.clearance(person, NOON).state == "again"
    cleared(person)
    assert clearances.clearance(person, NOON).state == "go"


def test_limits_are_handed_on(person):
    cleared(person, "limits", frozenset({"osteoporosis"}))
    assert clearances.clearance(person, NOON).limits == {"osteoporosis"}


def test_what_was_done_is_told_movement_by_movement(person):
    session = a_session(person)
    sent = arrivals(
        an_event("0/1", t_ms=5_000),
        an_event("0/2", t_ms=9_000),
        an_event("0/done", "movement-done", t_ms=65_000),
        an_event("1/1", item=1, movement="roll"),
        an_event("1/hurts", "hurts", item=1, movement="roll", value=6),
    )
    actions.record_events(session, sent, NOON)
    turn, roll = done.did(session)
    assert (turn.movement, turn.repetitions, turn.seconds, turn.finished) == ("turn", 2, 60, True)
    assert (roll.movement, roll.repetitions, roll.finished, roll.hurt) == ("roll", 1, False, True)


@pytest.mark.parametrize(
    ("before", "value", "hurt"),
    [(None, 0, False), (0, 2, False), (0, 3, True), (3, 5, False), (5, 6, True), (0, None, True)],
)
def test_a_little_that_was_said_to_hurt_does_not_leave_a_movement_out(person, before, value, hurt):
    session = a_session(person)
    actions.set_pain_before(session, before)
    sent = arrivals(an_event("0/h", "hurts", value=value), an_event("0/done", "movement-done"))
    actions.record_events(session, sent, NOON)
    assert [one.hurt for one in done.did(session)] == [hurt]


def test_a_stranger_sees_nothing(person, stranger):
    session = a_done_session(person)
    assert queries.session(stranger, session.pk) is None
    assert queries.latest(stranger, 10) == []
    assert everything(stranger)["sessions"] == []


def test_sessions_of_a_stretch_of_time_come_with_what_a_list_shows(person):
    before, inside = a_done_session(person, NOON - 9 * DAY), a_done_session(person, NOON)
    actions.set_pain_before(inside, 0)
    (line,) = queries.between(person, NOON - DAY, NOON + DAY)
    assert (line.id, line.pain_before, line.pain_after) == (inside.pk, 0, None)
    assert queries.movements_done([line]) == {inside.pk: 1}
    assert [one.id for one in queries.latest(person, 5)] == [before.pk, inside.pk]


def test_the_export_is_everything_and_plain_json(person):
    session = a_done_session(person)
    actions.set_pain_before(session, 0)
    actions.save_preferences(person, {"minutes": 5})
    cleared(person)
    told = json.loads(json.dumps(everything(person)))
    (one,) = told["sessions"]
    assert told["preferences"]["minutes"] == 5
    assert one["pain_before"] == 0
    assert one["pain_after"] is None
    assert [event["id"] for event in one["events"]] == ["0/1", "0/done", "done"]
    (check,) = told["safety_checks"]
    assert check == {"date": "2026-03-02", "outcome": "go", "limits": [], "clear_from": None, "asked": True}


def test_an_export_asks_the_database_as_little_for_many_sessions_as_for_one(person):
    for nth in range(12):
        a_done_session(person, NOON + nth * DAY)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        everything(person)
    assert len(asked) <= 9
