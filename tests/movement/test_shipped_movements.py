"""The movements that ship: all of the article's entries, unspoilt, with the article's own doses to the letter."""

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.checks import check_all
from unslump.movement.model import STAGES, Dose, Movement
from unslump.movement.performance import amount_for, rounds_of, steps

ALL = tuple(catalogue().values())
ENTRIES = (
    *("warm-up", "trunk-rotation", "overhead-reach", "cat-cow", "knee-to-chest", "wall-stretch", "neck-flexion"),
    *("shoulder-roll", "childs-pose", "thoracic-extension-chair", "thoracic-extension-roller"),
    *("segmental-flexion-extension", "iron-cross", "thread-the-needle", "wall-pec-stretch"),
)
each_movement = pytest.mark.parametrize("movement", ALL, ids=lambda movement: movement.id)


def full(movement_id: str) -> Dose:
    return catalogue().find(movement_id).doses["full"]


def test_every_entry_of_the_article_is_there() -> None:
    assert set(ENTRIES) <= set(catalogue())


@each_movement
def test_it_passes_every_rule(movement: Movement) -> None:
    assert [str(problem) for problem in check_all(movement, catalogue())] == []


@each_movement
def test_it_is_complete(movement: Movement) -> None:
    assert movement.faults
    assert movement.cautions
    assert movement.sources
    assert movement.easier_how
    assert movement.harder_how


def test_they_come_in_the_order_of_a_session() -> None:
    stages = [STAGES.index(movement.stage) for movement in ALL]
    assert stages == sorted(stages)


def test_the_iron_cross_is_five_a_side_held_for_three_to_five_seconds() -> None:
    dose = full("iron-cross")
    assert (dose.reps, dose.hold_s, dose.per) == ((5, 5), (3, 5), "side")


def test_thread_the_needle_is_one_or_two_sets_of_four_or_five_a_side_held_for_thirty_seconds() -> None:
    dose = full("thread-the-needle")
    assert (dose.sets, dose.reps, dose.hold_s, dose.per) == ((1, 2), (4, 5), (30, 30), "side")


def test_the_peanut_is_three_or_four_repetitions_at_each_level_and_moves_up_to_the_base_of_the_neck() -> None:
    peanut = catalogue().find("segmental-flexion-extension")
    dose = peanut.doses["full"]
    assert (dose.reps, dose.per, dose.rounds) == ((3, 4), "level", ())
    levels = [round_.levels for round_ in peanut.rounds]
    assert levels[0][-1] in ("T11", "T12")
    assert levels[-1][0] in ("T1", "T2")
    assert levels == sorted(levels, key=lambda names: -int(names[0][1:]))


@pytest.mark.parametrize("track", ["starter", "standard", "full"])
@each_movement
def test_the_steps_hold_as_many_repetitions_as_the_dose_says(movement: Movement, track: str) -> None:
    amount = amount_for(movement, track, 1.0)  # type: ignore[arg-type]
    if amount.reps is None or amount.duration_s is not None:
        return
    done = {(step.set, step.side, step.round, step.rep) for step in steps(movement, amount) if step.rep is not None}
    sides = 1 if movement.sides == "none" else 2
    a_set = sum(
        max(1, int(amount.reps * (1.0 if r is None else r.share) + 0.5)) for _, r in rounds_of(movement, amount)
    )
    assert len(done) == amount.sets * sides * a_set
