"""What may be asked of whom, across the whole library: by how somebody lies, kneels, reaches and turns, not by name.

A rule here speaks of the poses themselves, so that a new movement is held to it on the day that it is written.
"""

from functools import cache

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration
from unslump.planning.limits import Does, advise, known_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.units import SIDES

LYING = ("on-the-back", "on-the-front", "on-the-side")
KNEELING = ("all-fours", "kneeling")
WEIGHT_ON_THE_SPINE = ("standing", "seated", *KNEELING)
PLAIN, CHANGED = {"do"}, {"modify"}
LEFT_OUT = {"swap", "skip", "ask"}
EASY_ON_JOINTS = {"warm-up", "brisk-walk", "shoulder-roll", "rib-breathing", "knee-to-chest"}
"""These go nowhere near the end of what the upper back or a shoulder does."""


def does(movement: Movement, condition: str) -> Does:
    return advise(catalogue(), movement, {condition}).does


def those(condition: str, movements: list[Movement], expected: set[str]) -> None:
    """All of the movements do what is expected of them where this is the condition."""
    assert movements, condition
    wrong = {one.id: does(one, condition) for one in movements if does(one, condition) not in expected}
    assert wrong == {}, (condition, expected)


def every(suits=lambda _: True) -> list[Movement]:
    return [movement for movement in catalogue().values() if suits(movement)]


@cache
def reaches(movement: Movement, angle: str) -> float:
    """The largest value of an angle, or of either side's, in any pose of the movement."""
    poses = [key.pose for key in demonstration(movement).keys]
    names = [angle, *(f"{side}_{angle}" for side in SIDES)]
    return max(abs(pose[name]) if "rotation" in name else pose[name] for pose in poses for name in names)


@cache
def arm_out_to_the_side(movement: Movement) -> float:
    """How high an upper arm goes that is out to the side or behind."""
    poses = [key.pose for key in demonstration(movement).keys]
    arms = [(pose[f"{side}_shoulder_plane"], pose[f"{side}_shoulder_elevation"]) for pose in poses for side in SIDES]
    return max((elevation for plane, elevation in arms if plane <= 30), default=0.0)


@cache
def head_over_the_heart_m(movement: Movement) -> float:
    """How far the head stays above the middle of the chest, at its lowest; below 0 it hangs."""
    bodies = [key.skeleton for key in demonstration(movement).keys]
    return min(body["head"][1] - body.vertebra("T6").centre[1] for body in bodies)


def rests_palms_on_a_wall(movement: Movement) -> bool:
    """In a slide it is the edge of the hand, with the wrist straight."""
    if movement.id == "wall-slide":
        return False
    hands = {f"{side}_hand" for side in SIDES}
    return any(hands & {part for part, on in pose.contacts.items() if on == "wall"} for pose in movement.poses.values())


# Pregnancy


def test_whoever_is_16_weeks_pregnant_is_led_into_nothing_on_the_front_or_flat_on_the_back():
    those("pregnancy-16-weeks-on", every(lambda m: m.position in ("on-the-back", "on-the-front")), LEFT_OUT)


def test_before_16_weeks_lying_on_the_front_or_on_a_roller_is_changed_and_nothing_is_left_out():
    those("pregnancy-under-16-weeks", every(), PLAIN | CHANGED)
    pressing = every(lambda m: m.position == "on-the-front" or {"roller", "peanut"} & set(m.kit))
    those("pregnancy-under-16-weeks", pressing, CHANGED)


# Bones


@pytest.mark.parametrize("bones", ["osteoporosis", "vertebral-fracture", "steroids-or-over-65"])
def test_bones_that_may_be_thin_are_not_rounded_or_turned_to_the_end(bones):
    those(bones, every(lambda m: reaches(m, "thoracic_flexion") > 15), CHANGED | LEFT_OUT)
    those(bones, every(lambda m: reaches(m, "thoracic_rotation") >= 30), CHANGED | LEFT_OUT)


def test_thin_bones_are_not_folded_and_turned_under_load_at_once():
    both = every(lambda m: m.position in KNEELING and reaches(m, "thoracic_rotation") >= 30)
    those("osteoporosis", both, LEFT_OUT)


def test_a_broken_vertebra_is_not_turned_without_a_clinician_and_not_lain_on_with_anything_hard():
    those("vertebral-fracture", every(lambda m: reaches(m, "thoracic_rotation") >= 30), LEFT_OUT)
    those("vertebral-fracture", every(lambda m: {"roller", "peanut"} & set(m.kit)), LEFT_OUT)


def test_strength_after_a_broken_vertebra_is_changed_or_asked_about():
    those("vertebral-fracture", every(lambda m: m.stage == "strengthen"), CHANGED | LEFT_OUT)


# Blood, skin


def test_nothing_hard_is_pressed_on_by_someone_who_bruises_easily():
    those("blood-thinners", every(lambda m: {"roller", "peanut"} & set(m.kit)), CHANGED | LEFT_OUT)


def test_sore_skin_on_the_back_is_not_lain_on_with_a_roller_and_spared_on_the_floor():
    under_the_back = every(lambda m: {"roller", "peanut"} & set(m.kit) and m.targets[0].motion == "extension")
    those("sore-skin-on-back", under_the_back, LEFT_OUT)
    those("sore-skin-on-back", every(lambda m: m.position == "on-the-back"), CHANGED | LEFT_OUT)


