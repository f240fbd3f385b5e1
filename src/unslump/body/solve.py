"""From a pose to a body that stands, sits, kneels or lies: contacts are kept, angles give way.

The order is fixed, and each step is one plain calculation:

    1 root    the pelvis goes where knees, feet, seat or pelvis hold it
    2 lean    the trunk tips (on the side: bends) until a shoulder, elbows, the ribs or one vertebra rests where the pose says,
              or planted hands are in reach
    3 limbs   planted hands and feet by two-bone reach, free limbs as the angles say (`body.limbs`)
    4 head    nods or tilts until it rests, where it rests
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import hypot
from types import MappingProxyType

from unslump.body import proportions as size
from unslump.body import spine
from unslump.body.limbs import Limbs, Planted
from unslump.body.pose import Pose
from unslump.body.proportions import ADULT, Person
from unslump.body.skeleton import Skeleton, leg, pelvis_of, pelvis_turn_of, shoulder, skeleton_of, trunk_of
from unslump.body.surfaces import (
    BACK_M,
    BELLY_M,
    BUTTOCK_M,
    CHEST_M,
    FLANK_M,
    HEAD_M,
    RESTING_LEVELS,
    SHOULDER_M,
    SURFACE_HEIGHT_M,
)
from unslump.body.vectors import UP, ZERO, Vec, add, distance, forward_of, right_of, scale, sub, up_of
from unslump.units import SIDES, Side

_CLOSE_M = 1e-4
"""Close enough to rest: a tenth of a millimetre."""
_NODS = ("neck_flexion", "neck_side_bend")


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
        limbs, ends, short = Limbs(self.places, self.ends, self.person).of(pose, trunk)
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


def _sum(vectors: list[Vec]) -> Vec:
    return (sum(v[0] for v in vectors), sum(v[1] for v in vectors), sum(v[2] for v in vectors))
