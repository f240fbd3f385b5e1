"""How much of each: what was done so far, with what comes next and why, calmly."""

from datetime import timedelta

from django.utils import timezone

from tests.web.sessions import a_done_session
from unslump.movement.catalogue import catalogue
from unslump.planning.ladder import climbs
from unslump.planning.progress_rules import progress_rules
from unslump.records import check_ins
from unslump.records.check_ins import Said
from unslump.records.models import Session

DAY = timedelta(days=1)


def test_before_the_first_session_it_says_when_there_will_be_something(cleared):
    assert "After your first session" in cleared.get("/progress/").content.decode()


def test_every_movement_that_was_done_has_its_amount_its_reason_and_what_is_beyond(cleared, person):
    session = a_done_session(person, timezone.now() - DAY, before=2, after=2)
    text = cleared.get("/progress/").content.decode()
    done = [catalogue()[item["movement"]] for item in session.plan["items"]]
    for movement in done:
        assert (f'href="/library/{movement.id}/"' in text) == climbs(movement)
    assert progress_rules().say("open") in text
    assert "Then: " in text
    assert "reviewed by a clinician" in text


def test_somebody_who_was_away_sees_a_little_less_and_why(cleared, person):
    a_done_session(person, timezone.now() - 8 * DAY, before=2, after=2)
    text = cleared.get("/progress/").content.decode()
    assert "A little less" in text
    assert progress_rules().say("down-gap") in text


def test_it_is_linked_from_history_and_after_a_session(cleared, person):
    session = a_done_session(person, timezone.now(), before=2, after=2)
    assert 'href="/progress/"' in cleared.get("/history/").content.decode()
    assert 'href="/progress/"' in cleared.get(f"/session/{session.pk}/after?saved=yes").content.decode()


def test_how_much_work_it_was_is_one_tap_and_may_be_skipped(cleared, person):
    session = a_done_session(person, timezone.now(), before=2, after=2)
    page = f"/session/{session.pk}/after"
    assert 'name="effort" value="right"' in cleared.get(page).content.decode()
    cleared.post(page, {"pain": "2", "effort": "right"})
    assert Session.objects.get().effort == "right"
    cleared.post(page, {"pain": "2", "effort": ""})
    assert Session.objects.get().effort is None
    assert cleared.post(page, {"pain": "2", "effort": "eleven"}).status_code == 400


def test_nothing_that_is_deleted_counts_any_more(cleared, person):
    session = a_done_session(person, timezone.now() - DAY, before=2, after=2)
    check_ins.save_check_in(person, "next-morning", Said(pain_now=2), timezone.now(), session=session)
    assert "Then: " in cleared.get("/progress/").content.decode()
    cleared.post(f"/history/{session.pk}/delete")
    assert "After your first session" in cleared.get("/progress/").content.decode()
