"""Hands that rest on the body itself: crossed on the shoulders, behind the head, on the ribs, on a thigh, behind a lifted thigh.

A hold moves with what it holds, so it is found anew at every moment from the trunk and the legs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from unslump.body.pose import Pose
from unslump.body.skeleton import Trunk, shoulder
from unslump.body.vectors import Vec, add, between, scale, sub, turned, unit
from unslump.units import Side, other_side

HOLDS = ("shoulder", "head", "ribs", "thigh", "left_thigh", "right_thigh")
"""`shoulder`: the opposite one, arms crossed · `head`: cradled from behind · `ribs`: on one's own lower ribs, at the sides · `thigh`: resting on one's own, seated ·
`left_thigh`, `right_thigh`: from behind, to draw it in."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Where the wrist goes, where the elbow points and where the fingers point."""

    wrist: Vec
    elbow_towards: Vec
    fingers: Vec


def hold_of(name: str, side: Side, trunk: Trunk, pose: Pose, legs: Mapping[str, Vec]) -> Hold:
    """The hold of one hand, in space. Where the pose places that hand, it is moved so far from there, as the ribs are turned."""
    hold = _hold(name, side, trunk, pose, legs)
    if f"{side}_hand" not in pose.placed_cm:
        return hold
    x, y, z = (cm / 100 for cm in pose.placed_cm[f"{side}_hand"])
    return replace(hold, wrist=add(hold.wrist, turned(trunk.chest_turn, (x, y, z))))


def _hold(name: str, side: Side, trunk: Trunk, pose: Pose, legs: Mapping[str, Vec]) -> Hold:
    if name == "shoulder":
        return _opposite_shoulder(side, trunk, pose)
    if name == "head":
        return _head(side, trunk)
    if name == "ribs":
        return _own_ribs(side, trunk)
    if name == "thigh":
        return _own_thigh(side, trunk, legs)
    return _lifted_thigh(name, side, trunk, legs)


def _out(side: Side) -> float:
    return 1.0 if side == "right" else -1.0


def _opposite_shoulder(side: Side, trunk: Trunk, pose: Pose) -> Hold:
    m, out = trunk.person.m, _out(side)
    over = shoulder(trunk, pose, other_side(side))
    wrist = add(over, turned(trunk.chest_turn, (m(0.062), -m(0.034), out * m(0.055))))
    fingers = unit(sub(add(over, turned(trunk.chest_turn, (m(0.020), m(0.030), 0.0))), wrist))
    return Hold(wrist, turned(trunk.chest_turn, (0.25, -1.0, out * 0.35)), fingers)


def _head(side: Side, trunk: Trunk) -> Hold:
    m, out = trunk.person.m, _out(side)
    wrist = add(trunk.head, turned(trunk.head_turn, (-m(0.040), -m(0.022), out * m(0.060))))
    fingers = turned(trunk.head_turn, (-0.35, 0.45, -out * 0.8))
    return Hold(wrist, turned(trunk.chest_turn, (0.45, 0.25, out)), unit(fingers))


def _own_ribs(side: Side, trunk: Trunk) -> Hold:
    """Flat on the side of the lowest ribs, fingers forward, elbow out; rides on the ribs themselves."""
    m, out = trunk.person.m, _out(side)
    rib = next(v for v in trunk.vertebrae if v.name == "T10")
    wrist = add(rib.centre, turned(rib.turn, (m(0.020), -m(0.020), out * m(0.100))))
    fingers = turned(rib.turn, (0.80, -0.10, -out * 0.42))
    return Hold(wrist, turned(trunk.chest_turn, (-0.35, -0.75, out)), unit(fingers))


def _own_thigh(side: Side, trunk: Trunk, legs: Mapping[str, Vec]) -> Hold:
    joint, knee = legs[f"{side}_hip"], legs[f"{side}_knee"]
    above = turned(trunk.pelvis_turn, (0.0, trunk.person.m(0.046), 0.0))
    wrist = add(between(joint, knee, 0.66), above)
    return Hold(wrist, turned(trunk.chest_turn, (-1.0, -0.3, 0.35 * _out(side))), unit(sub(knee, joint)))


def _lifted_thigh(name: str, side: Side, trunk: Trunk, legs: Mapping[str, Vec]) -> Hold:
    """Fingers meet behind the thigh, a hand from either side."""
    leg: Side = "left" if name == "left_thigh" else "right"
    m, out = trunk.person.m, _out(side)
    joint, knee, ankle = (legs[f"{leg}_{part}"] for part in ("hip", "knee", "ankle"))
    along = unit(sub(knee, joint))
    behind = unit(sub(sub(ankle, knee), scale(along, sum(a * b for a, b in zip(sub(ankle, knee), along, strict=True)))))
    across = turned(trunk.pelvis_turn, (0.0, 0.0, out))
    wrist = add(between(joint, knee, 0.70), add(scale(behind, m(0.034)), scale(across, m(0.040))))
    return Hold(wrist, turned(trunk.chest_turn, (-0.5, -0.6, out)), unit(add(scale(behind, 0.4), scale(across, -1.0))))
