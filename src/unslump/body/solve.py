"""From a pose to a body that stands, sits, kneels or lies: contacts are kept, angles give way.

The order is fixed, and each step is one plain calculation:

    1 root    the pelvis goes where knees, feet, seat or pelvis hold it
    2 lean    the trunk tips (on the side: bends) until a shoulder, elbows, the ribs or one vertebra rests where the pose says,
              or planted hands are in reach
    3 limbs   planted hands and feet by two-bone reach, free limbs as the angles say
    4 head    nods or tilts until it rests, where it rests
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import cos, hypot, radians, sin
from types import MappingProxyType

from unslump.body import proportions as size
from unslump.body import spine
from unslump.body.holds import HOLDS, hold_of
from unslump.body.pose import Pose
from unslump.body.proportions import ADULT, Person
from unslump.body.reach import middle_joint, swung_up
from unslump.body.skeleton import (
    Skeleton,
    Trunk,
    arm,
    foot_points,
    hip,
    leg,
    pelvis_of,
    pelvis_turn_of,
    shoulder,
    skeleton_of,
    thigh_turn,
    trunk_of,
    upper_arm,
)
from unslump.body.vectors import (
    FORWARD,
    UP,
    ZERO,
    Vec,
    across,
    add,
    cross,
    distance,
    forward_of,
    right_of,
    scale,
    sub,
    unit,
    up_of,
)
from unslump.units import SIDES, Side

HAND_M = 0.032
"""Height of the wrist over the surface that the hand rests on."""
KNEE_M = 0.058
INSTEP_M = 0.052
"""Height of the ankle over the floor when the top of the foot lies on it."""
SHOULDER_M = 0.062
HEAD_M = 0.100
BUTTOCK_M = 0.105
BELLY_M = 0.120
FLANK_M = 0.165
"""From the middle of the pelvis to the floor: on the back, on the front, on the side."""
ELBOW_M = 0.040
"""From the elbow's middle to the skin under it."""
BACK_M = 0.092
CHEST_M = 0.165
"""From the middle of a thoracic vertebra to the skin of the back and of the chest, cushioned."""
SURFACE_HEIGHT_M = {
    "floor": 0.0,
    "ground": 0.0,
    "roller": 0.14,
    "peanut": 0.058,
    "pillow": 0.04,
    "chair": 0.40,
    "wall": 0.0,
    "wall-beside": 0.0,
}
_CLOSE_M = 1e-4
"""Close enough to rest: a tenth of a millimetre."""
_NODS = ("neck_flexion", "neck_side_bend")
RESTING_LEVELS = ("T9", "T8", "T7", "T6", "T5")


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a hand or foot is, however it got there, and how it is turned."""

    place: Vec
    """The wrist or the ankle."""
    pole: Vec
    """The direction that the elbow or the knee points to."""
    forward: Vec
    """Where the fingers or the toes point."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A pose that has been solved: the angles as they came out, the root, and the ends of the limbs that were placed."""

    pose: Pose
    root: Vec
    ends: Mapping[str, Planted]
    """`left_hand`, `right_foot` …: only limbs that were placed, not those that hang free."""
    skeleton: Skeleton
    places: Mapping[str, Vec]
    """Where its planted parts rest."""
    short_m: Mapping[str, float] = field(default_factory=dict)
    """By how much each contact misses its place; empty when all are held."""


def solve(
    pose: Pose,
    places: Mapping[str, Vec],
    ends: Mapping[str, Planted] = MappingProxyType({}),
    root: Vec | None = None,
    level: str = "T7",
    person: Person = ADULT,
) -> Stance:
    """The body in a pose whose planted parts are at `places` (wrist for a hand, ankle for a foot, joint for a knee).

    `ends` places limbs that are on their way between two contacts. `root` is where the pelvis is when nothing holds it;
    `level` is the vertebra over a roller or peanut. Nothing raises: what cannot be reached is reported in `short_m`.
    """
    return _Solver(places, ends, root, level, person).run(pose)


