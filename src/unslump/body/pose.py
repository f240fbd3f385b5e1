"""A pose: joint angles as a person would say them, and what rests on what.

Conventions (X forward, Y up, Z to the person's right; every angle 0° = standing upright, arms hanging, palms in):

    pelvis_pitch   0 upright, +90 face down, −90 face up        pelvis_roll   about the body's long axis, + to the left
    pelvis_turn    about the vertical, + to the left
    …_flexion      + bends forward (spine: relative to the person's own resting curve)
    …_rotation     + turns left            …_side_bend   + leans right
    neck_retraction  the head glides level over the shoulders, + back (chin in), − forward (chin out)
    shoulder_plane 0 out to the side, 90 straight forward, > 90 across the body, < 0 behind
    shoulder_elevation  0 hanging, 180 overhead                 shoulder_turn  upper arm about its own axis, + outward
    blade_…_cm     the shoulder's own travel over the ribs

Angles are the intention; contacts are the law and are solved for (`body.solve`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from unslump.units import Side

SPINE_ANGLES = (
    "lumbar_flexion",
    "lumbar_rotation",
    "lumbar_side_bend",
    "thoracic_flexion",
    "thoracic_rotation",
    "thoracic_side_bend",
    "neck_flexion",
    "neck_rotation",
    "neck_side_bend",
    "neck_retraction",
)
PELVIS_ANGLES = ("pelvis_pitch", "pelvis_roll", "pelvis_turn")
LIMB_ANGLES = (
    "shoulder_plane",
    "shoulder_elevation",
    "shoulder_turn",
    "blade_up_cm",
    "blade_forward_cm",
    "elbow_flexion",
    "wrist_extension",
    "hip_flexion",
    "hip_abduction",
    "hip_turn",
    "knee_flexion",
    "ankle_flexion",
)
ANGLES: tuple[str, ...] = (
    *PELVIS_ANGLES,
    *SPINE_ANGLES,
    *(f"{side}_{name}" for side in ("left", "right") for name in LIMB_ANGLES),
)
"""Every angle a pose can have, in degrees (`_cm`: centimetres)."""

TURNED_BY_MIRROR = frozenset(
    ("pelvis_roll", "pelvis_turn", "lumbar_rotation", "lumbar_side_bend", "thoracic_rotation", "thoracic_side_bend")
    + ("neck_rotation", "neck_side_bend")
)

PAIRED_PARTS = ("hand", "forearm", "elbow", "shoulder", "knee", "foot")
SINGLE_PARTS = ("seat", "pelvis", "back", "chest", "head", "spine")
PARTS: tuple[str, ...] = (*SINGLE_PARTS, *(f"{side}_{part}" for side in ("left", "right") for part in PAIRED_PARTS))
"""What can rest on something. `seat`: sitting bones; `pelvis`: lying, whichever way it is turned; `back` and `chest`: the ribs,
lying on the back or the front; `spine`: the vertebra over a peanut or roller."""
SURFACES = (
    "floor",
    "chair",
    "wall",
    "wall-beside",
    "roller",
    "peanut",
    "pillow",
    "ground",
    "shoulder",
    "head",
    "ribs",
    "thigh",
    "left_thigh",
    "right_thigh",
)
"""`ground` is a floor that passes underneath, as in walking: a foot that rests on it goes back with it. The last six are the body's own, for hands (`body.holds`)."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles that differ from 0 and the contacts, both by name."""

    angles: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    contacts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Part → surface, as `{"left_hand": "floor"}`."""
    placed_cm: Mapping[str, tuple[float, float, float]] = field(default_factory=lambda: MappingProxyType({}))
    """Part → where it rests, in cm (forward, up, right) from where the base pose has it."""

    def __getitem__(self, angle: str) -> float:
        """The value of an angle, 0 where the pose does not say."""
        return self.angles.get(angle, 0.0)

    def but(
        self,
        angles: Mapping[str, float] | None = None,
        contacts: Mapping[str, str] | None = None,
        placed_cm: Mapping[str, tuple[float, float, float]] | None = None,
        lift: Iterable[str] = (),
    ) -> "Pose":
        """This pose with some angles, contacts and places changed, and the parts in `lift` no longer resting."""
        kept = {part: surface for part, surface in self.contacts.items() if part not in set(lift)}
        return replace(
            self,
            angles=MappingProxyType({**self.angles, **(angles or {})}),
            contacts=MappingProxyType({**kept, **(contacts or {})}),
            placed_cm=MappingProxyType({**self.placed_cm, **(placed_cm or {})}),
        )


def both_sides(name: str) -> tuple[str, ...]:
    """The names that a name without a side stands for: `elbow_flexion` means both elbows.

    >>> both_sides("elbow_flexion")
    ('left_elbow_flexion', 'right_elbow_flexion')
    >>> both_sides("neck_flexion")
    ('neck_flexion',)
    """
    return (f"left_{name}", f"right_{name}") if name in LIMB_ANGLES or name in PAIRED_PARTS else (name,)


def mirror(pose: Pose) -> Pose:
    """The same pose with left and right exchanged; twice gives the pose back."""
    return Pose(
        angles=MappingProxyType(
            {_mirrored_name(n): -v if n in TURNED_BY_MIRROR else v for n, v in pose.angles.items()}
        ),
        contacts=MappingProxyType({_mirrored_name(p): _mirrored_name(on) for p, on in pose.contacts.items()}),
        placed_cm=MappingProxyType({_mirrored_name(p): (x, y, -z) for p, (x, y, z) in pose.placed_cm.items()}),
    )


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Between two poses: share 0 is `a`, 1 is `b`. Keeps the contacts that both have, placed in between."""
    names = dict.fromkeys((*a.angles, *b.angles))
    shared = {part: surface for part, surface in a.contacts.items() if b.contacts.get(part) == surface}
    return Pose(
        angles=MappingProxyType({n: a[n] + (b[n] - a[n]) * share for n in names}),
        contacts=MappingProxyType(shared),
        placed_cm=MappingProxyType({part: _between(a, b, part, share) for part in shared}),
    )


def side_of(name: str) -> Side | None:
    """The side that a name speaks of, None for the middle of the body."""
    if name.startswith("left_"):
        return "left"
    return "right" if name.startswith("right_") else None


def _mirrored_name(name: str) -> str:
    side = side_of(name)
    if side is None:
        return name
    return f"right_{name[5:]}" if side == "left" else f"left_{name[6:]}"


def _between(a: Pose, b: Pose, part: str, share: float) -> tuple[float, float, float]:
    nowhere = (0.0, 0.0, 0.0)
    from_, to = a.placed_cm.get(part, nowhere), b.placed_cm.get(part, nowhere)
    return (
        from_[0] + (to[0] - from_[0]) * share,
        from_[1] + (to[1] - from_[1]) * share,
        from_[2] + (to[2] - from_[2]) * share,
    )
