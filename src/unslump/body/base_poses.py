"""The named poses that every movement file starts from: angles in degrees, and what rests on what."""

from collections.abc import Mapping
from types import MappingProxyType

from unslump.body.pose import Pose, both_sides


def _pose(contacts: Mapping[str, str], head_up_cm: float = 0.0, **angles: float) -> Pose:
    return Pose(
        placed_cm=MappingProxyType({"head": (0.0, head_up_cm, 0.0)} if head_up_cm != 0.0 else {}),
        angles=MappingProxyType({name: value for key, value in angles.items() for name in both_sides(key)}),
        contacts=MappingProxyType({part: on for key, on in contacts.items() for part in both_sides(key)}),
    )


BASES: Mapping[str, Pose] = MappingProxyType(
    {
        "standing": _pose({"foot": "floor"}),
        "seated": _pose({"seat": "chair", "foot": "floor"}, hip_flexion=90, knee_flexion=90),
        "all-fours": _pose(
            {"hand": "floor", "knee": "floor", "foot": "floor"},
            pelvis_pitch=75,
            shoulder_plane=90,
            shoulder_elevation=75,
            hip_flexion=75,
            knee_flexion=90,
        ),
        "kneeling": _pose({"knee": "floor", "foot": "floor"}, knee_flexion=90),
        "on-the-back": _pose(
            {"pelvis": "floor", "back": "floor", "head": "pillow", "foot": "floor"},
            pelvis_pitch=-90,
            thoracic_flexion=-5,  # lying flattens the curve
            hip_flexion=50,
            knee_flexion=95,
        ),
        "on-the-front": _pose(
            {"pelvis": "floor", "chest": "floor", "head": "pillow", "knee": "floor", "foot": "floor"},
            head_up_cm=-2,  # a folded towel under the forehead
            pelvis_pitch=90,
            hip_flexion=-8.5,  # the knees lie lower than the hips
        ),
        "on-the-side": _pose(  # the left; a thick pillow fills the gap between shoulder and head
            {"pelvis": "floor", "left_shoulder": "floor", "head": "pillow", "left_knee": "floor"},
            head_up_cm=10,
            pelvis_pitch=-90,
            pelvis_roll=90,
            shoulder_plane=90,
            shoulder_elevation=90,
            hip_flexion=85,
            right_hip_abduction=-11,  # knee on knee
            knee_flexion=90,
        ),
    }
)
