"""Lying on the front and on the side: what rests rests, and what should stay stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.body.base_poses import BASES
from unslump.body.places import Places
from unslump.body.pose import Pose
from unslump.body.reach import middle_joint, swung_up
from unslump.body.solve import Stance, lying_height_m, solve
from unslump.body.surfaces import BELLY_M, BUTTOCK_M, ELBOW_M, FLANK_M
from unslump.body.vectors import distance, forward_of
from unslump.movement.catalogue import catalogue
from unslump.movement.motion import demonstration


def lying(pose: Pose) -> Stance:
    places = Places(pose)
    return solve(pose, places.of(pose), root=places.root)


@pytest.mark.parametrize("base", ["on-the-back", "on-the-front", "on-the-side"])
def test_a_body_that_lies_holds_all_its_contacts(base: str) -> None:
    stance = lying(BASES[base])
    assert all(short_m < 0.01 for short_m in stance.short_m.values())
    assert min(point[1] for point in stance.skeleton.points.values()) > -0.01


@pytest.mark.parametrize(
    ("base", "thick_m"), [("on-the-back", BUTTOCK_M), ("on-the-front", BELLY_M), ("on-the-side", FLANK_M)]
)
def test_a_pelvis_is_as_high_as_it_is_thick_towards_the_floor(base: str, thick_m: float) -> None:
    assert lying_height_m(BASES[base]) == pytest.approx(thick_m)


def test_rolling_from_the_back_to_the_side_lifts_the_pelvis_little_by_little() -> None:
    heights = [lying_height_m(BASES["on-the-back"].but({"pelvis_roll": roll})) for roll in range(0, 91, 10)]
    assert heights == sorted(heights)


def test_on_the_side_the_neck_is_level_on_its_pillow() -> None:
    stance = lying(BASES["on-the-side"])
    assert abs(stance.pose["neck_side_bend"]) < 20.0
    assert abs(stance.skeleton["head"][1] - stance.skeleton.vertebra("T1").centre[1]) < 0.05


@pytest.mark.parametrize("name", ["open-book", "side-lying-roll"])
def test_while_the_book_opens_pelvis_and_legs_stay(name: str) -> None:
    shown = demonstration(catalogue().find(name))
    closed, open_ = shown.keys[0].skeleton, shown.keys[1].skeleton
    for point in ("pelvis", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle"):
        assert distance(closed[point], open_[point]) < 1e-6
    assert forward_of(open_.chest_turn)[1] > 0.5 > 0.2 > abs(forward_of(closed.chest_turn)[1])


def test_in_the_sphinx_the_forearms_lie_on_the_floor_and_the_elbows_under_the_shoulders() -> None:
    propped = demonstration(catalogue().find("sphinx")).keys[1].skeleton
    for side in ("left", "right"):
        assert propped[f"{side}_elbow"][1] == pytest.approx(ELBOW_M, abs=0.01)
        assert propped[f"{side}_wrist"][1] < 0.05
        assert abs(propped[f"{side}_elbow"][0] - propped[f"{side}_shoulder"][0]) < 0.06


metres = st.floats(min_value=-0.4, max_value=0.4)


@given(height_m=st.floats(min_value=0.05, max_value=0.4), x=metres, z=metres, px=metres, py=metres)
def test_an_elbow_that_would_dip_into_the_floor_swings_up_and_no_bone_changes(
    height_m: float, x: float, z: float, px: float, py: float
) -> None:
    start = (0.0, height_m, 0.0)
    elbow, wrist, _ = middle_joint(start, (x, 0.032, z), 0.316, 0.248, (px, py, 0.1))
    swung = swung_up(start, elbow, wrist, ELBOW_M)
    assert distance(start, swung) == pytest.approx(distance(start, elbow))
    assert distance(swung, wrist) == pytest.approx(distance(elbow, wrist))
    assert swung[1] >= min(ELBOW_M, elbow[1]) - 1e-9
    assert elbow[1] < ELBOW_M or swung == elbow
