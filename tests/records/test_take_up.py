"""A session of before is held against the limits of today before it starts or goes on."""

from datetime import timedelta

import pytest

from tests.records.conftest import NOON
from tests.records.sent import an_event, arrivals
from unslump.errors import NotAsPlanned
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import known_limits
from unslump.planning.model import Wishes
from unslump.planning.plan import plan
from unslump.records import actions, clearances, queries
from unslump.records.models import Person, Session
from unslump.screening.model import Decision

LATER = NOON + timedelta(hours=1)
EVERYTHING = frozenset({"mat", "roller", "peanut", "towel"})


def told(person: Person, *limits: str) -> None:
    actions.record_check(person, Decision("limits" if limits else "go", (), frozenset(limits), ""), NOON)


def a_session(person: Person, *limits: str, holding: str = "") -> Session:
    """The first plan that comes up, or the first with a certain movement in it."""
    told(person, *limits)
    wishes = Wishes(20, "floor", EVERYTHING, limits=frozenset(limits))
    plans = (plan(catalogue(), wishes, seed=seed) for seed in range(1, 100))
    planned = next(one for one in plans if not holding or holding in {item.movement for item in one.items})
    return actions.start_session(person, planned, NOON)


def begun(session: Session) -> None:
    actions.record_events(session, arrivals(an_event("0-warm-up/started", "movement-started")), NOON)


def test_with_the_same_limits_it_is_the_very_same_session(person):
    session = a_session(person, "knee-pain")
    before = session.plan
    assert actions.take_up(session, LATER) == queries.plan_of(session)
    session.refresh_from_db()
    assert session.plan == before


def test_what_is_left_out_now_is_taken_out_before_it_begins(person):
    session = a_session(person, holding="childs-pose")
    told(person, "knee-pain")
    allowed = actions.take_up(session, LATER)
    session.refresh_from_db()
    assert "childs-pose" not in {item.movement for item in allowed.items}
    assert queries.plan_of(session) == allowed
    assert session.planned_s == allowed.seconds
    assert known_limits()["knee-pain"].said in dict(allowed.left_out)["childs-pose"]


def test_what_is_only_changed_now_goes_on_where_it_was_with_the_change(person):
    session = a_session(person, holding="cat-cow")
    begun(session)
    told(person, "wrist-pain")
    allowed = actions.take_up(session, LATER)
    assert {item.movement: item.how for item in allowed.items}["cat-cow"] == "Rest on your fists or forearms."
    session.refresh_from_db()
    assert session.ended is None


def test_a_session_in_the_middle_that_no_longer_suits_ends_with_a_clear_word(person):
    session = a_session(person, holding="childs-pose")
    begun(session)
    told(person, "knee-pain")
    with pytest.raises(NotAsPlanned, match="Plan a new session"):
        actions.take_up(session, LATER)
    session.refresh_from_db()
    assert session.ended == Session.Ended.LEFT
    assert session.events.count() == 1


def test_a_session_of_which_nothing_is_left_ends_with_a_clear_word(person):
    session = a_session(person)
    told(person, "recent-surgery-or-fracture")
    with pytest.raises(NotAsPlanned):
        actions.take_up(session, LATER)


def test_the_limits_of_the_last_check_count_whatever_the_clock_said(person):
    told(person, "knee-pain")
    actions.record_check(person, Decision("limits", (), frozenset({"vertigo"}), ""), NOON - timedelta(days=9))
    assert clearances.limits(person) == {"vertigo"}


def test_nobody_who_was_never_asked_has_limits(person):
    assert clearances.limits(person) == frozenset()


@pytest.mark.parametrize("limit", ["gout", "recent-surgery-or-fracture"])
def test_a_limit_that_cannot_be_heeded_any_more_has_the_questions_asked_anew(person, limit):
    actions.accept_disclaimer(person, NOON)
    told(person, limit)
    assert clearances.clearance(person, NOON).state == "again"
    told(person, "knee-pain")
    assert clearances.clearance(person, NOON).may_start