# Head


@pytest.mark.parametrize("condition", ["vertigo", "glaucoma-blood-pressure-reflux"])
def test_a_head_that_hangs_below_the_heart_is_left_out(condition):
    those(condition, every(lambda m: head_over_the_heart_m(m) < -0.1), LEFT_OUT)


@pytest.mark.parametrize("condition", ["vertigo", "glaucoma-blood-pressure-reflux"])
def test_a_head_level_with_the_heart_is_at_least_changed(condition):
    level = every(lambda m: m.position not in ("on-the-back", "on-the-side") and head_over_the_heart_m(m) < 0.1)
    those(condition, level, CHANGED | LEFT_OUT)


def test_lying_down_and_getting_up_is_made_easy_for_someone_who_gets_dizzy():
    those("vertigo", every(lambda m: m.position in LYING), CHANGED | LEFT_OUT)


def test_whoever_must_not_strain_is_told_to_breathe_through_strength_or_does_something_else():
    loads = every(lambda m: m.stage == "strengthen" and set(m.kit) & {"band", "weights"})
    those("glaucoma-blood-pressure-reflux", loads, CHANGED | LEFT_OUT)


# Joints


def test_nobody_with_sore_knees_has_to_kneel():
    for movement in every(lambda m: m.position in KNEELING):
        advice = advise(catalogue(), movement, {"knee-pain"})
        assert not advice.offered or advice.how[0].startswith("Stand"), movement.id


def test_sore_wrists_bear_no_weight_flat_on_the_hand():
    bearing = every(lambda m: m.position == "all-fours" or rests_palms_on_a_wall(m))
    those("wrist-pain", bearing, CHANGED | LEFT_OUT)


def test_a_band_or_a_bag_can_be_held_with_sore_wrists():
    those("wrist-pain", every(lambda m: set(m.kit) & {"band", "weights"}), CHANGED)


def test_an_arm_above_the_head_is_lower_for_a_shoulder_that_pinches():
    those("shoulder-impingement", every(lambda m: reaches(m, "shoulder_elevation") >= 120), CHANGED | LEFT_OUT)


def test_an_arm_out_to_the_side_stays_in_front_for_a_shoulder_that_slips():
    those("shoulder-instability", every(lambda m: arm_out_to_the_side(m) >= 75), CHANGED | LEFT_OUT)


def test_a_long_raised_arm_is_spared_where_a_nerve_reaches_into_it():
    those("arm-nerve", every(lambda m: reaches(m, "shoulder_elevation") >= 80), CHANGED | LEFT_OUT)


def test_a_new_hip_is_not_folded_past_a_right_angle():
    those("hip-replacement", every(lambda m: reaches(m, "hip_flexion") > 100), CHANGED | LEFT_OUT)


def test_very_mobile_joints_stay_away_from_the_end():
    those("hypermobility", every(lambda m: m.id not in EASY_ON_JOINTS), CHANGED | LEFT_OUT)


def test_a_stiff_spine_is_not_bent_over_a_roller():
    across = every(lambda m: {"roller", "peanut"} & set(m.kit) and m.targets[0].levels and m.position == "on-the-back")
    those("axial-spa", across, CHANGED | LEFT_OUT)


@pytest.mark.parametrize("gate", [one.id for one in known_limits().values() if one.clinician_first])
def test_a_clinician_comes_first_before_every_movement(gate):
    those(gate, every(), {"ask"})


# Something in its place

PLACES = {"desk": {"chair", "wall", "doorway"}, "floor": {"mat"}}
MOTIONS = ("extension", "rotation", "side-bend", "shoulder-blade", "strength")
NOTHING_IN_ITS_PLACE = {
    # Turning after a broken vertebra is a clinician's to allow: even the small turn on a chair asks first.
    ("vertebral-fracture", "rotation"),
    # Strength waits until a back has settled.
    (LOW_DOSE, "strength"),
}
SUITED = [one.id for one in known_limits().values() if not one.clinician_first]


@pytest.mark.parametrize("limit", SUITED)
def test_whatever_a_limit_leaves_out_every_motion_has_something_left_at_the_desk_and_on_the_floor(limit):
    for place, kit in PLACES.items():
        offered = every(lambda m: place in m.place and set(m.kit) <= kit and advise(catalogue(), m, {limit}).offered)  # noqa: B023
        for motion in MOTIONS:
            found = [one for one in offered if motion in _works_on(one)]
            assert bool(found) is ((limit, motion) not in NOTHING_IN_ITS_PLACE), (limit, place, motion)


def _works_on(movement: Movement) -> set[str]:
    motions = {target.motion for target in movement.targets}
    return motions | ({"strength"} if movement.stage == "strengthen" else set())


# Easier and harder


def test_whoever_is_led_to_something_harder_finds_the_way_back():
    for movement in every():
        for other in movement.harder:
            assert movement.id in catalogue()[other].easier, (movement.id, other)
        for other in movement.easier:
            assert movement.id in catalogue()[other].harder, (movement.id, other)


def test_no_movement_stands_alone():
    for movement in every():
        assert movement.easier or movement.harder, movement.id
