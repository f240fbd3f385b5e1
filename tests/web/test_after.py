"""After a session."""

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session, a_session
from unslump.records import actions
from unslump.records.models import Session


@pytest.mark.parametrize(("given", "kept"), [("0", 0), ("10", 10), ("", None)])
def test_pain_is_kept_as_it_is_given(visitor, person, given, kept):
    session = a_done_session(person, timezone.now(), after=5)
    assert visitor.post(f"/session/{session.pk}/after", {"pain": given}).status_code == 302
    session.refresh_from_db()
    assert session.pain_after == kept


@pytest.mark.parametrize("given", ["11", "-1", "much"])
def test_any_other_pain_is_refused_in_a_sentence(visitor, person, given):
    session = a_done_session(person, timezone.now(), after=5)
    assert visitor.post(f"/session/{session.pk}/after", {"pain": given}).status_code == 400
    session.refresh_from_db()
    assert session.pain_after == 5


def test_an_open_session_can_be_ended_or_carried_on(visitor, person):
    session = a_session(person, timezone.now())
    assert f'href="/session/{session.pk}/"' in visitor.get(f"/session/{session.pk}/after").content.decode()
    visitor.post(f"/session/{session.pk}/after", {"end": "yes"})
    session.refresh_from_db()
    assert session.ended == "left"


def test_after_danger_it_says_what_to_do_and_never_how_to_go_on(visitor, person):
    session = a_session(person, timezone.now())
    actions.finish(session, Session.Ended.DANGER, timezone.now())
    text = visitor.get(f"/session/{session.pk}/after").content.decode()
    assert "112" in text
    assert f'href="/session/{session.pk}/"' not in text


def test_what_was_done_is_told(visitor, person):
    session = a_done_session(person, timezone.now())
    assert visitor.get(f"/session/{session.pk}/after").context["finished"] == len(session.plan["items"])
