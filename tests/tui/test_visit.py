"""The coach's dealings with the records, against a real database."""

from datetime import UTC, datetime, timedelta

import pytest

from unslump.errors import DoesNotFit, NotAsPlanned
from unslump.movement.catalogue import catalogue
from unslump.planning.amounts import exceeds
from unslump.planning.ladder import work_ms
from unslump.planning.model import Plan
from unslump.planning.routine import Pick, Routine
from unslump.records import actions, lists, queries
from unslump.records.check_ins import Said, save_check_in
from unslump.records.models import Session
from unslump.screening.after import Morning
from unslump.screening.model import Answer, Decision
from unslump.screening.over_time import signs
from unslump.session.model import Record
from unslump.session.timeline import timeline
from unslump.tui.visit import Asked, Visit

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ALL_CLEAR = Decision("go", (), frozenset(), "")


class Watch:
    """A time that a test can set."""

    def __init__(self) -> None:
        self.time = MORNING

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


def visit(watch: Watch, **asked) -> Visit:
    return Visit(Asked(**asked), watch)


def begun(watch: Watch, **asked) -> Visit:
    one = visit(watch, **asked)
    one.begin(one.plan(), 6)
    return one


def rep(record_id: str) -> Record:
    return Record(record_id, "rep-done", 1000, MORNING.isoformat(), 1, "cat-cow", "left", 1, 1)


def test_a_newcomer_has_agreed_to_nothing_and_was_never_asked(watch):
    stands = visit(watch).standing()
    assert not stands.agreed
    assert stands.check == "none"
    assert not stands.broke_off


def test_who_agreed_and_was_checked_may_start_next_time(watch):
    first = visit(watch)
    first.agree()
    first.keep(ALL_CLEAR)
    stands = visit(watch).standing()
    assert stands.agreed
    assert stands.check == "go"


def test_after_four_weeks_the_check_is_old(watch):
    first = visit(watch)
    first.agree()
    first.keep(ALL_CLEAR)
    watch.time += timedelta(days=29)
    assert visit(watch).standing().check == "old"


def cleared(watch, **asked) -> Visit:
    one = visit(watch, **asked)
    one.agree()
    one.keep(ALL_CLEAR)
    return one


def test_a_doubt_closes_sessions_until_the_whole_check_is_answered(watch):
    one = cleared(watch)
    assert one.closed() == ""
    one.doubt()
    assert "once more" in one.closed()
    assert visit(watch).standing().check == "again"
    one.keep(ALL_CLEAR)
    assert one.closed() == ""


def test_a_wait_is_said_with_its_day_and_nothing_that_is_answered_shortens_it(watch):
    one = cleared(watch)
    one.keep(Decision("today", ("U2",), frozenset(), "", wait_days=1))
    one.keep(ALL_CLEAR)
    assert "6 January" in visit(watch).standing().closed
    watch.time += timedelta(days=1)
    assert visit(watch).standing().closed == ""
    assert visit(watch).closed() == ""


def test_a_clock_that_is_set_back_does_not_make_the_check_young_again(watch):
    cleared(watch)
    watch.time += timedelta(days=40)
    visit(watch)
    watch.time -= timedelta(days=39)
    assert visit(watch).standing().check == "old"


def test_a_morning_above_usual_starts_the_next_session_a_step_lower(watch):
    one = cleared(watch)
    done = done_session(one, pain=2)
    watch.time += timedelta(days=1)
    save_check_in(one.person, "next-morning", Said(pain_now=4), watch.time, session=one.session)
    steps_lower(visit(watch), done, by=1)


def test_what_is_typed_wins_over_what_is_usual(watch):
    actions.save_preferences(actions.local_person(), {"minutes": 15, "place": "floor", "kit": ["roller"]})
    usual, typed = visit(watch).plan().wishes, visit(watch, minutes=5, place="desk").plan().wishes
    assert (usual.minutes, usual.place, usual.kit) == (15, "floor", frozenset({"roller"}))
    assert (typed.minutes, typed.place, typed.kit) == (5, "desk", frozenset({"roller"}))


def test_limits_from_the_safety_check_always_hold(watch):
    one = visit(watch)
    one.agree()
    one.keep(Decision("limits", (), frozenset({"knee-pain"}), ""))
    assert visit(watch, minutes=5).plan().wishes.limits == {"knee-pain"}


def test_a_typed_limit_comes_on_top_and_takes_none_away(watch):
    one = visit(watch)
    one.agree()
    one.keep(Decision("limits", (), frozenset({"knee-pain"}), ""))
    typed = visit(watch, minutes=5, limits=frozenset({"wrist-pain"}))
    assert typed.plan().wishes.limits == {"knee-pain", "wrist-pain"}


def test_minutes_that_are_only_usual_give_way_to_a_limit_and_typed_ones_are_refused(watch):
    visit(watch).keep(Decision("limits", (), frozenset({"low-dose"}), ""))
    with pytest.raises(DoesNotFit, match="Ask for ") as refused:
        visit(watch, minutes=30).plan()
    actions.save_preferences(visit(watch).person, {"minutes": 30})
    assert visit(watch).plan().wishes.minutes == refused.value.nearest


