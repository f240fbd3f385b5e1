"""Whatever movements there are, and whatever is asked: what must hold does hold, and a refusal says what works instead."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.made_up import KIT, LIMITS, PLACES, made_up
from unslump.errors import DoesNotFit
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import STAGES, Movement
from unslump.movement.performance import amount_for, duration_ms, steps
from unslump.planning.amounts import exceeds
from unslump.planning.caps import caps
from unslump.planning.eligible import AT_HAND, eligible
from unslump.planning.lately import Lately
from unslump.planning.limits import advise
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import FIT_S, Background, Past, Plan, PlanItem, Ready, Wishes
from unslump.planning.order import bit_of, changes, group_of
from unslump.planning.plan import plan
from unslump.planning.reasons import reasons
from unslump.session.timeline import timeline
from unslump.units import TRACKS

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """Somebody who asks for something, and all the movements that there are."""

    movements: Catalogue
    wishes: Wishes
    background: Background
    seed: int

    def lately(self) -> Lately:
        return Lately(self.background.past, NOW, self.movements)

    def plan(self) -> Plan:
        return plan(self.movements, self.wishes, self.background, self.seed)

    def refusal(self) -> DoesNotFit | None:
        """None where there is a plan."""
        try:
            self.plan()
        except DoesNotFit as refused:
            return refused
        return None


def case(size: int, seed: int) -> Case:
    """Chance has all of it but the number of movements."""
    chance, movements = Random(seed), made_up(size, seed)
    ids = sorted(movements)

    def some(most: int) -> frozenset[str]:
        return frozenset(chance.sample(ids, min(len(ids), chance.choice((0, 0, most)))))

    wishes = Wishes(
        minutes=chance.randint(3, 30),
        place=chance.choice(PLACES),
        kit=frozenset(chance.sample(KIT, chance.randint(0, len(KIT))))
        & {kit for one in movements.values() for kit in one.kit},
        track=chance.choice(TRACKS),
        limits=frozenset(chance.sample(LIMITS, chance.choice((0, 0, 1, 2)))),
        leave_out=some(3),
        likes=some(3),
        dislikes=some(3),
    )
    past = [
        Past(
            chance.choice(ids),
            NOW - timedelta(hours=chance.randint(1, 300)),
            chance.choice((60, 240)),
            chance.random() < 0.1,
        )
        for _ in range(chance.choice((0, 10, 40)))
    ]
    ready = {
        one: Ready(amount_for(movements[one], "starter"), chance.choice(("up", "hold")), "So.") for one in some(20)
    }
    return Case(movements, wishes, Background(past, NOW, ready, chance.choice(("usual", "change"))), seed)


CASES = st.builds(case, st.integers(1, 60), st.integers(0, 2**32))


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
