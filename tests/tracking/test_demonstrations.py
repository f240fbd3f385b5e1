"""The proof of the format: the tracker counts each movement's own demonstration, played as clean landmarks."""

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Counting, Movement
from unslump.movement.motion import skeleton_at
from unslump.movement.performance import amount_for, figure_times_ms
from unslump.tracking.coordinates import measure, with_sides
from unslump.tracking.synthetic import camera_azimuth_deg, repetitions_done, seen_from, watch
from unslump.tracking.tracker import Tracker
from unslump.units import SIDES, Side, other_side

COUNTED = [movement for movement in catalogue().values() if movement.camera.grade in ("A", "B")]
WITH_SIDES: list[tuple[Movement, Side | None]] = [
    (movement, side) for movement in COUNTED for side in ((None,) if movement.sides == "none" else SIDES)
]
IDS = [f"{movement.id}-{side or 'both'}" for movement, side in WITH_SIDES]


def counted(movement: Movement, side: Side | None, azimuth_deg: float | None = None, frame_ms: int = 50) -> int:
    tracker = Tracker(movement, side)
    for t_ms, frame in watch(movement, amount_for(movement, "standard"), frame_ms, azimuth_deg):
        tracker.update(frame, t_ms)
    return tracker.count


def done(movement: Movement, side: Side | None) -> int:
    return repetitions_done(movement, amount_for(movement, "standard"), side)


@pytest.mark.parametrize(("movement", "side"), WITH_SIDES, ids=IDS)
def test_it_counts_a_movements_own_demonstration(movement: Movement, side: Side | None) -> None:
    assert counted(movement, side) == done(movement, side) > 0


@pytest.mark.parametrize(("movement", "side"), WITH_SIDES, ids=IDS)
def test_it_does_not_matter_which_side_of_the_room_the_camera_is_on(movement: Movement, side: Side | None) -> None:
    across_deg = 180.0 - camera_azimuth_deg(movement)
    assert counted(movement, side, azimuth_deg=across_deg, frame_ms=100) == done(movement, side)


@pytest.mark.parametrize("movement", COUNTED, ids=[movement.id for movement in COUNTED])
def test_the_thresholds_lie_well_inside_the_swing(movement: Movement) -> None:
    counting = movement.camera.counting
    assert counting is not None
    values = swing(movement, counting)
    outward = 1 if counting.reach > counting.rest else -1
    start, far = values[0], max(values, key=lambda value: value * outward)
    zero = 0.0 if counting.measured_from == "zero" else start
    reach, back = ((zero + threshold - start) / (far - start) for threshold in (counting.reach, counting.back))
    assert 0.35 <= reach <= 0.85
    assert 0.1 <= back <= reach - 0.15


def swing(movement: Movement, counting: Counting) -> list[float]:
    """The counted number at the middle and the end of each phase, from the start pose."""
    side, round_ = movement.written_side, 1 if movement.rounds else None
    points = with_sides(counting.points, work=side or "left", near="right")
    moments = [t for times in figure_times_ms(movement) for t in (times[0], sum(times) // 2)]
    frames = [seen_from(skeleton_at(movement, side, round_, t), camera_azimuth_deg(movement)) for t in moments]
    values = [measure(frame, counting.coordinate, points) for frame in frames]
    return [value for value in values if value is not None]


@pytest.mark.parametrize("movement", [m for m in COUNTED if m.sides != "none"], ids=lambda movement: movement.id)
def test_repetitions_of_one_side_are_not_counted_for_the_other(movement: Movement) -> None:
    side = movement.written_side or "left"
    other = Tracker(movement, other_side(side))
    for t_ms in range(0, 20_000, 50):
        figure_ms = max(0, t_ms - 2_000) % figure_times_ms(movement)[-1][1]
        other.update(seen_from(skeleton_at(movement, side, None, figure_ms), 0.0), t_ms)
    assert other.count == 0


def test_of_a_movement_with_grade_c_it_notices_nothing() -> None:
    movement = catalogue().find("thread-the-needle")
    tracker = Tracker(movement, "right")
    frames = watch(movement, amount_for(movement, "starter"), frame_ms=500)
    assert [seen for t_ms, frame in frames for seen in tracker.update(frame, t_ms)] == []
