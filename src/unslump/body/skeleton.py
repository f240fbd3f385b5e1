"""Points from a pose: where every joint and vertebra is.

pelvis ─ L5 … L1 ─ T12 … T1 ─ C7 … C1 ─ head
   │                   └ shoulder ─ elbow ─ wrist ─ fingertip
   └ hip ─ knee ─ ankle ─ heel, toe
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from types import MappingProxyType

from unslump.body import proportions as size
from unslump.body import spine
from unslump.body.pose import Pose
from unslump.body.proportions import ADULT, Person
from unslump.body.vectors import (
    FORWARD,
    NO_TURN,
    UP,
    ZERO,
    Turn,
    Vec,
    about,
    add,
    bent_forward,
    bent_right,
    cross,
    scale,
    sub,
    turn_left,
    turned,
    turned_left,
    unit,
)
from unslump.units import SIDES, Side

SHOULDER_LEVEL = spine.level_index("T3")


@dataclass(frozen=True, slots=True)
class Vertebra:
    """One vertebra in space."""

    name: str
    centre: Vec
    turn: Turn
    """Its own axes: forward out of the chest, up along the spine, right."""
    height_m: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A body in space: metres, X forward, Y up, Z to the person's right."""

    person: Person
    points: Mapping[str, Vec]
    """`pelvis`, `head`, and for each side `_shoulder _elbow _wrist _fingertip _hip _knee _ankle _heel _toe`."""
    vertebrae: tuple[Vertebra, ...]
    pelvis_turn: Turn
    chest_turn: Turn
    """The ribcage at shoulder height, as turned against standing upright."""
    head_turn: Turn

    def __getitem__(self, point: str) -> Vec:
        return self.points[point]

    def vertebra(self, level: str) -> Vertebra:
        return self.vertebrae[spine.level_index(level)]


@dataclass(frozen=True, slots=True)
class Trunk:
    """Pelvis, spine and head, before the limbs."""

    person: Person
    pelvis: Vec
    pelvis_turn: Turn
    vertebrae: tuple[Vertebra, ...]
    chest_turn: Turn
    head: Vec
    head_turn: Turn


def pelvis_turn_of(pose: Pose) -> Turn:
    """How the pelvis is turned in space."""
    pitched = bent_forward(turn_left(pose["pelvis_turn"]), pose["pelvis_pitch"])
    return turned_left(pitched, pose["pelvis_roll"])


def trunk_of(pose: Pose, root: Vec = ZERO, person: Person = ADULT) -> Trunk:
    """Pelvis, 24 vertebrae and head; `root` is the point midway between the hip joints."""
    turn = pelvis_turn_of(pose)
    joint = add(root, scale(_up(turn), person.m(size.PELVIS_UP)))
    vertebrae, chest = [], NO_TURN
    rest_deg = 0.0
    for i, (flexion, side_bend, rotation) in enumerate(_bends(pose)):
        tilt_deg = spine.REST_TILT_DEG[i]
        turn = bent_forward(turn, flexion + tilt_deg - rest_deg)
        if side_bend != 0.0:
            turn = bent_right(turn, side_bend)
        if rotation != 0.0:
            turn = turned_left(turn, rotation)
        rest_deg = tilt_deg
        height_m = person.m(_height_share(i))
        x, y, z = turn[1] * height_m, turn[4] * height_m, turn[7] * height_m
        centre = (joint[0] + x / 2, joint[1] + y / 2, joint[2] + z / 2)
        vertebrae.append(Vertebra(spine.LEVELS[i], centre, turn, height_m))
        joint = (joint[0] + x, joint[1] + y, joint[2] + z)
        if i == SHOULDER_LEVEL:
            chest = bent_forward(turn, -tilt_deg)
    head_turn = _head_turn(pose, turn, rest_deg)
    to_head = (person.m(size.HEAD_FORWARD), person.m(size.HEAD_UP), 0.0)
    head = add(joint, turned(head_turn, to_head))
    return Trunk(person, root, pelvis_turn_of(pose), tuple(vertebrae), chest, head, head_turn)


def pelvis_of(pose: Pose, root: Vec = ZERO, person: Person = ADULT) -> Trunk:
    """The pelvis alone, enough to hang legs on; the spine is left out because it costs most."""
    turn = pelvis_turn_of(pose)
    return Trunk(person, root, turn, (), NO_TURN, root, NO_TURN)


