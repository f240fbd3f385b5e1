"""The 33 BlazePose landmarks of a skeleton: what a camera's pose model would report, in metres, without noise."""

from collections.abc import Mapping

from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec, add, between, cross, forward_of, scale, sub, turned, unit
from unslump.units import SIDES, Side

LANDMARKS: tuple[str, ...] = (
    "nose",
    *("left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer"),
    *("left_ear", "right_ear", "mouth_left", "mouth_right"),
    *("left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist"),
    *("left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb"),
    *("left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle"),
    *("left_heel", "right_heel", "left_foot_index", "right_foot_index"),
)
"""Names in the model's own order."""

# Places on the head (forward, up, out to the side), shares of stature.
_FACE = {
    "eye_inner": (0.050, 0.014, 0.009),
    "eye": (0.049, 0.014, 0.018),
    "eye_outer": (0.046, 0.014, 0.026),
    "ear": (0.000, 0.004, 0.044),
}
_MOUTH = (0.050, -0.026, 0.014)
_NOSE = (0.064, -0.006, 0.0)


def landmarks(skeleton: Skeleton) -> Mapping[str, Vec]:
    """Landmark name → (forward, up, right) in metres, in the model's order."""
    found = {"nose": _on_head(skeleton, _NOSE, 1.0)}
    for side in SIDES:
        found |= _side(skeleton, side)
    return {name: found[name] for name in LANDMARKS}


def _side(skeleton: Skeleton, side: Side) -> dict[str, Vec]:
    out = 1.0 if side == "right" else -1.0
    points = {f"{side}_{name}": _on_head(skeleton, place, out) for name, place in _FACE.items()}
    points[f"mouth_{side}"] = _on_head(skeleton, _MOUTH, out)
    for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel"):
        points[f"{side}_{name}"] = skeleton[f"{side}_{name}"]
    points[f"{side}_foot_index"] = skeleton[f"{side}_toe"]
    return points | _hand(skeleton, side)


def _hand(skeleton: Skeleton, side: Side) -> dict[str, Vec]:
    """Knuckles of the little finger, the index finger and the thumb, spread across the palm."""
    elbow, wrist, tip = (skeleton[f"{side}_{name}"] for name in ("elbow", "wrist", "fingertip"))
    knuckles = between(wrist, tip, 0.55)
    flat = unit(cross(sub(tip, wrist), sub(wrist, elbow)), forward_of(skeleton.chest_turn))
    spread = scale(flat, skeleton.person.m(0.018))
    return {
        f"{side}_index": add(knuckles, spread),
        f"{side}_pinky": sub(knuckles, spread),
        f"{side}_thumb": add(between(wrist, tip, 0.35), scale(spread, 1.3)),
    }


def _on_head(skeleton: Skeleton, place: Vec, out: float) -> Vec:
    m = skeleton.person.m
    return add(skeleton["head"], turned(skeleton.head_turn, (m(place[0]), m(place[1]), m(place[2]) * out)))
