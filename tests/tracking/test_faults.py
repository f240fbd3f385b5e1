"""Form is spoken of where it is far out, and never of a movement's own demonstration."""

from collections.abc import Iterator
from math import cos, radians, sin

import pytest

from unslump.body.landmarks import LANDMARKS
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount, Fault, FaultCheck, Movement
from unslump.tracking.coordinates import near_side, with_sides
from unslump.tracking.faults import FaultWatch
from unslump.tracking.synthetic import Circumstances, film
from unslump.tracking.tracker import Tracker
from unslump.units import Side

TWO = Amount(sets=1, reps=2)
JUDGED = [
    (movement, fault)
    for movement in catalogue().values()
    for fault in movement.faults
    if movement.camera.grade != "C" and fault.check is not None
]
MOVES = {
    "angle": ((2,), 1),
    "elevation": ((1,), 0),
    "neck": ((0,), 1),
    "roll": ((1,), 0),
}
"""Which of a check's points is moved to bend a body on purpose, and about which other."""
LEGS = ("hip", "knee", "ankle", "heel", "foot")
ABOVE_THE_HIPS = [4 * i for i, name in enumerate(LANDMARKS) if not any(part in name for part in LEGS)]
FROM_MS, TO_MS = 3000, 4000
"""While everybody is still being told how to sit."""


def seen(movement: Movement, seed: int = 4) -> Iterator[tuple[int, list[float] | None]]:
    return film(movement, TWO, Circumstances(seed, fps=(12, 20)))


def said(movement: Movement, frames: Iterator[tuple[int, list[float] | None]]) -> set[str]:
    tracker = Tracker(movement)
    return {one.say for t_ms, row in frames for one in tracker.update_floats(row, t_ms) if one.kind == "fault"}


def bent(row: list[float], check: FaultCheck, deg: float, work: Side) -> list[float]:
    """The same body, bent where the check looks; turned about the line to the camera, or the vertical."""
    moved = list(row)
    near = near_side(row, None) or "left"
    points = [4 * LANDMARKS.index(name) for name in with_sides(check.points, work, near)]
    hips = [4 * LANDMARKS.index(f"{side}_hip") for side in ("left", "right")]
    if check.coordinate in MOVES:
        which, about = MOVES[check.coordinate]
        turn(moved, [points[i] for i in which], [points[about]], deg, 1)
    elif check.coordinate in ("tilt", "lean"):
        turn(moved, ABOVE_THE_HIPS, hips, deg, 1)
    else:
        turn(moved, points[:2], points[:2], deg, 2)
    return moved


def turn(row: list[float], points: list[int], about: list[int], deg: float, axis: int) -> None:
    """In the plane of x and y (1), or of x and z (2)."""
    x0, y0 = (sum(row[at + i] for at in about) / len(about) for i in (0, axis))
    for at in points:
        x, y = row[at] - x0, row[at + axis] - y0
        row[at] = x0 + x * cos(radians(deg)) - y * sin(radians(deg))
        row[at + axis] = y0 + x * sin(radians(deg)) + y * cos(radians(deg))


def wrongly(movement: Movement, check: FaultCheck, deg: float) -> Iterator[tuple[int, list[float] | None]]:
    for t_ms, row in seen(movement):
        share = min(1.0, max(0.0, (t_ms - FROM_MS) / (TO_MS - FROM_MS)))
        yield t_ms, None if row is None else bent(row, check, share * deg, movement.written_side or "left")


@pytest.mark.parametrize(("movement", "fault"), JUDGED, ids=[f"{m.id}: {f.sees}" for m, f in JUDGED])
def test_bent_on_purpose_it_is_corrected(movement: Movement, fault: Fault) -> None:
    assert fault.check is not None
    by_deg = 25.0 if abs(fault.check.by) <= 22 else abs(fault.check.by) + 10
    assert any(fault.say in said(movement, wrongly(movement, fault.check, way * by_deg)) for way in (1, -1))


@pytest.mark.parametrize("movement", {movement.id: movement for movement, _ in JUDGED}.values(), ids=lambda one: one.id)
def test_a_demonstration_is_never_corrected(movement: Movement) -> None:
    for seed in range(3):
        assert not said(movement, film(movement, TWO, Circumstances(seed)))


def test_a_frame_that_is_missing_does_not_make_it_right() -> None:
    check = FaultCheck("tilt", (), by=15, either_way=True)
    watch = FaultWatch(Fault("It leans", "Tall.", check), "left", mirrors=False)
    tall = next(row for _, row in film(catalogue().find("trunk-rotation"), TWO, Circumstances()) if row is not None)
    leaning = bent(tall, check, -25, "left")
    for i in range(10):
        watch.update([v + 0.0001 * (i % 2) for v in tall], "left", 100 * i, at_start=True)
    wrong = [
        watch.update(None if i % 2 else [v + 0.0001 * i for v in leaning], "left", 1000 + 100 * i, at_start=False)
        for i in range(14)
    ]
    assert wrong[-2]
