"""Whatever movements there are, and whatever is asked: what must hold does hold, and a refusal says what works instead."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.planning.made_up import CASES, Case, case
from unslump.errors import DoesNotFit
from unslump.movement.model import STAGES, Movement
from unslump.movement.performance import amount_for, duration_ms, steps
from unslump.planning.amounts import exceeds
from unslump.planning.caps import caps
from unslump.planning.eligible import AT_HAND, eligible
from unslump.planning.limits import advise
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import FIT_S, Plan, PlanItem
from unslump.planning.order import bit_of, changes, group_of
from unslump.planning.reasons import reasons
from unslump.session.timeline import timeline

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@settings(max_examples=80)
@given(CASES)
def test_every_rule_that_must_hold_does(one):
    try:
        planned = one.plan()
    except DoesNotFit:
        return
    assert one.plan() == planned
    _says_why_of_everything(one, planned)
    assert abs(planned.seconds - one.wishes.minutes * 60) <= FIT_S
    assert timeline(planned, one.movements).duration_ms == planned.seconds * 1000
    _is_in_order(one, planned)
    _stays_within_the_week(one, planned)
    for item in planned.items:
        _may_be_done(one, item)
        _does_both_sides_alike(one.movements[item.movement], item)


@settings(max_examples=60)
@given(CASES)
def test_a_refusal_names_what_works_instead(one):
    refusal = one.refusal()
    if refusal is None:
        return
    if refusal.nearest is None:
        assert str(refusal).startswith("No movement is left for these wishes.")
    else:
        assert f"sk for {refusal.nearest} minutes" in str(refusal)
        instead = replace(one, wishes=replace(one.wishes, minutes=refusal.nearest))
        assert abs(instead.plan().seconds - refusal.nearest * 60) <= FIT_S


def _says_why_of_everything(one: Case, planned: Plan) -> None:
    inside, outside = {item.movement for item in planned.items}, dict(planned.left_out)
    assert inside | set(outside) == set(one.movements)
    assert not inside & set(outside)
    assert all(why.endswith(".") for why in (*outside.values(), *(item.reason for item in planned.items)))


def _is_in_order(one: Case, planned: Plan) -> None:
    """One warm-up first, where there is one; stage by stage; and no more changes of position than these movements need."""
    movements = [one.movements[item.movement] for item in planned.items]
    stages = [STAGES.index(movement.stage) for movement in movements]
    assert stages == sorted(stages)
    candidates, _ = eligible(one.movements, one.wishes, one.lately(), reasons())
    assert stages.count(0) == any(candidate.movement.stage == "warm-up" for candidate in candidates)
    ways = 1 + sum(before.position != after.position for before, after in pairwise(movements))
    assert ways == changes(sum({bit_of(group_of(movement)) for movement in movements}))


def _stays_within_the_week(one: Case, planned: Plan) -> None:
    """No cap of the week is passed, all rounds of a movement together."""
    lately = one.lately()
    for movement_id in {item.movement for item in planned.items}:
        movement = one.movements[movement_id]
        for cap in (cap for cap in caps() if cap.covers(movement)):
            assert not lately.rests(cap)
            assert not lately.enough(cap)
            if cap.minutes_a_week is not None:
                amounts = [item.amount for item in planned.items if item.movement == movement_id]
                assert sum(duration_ms(movement, amount) for amount in amounts) <= 1000 * lately.left_s(movement, cap)


def _may_be_done(one: Case, item: PlanItem) -> None:
    """Here, with what is there, under these limits, and in no larger amount than they are ready for."""
    movement, wishes = one.movements[item.movement], one.wishes
    assert wishes.place in movement.place
    assert set(movement.kit) <= wishes.kit | AT_HAND[wishes.place]
    assert movement.id not in wishes.leave_out
    assert movement.id not in one.lately().hurt
    advice = advise(one.movements, movement, wishes.limits)
    assert advice.offered
    assert all(how in item.how for how in advice.how)
    if LOW_DOSE in wishes.limits:
        assert low_dose().suits(movement)
        return
    ready = one.background.ready.get(movement.id)
    most = amount_for(movement, wishes.track, 1.0) if ready is None else ready.amount
    assert not exceeds(item.amount, most)


def _does_both_sides_alike(movement: Movement, item: PlanItem) -> None:
    if movement.sides == "none":
        return
    side_ms = {"left": 0, "right": 0}
    for step in steps(movement, item.amount):
        if step.side is not None and step.kind in ("move", "hold"):
            side_ms[step.side] += step.end_ms - step.start_ms
    assert side_ms["left"] == side_ms["right"] > 0


def test_what_is_refused_a_solver_does_not_find_either():
    pytest.importorskip("ortools")
    from tests.planning.oracle import first_with_a_session

    refused = [one for one in (case(12, seed) for seed in range(60)) if one.refusal() is not None][:8]
    assert len(refused) == 8
    for one in refused:
        turns = one.turns()
        assert not turns.turns or first_with_a_session(turns.problems, 20.0)[1].lengths is None
