"""What is drawn beside the body. What stands or lies is placed once from the start pose, so that it never wanders.

stands upright: `walls` · lies under the body: here · is held and moves with the hands: `held`
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import fmean

from unslump.body.places import SEAT_M
from unslump.body.skeleton import Skeleton
from unslump.body.surfaces import HEAD_M, SURFACE_HEIGHT_M
from unslump.body.vectors import add, forward_of, scale, sub
from unslump.movement.model import Movement
from unslump.movement.motion import resting_level, round_at
from unslump.render import walls
from unslump.render.film import filmed
from unslump.render.flesh import Shape
from unslump.render.held import held
from unslump.render.outline import hull
from unslump.render.solids import cylinder, flat, rod
from unslump.render.view import Onlooker, onlooker
from unslump.units import Side


def props_of(
    movement: Movement, round_number: int | None, side: Side | None, skeleton: Skeleton, seen: Onlooker
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """The props painted before the body and those painted after it."""
    under, over = _standing(movement, round_number, side)
    start = filmed(movement, side, round_number)[0]
    held_under, held_over = held(movement.view.props, start, skeleton, seen)
    return (*under, *held_under), (*over, *held_over)


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
        elif prop in _UPRIGHT:
            under += _UPRIGHT[prop](film[0], seen)
        elif prop in _STILL:
            under += _STILL[prop](film[0], level, side, movement, seen)
    return tuple(under), tuple(over)


def _pillow(start: Skeleton, _level: str, _side: Side | None, _movement: Movement, seen: Onlooker) -> list[Shape]:
    """As thick as the head lies high; a thin one is a folded towel."""
    x, y, z = start["head"]
    half = (y - HEAD_M) / 2
    long, wide = (0.13, 0.19) if half > 0.015 else (0.07, 0.11)
    cushion = seen.disc((x, half, z), ((long, 0.0, 0.0), (0.0, half, 0.0), (0.0, 0.0, wide)))
    return [Shape("pillow", (hull([cushion], 0.0, 14),), seen.depth(start["head"]))]


def _mat(film: Sequence[Skeleton], seen: Onlooker) -> list[Shape]:
    """As long as the body lies on it over the whole repetition."""
    along = [p[0] for body in film for p in body.points.values() if p[1] < 0.35]
    low, high, half = min(along) - 0.08, max(along) + 0.08, 0.34
    middle = fmean(z for _, _, z in film[0].points.values()) / 2  # on the side, knees and arms lie before the trunk
    corners = [(x, 0.0, middle + out) for x, out in ((low, -half), (high, -half), (high, half), (low, half))]
    under = [(x, -0.02, z) for x, _, z in corners]
    return [flat("mat_edge", under, seen), flat("mat", corners, seen)]


def _roller(start: Skeleton, level: str, side: Side | None, movement: Movement, seen: Onlooker) -> list[Shape]:
    """Across under the back where the spine rests on it, lengthwise under the ribs where they do, else beside the body."""
    radius = SURFACE_HEIGHT_M["roller"] / 2
    resting = movement.poses[movement.start].contacts
    if resting.get("back") == "roller":
        x = (start["head"][0] + start["pelvis"][0]) / 2
        return cylinder("roller", (x - 0.46, radius, 0.0), (x + 0.46, radius, 0.0), radius, seen)
    if resting.get("spine") == "roller":
        v = start.vertebra(level)
        middle = (sub(v.centre, scale(forward_of(v.turn), 0.09))[0], radius, 0.0)
        return cylinder("roller", add(middle, (0.0, 0.0, -0.30)), add(middle, (0.0, 0.0, 0.30)), radius, seen)
    crossing = "left_knee" if side == "left" else "right_knee"
    x, _, z = min((body[crossing] for body in filmed(movement, side, None)), key=lambda knee: knee[1])
    return cylinder("roller", (x - 0.14, radius, z), (x + 0.38, radius, z), radius, seen)


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
    seat = _seat(x0 - 0.17, x0 + 0.26, seen)
    edge = x0 - 0.145
    posts = [rod("chair_leg", (x0 - 0.16, top, z), (edge, top + tall, z), 0.014, seen) for z in (-0.19, 0.19)]
    rail = [rod("chair_rail", (edge, top + tall, -0.20), (edge, top + tall, 0.20), 0.022, seen)]
    frame = [*posts, *rail]
    return (seat, frame) if behind else ([*frame, *seat], [])


def _chair_ahead(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """A chair that faces the body: the elbows rest on its seat, its back is beyond them."""
    x0, top = start["right_elbow"][0], SEAT_M
    posts = [rod("chair_leg", (x0 + 0.31, top, z), (x0 + 0.36, top + 0.44, z), 0.014, seen) for z in (-0.19, 0.19)]
    rail = rod("chair_rail", (x0 + 0.36, top + 0.44, -0.20), (x0 + 0.36, top + 0.44, 0.20), 0.022, seen)
    return [*posts, rail, *_seat(x0 - 0.10, x0 + 0.32, seen)]


def _seat(back: float, front: float, seen: Onlooker) -> list[Shape]:
    """Four legs, a little splayed, and the slab on them."""
    top, middle = SEAT_M, (back + front) / 2
    seat = [(back, top, -0.21), (front, top, -0.21), (front, top, 0.21), (back, top, 0.21)]
    legs = [
        rod("chair_leg", (x, top - 0.02, z), (middle + (x - middle) * 1.06, 0.012, z * 1.08), 0.014, seen)
        for x, _, z in seat
    ]
    return [*legs, flat("chair_edge", [(x, y - 0.035, z) for x, y, z in seat], seen), flat("chair_seat", seat, seen)]


_STILL: dict[str, Callable[[Skeleton, str, Side | None, Movement, Onlooker], list[Shape]]] = {
    "roller": _roller,
    "peanut": _peanut,
    "pillow": _pillow,
}
_UPRIGHT: dict[str, Callable[[Skeleton, Onlooker], list[Shape]]] = {
    "wall": walls.wall,
    "wall-behind": walls.wall_behind,
    "wall-beside": walls.wall_beside,
    "doorway": walls.doorway,
    "anchor": walls.anchor,
}