def hip(trunk: Trunk, side: Side) -> Vec:
    out = trunk.person.m(size.HALF_HIPS)
    return add(trunk.pelvis, turned(trunk.pelvis_turn, (0.0, 0.0, out if side == "right" else -out)))


def shoulder(trunk: Trunk, pose: Pose, side: Side) -> Vec:
    """The shoulder joint: carried by the blade, which glides up and in as the arm rises (scapulohumeral rhythm)."""
    person = trunk.person
    raised = max(0.0, pose[f"{side}_shoulder_elevation"] - 30.0) / 150.0
    crossed = max(0.0, pose[f"{side}_shoulder_plane"] - 90.0) / 60.0 * sin(radians(pose[f"{side}_shoulder_elevation"]))
    up = person.m(0.026) * raised + pose[f"{side}_blade_up_cm"] / 100
    forward = person.m(0.012) + person.m(0.018) * max(0.0, crossed) + pose[f"{side}_blade_forward_cm"] / 100
    out = person.m(size.HALF_SHOULDERS) - person.m(0.016) * raised - person.m(0.012) * max(0.0, crossed)
    base = trunk.vertebrae[SHOULDER_LEVEL].centre
    return add(base, turned(trunk.chest_turn, (forward, up, out if side == "right" else -out)))


def upper_arm(trunk: Trunk, pose: Pose, side: Side) -> tuple[Vec, Vec]:
    """The upper arm's direction, and the direction that the forearm bends towards."""
    plane, elevation = radians(pose[f"{side}_shoulder_plane"]), radians(pose[f"{side}_shoulder_elevation"])
    out = 1.0 if side == "right" else -1.0
    level = (sin(plane), 0.0, out * cos(plane))
    along = add(scale(UP, -cos(elevation)), scale(level, sin(elevation)))
    front = turned(about(unit(cross(scale(UP, -1.0), level)), elevation), FORWARD)
    outward_rad = radians(pose[f"{side}_shoulder_turn"]) * -out
    front = turned(about(along, -outward_rad), front) if outward_rad != 0.0 else front
    return turned(trunk.chest_turn, along), turned(trunk.chest_turn, front)


def arm(trunk: Trunk, pose: Pose, side: Side) -> dict[str, Vec]:
    """Shoulder, elbow, wrist and fingertip of a free arm."""
    person = trunk.person
    along, front = upper_arm(trunk, pose, side)
    bend = radians(pose[f"{side}_elbow_flexion"])
    fore = add(scale(along, cos(bend)), scale(front, sin(bend)))
    joint = shoulder(trunk, pose, side)
    elbow = add(joint, scale(along, person.m(size.UPPER_ARM)))
    wrist = add(elbow, scale(fore, person.m(size.FOREARM)))
    tip = add(wrist, scale(_hand(along, front, fore, bend, pose[f"{side}_wrist_extension"]), person.m(size.HAND)))
    return _named(side, shoulder=joint, elbow=elbow, wrist=wrist, fingertip=tip)


def thigh_turn(trunk: Trunk, pose: Pose, side: Side) -> Turn:
    """The thigh's axes: its front, and up along the bone."""
    out = 1.0 if side == "right" else -1.0
    flexed = bent_forward(trunk.pelvis_turn, -pose[f"{side}_hip_flexion"])
    spread = bent_right(flexed, -out * pose[f"{side}_hip_abduction"])
    return turned_left(spread, -out * pose[f"{side}_hip_turn"])


def leg(trunk: Trunk, pose: Pose, side: Side) -> dict[str, Vec]:
    """Hip, knee, ankle, heel and toe of a free leg."""
    person = trunk.person
    thigh = thigh_turn(trunk, pose, side)
    shank = bent_forward(thigh, pose[f"{side}_knee_flexion"])
    joint = hip(trunk, side)
    knee = sub(joint, scale(_up(thigh), person.m(size.THIGH)))
    ankle = sub(knee, scale(_up(shank), person.m(size.SHANK)))
    foot = bent_forward(shank, -pose[f"{side}_ankle_flexion"])
    return _named(side, hip=joint, knee=knee, ankle=ankle, **foot_points(person, ankle, _forward(foot), _up(foot)))


