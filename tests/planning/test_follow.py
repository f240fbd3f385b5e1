"""What somebody has written down is done in that order, as far as today's limits allow."""

import pytest

from unslump.errors import BadRequest, ContentError
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.planning.follow import follow
from unslump.planning.limits import advise, known_limits
from unslump.planning.model import FIT_S, Plan, Wishes
from unslump.planning.programme import programmes, routines
from unslump.planning.routine import Pick, Routine, own_movements, read_routine, write_routine
from unslump.session.timeline import timeline

DESK = Wishes(minutes=5, place="desk")
LIST = Routine("mine", "Mine", (Pick("thread-the-needle", Amount(2, 5, 30)), Pick("cat-cow"), Pick("shoulder-roll")))


def ids(plan: Plan) -> list[str]:
    return [item.movement for item in plan.items]


def test_the_order_is_the_lists_and_not_the_planners():
    assert ids(follow(catalogue(), LIST, Wishes(30, "floor"))) == ["thread-the-needle", "cat-cow", "shoulder-roll"]


def test_a_dose_that_was_written_down_stays_as_it_is_written():
    plan = follow(catalogue(), LIST, Wishes(30, "floor"))
    assert plan.items[0].amount == Amount(2, 5, 30)


def test_five_minutes_at_the_desk_take_five_minutes():
    plan = follow(catalogue(), routines()["desk-five"], DESK)
    assert abs(plan.seconds - 300) <= 20
    assert len(plan.items) == 5


def first_session(minutes: int, *limits: str, fill: bool = True) -> Plan:
    routine = programmes()["first-week"].sessions[0].routine(programmes()["first-week"], "desk")
    wishes = Wishes(minutes, "desk", limits=frozenset(limits))
    return follow(catalogue(), routine, wishes, seed=1, at_hand={"chair", "wall"}, fill=fill)


@pytest.mark.parametrize("minutes", [10, 20, 30])
def test_more_minutes_than_a_programme_has_are_filled_after_its_own(minutes: int):
    own, filled = ids(first_session(minutes, fill=False)), first_session(minutes)
    assert ids(filled)[: len(own)] == own
    assert len(set(ids(filled))) == len(filled.items) > len(own)
    assert [item.stage for item in filled.items].count("warm-up") == 1
    assert abs(filled.seconds - 60 * minutes) <= FIT_S
    assert timeline(filled, catalogue()).duration_ms == filled.seconds * 1000


def test_nothing_is_added_for_less_than_a_minute_nor_on_a_day_of_small_doses():
    assert ids(first_session(8)) == ids(first_session(8, fill=False))
    assert first_session(20, "low-dose") == first_session(20, "low-dose", fill=False)


def test_what_is_added_keeps_to_the_limits_and_to_what_the_week_still_lacks():
    filled = first_session(20, "osteoporosis")
    assert all(advise(catalogue(), catalogue()[one], {"osteoporosis"}).offered for one in ids(filled))
    own = len(first_session(20, fill=False).items)
    assert not any("turns the upper back" in item.reason and "week" in item.reason for item in filled.items[own:])


def test_what_there_is_no_time_for_goes_from_the_end_and_says_so():
    plan = follow(catalogue(), routines()["after-travel"], Wishes(3, "desk"))
    assert ids(plan) == [pick.movement for pick in routines()["after-travel"].picks][: len(plan.items)]
    assert "3 minutes have no room" in dict(plan.left_out)["thoracic-extension-chair"]


def test_a_movement_that_is_no_more_is_left_out_and_said():
    plan = follow(catalogue(), Routine("x", "X", (Pick("was-once"), Pick("shoulder-roll"))), DESK)
    assert ids(plan) == ["shoulder-roll"]
    assert dict(plan.left_out) == {"was-once": "It is not among the movements any more."}


def test_what_comes_twice_is_counted_twice():
    plan = follow(catalogue(), Routine("x", "X", (Pick("shoulder-roll"), Pick("shoulder-roll"))), DESK)
    assert [item.lap for item in plan.items] == [1, 2]


def test_a_missing_roller_is_said_where_kit_is_asked_for():
    session = programmes()["first-week"].sessions[2]
    plan = follow(
        catalogue(), session.routine(programmes()["first-week"], "floor"), DESK, at_hand={"mat", "chair", "wall"}
    )
    assert "thoracic-extension-roller" not in ids(plan)
    assert dict(plan.left_out)["thoracic-extension-roller"] == "It needs a foam roller."


@pytest.mark.parametrize("limit", [one.id for one in known_limits().values() if not one.clinician_first])
def test_no_list_and_no_programme_offers_what_a_limit_leaves_out(limit: str):
    known = catalogue()
    every = Routine("all", "All", tuple(Pick(one) for one in known))
    for routine in (every, *routines().values()):
        plan = follow(known, routine, Wishes(30, "floor", limits=frozenset({limit})))
        assert all(advise(known, known[one], {limit}).offered for one in ids(plan))


def test_limits_that_leave_nothing_of_a_list_are_said():
    alone = Routine("x", "X", (Pick("segmental-flexion-extension"),))
    with pytest.raises(BadRequest, match="nothing of this list"):
        follow(catalogue(), alone, Wishes(10, "floor", limits=frozenset({"low-dose"})))


def test_a_list_comes_back_from_its_file_as_it_went():
    mine = Routine("mine", 'My "list"', LIST.picks[1:], "From\nmy therapist\\")
    assert read_routine(write_routine(mine), "lists/mine.toml", catalogue()) == mine


def test_its_own_movements_travel_with_it():
    text = write_routine(LIST, {"own-lean": 'name = "Lean"\n'})
    assert own_movements(text, "mine.toml") == {"own-lean": 'name = "Lean"\n'}
    assert read_routine(text, "mine.toml", catalogue()).picks[0] == LIST.picks[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "name: is missing"),
        ("name = ", "cannot be read as a list"),
        ('name = "x"\nformat = "other"', "not that of a list"),
        ('name = "x"\n[[movements]]\nmovement = "cat-caw"', "Did you mean `cat-cow`?"),
        ('name = "x"\n[[movements]]\nmovement = "cat-cow"\nreps = 4000', "Choose 1 to 100"),
        ('name = "x"\n[[movements]]\nmovement = "cat-cow"\nhold_s = 5', "no such number"),
        ('name = "x"\n' + '[[movements]]\nmovement = "cat-cow"\n' * 41, "more than a list holds"),
        ('name = "x"\nabout = "' + "a" * 200_000 + '"', "far too large"),
    ],
)
def test_a_list_that_cannot_be_used_says_what_to_do(text: str, says: str):
    with pytest.raises(ContentError, match=says.replace("?", r"\?")):
        read_routine(text, "lists/x.toml", catalogue())
