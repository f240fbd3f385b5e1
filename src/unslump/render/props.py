"""What stands around the body: mat, chair, wall, roller, peanut, towel. Placed once from the start pose, so nothing wanders."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, pi, sin

from unslump.body.places import SEAT_M
from unslump.body.skeleton import Skeleton
from unslump.body.solve import SURFACE_HEIGHT_M
from unslump.body.vectors import Vec, add, between, forward_of, scale, sub, turned
from unslump.movement.model import Movement
from unslump.movement.motion import resting_level, round_at
from unslump.render.film import filmed
from unslump.render.flesh import Shape
from unslump.render.outline import Point, capsule, hull
from unslump.render.view import Onlooker, onlooker
from unslump.units import Side


def props_of(
    movement: Movement, round_number: int | None, side: Side | None, skeleton: Skeleton, seen: Onlooker
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """The props painted before the body and those painted after it; only the towel moves with the hands."""
    under, over = _standing(movement, round_number, side)
    return under, (*over, *_towel(skeleton, seen)) if "towel" in movement.view.props else over


@lru_cache(maxsize=128)
def _standing(
    movement: Movement, round_number: int | None, side: Side | None
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """Everything that stands still, from the start pose."""
    seen = onlooker(movement, side)
    film = filmed(movement, side, round_number)
    level = resting_level(round_at(movement, round_number))
    under: list[Shape] = []
    over: list[Shape] = []
    for prop in movement.view.props:
        if prop == "mat":
            under += _mat(film, seen)
        elif prop == "chair":
            leant_on = "right_elbow" in movement.poses[movement.start].contacts
            back, front = (_chair_ahead(film[0], seen), []) if leant_on else _chair(film[0], seen)
            under += back
            over += front
        elif prop in _STILL:
            under += _STILL[prop](film[0], level, side, movement, seen)
    return tuple(under), tuple(over)


def _pillow(start: Skeleton, _level: str, _side: Side | None, _movement: Movement, seen: Onlooker) -> list[Shape]:
    x, _, z = start["head"]
    half = SURFACE_HEIGHT_M["pillow"] / 2
    cushion = seen.disc((x, half, z), ((0.13, 0.0, 0.0), (0.0, half, 0.0), (0.0, 0.0, 0.19)))
    return [Shape("pillow", (hull([cushion], 0.0, 14),), seen.depth(start["head"]))]


def _mat(film: Sequence[Skeleton], seen: Onlooker) -> list[Shape]:
    """As long as the body lies on it over the whole repetition."""
    along = [p[0] for body in film for p in body.points.values() if p[1] < 0.35]
    low, high, half = min(along) - 0.08, max(along) + 0.08, 0.34
    corners = [(low, 0.0, -half), (high, 0.0, -half), (high, 0.0, half), (low, 0.0, half)]
    under = [(x, -0.02, z) for x, _, z in corners]
    return [_flat("mat_edge", under, seen), _flat("mat", corners, seen)]


def _wall(start: Skeleton, _level: str, _side: Side | None, _movement: Movement, seen: Onlooker) -> list[Shape]:
    hands = [start[f"{s}_wrist"] for s in ("left", "right")]
    x = max(hand[0] for hand in hands) + 0.03
    face = [(x, 0.0, -0.55), (x, 2.0, -0.55), (x, 2.0, 0.55), (x, 0.0, 0.55)]
    thick = [(x + 0.10, y, z) for _, y, z in face]
    return [_flat("wall_edge", [face[3], face[2], thick[2], thick[3]], seen), _flat("wall", face, seen)]


def _doorway(start: Skeleton, _level: str, _side: Side | None, _movement: Movement, seen: Onlooker) -> list[Shape]:
    """The end of a wall, in front of the raised forearm; the body stands in the opening."""
    raised = max(("left_wrist", "right_wrist"), key=lambda name: start[name][1])
    x, _, z = start[raised]
    out = 1.0 if z > 0 else -1.0
    near, far = z - out * 0.10, z + out * 0.50
    face = [(x + 0.045, 0.0, near), (x + 0.045, 2.0, near), (x + 0.045, 2.0, far), (x + 0.045, 0.0, far)]
    jamb = [face[0], face[1], (x + 0.165, 2.0, near), (x + 0.165, 0.0, near)]
    return [_flat("wall_edge", jamb, seen), _flat("wall", face, seen)]


def _roller(start: Skeleton, level: str, side: Side | None, movement: Movement, seen: Onlooker) -> list[Shape]:
    """Across under the back where the spine rests on it, lengthwise under the ribs where they do, else beside the body."""
    radius = SURFACE_HEIGHT_M["roller"] / 2
    resting = movement.poses[movement.start].contacts
    if resting.get("back") == "roller":
        x = (start["head"][0] + start["pelvis"][0]) / 2
        return _cylinder("roller", (x - 0.46, radius, 0.0), (x + 0.46, radius, 0.0), radius, seen)
    if resting.get("spine") == "roller":
        v = start.vertebra(level)
        middle = (sub(v.centre, scale(forward_of(v.turn), 0.09))[0], radius, 0.0)
        return _cylinder("roller", add(middle, (0.0, 0.0, -0.30)), add(middle, (0.0, 0.0, 0.30)), radius, seen)
    crossing = "left" if side == "left" else "right"
    x, _, z = start[f"{crossing}_knee"]
    return _cylinder("roller", (x - 0.30, radius, z), (x + 0.22, radius, z), radius, seen)


def _peanut(start: Skeleton, level: str, _side: Side | None, _movement: Movement, seen: Onlooker) -> list[Shape]:
    radius = 0.033
    v = start.vertebra(level)
    x = sub(v.centre, scale(forward_of(v.turn), 0.09))[0]
    balls = [seen.disc((x, radius, z), ((radius, 0, 0), (0, radius, 0), (0, 0, radius))) for z in (-radius, radius)]
    return [Shape("peanut", tuple(hull([ball], 0.0, 10) for ball in balls), 0.0)]


def _chair(start: Skeleton, seen: Onlooker) -> tuple[list[Shape], list[Shape]]:
    """Seat and legs under the body; the open frame of the back before it when seen from behind.

    The back ends at the tips of the shoulder blades; seen from behind it is cut lower, so that the spine shows.
    """
    behind = seen.depth((1.0, 0.0, 0.0)) < -0.5
    x0, top, tall = start["pelvis"][0], SEAT_M, 0.33 if behind else 0.44
    seat = [(x0 - 0.17, top, -0.21), (x0 + 0.26, top, -0.21), (x0 + 0.26, top, 0.21), (x0 - 0.17, top, 0.21)]
    legs = [_rod("chair_leg", (x, top - 0.02, z), (x * 1.06, 0.012, z * 1.08), 0.014, seen) for x, _, z in seat]
    slab = [_flat("chair_edge", [(x, y - 0.035, z) for x, y, z in seat], seen), _flat("chair_seat", seat, seen)]
    edge = x0 - 0.145
    posts = [_rod("chair_leg", (x0 - 0.16, top, z), (edge, top + tall, z), 0.014, seen) for z in (-0.19, 0.19)]
    rail = [_rod("chair_rail", (edge, top + tall, -0.20), (edge, top + tall, 0.20), 0.022, seen)]
    frame = [*posts, *rail]
    return ([*legs, *slab], frame) if behind else ([*frame, *legs, *slab], [])


def _chair_ahead(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """A chair that faces the body: the elbows rest on its seat, its back is beyond them."""
    x0, top = start["right_elbow"][0], SEAT_M
    seat = [(x0 - 0.10, top, -0.21), (x0 + 0.32, top, -0.21), (x0 + 0.32, top, 0.21), (x0 - 0.10, top, 0.21)]
    legs = [_rod("chair_leg", (x, top - 0.02, z), (x, 0.012, z * 1.08), 0.014, seen) for x, _, z in seat]
    slab = [_flat("chair_edge", [(x, y - 0.035, z) for x, y, z in seat], seen), _flat("chair_seat", seat, seen)]
    posts = [_rod("chair_leg", (x0 + 0.31, top, z), (x0 + 0.36, top + 0.44, z), 0.014, seen) for z in (-0.19, 0.19)]
    rail = _rod("chair_rail", (x0 + 0.36, top + 0.44, -0.20), (x0 + 0.36, top + 0.44, 0.20), 0.022, seen)
    return [*legs, *posts, rail, *slab]


def _towel(skeleton: Skeleton, seen: Onlooker) -> list[Shape]:
    """A sling behind the head, one end in each hand."""
    behind = add(skeleton["head"], turned(skeleton.head_turn, (-0.085, -0.02, 0.0)))
    return [
        _rod("towel", skeleton[f"{side}_wrist"], between(behind, skeleton["head"], 0.05), 0.017, seen)
        for side in ("left", "right")
    ]


def _cylinder(part: str, a: Vec, b: Vec, radius: float, seen: Onlooker) -> list[Shape]:
    along = sub(b, a)
    size = sum(c * c for c in along) ** 0.5
    u = scale(along, 1 / size)
    v = (0.0, 1.0, 0.0)
    w = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    rims = [seen.disc(end, (scale(v, radius), scale(w, radius), (0.0, 0.0, 0.0))) for end in (a, b)]
    near = max((a, b), key=seen.depth)
    rim = tuple(seen.point(add(near, add(scale(v, radius * cos(t)), scale(w, radius * sin(t))))) for t in _around(12))
    return [Shape(part, (hull(rims, 0.0, 16),), seen.depth(a)), Shape(f"{part}_end", (rim,), seen.depth(near))]


def _around(n: int) -> list[float]:
    return [2 * pi * i / n for i in range(n)]


def _rod(part: str, a: Vec, b: Vec, radius: float, seen: Onlooker) -> Shape:
    return Shape(part, (capsule(seen.point(a), radius, seen.point(b), radius),), seen.depth(a))


def _flat(part: str, corners: list[Vec], seen: Onlooker) -> Shape:
    outline: tuple[Point, ...] = tuple(seen.point(corner) for corner in corners)
    return Shape(part, (outline,), seen.depth(corners[0]), curved=False)


_STILL: dict[str, Callable[[Skeleton, str, Side | None, Movement, Onlooker], list[Shape]]] = {
    "wall": _wall,
    "doorway": _doorway,
    "roller": _roller,
    "peanut": _peanut,
    "pillow": _pillow,
}
