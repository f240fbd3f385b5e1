"""One moment of a movement as flat shapes in the order in which they are painted; the figure and the terminal share it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec, between, dot, forward_of
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration, eased, work_levels
from unslump.render import blades
from unslump.render.film import filmed
from unslump.render.flesh import Build, Shape, body_shapes, depths
from unslump.render.props import props_of
from unslump.render.view import onlooker
from unslump.units import SIDES, Side

MIDDLE_BUILD = Build()
DEEP_BREATH = 3.2
"""Against a quiet one: a good centimetre on either side of the lower ribs."""
_OVER_THE_TRUNK = ("face", "left_arm", "right_arm")
_SEEN_FROM_BEHIND = 0.25
"""Above this share of the head turned away, the hair covers the face; of the chest, its back is seen."""


@dataclass(frozen=True, slots=True)
class PaintOrder:
    """Which limbs lie behind the trunk and which before it, one answer for a whole movement."""

    behind: tuple[str, ...]
    before_hips: tuple[str, ...]
    """Legs that join the hips in one outline."""
    above: tuple[str, ...]
    """Head and arms over the trunk, farthest first."""
    hair_last: bool
    blades: bool
    """The shoulder blades show: the back is seen, and they are what moves."""


def shapes_at(
    movement: Movement, side: Side | None, round_number: int | None, t_ms: float, build: Build = MIDDLE_BUILD
) -> tuple[Shape, ...]:
    """Everything to paint at a moment on the figure's clock, props included, farthest first, in metres on the picture."""
    skeleton = demonstration(movement, round_number).skeleton_at(t_ms, side)
    return painted(movement, side, round_number, skeleton, breath_at(movement, round_number, t_ms), build)


def painted(
    movement: Movement, side: Side | None, round_number: int | None, skeleton: Skeleton, breath: float, build: Build
) -> tuple[Shape, ...]:
    """A body of this movement with its props, in paint order."""
    seen = onlooker(movement, side)
    body = {
        shape.part: shape for shape in body_shapes(skeleton, seen, work_levels(movement, round_number), breath, build)
    }
    order = paint_order(movement, side, round_number)
    if order.blades:
        body[blades.PART] = blades.blades_of(skeleton, seen)
    under, over = props_of(movement, round_number, side, skeleton, seen)
    return (*under, *_in_order(body, order), *over)


def breath_at(movement: Movement, round_number: int | None, t_ms: float) -> float:
    """How full the ribs are, 0 to 1: in a hold they rise and fall once, so that stillness is not stiffness.

    Where breath is the movement, they follow it, and so deeply that it shows.
    """
    demo = demonstration(movement, round_number)
    for phase, (from_ms, to_ms) in zip(demo.phases, demo.times_ms, strict=True):
        if movement.targets[0].motion == "breath" and from_ms <= t_ms <= to_ms:
            share = eased(phase.ease, (t_ms - from_ms) / (to_ms - from_ms))
            return DEEP_BREATH * (share if phase.breath == "in" else 1.0 - share)
        if phase.hold and from_ms <= t_ms <= to_ms:
            share = (t_ms - from_ms) / (to_ms - from_ms)
            return 4.0 * share * (1.0 - share)
    return 0.0


@lru_cache(maxsize=256)
def paint_order(movement: Movement, side: Side | None, round_number: int | None) -> PaintOrder:
    """The order of paint for a whole movement: what starts behind the trunk stays behind it, the rest by mean depth."""
    seen = onlooker(movement, side)
    moments = filmed(movement, side, round_number)[::4]
    frames = [depths(moment, seen) for moment in moments]
    depth = {part: sum(frame[part] for frame in frames) / len(frames) for part in frames[0]}
    look = seen.towards if "pelvis" in movement.poses[movement.start].contacts else _level(seen.towards)
    away = sum(-dot(forward_of(moment.head_turn), look) for moment in moments) / len(moments)
    back = sum(-dot(forward_of(moment.chest_turn), seen.towards) for moment in moments) / len(moments)
    near = {part: sum(dot(_middle(moment, part), look) for moment in moments) for part in _OVER_THE_TRUNK}
    shown = back > _SEEN_FROM_BEHIND and blades.moves_blades(movement)
    return _order(frames[0], depth, near, hair_last=away > _SEEN_FROM_BEHIND, blades=shown)


def _level(towards: Vec) -> Vec:
    """Height counts where a body lies; else an arm that hangs under a trunk seen from above lies beside it, not behind it."""
    return (towards[0], 0.0, towards[2])


def _middle(body: Skeleton, part: str) -> Vec:
    """The middle of the head or of a forearm."""
    if part == "face":
        return body["head"]
    side = part.removesuffix("_arm")
    return between(body[f"{side}_elbow"], body[f"{side}_wrist"], 0.5)


def _order(start: dict[str, float], depth: dict[str, float], near: dict[str, float], **shown: bool) -> PaintOrder:
    trunk = start["shirt"]
    legs = [f"{side}_leg" for side in SIDES]
    arms = [f"{side}_arm" for side in SIDES]
    behind = sorted((p for p in (*legs, *arms) if start[p] < trunk - 0.02), key=depth.__getitem__)
    before = tuple(leg for leg in legs if leg not in behind)
    above = sorted((part for part in _OVER_THE_TRUNK if part not in behind), key=near.__getitem__)
    return PaintOrder(tuple(behind), before, tuple(above), **shown)


def _in_order(body: dict[str, Shape], order: PaintOrder) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    legs_behind = [part for part in order.behind if part.endswith("leg")]
    nearer = legs_behind[-1] if len(legs_behind) == 2 else None  # or no leg would have the colour of the hips
    for part in order.behind:
        shapes += _limb(body, part, "" if part == nearer else "far_")
    shapes += [body["neck"], body["shirt"]]
    shapes += [body[leg.replace("leg", "foot")] for leg in order.before_hips]
    shapes.append(_joined("hips", [body["hips"], *(body[leg] for leg in order.before_hips)]))
    shapes += [body[blades.PART]] if order.blades else []
    shapes += [body[part] for part in ("spine_others", "spine_thoracic", "spine_work")]
    for part in order.above:
        shapes += _head(body, order) if part == "face" else _limb(body, part, "")
    return tuple(shapes)


def _limb(body: dict[str, Shape], part: str, tone: str) -> list[Shape]:
    """An arm with its sleeve, or a leg with its foot, in the near or the far tone."""
    other = body[part.replace("arm", "sleeve") if part.endswith("arm") else part.replace("leg", "foot")]
    pair = [body[part], other] if part.endswith("arm") else [other, body[part]]
    return [replace(shape, part=tone + shape.part) for shape in pair]


def _head(body: dict[str, Shape], order: PaintOrder) -> list[Shape]:
    if order.hair_last:
        return [body["face"], body["hair"], body["bun"]]
    return [body["bun"], body["hair"], body["face"]]


def _joined(part: str, shapes: Sequence[Shape]) -> Shape:
    return Shape(part, tuple(loop for shape in shapes for loop in shape.loops), shapes[0].depth)
