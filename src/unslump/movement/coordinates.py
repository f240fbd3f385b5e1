"""What a movement file may ask a camera to measure: the names. `tracking.coordinates` knows how."""

from collections.abc import Mapping
from types import MappingProxyType

from unslump.body.landmarks import LANDMARKS

COORDINATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "angle": ("one end", "the joint", "other end"),
        "elevation": ("shoulder", "elbow", "hip"),
        "swing": ("shoulder", "elbow", "hip"),
        "pitch": ("from this point", "to that one"),
        "axial-rotation": ("left_shoulder", "right_shoulder", "left_hip", "right_hip"),
        "roll": ("left point", "right point"),
        "tilt": (),
        "lean": ("from this point", "to that one above it"),
        "height-ratio": ("this point", "above that one", "over the distance from", "to"),
        "distance-ratio": ("distance from", "to", "over the distance from", "to"),
        "neck": ("ear", "shoulder", "hip"),
        "curl": (),
        "lift": ("this point", "above that one"),
        "stature": (),
        "shrug": (),
        "phase": ("this point", "around that one"),
    }
)
"""Each coordinate with the points that it wants, in order:

`angle`           degrees at the joint, 180 straight, 0 folded
`elevation`       degrees that the upper arm is lifted from the trunk, 0 hanging, 180 overhead
`swing`           degrees that the upper arm swings from the trunk as a camera at the side sees it, + forward
`pitch`           degrees that a line points up along the trunk, 0 across it, − down
`axial-rotation`  degrees that the shoulders are turned against the hips, + to the left
`roll`            degrees that the line leans, + where the right point is lower
`tilt`            degrees that the trunk leans in the picture, + to the right of it
`lean`            degrees that a line leans from the vertical as a camera at the side sees it, + the way the person faces
`height-ratio`    height of one point above another, as a share of a distance
`distance-ratio`  one distance as a share of another
`neck`            degrees that the line from shoulder to ear is tipped against the trunk, + towards the nose
`curl`            distance from nose to hips, as a share of the trunk's length
`lift`            height of one point above another, as a share of the trunk's length
`stature`         height of the shoulders above the ankles, as a share of the trunk's length
`shrug`           height of the ears above the shoulders, as a share of the shoulders' width
`phase`           degrees around a circle in the picture; counted in whole windings, either way round
"""

IN_DEGREES = frozenset(
    {"angle", "elevation", "swing", "pitch", "axial-rotation", "roll", "tilt", "lean", "neck", "phase"}
)
"""The others are shares of a length."""
RANGED = frozenset({"elevation", "roll"})
"""An arm lifted from the trunk, and a side bend: the coordinates whose range a camera may tell a person."""
STANDING_FOR_A_SIDE = ("near", "far", "work", "other")
"""What may stand for `left` or `right`: the side nearer the camera and the one farther, the side at work and the other."""


def is_landmark(name: str) -> bool:
    """True for a landmark, also where its side is left open.

    >>> is_landmark("near_ear"), is_landmark("near_spine")
    (True, False)
    """
    side, _, point = name.partition("_")
    return name in LANDMARKS or (side in STANDING_FOR_A_SIDE and f"left_{point}" in LANDMARKS)
