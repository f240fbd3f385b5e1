"""The shoulder blades, hinted on the back of the shirt: where it shows, and where moving them is what a movement is about.

A blade is a flat triangle that glides over the ribs and carries the joint of the shoulder:

    inner top ──── joint        it comes nearer to the spine as the joint goes back,
        \\         /             and its lower tip swings out as the arm rises
        lower tip
"""

from math import acos, atan2, cos, degrees, radians, sin

from unslump.body.skeleton import SHOULDER_LEVEL, Skeleton
from unslump.body.vectors import Vec, add, dot, sub, turned, unit, up_of
from unslump.movement.model import Movement
from unslump.render.flesh import Shape
from unslump.render.outline import Disc, Point, hull
from unslump.render.view import Onlooker
from unslump.units import SIDES, Side

PART = "blades"
CORNERS = 12
SWINGS_FROM_DEG, SWINGS_SHARE = 30.0, 0.33
"""An arm that rises beyond the first takes the blade along by this share (scapulohumeral rhythm)."""

# Shares of stature, seen on the ribs: inwards and upwards from the joint, and how far behind the vertebra.
_INNER_TOP, _LOWER_TIP, _AT_THE_JOINT = (0.064, 0.014), (0.058, -0.070), (0.018, 0.0)
_RADIUS = 0.0085
_ON_THE_RIBS = -0.030
_NEAREST, _RESTING = 0.018, 0.012
"""No nearer to the spine than the first; and how far forward of the spine the joint lies at rest."""


def moves_blades(movement: Movement) -> bool:
    """True where the blades are what is worked on."""
    return any(target.motion == "shoulder-blade" for target in movement.targets)


def blades_of(skeleton: Skeleton, seen: Onlooker) -> Shape:
    """Both blades as one part."""
    loops = tuple(_blade(skeleton, seen, side) for side in SIDES)
    return Shape(PART, loops, seen.depth(skeleton.vertebrae[SHOULDER_LEVEL].centre))


def _blade(skeleton: Skeleton, seen: Onlooker, side: Side) -> tuple[Point, ...]:
    corners = [_on_the_back(skeleton, side, *corner) for corner in _corners(skeleton, side)]
    r = skeleton.person.m(_RADIUS)
    ball = ((r, 0.0, 0.0), (0.0, r, 0.0), (0.0, 0.0, r))
    discs: list[Disc] = [seen.disc(corner, ball) for corner in corners]
    x, y = seen.point(up_of(skeleton.chest_turn))
    return hull(discs, atan2(y, x), CORNERS)


def _corners(skeleton: Skeleton, side: Side) -> list[tuple[float, float]]:
    """The three corners as (outwards, up) from the spine, in metres."""
    m = skeleton.person.m
    forward, up, out = _joint(skeleton, side)
    out += 0.8 * (forward - m(_RESTING))
    swing = radians(SWINGS_SHARE * max(0.0, _arm_deg(skeleton, side) - SWINGS_FROM_DEG))
    found = []
    for inwards, above in (_INNER_TOP, _LOWER_TIP, _AT_THE_JOINT):
        x, y = -m(inwards), m(above)
        turned_x, turned_y = x * cos(swing) - y * sin(swing), x * sin(swing) + y * cos(swing)
        found.append((max(out + turned_x, m(_NEAREST)), up + turned_y))
    return found


def _joint(skeleton: Skeleton, side: Side) -> Vec:
    """The shoulder joint as the ribs have it: forward, up and outwards."""
    away = sub(skeleton[f"{side}_shoulder"], skeleton.vertebrae[SHOULDER_LEVEL].centre)
    turn = skeleton.chest_turn
    forward, up, right = (dot(away, (turn[i], turn[i + 3], turn[i + 6])) for i in range(3))
    return (forward, up, right if side == "right" else -right)


def _arm_deg(skeleton: Skeleton, side: Side) -> float:
    """How far the upper arm is raised against the ribs."""
    arm = unit(sub(skeleton[f"{side}_elbow"], skeleton[f"{side}_shoulder"]))
    return degrees(acos(max(-1.0, min(1.0, -dot(arm, up_of(skeleton.chest_turn))))))


def _on_the_back(skeleton: Skeleton, side: Side, out: float, up: float) -> Vec:
    back = skeleton.person.m(_ON_THE_RIBS) + 0.25 * out  # the ribs curve forward towards the side
    place = (back, up, out if side == "right" else -out)
    return add(skeleton.vertebrae[SHOULDER_LEVEL].centre, turned(skeleton.chest_turn, place))
