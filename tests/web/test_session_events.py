"""What the player writes down while a session runs."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from tests.web.sessions import a_session
from unslump.records import clearances
from unslump.records.models import Event, Person, Session

AT = "2026-03-02T12:00:01Z"


@pytest.fixture
def session(person):
    return a_session(person, timezone.now())


def send(client, session, *events, **more):
    return client.post(
        f"/session/{session.pk}/events", {"events": list(events)}, content_type="application/json", **more
    )


def an_event(key="0/1", kind="rep-done", **changes):
    return {"id": key, "kind": kind, "t_ms": 1000, "at": AT, "item": 0, "movement": "warm-up", **changes}


def test_what_is_saved_is_answered_and_sent_again_adds_nothing(visitor, session):
    for _ in range(2):
        answer = send(visitor, session, an_event("0/1"), an_event("0/2"))
        assert (answer.status_code, answer.json()) == (200, {"saved": ["0/1", "0/2"]})
    assert Event.objects.count() == 2


def test_an_event_that_cannot_be_read_is_refused_whole_in_a_sentence(visitor, session):
    answer = send(visitor, session, an_event("0/1"), an_event("0/2", kind="dancing"))
    assert answer.status_code == 400
    assert "events[1].kind" in answer.json()["error"]
    assert Event.objects.count() == 0


@pytest.mark.parametrize("body", ["", "{", "[1]", "null"])
def test_a_body_that_is_no_json_of_ours_is_refused(visitor, session, body):
    answer = visitor.post(f"/session/{session.pk}/events", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_the_last_event_ends_the_session(visitor, session):
    send(visitor, session, an_event("done", "session-done", movement=""))
    session.refresh_from_db()
    assert session.ended == "done"


def test_someone_elses_session_takes_nothing(visitor, person):
    stranger = Person.objects.create(practice=person.practice)
    assert send(visitor, a_session(stranger, timezone.now()), an_event()).status_code == 404
    assert Event.objects.count() == 0


def test_reading_is_not_writing(visitor, session):
    assert visitor.get(f"/session/{session.pk}/events").status_code == 405


def test_a_script_that_is_not_let_in_is_told_so_in_json(visitor, session):
    visitor.cookies.clear()
    answer = send(visitor, session, an_event())
    assert answer.status_code == 403
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("trouble", "told"), [("database is locked", "Another program"), ("database or disk is full", "The disk is full")]
)
def test_trouble_with_the_records_is_a_sentence_and_nothing_is_half_kept(visitor, session, monkeypatch, trouble, told):
    def refuse(*_args, **_more):
        raise OperationalError(trouble)

    monkeypatch.setattr(Session, "save", refuse)
    answer = send(visitor, session, an_event("0/1"), an_event("done", "session-done", movement=""))
    assert answer.status_code == 503
    assert told in answer.json()["error"]
    assert Event.objects.count() == 0


def test_trouble_with_the_records_is_a_page_where_a_page_was_asked_for(visitor, monkeypatch):
    def refuse(*_args, **_more):
        raise OperationalError("database is locked")

    monkeypatch.setattr(clearances, "clearance", refuse)
    answer = visitor.get("/")
    assert answer.status_code == 503
    assert "Another program is using your records" in answer.content.decode()
