"""The numbers that are counted say what the format page says, from wherever the camera looks."""

import pytest

from unslump.body.base_poses import BASES
from unslump.body.landmarks import LANDMARKS
from unslump.body.skeleton import points_from_pose
from unslump.movement.coordinates import COORDINATES
from unslump.tracking.coordinates import _FORMULAS, Gauge, measure, near_side, with_sides
from unslump.tracking.frame import Frame, Mark
from unslump.tracking.synthetic import seen_from

ROTATION = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
ARM = ("right_shoulder", "right_elbow", "right_hip")


def standing(azimuth_deg: float, **angles: float) -> Frame:
    return seen_from(points_from_pose(BASES["standing"].but(angles)), azimuth_deg)


def value(frame: Frame, coordinate: str, points: tuple[str, ...]) -> float:
    measured = measure(frame, coordinate, points)
    assert measured is not None
    return measured


def test_every_coordinate_of_the_format_can_be_measured() -> None:
    assert set(_FORMULAS) == set(COORDINATES)
    frame = standing(30).floats()
    for coordinate, wanted in COORDINATES.items():
        points = (*ROTATION, *ARM)[: len(wanted)]
        assert Gauge(coordinate, points)(frame, "right") is not None


def test_an_arm_swings_forward_from_either_side() -> None:
    for azimuth_deg, side in ((0, "right"), (180, "left")):
        frame = standing(azimuth_deg, **{f"{side}_shoulder_plane": 90.0, f"{side}_shoulder_elevation": 40.0})
        assert value(frame, "swing", tuple(f"{side}_{point}" for point in ("shoulder", "elbow", "hip"))) > 20


def test_a_forearm_that_points_up_has_a_positive_pitch() -> None:
    up = standing(90, right_shoulder_elevation=90, right_elbow_flexion=90, right_shoulder_turn=90)
    assert value(up, "pitch", ("right_elbow", "right_wrist")) > 60
    assert value(standing(90), "pitch", ("right_elbow", "right_wrist")) < -60


def test_someone_who_sits_is_lower() -> None:
    sitting = seen_from(points_from_pose(BASES["seated"]), 90)
    gauge = Gauge("stature", ())
    standing_high, sitting_high = gauge(standing(90).floats(), "left"), gauge(sitting.floats(), "left")
    assert standing_high is not None
    assert sitting_high is not None
    assert sitting_high < 2 < standing_high


def test_a_length_of_the_body_that_trembles_hardly_moves_what_is_measured_over_it() -> None:
    def look(i: int) -> list[float]:
        floats = standing(90).floats()
        floats[4 * LANDMARKS.index("left_shoulder")] += 0.03 * (-1) ** i
        return floats

    def spread(values: list[float | None]) -> float:
        known = [value for value in values if value is not None]
        return max(known) - min(known)

    gauge = Gauge("shrug", ())
    alone = spread([Gauge("shrug", ())(look(i), "left") for i in range(2)])
    assert spread([gauge(look(i), "left") for i in range(60)][30:]) < alone / 10


@pytest.mark.parametrize("wild", [0.0, 1e9, 1e300])
def test_one_wild_length_of_the_body_is_left_out(wild: float) -> None:
    floats = standing(90).floats()
    gauge = Gauge("shrug", ())
    before = gauge(floats, "left")
    moved = list(floats)
    left, right = (4 * LANDMARKS.index(f"{side}_shoulder") for side in ("left", "right"))
    moved[left : left + 3] = [moved[right] + wild, *moved[right + 1 : right + 3]]
    assert gauge(moved, "left") is None
    assert gauge(floats, "left") == before


@pytest.mark.parametrize("azimuth_deg", [-90, 0, 55, 90, 180])
def test_turning_left_is_positive_from_everywhere(azimuth_deg: float) -> None:
    assert value(standing(azimuth_deg, thoracic_rotation=30), "axial-rotation", ROTATION) == pytest.approx(30, abs=4)
    assert value(standing(azimuth_deg, thoracic_rotation=-30), "axial-rotation", ROTATION) == pytest.approx(-30, abs=4)


@pytest.mark.parametrize("azimuth_deg", [0, 90, 180])
def test_an_arm_overhead_is_near_180(azimuth_deg: float) -> None:
    lifted = {"right_shoulder_plane": 90.0, "right_shoulder_elevation": 170.0}
    assert value(standing(azimuth_deg, **lifted), "elevation", ARM) > 150
    assert value(standing(azimuth_deg), "elevation", ARM) < 20


@pytest.mark.parametrize(("azimuth_deg", "side"), [(0, "right"), (180, "left")])
def test_the_chin_coming_down_is_positive_from_either_side(azimuth_deg: float, side: str) -> None:
    up, down = standing(azimuth_deg), standing(azimuth_deg, neck_flexion=40)
    neck = (f"{side}_ear", f"{side}_shoulder", f"{side}_hip")
    assert value(down, "neck", neck) - value(up, "neck", neck) == pytest.approx(27, abs=12)


def test_leaning_right_is_a_positive_roll() -> None:
    shoulders = ("left_shoulder", "right_shoulder")
    assert value(standing(90, thoracic_side_bend=15), "roll", shoulders) == pytest.approx(15, abs=4)


@pytest.mark.parametrize(("azimuth_deg", "side"), [(0, "right"), (180, "left")])
def test_bowing_is_a_positive_lean_from_either_side(azimuth_deg: float, side: str) -> None:
    trunk = (f"{side}_hip", f"{side}_shoulder")
    assert value(standing(azimuth_deg, pelvis_pitch=30), "lean", trunk) == pytest.approx(30, abs=8)
    assert value(standing(azimuth_deg, pelvis_pitch=-20), "lean", trunk) == pytest.approx(-20, abs=8)


def test_a_knee_that_comes_up_is_lifted() -> None:
    lifted = standing(90, right_hip_flexion=80, right_knee_flexion=80)
    assert value(lifted, "lift", ("right_knee", "left_knee")) > 0.5
    assert value(lifted.mirrored(), "lift", ("right_knee", "left_knee")) < -0.5


def test_mirrored_twice_is_the_same_frame() -> None:
    frame = standing(35, thoracic_rotation=20)
    assert frame.mirrored().mirrored() == frame


def test_the_near_side_is_the_one_nearer_the_camera_and_stays_so_in_doubt() -> None:
    assert near_side(standing(0).floats(), None) == "right"
    assert near_side(standing(180).floats(), None) == "left"
    assert near_side(standing(90).floats(), "left") == "left"
    assert near_side(standing(90).floats(), "right") == "right"
    assert near_side(Frame({"left_hip": Mark(0, 0, 0)}).floats(), "right") == "left"
    assert near_side(Frame({}).floats(), None) is None


def test_sides_that_are_left_open_are_filled_in() -> None:
    assert with_sides(("work_knee", "other_hip", "near_ear", "far_ear", "nose"), work="left", near="right") == (
        "left_knee",
        "right_hip",
        "right_ear",
        "left_ear",
        "nose",
    )