def test_a_session_that_no_longer_suits_is_not_gone_on_with(watch):
    one = begun(watch, minutes=20, place="floor", kit=frozenset({"mat"}))
    assert one.session is not None
    one.save([Record("0-warm-up/started", "movement-started", 0, MORNING.isoformat(), 0, "warm-up")])
    one.keep(Decision("limits", (), frozenset({"vertebral-fracture"}), ""))
    again = visit(watch)
    with pytest.raises(NotAsPlanned):
        again.go_on()
    assert not again.standing().broke_off


def test_the_same_day_plans_the_same_and_a_seed_plans_its_own(watch):
    assert visit(watch).plan() == visit(watch).plan()
    assert visit(watch, seed=3).plan().seed == 3


def test_a_missed_week_starts_a_step_lower(watch):
    one = cleared(watch)
    done = done_session(one, pain=2)
    watch.time += timedelta(days=8)
    steps_lower(visit(watch), done, by=1, from_where_they_stood=True)


def done_session(one: Visit, pain: int) -> Plan:
    """All of a session, to its end."""
    planned = one.begin(one.plan(), pain)
    marks = timeline(planned, catalogue()).marks
    one.save(
        Record(
            mark.id, mark.kind, mark.t_ms, MORNING.isoformat(), mark.item, mark.movement, mark.side, mark.set, mark.rep
        )
        for mark in marks
    )
    return planned


def steps_lower(one: Visit, done: Plan, by: int, *, from_where_they_stood: bool = False) -> None:
    """Everything that was done stands that much lower, and the plan asks for no more.

    A plan may ask for a little less than where somebody stands, to fit the minutes: a week away counts from where they stood.
    """
    stands = {where.movement: where for where in one.readiness().done}
    for item in done.items:
        if item.movement in stands:
            ladder = stands[item.movement].ladder
            was = ladder.reached(work_ms(catalogue().find(item.movement), item.amount))
            stood = max(was, ladder.start("standard")) if from_where_they_stood else was
            assert stands[item.movement].rung == max(0, stood - by)
            assert stands[item.movement].change == "down"
    for item in one.plan().items:
        if item.movement in stands:
            assert not exceeds(item.amount, stands[item.movement].ready.amount)


def test_who_says_that_it_hurts_a_good_deal_gets_small_doses_at_once(watch):
    one = cleared(watch)
    planned = one.plan()
    assert one.begin(planned, 4) == planned
    small = visit(watch).begin(planned, 5)
    assert "low-dose" in small.wishes.limits
    assert all(item.amount.sets == 1 and (item.amount.reps or 0) <= 5 for item in small.items)


def test_the_morning_after_is_asked_once_and_kept(watch):
    one = cleared(watch)
    done_session(one, pain=2)
    watch.time += timedelta(days=1)
    again = visit(watch)
    back = again.look_back()
    assert back is not None
    no_signs: dict[str, Answer] = {sign.id: "no" for sign in signs()}
    assert again.answer_morning(back, Morning(2, back.usual, no_signs)).rule == "back-to-usual"
    assert visit(watch).look_back() is None


def test_how_much_work_it_was_is_kept(watch):
    one = begun(watch)
    one.effort("right")
    assert Session.objects.get().effort == "right"


def test_what_was_saved_twice_counts_once(watch):
    one = begun(watch)
    assert one.save([rep("a"), rep("b")]) == ["a", "b"]
    assert one.save([rep("b"), rep("c")]) == ["b", "c"]
    assert one.session is not None
    assert queries.saved_keys(one.session) == ["a", "b", "c"]


def test_after_a_crash_the_session_is_gone_on_with_where_it_was(watch):
    crashed = begun(watch, minutes=5)
    crashed.save([rep("a")])
    watch.time += timedelta(minutes=20)
    again = visit(watch)
    assert again.standing().broke_off
    planned, saved = again.go_on()
    assert crashed.session is not None
    assert planned == queries.plan_of(crashed.session)
    assert saved == ["a"]
    again.save([rep("b")])
    assert Session.objects.count() == 1


def test_a_session_that_is_left_is_offered_no_more(watch):
    begun(watch)
    visit(watch).let_go()
    assert not visit(watch).standing().broke_off
    assert Session.objects.get().ended == "left"


def test_yesterdays_crash_is_not_offered_today(watch):
    begun(watch)
    watch.time += timedelta(hours=13)
    assert not visit(watch).standing().broke_off


def test_nought_before_and_after_is_kept_as_a_number(watch):
    one = visit(watch)
    one.begin(one.plan(), 0)
    one.pain_after(0)
    session = Session.objects.get()
    assert (session.pain_before, session.pain_after) == (0, 0)


def test_a_list_of_their_own_is_followed_by_its_name(watch):
    mine = Routine("", "From my physio", (Pick("shoulder-roll"), Pick("overhead-reach")))
    lists.save_list(actions.local_person(), mine, MORNING)
    planned = visit(watch, follow="from my physio").plan()
    assert [item.movement for item in planned.items] == ["shoulder-roll", "overhead-reach"]
