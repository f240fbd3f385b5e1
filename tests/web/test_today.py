"""Today: what is asked for is what is planned, shown, begun and remembered."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session, a_session
from unslump.movement.catalogue import catalogue
from unslump.planning.amounts import exceeds
from unslump.records import actions, clearances, queries
from unslump.records.diary import diary
from unslump.records.models import Person, Session
from unslump.records.readiness import readiness
from unslump.screening.model import Decision
from unslump.web.screens.today.views import greeting


def begin(client, page, **changes):
    """Press the big button of a page that was shown."""
    shown = page.context
    form = {
        "minutes": shown["wishes"].minutes,
        "place": shown["wishes"].place,
        "kit": sorted(shown["wishes"].kit),
        "seed": shown["seed"],
        "session": shown["session_id"],
        "pain": "",
        "new": "no",
    }
    return client.post("/start/", form | changes)


def test_before_the_safety_check_there_is_one_thing_to_do(visitor):
    text = visitor.get("/").content.decode()
    assert 'href="/check/"' in text
    assert "/start/" not in text


def test_every_movement_of_the_plan_is_shown_with_its_reason(cleared):
    page = cleared.get("/", {"minutes": 10, "place": "floor", "kit": "mat"})
    text = page.content.decode()
    for item in page.context["plan"].items:
        assert f"/library/{item.movement}/" in text
        assert item.reason.replace("'", "&#x27;") in text


def test_the_plan_fits_the_minutes_that_were_asked_for(cleared):
    for minutes in (3, 10, 30):
        seconds = cleared.get("/", {"minutes": minutes, "place": "desk"}).context["plan"].seconds
        assert abs(seconds - minutes * 60) <= 30


def test_something_else_is_something_else(cleared):
    page = cleared.get("/", {"minutes": 10, "place": "desk"})
    other = cleared.get("/" + page.context["something_else"])
    assert other.context["wishes"] == page.context["wishes"]
    assert other.context["plan"] != page.context["plan"]


def test_what_begins_is_what_was_shown(cleared):
    page = cleared.get("/", {"minutes": 15, "place": "floor", "kit": "mat", "seed": 5})
    answer = begin(cleared, page)
    session = Session.objects.get()
    assert answer["Location"] == f"/session/{session.pk}/"
    assert session.pk == page.context["session_id"]
    assert queries.plan_of(session) == page.context["plan"]


def test_the_choices_are_remembered(cleared):
    begin(cleared, cleared.get("/", {"minutes": 20, "place": "floor", "kit": ["mat", "roller"]}))
    wishes = cleared.get("/").context["wishes"]
    assert (wishes.minutes, wishes.place, wishes.kit) == (20, "floor", {"mat", "roller"})


def test_looking_changes_nothing(cleared):
    cleared.get("/", {"minutes": 20, "place": "floor"})
    assert cleared.get("/").context["wishes"].minutes == 10


def test_a_double_press_begins_once(cleared):
    page = cleared.get("/")
    assert begin(cleared, page)["Location"] == begin(cleared, page)["Location"]
    assert Session.objects.count() == 1


@pytest.mark.parametrize(("given", "kept"), [("", None), ("0", 0), ("10", 10)])
def test_pain_0_is_a_number_and_nothing_is_unknown(cleared, given, kept):
    begin(cleared, cleared.get("/"), pain=given)
    assert Session.objects.get().pain_before == kept


@pytest.mark.parametrize("tap", ["yes", "unsure", "", "maybe"])
def test_anything_but_no_leads_to_the_whole_check_and_nothing_begins(cleared, tap):
    assert begin(cleared, cleared.get("/"), new=tap)["Location"] == "/check/"
    assert not Session.objects.exists()
    assert cleared.get("/").context["standing"].state == "again"


@pytest.mark.parametrize("outcome", ["emergency", "today", "first"])
def test_nothing_begins_after_an_outcome_that_sends_elsewhere(cleared, person, outcome):
    page = cleared.get("/")
    actions.record_check(person, Decision(outcome, (), frozenset(), ""), timezone.now())
    assert begin(cleared, page)["Location"] == "/"
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"minutes": 0}, "0 minutes"),
        ({"minutes": 31}, "31 minutes"),
        ({"minutes": "ten"}, "ten"),
        ({"minutes": "²"}, "whole number"),
        ({"minutes": 10, "place": "moon"}, "moon"),
        ({"minutes": 10, "seed": "x"}, "seed"),
    ],
)
def test_a_wish_that_cannot_be_met_is_answered_in_a_sentence(cleared, asked, told):
    answer = cleared.get("/", asked)
    assert answer.status_code == 400
    assert told in answer.content.decode()


def assert_lower(page, person):
    """All that they have done stands lower, and the plan asks for no more than that."""
    now = timezone.now()
    stands = {
        one.movement: one
        for one in readiness(
            person, catalogue(), diary(person), clearances.clearance(person, now), "standard", now
        ).done
    }
    assert stands
    assert {one.change for one in stands.values()} == {"down"}
    for item in page.context["plan"].items:
        assert item.movement not in stands or not exceeds(item.amount, stands[item.movement].ready.amount)


def test_who_says_that_it_hurts_a_good_deal_gets_small_doses_at_once(cleared, person):
    cleared.post("/start/", {"minutes": "10", "place": "desk", "new": "no", "pain": "6"})
    session = Session.objects.get()
    assert "low-dose" in session.plan["wishes"]["limits"]
    assert len(session.plan["items"]) <= 6  # three or four, a warm-up and a breath
    assert "small doses" in cleared.get("/").context["welcome"]


def test_a_missed_week_is_welcomed_back_a_step_lower(cleared, person):
    a_done_session(person, timezone.now() - timedelta(days=9))
    page = cleared.get("/")
    assert "Welcome back" in page.content.decode()
    assert_lower(page, person)


def test_a_session_of_yesterday_changes_no_step(cleared, person):
    a_done_session(person, timezone.now() - timedelta(days=1))
    assert cleared.get("/").context["wishes"].track == "standard"


def test_limits_of_the_safety_check_reach_the_plan(visitor, person):
    actions.accept_disclaimer(person, timezone.now())
    limits = frozenset({"vertigo"})
    actions.record_check(person, Decision("limits", (), limits, ""), timezone.now())
    assert visitor.get("/").context["plan"].wishes.limits == limits


def test_a_session_that_nobody_ended_can_be_carried_on(cleared, person):
    session = a_session(person, timezone.now() - timedelta(minutes=20))
    assert f'href="/session/{session.pk}/"' in cleared.get("/").content.decode()


def test_a_session_of_the_day_before_is_left_in_peace(cleared, person):
    a_session(person, timezone.now() - timedelta(hours=13))
    assert cleared.get("/").context["unfinished"] is None


@pytest.mark.parametrize(("hour", "said"), [(5, "morning"), (13, "afternoon"), (19, "evening"), (2, "evening")])
def test_it_greets_by_the_clock_on_the_wall(hour, said):
    assert said in greeting(datetime(2026, 3, 2, hour).astimezone().astimezone(UTC))


def test_someone_elses_session_does_not_exist(cleared, person):
    stranger = Person.objects.create(practice=person.practice)
    session = a_done_session(stranger, timezone.now())
    for path in ("", "after"):
        assert cleared.get(f"/session/{session.pk}/{path}").status_code == 404
    for path in ("", "delete"):
        assert cleared.get(f"/history/{session.pk}/{path}").status_code == 404
    assert cleared.post(f"/history/{session.pk}/delete").status_code == 404
    assert Session.objects.filter(pk=session.pk).exists()
