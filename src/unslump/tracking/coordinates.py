"""The signed numbers that are counted; `movement.coordinates` lists their names and points.

Each formula takes places in the camera's metres (y down) and answers None where they do not define a value. One that is a
share of the body answers a length and the body's own length, and the `Gauge` keeps the latter: a body does not tremble.
A `Gauge` takes the places out of a row of floats, so that a frame costs no objects.
"""

from collections.abc import Callable, Mapping, Sequence
from math import acos, atan2, degrees, hypot, sqrt

from unslump.body.landmarks import LANDMARKS
from unslump.body.vectors import Vec
from unslump.tracking.frame import LEAST_VISIBILITY, Frame, mirrored_name
from unslump.units import SIDES, Side, other_side

Share = tuple[float, float]
"""A length and the body's own, in metres: what is measured is the first over the second."""

_TINY_M, _HUGE_M = 1e-6, 1e6
_LOOKS_KEPT = 30
"""A length of the body is the mean of about so many looks."""
_CLEARLY_NEARER_M = 0.05
_TORSO = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
_AT = {name: 4 * i for i, name in enumerate(LANDMARKS)}
_DEPTH_OF = {side: tuple(_AT[f"{side}_{name}"] for name in ("shoulder", "hip", "ear")) for side in SIDES}


class Gauge:
    """One coordinate of one side, read off a row of floats.

    `work` is the side that the file is written for; `mirrors` true reads the mirror image, for the other side.
    """

    def __init__(
        self,
        coordinate: str,
        points: Sequence[str],
        work: Side = "left",
        mirrors: bool = False,
        flat: bool = False,
        least_visibility: float = LEAST_VISIBILITY,
    ) -> None:
        self.coordinate, self.points, self.flat = coordinate, tuple(points), flat
        self.least_visibility = least_visibility
        self._formula = _FORMULAS[coordinate]
        self._is_handed = coordinate in _HANDED
        self._flip = -1.0 if mirrors else 1.0
        self.names: dict[Side, tuple[str, ...]] = {near: self._filled(work, near, mirrors) for near in SIDES}
        """The landmarks that are read, for each side that may be nearer the camera."""
        self._places = {near: tuple(_AT[name] for name in names) for near, names in self.names.items()}
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._body_m = 0.0
        self._looks = 0

    def __repr__(self) -> str:
        return f"Gauge({self.coordinate!r}, {self.points!r})"

    def _filled(self, work: Side, near: Side, mirrors: bool) -> tuple[str, ...]:
        wanted = (*self.points, *_ALSO_NEEDS.get(self.coordinate, ()))
        if not mirrors:
            return with_sides(wanted, work, near)
        return tuple(mirrored_name(name) for name in with_sides(wanted, work, other_side(near)))

    def __call__(self, floats: Sequence[float], near: Side) -> float | None:
        """The value, None where a point that it needs is not seen."""
        places: list[Vec] = []
        flip, flat, least = self._flip, self.flat, self.least_visibility
        for at in self._places[near]:
            if not floats[at + 3] >= least:
                return None
            x, y, z = floats[at], floats[at + 1], floats[at + 2]
            if (x == 0 and y == 0 and z == 0) or x + y + z - (x + y + z) != 0:
                return None  # zeros are how a pose tool says nothing; what is no number is not equal to itself
            places.append((x * flip, y, 0.0 if flat else z))
        forward = (flip if near == "right" else -flip,) if self._is_handed else ()
        measured = self._formula(*places, *forward)
        return self._share(*measured) if isinstance(measured, tuple) else measured

    def _share(self, length_m: float, body_m: float) -> float | None:
        if not _TINY_M < body_m < _HUGE_M:
            return None
        self._looks = min(self._looks + 1, _LOOKS_KEPT)
        self._body_m += (body_m - self._body_m) / self._looks
        return length_m / self._body_m

    def unseen(self, floats: Sequence[float], near: Side) -> tuple[str, ...]:
        """The landmarks that it needs and that are not seen."""
        pairs = zip(self.names[near], self._places[near], strict=True)
        return tuple(name for name, at in pairs if not floats[at + 3] >= self.least_visibility)

    def fingerprint(self, floats: Sequence[float], near: Side) -> float:
        """A number that stays the same only where nothing at all has moved."""
        total = 0.0
        for at in self._places[near]:
            total += floats[at] + 3 * floats[at + 1] + 7 * floats[at + 2]
        return total


