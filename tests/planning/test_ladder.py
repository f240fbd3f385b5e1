"""Ladders come from the doses of the movement files: small steps, one thing at a time, from the least to the most."""

from itertools import pairwise

import pytest

from tests.builders import BACK, OUT, STAY, a_dose, a_movement, doses
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount, Movement, Round
from unslump.movement.performance import amount_of
from unslump.planning.ladder import Rung, climbs, ladder, work_ms
from unslump.planning.progress_rules import progress_rules
from unslump.units import TRACKS

CLIMBING = [one for one in catalogue().values() if climbs(one)]
FIFTH = (100 + progress_rules()["step.most_percent"]) / 100
VARIABLES = ("sets", "reps", "hold_s", "duration_s", "rounds")


def amounts(movement: Movement) -> list[Amount]:
    return [rung.amount for rung in ladder(movement).rungs]


def with_doses(starter, standard=None, full=None, **changes) -> Movement:
    standard = standard or starter
    return a_movement(doses={"starter": starter, "standard": standard, "full": full or standard}, **changes)


@pytest.mark.parametrize("movement", CLIMBING, ids=lambda one: one.id)
def test_it_begins_with_the_least_and_every_rung_is_more(movement):
    rungs = ladder(movement).rungs
    assert rungs[0].amount == amount_of(movement.doses["starter"], 0.0)
    assert all(above.work_ms > below.work_ms for below, above in pairwise(rungs))


@pytest.mark.parametrize("movement", CLIMBING, ids=lambda one: one.id)
def test_one_thing_at_a_time_and_only_another_set_takes_repetitions_back(movement):
    rungs = ladder(movement).rungs
    for below, above in pairwise(rungs):
        changed = {name for name in VARIABLES if getattr(below.amount, name) != getattr(above.amount, name)}
        assert changed <= ({"sets", "reps"} if above.step == "sets" else {_name(above)}), above


def _name(rung: Rung) -> str:
    return {"reps": "reps", "hold": "hold_s", "time": "duration_s", "rounds": "rounds"}[rung.step]


@pytest.mark.parametrize("movement", CLIMBING, ids=lambda one: one.id)
def test_no_step_goes_beyond_what_the_file_allows(movement):
    most = [amount_of(movement.doses[track], 1.0) for track in TRACKS]
    for amount in amounts(movement):
        for name in ("sets", "reps", "hold_s", "duration_s"):
            value, lids = getattr(amount, name), [getattr(one, name) for one in most]
            assert value is None or value <= max(lid for lid in lids if lid is not None)


@pytest.mark.parametrize("movement", CLIMBING, ids=lambda one: one.id)
def test_a_step_is_a_fifth_at_most_or_the_smallest_that_there_is(movement):
    rungs = ladder(movement).rungs
    for below, above in pairwise(rungs):
        if above.work_ms <= FIFTH * below.work_ms:
            continue
        if above.step == "reps":
            assert (above.amount.reps or 0) - (below.amount.reps or 0) == 1
        elif above.step == "hold":
            assert (above.amount.hold_s or 0) - (below.amount.hold_s or 0) <= progress_rules()["step.least_hold_s"]
        else:
            assert above.step in {"time", "rounds", "sets"}


@pytest.mark.parametrize("movement", CLIMBING, ids=lambda one: one.id)
@pytest.mark.parametrize("track", TRACKS)
def test_whoever_is_new_begins_with_the_least_of_the_track_that_they_chose(movement, track):
    steps = ladder(movement)
    begins, least = steps[steps.start(track)].amount, amount_of(movement.doses[track], 0.0)
    assert steps.start(track) <= steps.top(track)
    for name in ("reps", "hold_s", "duration_s"):
        value, low = getattr(begins, name), getattr(least, name)
        assert value is None or value >= min(low, progress_rules()["step.longest_hold_s"] if name == "hold_s" else low)


def test_repetitions_come_first_then_the_hold_then_another_set():
    dose = a_dose(sets=(1, 2), reps=(2, 3), hold_s=(20, 40))
    held = with_doses(dose, phases=(OUT, STAY, BACK))
    assert [rung.step for rung in ladder(held).rungs] == ["start", "reps", "hold", "hold", "sets", "reps"]
    assert amounts(held)[-1].hold_s == progress_rules()["step.longest_hold_s"]


def test_many_repetitions_grow_by_two_and_few_by_one():
    movement = with_doses(a_dose(reps=(5, 14)))
    assert [one.reps for one in amounts(movement)] == [5, 6, 7, 8, 9, 10, 12, 14]


def test_another_set_is_two_of_a_few_in_place_of_one_of_many():
    movement = with_doses(a_dose(reps=(5, 10)), full=a_dose(sets=(1, 2), reps=(8, 10)))
    one_set = next(nth for nth, one in enumerate(amounts(movement)) if one.sets == 2)
    assert amounts(movement)[one_set - 1 : one_set + 1] == [Amount(1, 10), Amount(2, 6)]
    assert amounts(movement)[-1] == Amount(2, 10)


def test_what_is_done_for_a_time_grows_in_time():
    movement = with_doses(a_dose(reps=None, duration_s=(60, 90)), stage="strengthen")
    assert [one.duration_s for one in amounts(movement)] == [60, 70, 80, 90]


def test_places_are_added_one_by_one():
    places = tuple(Round(name, f"The {name}.") for name in ("low", "middle", "high"))
    movement = with_doses(a_dose(rounds=("low",)), a_dose(), rounds=places)
    assert [one.rounds for one in amounts(movement)] == [("low",), ("low", "middle"), ()]


def test_a_warm_up_has_no_ladder_for_it_is_as_long_as_the_session_needs():
    assert [one.id for one in catalogue().values() if not climbs(one)] == [
        one.id for one in catalogue().values() if one.stage == "warm-up"
    ]


def test_work_is_the_time_without_getting_into_place():
    movement = a_movement(doses=doses(a_dose()))
    assert work_ms(movement, Amount(1, 3)) == 15_000
