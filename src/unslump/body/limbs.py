"""Arms and legs on a trunk that has found its place: planted hands, elbows, knees and feet by two-bone reach, free limbs as the angles say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from unslump.body import proportions as size
from unslump.body.holds import HOLDS, hold_of
from unslump.body.pose import Pose
from unslump.body.proportions import Person
from unslump.body.reach import middle_joint, swung_up
from unslump.body.skeleton import Trunk, arm, foot_points, hip, leg, shoulder, thigh_turn, upper_arm
from unslump.body.surfaces import ELBOW_M
from unslump.body.vectors import FORWARD, UP, Vec, across, add, cross, distance, forward_of, scale, sub, unit
from unslump.units import SIDES, Side


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
class Limbs:
    """The limbs of one body, whose planted parts are at `places`; `ends` are on their way between two contacts."""

    places: Mapping[str, Vec]
    ends: Mapping[str, Planted]
    person: Person

    def of(self, pose: Pose, trunk: Trunk) -> tuple[dict[str, Vec], dict[str, Planted], dict[str, float]]:
        """Their points by name, the ends of those that were placed, and by how much each misses its place."""
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


def _headward(trunk: Trunk) -> Vec:
    return sub(trunk.vertebrae[14].centre, trunk.pelvis)


def _level(direction: Vec) -> Vec:
    return unit((direction[0], 0.0, direction[2]))


def _right_of(forward: Vec, pole: Vec) -> Vec:
    return unit(cross(forward, UP if abs(forward[1]) < 0.9 else pole), (0.0, 0.0, 1.0))
