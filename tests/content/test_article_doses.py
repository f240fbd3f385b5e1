"""The article's own doses stand to the letter as the full dose, and each of its movements exists."""

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Dose, Movement
from unslump.movement.performance import amount_for, steps
from unslump.units import TRACKS

ARTICLE = {
    "warm-up": "warm-up",
    "trunk-rotation": "dynamic",
    "overhead-reach": "dynamic",
    "cat-cow": "dynamic",
    "knee-to-chest": "dynamic",
    "wall-stretch": "desk",
    "wall-pec-stretch": "desk",
    "neck-flexion": "desk",
    "shoulder-roll": "desk",
    "childs-pose": "static",
    "thoracic-extension-chair": "static",
    "thoracic-extension-roller": "static",
    "segmental-flexion-extension": "mobilise",
    "iron-cross": "mobilise",
    "thread-the-needle": "mobilise",
}


def full(movement_id: str) -> Dose:
    return catalogue().find(movement_id).doses["full"]


def held_s(movement: Movement, side: str) -> list[float]:
    """Every hold of a full dose at its upper end, on one side."""
    done = steps(movement, amount_for(movement, "full", 1.0))
    return [(step.end_ms - step.start_ms) / 1000 for step in done if step.kind == "hold" and step.side == side]


@pytest.mark.parametrize("movement_id", ARTICLE)
def test_each_movement_of_the_article_stands_in_the_articles_own_group(movement_id):
    assert catalogue().find(movement_id).stage == ARTICLE[movement_id]


@pytest.mark.parametrize("movement_id", ARTICLE)
def test_every_track_has_a_dose(movement_id):
    assert set(catalogue().find(movement_id).doses) == set(TRACKS)


def test_the_peanut_gets_three_to_four_repetitions_at_each_level_from_the_lowest_ribs_to_the_base_of_the_neck():
    peanut = catalogue().find("segmental-flexion-extension")
    assert full(peanut.id) == Dose(sets=(1, 1), reps=(3, 4), per="level")
    assert [round_.levels for round_ in peanut.rounds] == [
        ("T11", "T12"),
        ("T9", "T10"),
        ("T7", "T8"),
        ("T5", "T6"),
        ("T3", "T4"),
        ("T1", "T2"),
    ]
    assert [peanut.rounds[0].name, peanut.rounds[-1].name] == ["lowest ribs", "base of the neck"]


def test_the_peanut_breathes_in_on_the_way_down_and_out_on_the_way_up():
    down, up = catalogue().find("segmental-flexion-extension").phases[:2]
    assert (down.breath, up.breath) == ("in", "out")


def test_the_iron_cross_is_five_times_three_to_five_seconds_on_each_side():
    cross = catalogue().find("iron-cross")
    assert full("iron-cross") == Dose(sets=(1, 1), reps=(5, 5), hold_s=(3, 5), per="side")
    assert cross.sides == "each"
    assert held_s(cross, "right") == held_s(cross, "left") == [5.0] * 5


def test_the_iron_cross_breathes_out_into_the_press():
    press = next(phase for phase in catalogue().find("iron-cross").phases if phase.pose == "pressed")
    assert press.breath == "out"


def test_thread_the_needle_is_thirty_seconds_one_to_two_sets_of_four_to_five_on_each_side():
    needle = catalogue().find("thread-the-needle")
    assert full("thread-the-needle") == Dose(sets=(1, 2), reps=(4, 5), hold_s=(30, 30), per="side")
    assert held_s(needle, "right") == held_s(needle, "left") == [30.0] * 10


def test_the_lighter_tracks_never_ask_for_more_than_the_full_one():
    for movement in catalogue().values():
        done_s = [steps(movement, amount_for(movement, track, 1.0))[-1].end_ms for track in TRACKS]
        assert done_s == sorted(done_s), movement.id


def test_still_stretches_are_held_and_not_moved_through():
    for movement_id in ("wall-stretch", "wall-pec-stretch", "neck-flexion", "childs-pose"):
        held = full(movement_id).hold_s
        assert held is not None, movement_id
        assert held[1] == 30, movement_id