def foot_points(person: Person, ankle: Vec, forward: Vec, up: Vec) -> dict[str, Vec]:
    """Heel and toe: both a little under the ankle."""
    sole = add(ankle, scale(up, -person.m(size.ANKLE_HEIGHT) * 0.6))
    return {
        "heel": add(sole, scale(forward, -person.m(size.HEEL_BACK))),
        "toe": add(sole, scale(forward, person.m(size.TOE_FORWARD))),
    }


def skeleton_of(trunk: Trunk, limbs: Mapping[str, Vec]) -> Skeleton:
    """Trunk and limbs together."""
    points = MappingProxyType({"pelvis": trunk.pelvis, "head": trunk.head, **limbs})
    return Skeleton(trunk.person, points, trunk.vertebrae, trunk.pelvis_turn, trunk.chest_turn, trunk.head_turn)


def points_from_pose(pose: Pose, root: Vec = ZERO, person: Person = ADULT) -> Skeleton:
    """The skeleton of a pose in free space, contacts not heeded."""
    trunk = trunk_of(pose, root, person)
    limbs: dict[str, Vec] = {}
    for side in SIDES:
        limbs |= arm(trunk, pose, side) | leg(trunk, pose, side)
    return skeleton_of(trunk, limbs)


def mirrored(skeleton: Skeleton) -> Skeleton:
    """The same body with left and right exchanged."""
    points = {_other(name): (x, y, -z) for name, (x, y, z) in skeleton.points.items()}
    vertebrae = tuple(Vertebra(v.name, _flip(v.centre), _flip_turn(v.turn), v.height_m) for v in skeleton.vertebrae)
    turns = (_flip_turn(t) for t in (skeleton.pelvis_turn, skeleton.chest_turn, skeleton.head_turn))
    return Skeleton(skeleton.person, MappingProxyType(points), vertebrae, *turns)


def _bends(pose: Pose) -> list[tuple[float, float, float]]:
    flexion, side_bend, rotation = [0.0] * 24, [0.0] * 24, [0.0] * 24
    for region in ("lumbar", "thoracic", "neck"):
        for table, into, name in (
            (spine.FLEXION_SHARES, flexion, "flexion"),
            (spine.SIDE_BEND_SHARES, side_bend, "side_bend"),
            (spine.ROTATION_SHARES, rotation, "rotation"),
        ):
            angle = pose[f"{region}_{name}"]
            for i, share in table[region]:
                into[i] = angle * share
    for i, share in spine.RETRACTION_SHARES:
        flexion[i] += pose["neck_retraction"] * share
    return list(zip(flexion, side_bend, rotation, strict=True))


def _head_turn(pose: Pose, neck_top: Turn, rest_deg: float) -> Turn:
    share = spine.HEAD_SHARE
    chin_in_deg = pose["neck_retraction"] * spine.HEAD_RETRACTION_SHARE
    nod = bent_forward(neck_top, pose["neck_flexion"] * share + chin_in_deg - rest_deg)
    tilt = bent_right(nod, pose["neck_side_bend"] * share)
    return turned_left(tilt, pose["neck_rotation"] * share)


def _height_share(i: int) -> float:
    return size.LUMBAR if i < 5 else size.THORACIC if i < 17 else size.CERVICAL


def _hand(along: Vec, front: Vec, fore: Vec, bend: float, extension_deg: float) -> Vec:
    palm_side = sub(scale(front, cos(bend)), scale(along, sin(bend)))
    back = radians(extension_deg)
    return sub(scale(fore, cos(back)), scale(palm_side, sin(back)))


def _named(side: Side, **points: Vec) -> dict[str, Vec]:
    return {f"{side}_{name}": point for name, point in points.items()}


def _other(name: str) -> str:
    if name.startswith("left_"):
        return f"right_{name[5:]}"
    return f"left_{name[6:]}" if name.startswith("right_") else name


def _flip(a: Vec) -> Vec:
    return (a[0], a[1], -a[2])


def _flip_turn(t: Turn) -> Turn:
    return (t[0], t[1], -t[2], t[3], t[4], -t[5], -t[6], -t[7], t[8])


def _up(turn: Turn) -> Vec:
    return (turn[1], turn[4], turn[7])


def _forward(turn: Turn) -> Vec:
    return (turn[0], turn[3], turn[6])
