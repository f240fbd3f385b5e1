"""A session changes around what is kept: one movement is swapped, or the rest is cut short."""

import pytest

from unslump.movement.catalogue import catalogue
from unslump.planning.amounts import exceeds
from unslump.planning.model import FIT_S, Plan, Wishes
from unslump.planning.plan import plan
from unslump.planning.replan import shorter, swapped
from unslump.session.timeline import timeline

TEN = Wishes(10, "floor", frozenset({"mat", "band"}))


def names(planned: Plan) -> list[str]:
    return [item.movement for item in planned.items]


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_swap_leaves_the_rest_where_it_is(nth):
    before = plan(catalogue(), TEN, seed=1)
    gone = before.items[nth].movement
    after = swapped(catalogue(), before, gone)
    assert gone not in names(after)
    assert {*names(before)} - {gone} <= {*names(after)}
    assert abs(after.seconds - 600) <= FIT_S
    assert timeline(after, catalogue()).duration_ms == after.seconds * 1000
    assert dict(after.left_out)[gone] == "You asked to leave it out."
    assert after == swapped(catalogue(), before, gone)


def test_swapping_goes_on_and_never_brings_back_what_went():
    now = plan(catalogue(), TEN, seed=1)
    gone = set()
    for _ in range(6):
        gone.add(now.items[-1].movement)
        now = swapped(catalogue(), now, now.items[-1].movement)
        assert not gone & set(names(now))


@pytest.mark.parametrize("stays", [1, 2, 3])
@pytest.mark.parametrize("left_s", [0, 60, 120, 240])
def test_shorter_keeps_what_is_done_and_in_hand_and_never_goes_over_the_time(stays, left_s):
    before = plan(catalogue(), Wishes(15, "floor", frozenset({"mat", "band"})), seed=1)
    after = shorter(catalogue(), before, stays, left_s)
    kept = [(item.movement, item.amount, item.how, item.lap) for item in after.items[:stays]]
    assert kept == [(item.movement, item.amount, item.how, item.lap) for item in before.items[:stays]]
    assert sum(item.seconds for item in after.items[stays:]) <= left_s
    amounts = {(item.movement, item.lap): item.amount for item in before.items}
    assert not any(exceeds(item.amount, amounts[item.movement, item.lap]) for item in after.items)
    assert timeline(after, catalogue()).duration_ms == after.seconds * 1000
    assert {*names(after), *dict(after.left_out)} >= set(names(before))
