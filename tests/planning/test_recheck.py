"""A plan of before is held against the limits of today before anybody does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_catalogue, a_caution, a_movement, a_plan
from unslump.errors import BadRequest
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import advise, known_limits
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import Plan, Wishes
from unslump.planning.plan import plan_nearest
from unslump.planning.recheck import recheck
from unslump.session.timeline import timeline

EVERYTHING = frozenset({"mat", "roller", "peanut", "towel"})
LIMITS = [one.id for one in known_limits().values() if not one.clinician_first]

crunch = a_movement("crunch", cautions=(a_caution(),))
bend = a_movement("bend", cautions=(a_caution(action="modify", how="Stay small."),))
turn = a_movement("turn")
POOL = a_catalogue(crunch, bend, turn)


def names(plan: Plan) -> list[str]:
    return [item.movement for item in plan.items]


def test_a_plan_that_nothing_speaks_against_stays_the_very_same():
    planned = plan_nearest(catalogue(), Wishes(10, "floor", EVERYTHING, limits=frozenset({"osteoporosis"})))
    again = recheck(planned, catalogue(), {"osteoporosis"})
    assert again.plan is planned
    assert again.dropped == ()


def test_what_is_left_out_now_goes_with_its_reason():
    again = recheck(a_plan(crunch, bend, turn), POOL, {"osteoporosis"})
    said = known_limits()["osteoporosis"].said
    assert names(again.plan) == ["bend", "turn"]
    assert again.dropped == (("crunch", f"Left out: you said “{said}”. It presses on the bones."),)
    assert again.plan.left_out == again.dropped


def test_what_is_changed_now_is_said_and_has_its_time():
    again = recheck(a_plan(crunch, bend, turn), POOL, {"osteoporosis"}).plan
    assert [item.how for item in again.items] == ["Stay small.", ""]
    assert timeline(again, POOL).duration_ms == again.seconds * 1000
    assert sum(item.seconds for item in again.items) == again.seconds


def test_a_movement_that_is_gone_is_dropped():
    again = recheck(a_plan(crunch, turn), a_catalogue(turn), ())
    assert names(again.plan) == ["turn"]
    assert again.dropped == (("crunch", "It is not among the movements any more."),)


def test_a_limit_that_is_gone_changes_nothing_any_more():
    before = recheck(a_plan(bend, turn), POOL, {"osteoporosis"}).plan
    assert recheck(before, POOL, ()).plan.items == a_plan(bend, turn).items


def test_a_low_dose_brings_a_whole_session_down():
    planned = plan_nearest(catalogue(), Wishes(20, "floor", EVERYTHING, "full"))
    again = recheck(planned, catalogue(), {LOW_DOSE})
    counted = [item for item in again.plan.items if not low_dose().is_calm(catalogue().find(item.movement))]
    assert 1 <= len({item.movement for item in counted}) <= 4
    assert all(item.amount.reps is None or item.amount.reps <= 5 for item in counted)
    assert all(item.amount.hold_s is None or item.amount.hold_s <= 10 for item in again.plan.items)
    assert {*names(again.plan), *dict(again.dropped)} == set(names(planned))
    assert timeline(again.plan, catalogue()).duration_ms == again.plan.seconds * 1000


def test_a_session_of_which_nothing_is_left_is_refused_with_what_to_do():
    with pytest.raises(BadRequest, match="Plan a new one"):
        recheck(a_plan(crunch), POOL, {"osteoporosis"})


def test_somebody_who_needs_a_clinician_first_goes_on_with_nothing():
    with pytest.raises(BadRequest, match="see a health professional first"):
        recheck(a_plan(turn), POOL, {"recent-surgery-or-fracture"})


@given(st.sets(st.sampled_from(LIMITS), max_size=5), st.integers(0, 50), st.sampled_from(["desk", "floor"]))
def test_nothing_that_a_limit_leaves_out_is_ever_left_in_and_twice_is_as_good_as_once(limits, seed, place):
    planned = plan_nearest(catalogue(), Wishes(15, place, EVERYTHING), seed=seed)
    try:
        again = recheck(planned, catalogue(), limits)
    except BadRequest:
        return
    for item in again.plan.items:
        advice = advise(catalogue(), catalogue()[item.movement], limits)
        assert advice.offered
        assert item.how == " ".join(advice.how)
    assert recheck(again.plan, catalogue(), limits).plan is again.plan
    assert Plan.from_json(again.plan.to_json()) == again.plan
