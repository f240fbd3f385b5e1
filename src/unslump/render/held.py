"""What the hands hold moves with them: a towel behind the head, a band, two bags.

hand ═══════ hand        `band`
hand ═══ foot ═══ hand   `band-under-feet`, `band-round-feet`
hand ═══════ post        `band-to-anchor`
"""

from collections.abc import Callable

from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec, add, between, distance, sub, turned
from unslump.render.flesh import Shape
from unslump.render.outline import hull
from unslump.render.solids import rod
from unslump.render.view import Onlooker
from unslump.render.walls import anchored_at
from unslump.units import SIDES, Side

Strand = tuple[Vec, Vec]


def held(
    props: tuple[str, ...], start: Skeleton, now: Skeleton, seen: Onlooker
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """What the hands hold at a moment, parted into what lies beyond the body in the start pose and what lies before it."""
    under: list[Shape] = []
    over: list[Shape] = []
    trunk = seen.depth(start.vertebra("T6").centre)
    for prop in props:
        if prop in _HELD:
            for at_start, shape in zip(_HELD[prop](start, start, seen), _HELD[prop](start, now, seen), strict=True):
                hidden = at_start.depth < trunk - 0.02 and prop != "towel"  # a sling is wrapped round the head
                (under if hidden else over).append(shape)
    return tuple(under), tuple(over)


def _towel(_start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    """A sling behind the head, one end in each hand."""
    behind = between(add(now["head"], turned(now.head_turn, (-0.085, -0.02, 0.0))), now["head"], 0.05)
    return [rod("towel", now[f"{side}_wrist"], behind, 0.017, seen) for side in SIDES]


def _between_hands(_start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    return [_strand(_grip(now, "left"), _grip(now, "right"), seen)]


def _under_feet(_start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    """From each hand down under the feet that stand on it."""
    return _by_the_feet(now, {side: _instep(now, side) for side in SIDES}, seen)


def _round_feet(_start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    """From each hand round the soles."""
    return _by_the_feet(now, {side: between(now[f"{side}_heel"], now[f"{side}_toe"], 0.7) for side in SIDES}, seen)


def _by_the_feet(now: Skeleton, feet: dict[Side, Vec], seen: Onlooker) -> list[Shape]:
    across = _strand(feet["left"], feet["right"], seen)
    return [across, *(_strand(_grip(now, side), feet[side], seen) for side in SIDES)]


def _to_anchor(start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    return [_strand(_grip(now, side), anchored_at(start), seen) for side in SIDES]


def _bags(_start: Skeleton, now: Skeleton, seen: Onlooker) -> list[Shape]:
    """A bag hanging straight down from each hand."""
    return [shape for side in SIDES for shape in _bag(_grip(now, side), seen)]


def _bag(grip: Vec, seen: Onlooker) -> list[Shape]:
    x, y, z = grip
    top = seen.disc((x, y - 0.17, z), ((0.095, 0.0, 0.0), (0.0, 0.015, 0.0), (0.0, 0.0, 0.05)))
    bottom = seen.disc((x, y - 0.33, z), ((0.115, 0.0, 0.0), (0.0, 0.035, 0.0), (0.0, 0.0, 0.06)))
    handles = [rod("weights_handle", grip, (x + out, y - 0.16, z), 0.006, seen) for out in (-0.07, 0.07)]
    return [*handles, Shape("weights", (hull([top, bottom], 0.0, 14),), seen.depth(grip))]


def _strand(a: Vec, b: Vec, seen: Onlooker) -> Shape:
    """A stretch of band; the longer it is drawn, the narrower it gets."""
    narrow_m = 0.0100 / max(distance(a, b), 0.3) ** 0.5
    drawn = rod("band", a, b, narrow_m, seen)
    return Shape(drawn.part, drawn.loops, seen.depth(between(a, b, 0.5)))


def _grip(body: Skeleton, side: Side) -> Vec:
    """The middle of the palm."""
    return between(body[f"{side}_wrist"], body[f"{side}_fingertip"], 0.55)


def _instep(body: Skeleton, side: Side) -> Vec:
    """The outer edge of the sole."""
    sole = between(body[f"{side}_heel"], body[f"{side}_toe"], 0.5)
    out = sub(body[f"{side}_hip"], body["pelvis"])
    return add(sole, (0.0, -0.02, 0.04 if out[2] > 0 else -0.04))


_HELD: dict[str, Callable[[Skeleton, Skeleton, Onlooker], list[Shape]]] = {
    "towel": _towel,
    "band": _between_hands,
    "band-under-feet": _under_feet,
    "band-round-feet": _round_feet,
    "band-to-anchor": _to_anchor,
    "weights": _bags,
}