def measure(frame: Frame, coordinate: str, points: Sequence[str], flat: bool = False) -> float | None:
    """The value of a coordinate, None where a point that it needs is not seen. The points have their sides filled in."""
    near: Side = "left" if points and points[0].startswith("left_") else "right"
    return Gauge(coordinate, points, flat=flat)(frame.floats(), near)


def with_sides(points: Sequence[str], work: Side, near: Side) -> tuple[str, ...]:
    """The points with `work_`, `other_`, `near_` and `far_` filled in.

    >>> with_sides(("work_knee", "far_hip"), work="right", near="right")
    ('right_knee', 'left_hip')
    """
    sides = {"work": work, "other": other_side(work), "near": near, "far": other_side(near)}
    parted = (name.partition("_") for name in points)
    return tuple(f"{sides.get(side, side)}{bar}{point}" for side, bar, point in parted)


def near_side(floats: Sequence[float], before: Side | None) -> Side | None:
    """The side nearer the camera; the one before, until the other is nearer beyond doubt."""
    left_m, right_m = _depth_m(floats, "left"), _depth_m(floats, "right")
    if left_m is None or right_m is None:
        return before if left_m is right_m else "left" if right_m is None else "right"
    gap_m = right_m - left_m
    if before is not None and abs(gap_m) < _CLEARLY_NEARER_M:
        return before
    return "left" if gap_m > 0 else "right"


def _depth_m(floats: Sequence[float], side: Side) -> float | None:
    total_m, seen = 0.0, 0
    for at in _DEPTH_OF[side]:
        z = floats[at + 2]
        if floats[at + 3] >= LEAST_VISIBILITY and z - z == 0:
            total_m, seen = total_m + z, seen + 1
    return total_m / seen if seen else None


def _angle(a: Vec, joint: Vec, b: Vec) -> float | None:
    ax, ay, az = a[0] - joint[0], a[1] - joint[1], a[2] - joint[2]
    bx, by, bz = b[0] - joint[0], b[1] - joint[1], b[2] - joint[2]
    size = sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz))
    if size < _TINY_M:
        return None
    return degrees(acos(max(-1.0, min(1.0, (ax * bx + ay * by + az * bz) / size))))


def _elevation(shoulder: Vec, elbow: Vec, hip: Vec) -> float | None:
    return _angle(elbow, shoulder, hip)


def _axial_rotation(left_shoulder: Vec, right_shoulder: Vec, left_hip: Vec, right_hip: Vec) -> float | None:
    """Shoulder line minus hip line about the trunk's own axis."""
    ux, uy, uz = (left_shoulder[i] + right_shoulder[i] - left_hip[i] - right_hip[i] for i in range(3))
    size = sqrt(ux * ux + uy * uy + uz * uz)
    if size < _TINY_M:
        return None
    ux, uy, uz = ux / size, uy / size, uz / size
    ax, ay, az = (left_hip[i] - right_hip[i] for i in range(3))
    bx, by, bz = (left_shoulder[i] - right_shoulder[i] for i in range(3))
    a_up, b_up = ax * ux + ay * uy + az * uz, bx * ux + by * uy + bz * uz
    ax, ay, az, bx, by, bz = (
        ax - a_up * ux,
        ay - a_up * uy,
        az - a_up * uz,
        bx - b_up * ux,
        by - b_up * uy,
        bz - b_up * uz,
    )
    turned = ux * (ay * bz - az * by) + uy * (az * bx - ax * bz) + uz * (ax * by - ay * bx)
    return degrees(atan2(turned, ax * bx + ay * by + az * bz))


def _roll(left: Vec, right: Vec) -> float | None:
    x, y, z = right[0] - left[0], right[1] - left[1], right[2] - left[2]
    across = hypot(x, z)
    return None if across + abs(y) < _TINY_M else degrees(atan2(y, across))


def _height_ratio(point: Vec, other: Vec, from_: Vec, to: Vec) -> Share:
    return other[1] - point[1], _distance(from_, to)


def _distance_ratio(a: Vec, b: Vec, from_: Vec, to: Vec) -> Share:
    return _distance(a, b), _distance(from_, to)


def _distance(a: Vec, b: Vec) -> float:
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return sqrt(x * x + y * y + z * z)


def _neck(ear: Vec, shoulder: Vec, hip: Vec, forward: float = 1.0) -> float | None:
    """In the plane of the image, as a camera at the side sees it; `forward` 1 where the person faces the right of it."""
    tx, ty, nx, ny = shoulder[0] - hip[0], shoulder[1] - hip[1], ear[0] - shoulder[0], ear[1] - shoulder[1]
    if hypot(tx, ty) < _TINY_M or hypot(nx, ny) < _TINY_M:
        return None
    return forward * degrees(atan2(tx * ny - ty * nx, tx * nx + ty * ny))


