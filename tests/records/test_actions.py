"""What is written down: once, in order, and all of it or nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.builders import a_plan
from unslump.errors import BadRequest
from unslump.records import actions, clearances, export, queries
from unslump.records.models import Event, Person, Session
from unslump.screening.model import Decision

from .conftest import NOON
from .sent import a_done_session, a_session, an_event, arrivals

GO = Decision("go", (), frozenset(), "You can start.")


def test_there_is_one_person_on_this_machine_however_often_it_is_asked(db):
    assert actions.local_person() == actions.local_person()


def test_a_session_begins_once_however_often_the_button_is_pressed(person):
    session_id = uuid4()
    first = actions.start_session(person, a_plan(), NOON, session_id)
    again = actions.start_session(person, a_plan(), NOON + timedelta(seconds=1), session_id)
    assert first == again
    assert Session.objects.count() == 1


def test_a_stored_plan_comes_back_as_it_was(person):
    planned = a_plan()
    session = actions.start_session(person, planned, NOON)
    session.refresh_from_db()
    assert queries.plan_of(session) == planned


def test_what_is_sent_twice_is_kept_once(person):
    session = a_session(person)
    sent = arrivals(an_event("0/1"), an_event("0/2"))
    assert actions.record_events(session, sent, NOON) == ["0/1", "0/2"]
    assert actions.record_events(session, sent, NOON) == ["0/1", "0/2"]
    assert queries.saved_keys(session) == ["0/1", "0/2"]


def test_a_key_that_comes_twice_in_one_sending_is_kept_once(person):
    session = a_session(person)
    assert actions.record_events(session, arrivals(an_event("0/1"), an_event("0/1")), NOON) == ["0/1"]
    assert session.events.count() == 1


def test_the_same_key_in_another_session_is_another_event(person):
    for session in (a_session(person), a_session(person)):
        actions.record_events(session, arrivals(an_event("0/1")), NOON)
    assert Event.objects.count() == 2


def test_the_database_itself_refuses_a_second_event_of_the_same_key(person):
    session = a_session(person)
    actions.record_events(session, arrivals(an_event("0/1")), NOON)
    copy = session.events.get()
    copy.pk, copy.sequence = uuid4(), 99
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_events_keep_their_order_when_the_clock_goes_backwards(person):
    session = a_session(person)
    actions.record_events(session, arrivals(an_event("0/1")), NOON)
    actions.record_events(session, arrivals(an_event("0/2")), NOON - timedelta(hours=3))
    assert queries.saved_keys(session) == ["0/1", "0/2"]


def test_sessions_keep_their_order_when_the_clock_goes_backwards(person):
    first = a_session(person, NOON)
    second = a_session(person, NOON - timedelta(days=1))
    assert list(queries.sessions(person)) == [second, first]
    assert queries.last_session(person) == second


def test_a_session_never_ends_before_it_began(person):
    session = a_session(person, NOON)
    actions.record_events(session, arrivals(an_event("done", "session-done")), NOON - timedelta(hours=3))
    session.refresh_from_db()
    assert session.ended_at == session.started_at


def test_done_is_not_undone_by_leaving(person):
    session = a_done_session(person)
    actions.record_events(session, arrivals(an_event("left", "session-left")), NOON)
    session.refresh_from_db()
    assert session.ended == "done"


def test_danger_counts_even_after_the_end_and_wants_the_whole_check_again(person):
    actions.accept_disclaimer(person, NOON)
    actions.record_check(person, GO, NOON)
    session = a_done_session(person)
    actions.record_events(session, arrivals(an_event("stop", "danger")), NOON)
    session.refresh_from_db()
    assert session.ended == "danger"
    assert clearances.clearance(Person.objects.get(), NOON).state == "again"


@pytest.mark.parametrize("pain", [0, 10, None])
def test_pain_is_a_number_from_0_to_10_or_unknown(person, pain):
    session = a_session(person)
    actions.set_pain_before(session, pain)
    actions.set_pain_after(session, pain)
    session.refresh_from_db()
    assert (session.pain_before, session.pain_after) == (pain, pain)


@pytest.mark.parametrize("pain", [-1, 11])
def test_any_other_pain_is_refused(person, pain):
    with pytest.raises(BadRequest, match="0 to 10"):
        actions.set_pain_before(a_session(person), pain)


def test_the_database_itself_refuses_a_pain_of_11(person):
    session = a_session(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(pain_before=11)


def test_a_deleted_session_takes_its_events_along_and_nothing_else(person):
    gone, stays = a_done_session(person), a_done_session(person)
    actions.delete_session(gone)
    assert list(queries.sessions(person)) == [stays]
    assert set(Event.objects.values_list("session_id", flat=True)) == {stays.pk}


def test_of_a_safety_check_date_outcome_and_limits_are_kept_and_no_answer(person):
    decision = Decision("today", ("U2",), frozenset(), "Please speak to a health professional today.")
    actions.record_check(person, decision, NOON)
    told = str(export.everything(person))
    assert "today" in told
    assert "U2" not in told
    assert "health professional" not in told


def test_an_unfinished_check_is_not_kept(person):
    with pytest.raises(BadRequest, match="still open"):
        actions.record_check(person, Decision("incomplete", ("E1",), frozenset(), ""), NOON)


def test_preferences_change_one_by_one(person):
    actions.save_preferences(person, {"minutes": 20})
    actions.save_preferences(person, {"place": "floor"})
    usual = queries.preferences(Person.objects.get())
    assert (usual.minutes, usual.place) == (20, "floor")


def test_the_database_itself_refuses_two_minutes(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.save_preferences(person, {"minutes": 2})