class _Solver:
    """One solve; the fields are what the steps share."""

    def __init__(
        self, places: Mapping[str, Vec], ends: Mapping[str, Planted], root: Vec | None, level: str, person: Person
    ) -> None:
        self.places, self.ends, self.given_root, self.level, self.person = places, ends, root, level, person

    def run(self, pose: Pose) -> Stance:
        pose = self._lean(pose)
        pose = self._rest_head(pose)
        root = self._root(pose)
        trunk = trunk_of(pose, root, self.person)
        limbs, ends, short = self._limbs(pose, trunk)
        short |= self._unrested(pose)
        return Stance(pose, root, ends, skeleton_of(trunk, limbs), self.places, short)

    def _unrested(self, pose: Pose) -> dict[str, float]:
        """By how much the head, a shoulder, the ribs or the spine hang over or under what they should rest on."""
        missed = {"head": self._head_height(pose, "neck_flexion", 0.0)} if "head" in pose.contacts else {}
        lean = self._lean_miss(pose)
        if lean is not None:
            part = next(p for p in pose.contacts if p.endswith(("shoulder", "elbow", "spine", "back", "chest")))
            missed[part] = lean(0.0)
        return {part: abs(miss_m) for part, miss_m in missed.items() if abs(miss_m) > 1e-3}

    def _root(self, pose: Pose) -> Vec:
        """The pelvis, from what holds it: lying, sitting, kneeling, standing, in that order."""
        resting = pose.contacts
        if "pelvis" in resting and "pelvis" in self.places:
            return add(self.places["pelvis"], scale(UP, lying_height_m(pose)))
        if "seat" in resting and "seat" in self.places:
            return self.places["seat"]
        pelvis = pelvis_of(pose, ZERO, self.person)
        for joint in ("knee", "ankle"):
            part = "knee" if joint == "knee" else "foot"
            sides = [s for s in SIDES if f"{s}_{part}" in resting and f"{s}_{part}" in self.places]
            if sides:
                offsets = [sub(self.places[f"{s}_{part}"], leg(pelvis, pose, s)[f"{s}_{joint}"]) for s in sides]
                return scale(_sum(offsets), 1 / len(offsets))
        return self.given_root if self.given_root is not None else ZERO

    def _lean(self, pose: Pose) -> Pose:
        """Tips the trunk until what must rest rests."""
        miss = self._lean_miss(pose)
        if miss is not None:
            return _tip(pose, _root_of(miss, low=-50.0, high=50.0))
        arms = [s for s in SIDES if f"{s}_hand" in pose.contacts and f"{s}_hand" in self.places]
        if not arms or self._arm_gap(pose, arms) <= 0.0:
            return pose
        return _tip(pose, _nearest(lambda tip: self._arm_gap(_tip(pose, tip), arms)))

    def _lean_miss(self, pose: Pose) -> Callable[[float], float] | None:
        for part in ("left_shoulder", "right_shoulder"):
            if part in pose.contacts:
                side: Side = "left" if part.startswith("left") else "right"
                return lambda tip: self._shoulder_height(_tip(pose, tip), side) - SHOULDER_M
        elbows = [s for s in SIDES if f"{s}_elbow" in pose.contacts and f"{s}_elbow" in self.places]
        if elbows:
            return lambda tip: self._elbow_gap(_tip(pose, tip), elbows)
        if "spine" in pose.contacts:
            surface_m = SURFACE_HEIGHT_M[pose.contacts["spine"]]
            return lambda tip: self._back_height(_tip(pose, tip), (self.level,)) - surface_m
        if "back" in pose.contacts:
            surface_m = SURFACE_HEIGHT_M[pose.contacts["back"]]
            return lambda tip: self._back_height(_tip(pose, tip), RESTING_LEVELS) - surface_m
        if "chest" in pose.contacts:
            return lambda tip: self._chest_height(_tip(pose, tip))
        return None

    def _shoulder_height(self, pose: Pose, side: Side) -> float:
        return shoulder(trunk_of(pose, self._root(pose), self.person), pose, side)[1]

    def _back_height(self, pose: Pose, levels: tuple[str, ...]) -> float:
        """How high the skin behind the lowest of these vertebrae is."""
        trunk = trunk_of(pose, self._root(pose), self.person)
        behind = (trunk.vertebrae[spine.level_index(level)] for level in levels)
        return min(sub(v.centre, scale(forward_of(v.turn), BACK_M))[1] for v in behind)

    def _chest_height(self, pose: Pose) -> float:
        """How high the skin before the lowest of the ribs is."""
        trunk = trunk_of(pose, self._root(pose), self.person)
        before = (trunk.vertebrae[spine.level_index(level)] for level in RESTING_LEVELS)
        return min(add(v.centre, scale(forward_of(v.turn), CHEST_M))[1] for v in before)

    def _arm_gap(self, pose: Pose, sides: list[Side]) -> float:
        """By how much the farthest planted hand is out of reach; negative inside the reach."""
        trunk = trunk_of(pose, self._root(pose), self.person)
        arm_m = self.person.m(size.UPPER_ARM + size.FOREARM) * 0.9995
        return max(distance(shoulder(trunk, pose, s), self.places[f"{s}_hand"]) - arm_m for s in sides)

    def _elbow_gap(self, pose: Pose, sides: list[Side]) -> float:
        """By how much the places of resting elbows lie farther from the shoulders than the upper arm is long, on average."""
        trunk = trunk_of(pose, self._root(pose), self.person)
        apart = [distance(shoulder(trunk, pose, s), self.places[f"{s}_elbow"]) for s in sides]
        return sum(apart) / len(apart) - self.person.m(size.UPPER_ARM)

    def _rest_head(self, pose: Pose) -> Pose:
        """Nods or tilts the head until it rests: first whichever moves it more, then the other if that was not enough."""
        if "head" not in pose.contacts:
            return pose
        lift = {
            angle: abs(self._head_height(pose, angle, 3.0) - self._head_height(pose, angle, -3.0)) for angle in _NODS
        }
        for angle in sorted((name for name in _NODS if lift[name] > 0.004), key=lambda name: -lift[name]):
            by_deg = _root_of(partial(self._head_height, pose, angle), low=-30.0, high=30.0)
            pose = pose.but({angle: pose[angle] + by_deg})
            if abs(self._head_height(pose, angle, 0.0)) < _CLOSE_M:
                break
        return pose

    def _head_height(self, pose: Pose, angle: str, by_deg: float) -> float:
        nodded = pose.but({angle: pose[angle] + by_deg})
        surface_m = SURFACE_HEIGHT_M[pose.contacts["head"]] + pose.placed_cm.get("head", ZERO)[1] / 100
        return trunk_of(nodded, self._root(nodded), self.person).head[1] - HEAD_M - surface_m

    def _limbs(self, pose: Pose, trunk: Trunk) -> tuple[dict[str, Vec], dict[str, Planted], dict[str, float]]:
        limbs: dict[str, Vec] = {}
        ends: dict[str, Planted] = {}
        short: dict[str, float] = {}
        solved = [self._leg(pose, trunk, side) for side in SIDES]
        legs = solved[0][0] | solved[1][0]
        solved += [self._arm(pose, trunk, side, legs) for side in SIDES]
        for points, part, end, short_m in solved:
            limbs |= points
            if end is not None:
                ends[part] = end
            if short_m > 1e-4:
                short[part] = short_m
        return limbs, ends, short

    def _arm(
        self, pose: Pose, trunk: Trunk, side: Side, legs: Mapping[str, Vec]
    ) -> tuple[dict[str, Vec], str, Planted | None, float]:
        if f"{side}_elbow" in pose.contacts and f"{side}_elbow" in self.places:
            return self._resting_elbow(pose, trunk, side)
        part = f"{side}_hand"
        surface = pose.contacts.get(part)
        if surface in HOLDS:
            hold = hold_of(surface, side, trunk, pose, legs)
            end: Planted | None = Planted(hold.wrist, hold.elbow_towards, hold.fingers)
        else:
            end = self._end(pose, part, lambda place: self._planted_hand(pose, trunk, side, place))
        if end is None:
            return arm(trunk, pose, side), part, None, 0.0
        joint = shoulder(trunk, pose, side)
        m = self.person.m
        elbow, wrist, short_m = middle_joint(joint, end.place, m(size.UPPER_ARM), m(size.FOREARM), end.pole)
        if surface == "floor":
            elbow = swung_up(joint, elbow, wrist, ELBOW_M)
        tip = add(wrist, scale(end.forward, m(size.HAND)))
        names = (f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_fingertip")
        return dict(zip(names, (joint, elbow, wrist, tip), strict=True)), part, end, short_m

    def _resting_elbow(self, pose: Pose, trunk: Trunk, side: Side) -> tuple[dict[str, Vec], str, None, float]:
        """The upper arm from the shoulder to where the elbow rests; the forearm goes on to where the hand rests, or as the angles say."""
        part, hand, m = f"{side}_elbow", f"{side}_hand", self.person.m
        joint, place = shoulder(trunk, pose, side), self.places[part]
        along = unit(sub(place, joint))
        front = across(upper_arm(trunk, pose, side)[1], along)
        bend = radians(pose[f"{side}_elbow_flexion"])
        fore = add(scale(along, cos(bend)), scale(front, sin(bend)))
        elbow = add(joint, scale(along, m(size.UPPER_ARM)))
        rests = hand in pose.contacts and hand in self.places
        fore = unit(sub(self.places[hand], elbow)) if rests else fore
        wrist = add(elbow, scale(fore, m(size.FOREARM)))
        short_m = max(distance(elbow, place), distance(wrist, self.places[hand]) if rests else 0.0)
        names = (f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_fingertip")
        points = (joint, elbow, wrist, add(wrist, scale(fore, m(size.HAND))))
        return dict(zip(names, points, strict=True)), part, None, short_m

    def _leg(self, pose: Pose, trunk: Trunk, side: Side) -> tuple[dict[str, Vec], str, Planted | None, float]:
        part = f"{side}_foot"
        end = self._end(pose, part, lambda place: self._planted_foot(pose, trunk, side, place))
        if end is None:
            return self._free_leg(pose, trunk, side)
        joint = hip(trunk, side)
        m = self.person.m
        if f"{side}_knee" in pose.contacts and f"{side}_knee" in self.places:
            knee, ankle, short_m = self._kneeling(joint, self.places[f"{side}_knee"], end.place)
        else:
            knee, ankle, short_m = middle_joint(joint, end.place, m(size.THIGH), m(size.SHANK), end.pole)
        sole_up = cross(_right_of(end.forward, end.pole), end.forward)
        points = foot_points(self.person, ankle, end.forward, unit(sole_up, UP))
        named = {f"{side}_hip": joint, f"{side}_knee": knee, f"{side}_ankle": ankle}
        return named | {f"{side}_{name}": point for name, point in points.items()}, part, end, short_m

    def _free_leg(self, pose: Pose, trunk: Trunk, side: Side) -> tuple[dict[str, Vec], str, None, float]:
        """A leg as the angles say; where its knee rests, the thigh swings there and the shin keeps its direction."""
        points, part = leg(trunk, pose, side), f"{side}_knee"
        if part not in pose.contacts or part not in self.places:
            return points, part, None, 0.0
        joint, place = points[f"{side}_hip"], self.places[part]
        knee = add(joint, scale(unit(sub(place, joint)), self.person.m(size.THIGH)))
        swung = sub(knee, points[part])
        moved = {name: point if name.endswith("hip") else add(point, swung) for name, point in points.items()}
        return moved, part, None, distance(knee, place)

    def _kneeling(self, joint: Vec, knee_place: Vec, ankle_place: Vec) -> tuple[Vec, Vec, float]:
        """Thigh and shin of a planted knee: bone lengths are kept, what is left over is reported."""
        knee = add(joint, scale(unit(sub(knee_place, joint)), self.person.m(size.THIGH)))
        ankle = add(knee, scale(unit(sub(ankle_place, knee)), self.person.m(size.SHANK)))
        return knee, ankle, max(distance(knee, knee_place), distance(ankle, ankle_place))

    def _end(self, pose: Pose, part: str, planted: Callable[[Vec], Planted]) -> Planted | None:
        if part in pose.contacts and part in self.places:
            return planted(self.places[part])
        return self.ends.get(part)

    def _planted_hand(self, pose: Pose, trunk: Trunk, side: Side, place: Vec) -> Planted:
        surface = pose.contacts[f"{side}_hand"]
        if surface == "wall":
            fingers = UP
        elif surface == "wall-beside":
            fingers = FORWARD
        elif "pelvis" in pose.contacts and forward_of(trunk.pelvis_turn)[1] > 0.0:  # face up: the arm lies on the floor
            fingers = _level(sub(place, shoulder(trunk, pose, side)))
        else:
            fingers = _level(_headward(trunk))
        return Planted(place, elbow_pole(trunk, pose, side), fingers)

    def _planted_foot(self, pose: Pose, trunk: Trunk, side: Side, place: Vec) -> Planted:
        thigh = thigh_turn(trunk, pose, side)
        knee = self.places.get(f"{side}_knee")
        toes = _level(sub(place, knee)) if knee is not None and f"{side}_knee" in pose.contacts else FORWARD
        return Planted(place, forward_of(thigh), toes)


def elbow_pole(trunk: Trunk, pose: Pose, side: Side) -> Vec:
    """Where the elbow points: away from where the forearm bends to, and a little up the arm."""
    along, front = upper_arm(trunk, pose, side)
    return unit(sub(scale(front, -1.0), scale(along, 0.2)))


def lying_height_m(pose: Pose) -> float:
    """How high the middle of a lying pelvis is: as thick as it is towards the floor, whichever way it is turned."""
    turn = pelvis_turn_of(pose)
    deep_m = BUTTOCK_M if forward_of(turn)[1] > 0.0 else BELLY_M
    return hypot(forward_of(turn)[1] * deep_m, up_of(turn)[1] * BUTTOCK_M, right_of(turn)[1] * FLANK_M)


def _lies_on_its_side(pose: Pose) -> bool:
    return "pelvis" in pose.contacts and abs(right_of(pelvis_turn_of(pose))[1]) > 0.9


def _tip(pose: Pose, by_deg: float) -> Pose:
    """The trunk tipped forward on legs that stay as they are in space; lying on a side, it bends sideways at the waist."""
    if _lies_on_its_side(pose):
        bends = ("lumbar_side_bend", "thoracic_side_bend")
        return pose.but({name: pose[name] + by_deg / 2 for name in bends})
    legs = {f"{side}_hip_flexion": pose[f"{side}_hip_flexion"] + by_deg for side in SIDES}
    return pose.but({"pelvis_pitch": pose["pelvis_pitch"] + by_deg, **legs})


def _root_of(miss: Callable[[float], float], low: float, high: float) -> float:
    """Where a smooth function crosses zero nearest to 0 (secant steps); the closest value tried when it never does."""
    a, b = 0.0, 2.0
    miss_a = miss(a)
    if abs(miss_a) < _CLOSE_M:
        return a
    miss_b = miss(b)
    best = min(((abs(miss_a), a), (abs(miss_b), b)))
    for _ in range(14):
        if best[0] < _CLOSE_M or abs(miss_b - miss_a) < 1e-12:
            break
        step = miss_b * (b - a) / (miss_b - miss_a)
        a, miss_a = b, miss_b
        b = min(high, max(low, b - max(-12.0, min(12.0, step))))
        miss_b = miss(b)
        best = min(best, (abs(miss_b), b))
    return best[1]


def _nearest(gap: Callable[[float], float]) -> float:
    """The smallest tip, to either side, that closes a gap; the one that comes closest when none does."""
    best = (gap(0.0), 0.0)
    for step in range(1, 41):
        for tip in (step * 1.0, -step * 1.0):
            tried = gap(tip)
            if tried <= 0.0:
                return _bisect(gap, tip - 1.0 if tip > 0 else tip + 1.0, tip)
            best = min(best, (tried, tip))
    return best[1]


def _bisect(gap: Callable[[float], float], open_: float, closed: float) -> float:
    for _ in range(18):
        middle = (open_ + closed) / 2
        open_, closed = (open_, middle) if gap(middle) <= 0.0 else (middle, closed)
    return closed


def _headward(trunk: Trunk) -> Vec:
    return sub(trunk.vertebrae[14].centre, trunk.pelvis)


def _level(direction: Vec) -> Vec:
    return unit((direction[0], 0.0, direction[2]))


def _right_of(forward: Vec, pole: Vec) -> Vec:
    return unit(cross(forward, UP if abs(forward[1]) < 0.9 else pole), (0.0, 0.0, 1.0))


def _sum(vectors: list[Vec]) -> Vec:
    return (sum(v[0] for v in vectors), sum(v[1] for v in vectors), sum(v[2] for v in vectors))