def _swing(shoulder: Vec, elbow: Vec, hip: Vec, forward: float = 1.0) -> float | None:
    """In the plane of the image; `forward` 1 where the person faces the right of it."""
    tx, ty, ax, ay = hip[0] - shoulder[0], hip[1] - shoulder[1], elbow[0] - shoulder[0], elbow[1] - shoulder[1]
    if hypot(tx, ty) < _TINY_M or hypot(ax, ay) < _TINY_M:
        return None
    return -forward * degrees(atan2(tx * ay - ty * ax, tx * ax + ty * ay))


def _lift(point: Vec, other: Vec, *torso: Vec) -> Share:
    return other[1] - point[1], _distance(_middle(torso[0], torso[1]), _middle(torso[2], torso[3]))


def _stature(*points: Vec) -> Share:
    """How high the shoulders stand over the ankles."""
    left_ankle, right_ankle, *torso = points
    shoulders, hips = _middle(torso[0], torso[1]), _middle(torso[2], torso[3])
    return (left_ankle[1] + right_ankle[1]) / 2 - shoulders[1], _distance(shoulders, hips)


def _pitch(a: Vec, b: Vec, *torso: Vec) -> float | None:
    """The line from a to b against the plane across the trunk."""
    shoulders, hips = _middle(torso[0], torso[1]), _middle(torso[2], torso[3])
    size = _distance(shoulders, hips) * _distance(a, b)
    if size < _TINY_M:
        return None
    along = sum((shoulders[i] - hips[i]) * (b[i] - a[i]) for i in range(3)) / size
    return 90.0 - degrees(acos(max(-1.0, min(1.0, along))))


def _tilt(*torso: Vec) -> float | None:
    """The trunk against the vertical, in the plane of the image."""
    shoulders, hips = _middle(torso[0], torso[1]), _middle(torso[2], torso[3])
    x, up = shoulders[0] - hips[0], hips[1] - shoulders[1]
    return None if hypot(x, up) < _TINY_M else degrees(atan2(x, up))


def _lean(low: Vec, high: Vec, forward: float = 1.0) -> float | None:
    """In the plane of the image; `forward` 1 where the person faces the right of it."""
    x, up = high[0] - low[0], low[1] - high[1]
    return None if hypot(x, up) < _TINY_M else forward * degrees(atan2(x, up))


def _curl(*points: Vec) -> Share:
    """How near the nose comes to the middle of the hips, over the trunk's length."""
    nose, *torso = points
    hips = _middle(torso[2], torso[3])
    return _distance(nose, hips), _distance(_middle(torso[0], torso[1]), hips)


def _shrug(left_ear: Vec, right_ear: Vec, left_shoulder: Vec, right_shoulder: Vec) -> Share:
    """Both sides together: half the tremble of one."""
    gap_m = (left_shoulder[1] + right_shoulder[1] - left_ear[1] - right_ear[1]) / 2
    return gap_m, _distance(left_shoulder, right_shoulder)


def _phase(point: Vec, about: Vec) -> float | None:
    x, up = point[0] - about[0], about[1] - point[1]
    return None if hypot(x, up) < _TINY_M else degrees(atan2(up, x))


def _middle(a: Vec, b: Vec) -> Vec:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


_ALSO_NEEDS: Mapping[str, tuple[str, ...]] = {
    "lift": _TORSO,
    "pitch": _TORSO,
    "tilt": _TORSO,
    "stature": ("left_ankle", "right_ankle", *_TORSO),
    "curl": ("nose", *_TORSO),
    "shrug": ("left_ear", "right_ear", "left_shoulder", "right_shoulder"),
}
_HANDED = frozenset({"swing", "neck", "lean"})
"""Which way is forward is known from the side that is nearer the camera."""
_FORMULAS: Mapping[str, Callable[..., float | Share | None]] = {
    "angle": _angle,
    "elevation": _elevation,
    "swing": _swing,
    "pitch": _pitch,
    "axial-rotation": _axial_rotation,
    "roll": _roll,
    "tilt": _tilt,
    "lean": _lean,
    "height-ratio": _height_ratio,
    "distance-ratio": _distance_ratio,
    "neck": _neck,
    "curl": _curl,
    "lift": _lift,
    "stature": _stature,
    "shrug": _shrug,
    "phase": _phase,
}
