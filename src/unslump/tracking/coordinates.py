"""The signed numbers that are counted; `movement.coordinates` lists their names and points.

Each formula takes places in the camera's metres (y down) and answers None where they do not define a value.
"""

from collections.abc import Callable, Mapping, Sequence
from math import acos, atan2, degrees, hypot

from unslump.body.vectors import Vec, add, cross, distance, dot, length, scale, sub, unit
from unslump.tracking.frame import Frame
from unslump.units import Side, other_side

_TINY_M = 1e-6
_CLEARLY_NEARER_M = 0.05
_TORSO = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")


def measure(frame: Frame, coordinate: str, points: Sequence[str]) -> float | None:
    """The value of a coordinate, None where a point that it needs is not seen. The points have their sides filled in."""
    places: list[Vec] = []
    for name in (*points, *_ALSO_NEEDS.get(coordinate, ())):
        place = frame[name]
        if place is None:
            return None
        places.append(place)
    return _FORMULAS[coordinate](*places)


def with_sides(points: Sequence[str], work: Side, near: Side) -> tuple[str, ...]:
    """The points with `work_`, `other_`, `near_` and `far_` filled in.

    >>> with_sides(("work_knee", "far_hip"), work="right", near="right")
    ('right_knee', 'left_hip')
    """
    sides = {"work": work, "other": other_side(work), "near": near, "far": other_side(near)}
    parted = (name.partition("_") for name in points)
    return tuple(f"{sides.get(side, side)}{bar}{point}" for side, bar, point in parted)


def near_side(frame: Frame, before: Side | None) -> Side | None:
    """The side nearer the camera; the one before, until the other is nearer beyond doubt."""
    depths_m: dict[Side, float] = {}
    for side in ("left", "right"):
        seen = [place[2] for name in ("shoulder", "hip", "ear") if (place := frame[f"{side}_{name}"]) is not None]
        if seen:
            depths_m[side] = sum(seen) / len(seen)
    if len(depths_m) < 2:
        return next(iter(depths_m), before)
    gap_m = depths_m["right"] - depths_m["left"]
    if before is not None and abs(gap_m) < _CLEARLY_NEARER_M:
        return before
    return "left" if gap_m > 0 else "right"


def _angle(a: Vec, joint: Vec, b: Vec) -> float | None:
    to_a, to_b = sub(a, joint), sub(b, joint)
    size = length(to_a) * length(to_b)
    return None if size < _TINY_M else degrees(acos(max(-1.0, min(1.0, dot(to_a, to_b) / size))))


def _elevation(shoulder: Vec, elbow: Vec, hip: Vec) -> float | None:
    return _angle(elbow, shoulder, hip)


def _axial_rotation(left_shoulder: Vec, right_shoulder: Vec, left_hip: Vec, right_hip: Vec) -> float | None:
    """Shoulder line minus hip line about the trunk's own axis."""
    trunk = sub(add(left_shoulder, right_shoulder), add(left_hip, right_hip))
    if length(trunk) < _TINY_M:
        return None
    up = unit(trunk)
    hips, shoulders = _across(sub(left_hip, right_hip), up), _across(sub(left_shoulder, right_shoulder), up)
    return degrees(atan2(dot(up, cross(hips, shoulders)), dot(hips, shoulders)))


def _across(a: Vec, axis: Vec) -> Vec:
    return sub(a, scale(axis, dot(a, axis)))


def _roll(left: Vec, right: Vec) -> float | None:
    x, y, z = sub(right, left)
    return None if length((x, y, z)) < _TINY_M else degrees(atan2(y, hypot(x, z)))


def _height_ratio(point: Vec, other: Vec, from_: Vec, to: Vec) -> float | None:
    base_m = distance(from_, to)
    return None if base_m < _TINY_M else (other[1] - point[1]) / base_m


def _distance_ratio(a: Vec, b: Vec, from_: Vec, to: Vec) -> float | None:
    base_m = distance(from_, to)
    return None if base_m < _TINY_M else distance(a, b) / base_m


def _neck(ear: Vec, shoulder: Vec, hip: Vec, nose: Vec) -> float | None:
    """In the plane of the image, as a camera at the side sees it."""
    trunk, neck, face = sub(shoulder, hip), sub(ear, shoulder), sub(nose, ear)
    tip = degrees(atan2(_turn(trunk, neck), trunk[0] * neck[0] + trunk[1] * neck[1]))
    facing = _turn(trunk, face)
    return None if abs(facing) < _TINY_M else tip if facing > 0 else -tip


def _turn(a: Vec, b: Vec) -> float:
    return a[0] * b[1] - a[1] * b[0]


def _lift(point: Vec, other: Vec, *torso: Vec) -> float | None:
    left_shoulder, right_shoulder, left_hip, right_hip = torso
    trunk_m = length(sub(add(left_shoulder, right_shoulder), add(left_hip, right_hip))) / 2
    return None if trunk_m < _TINY_M else (other[1] - point[1]) / trunk_m


_ALSO_NEEDS: Mapping[str, tuple[str, ...]] = {"neck": ("nose",), "lift": _TORSO}
_FORMULAS: Mapping[str, Callable[..., float | None]] = {
    "angle": _angle,
    "elevation": _elevation,
    "axial-rotation": _axial_rotation,
    "roll": _roll,
    "height-ratio": _height_ratio,
    "distance-ratio": _distance_ratio,
    "neck": _neck,
    "lift": _lift,
}
