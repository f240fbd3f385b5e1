"""Angles read back from a skeleton: what the joints came to after the contacts were solved, in degrees."""

from collections.abc import Mapping
from math import acos, degrees

from unslump.body import proportions as size
from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Turn, Vec, distance, dot, scale, sub, unit, up_of
from unslump.units import SIDES

BONES: tuple[tuple[str, str, float], ...] = (
    ("shoulder", "elbow", size.UPPER_ARM),
    ("elbow", "wrist", size.FOREARM),
    ("wrist", "fingertip", size.HAND),
    ("hip", "knee", size.THIGH),
    ("knee", "ankle", size.SHANK),
    ("heel", "toe", size.HEEL_BACK + size.TOE_FORWARD),
)
"""From, to, and the length as a share of stature."""


def joint_angles(skeleton: Skeleton) -> Mapping[str, float]:
    """Elbow, knee, shoulder and hip of both sides: how far each is bent or raised, 0 in relaxed standing."""
    angles = {}
    for side in SIDES:
        p = {name: skeleton[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")}
        angles[f"{side}_elbow_flexion"] = bend(p["shoulder"], p["elbow"], p["wrist"])
        angles[f"{side}_knee_flexion"] = bend(p["hip"], p["knee"], p["ankle"])
        angles[f"{side}_shoulder_elevation"] = between_deg(sub(p["elbow"], p["shoulder"]), _down(skeleton.chest_turn))
        angles[f"{side}_hip_flexion"] = between_deg(sub(p["knee"], p["hip"]), _down(skeleton.pelvis_turn))
    return angles


def bone_errors_m(skeleton: Skeleton) -> Mapping[str, float]:
    """By how much each bone differs from its proper length."""
    m = skeleton.person.m
    return {
        f"{side}_{a}_{b}": abs(distance(skeleton[f"{side}_{a}"], skeleton[f"{side}_{b}"]) - m(share))
        for side in SIDES
        for a, b, share in BONES
    }


def bend(a: Vec, joint: Vec, b: Vec) -> float:
    """How far a hinge is bent, in degrees: 0 when all three points are in line."""
    return between_deg(sub(joint, a), sub(b, joint))


def between_deg(a: Vec, b: Vec) -> float:
    """The angle between two directions, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def _down(turn: Turn) -> Vec:
    return scale(up_of(turn), -1.0)
