"""What a movement file may ask a camera to measure: the names. `tracking.coordinates` knows how."""

from collections.abc import Mapping
from types import MappingProxyType

from unslump.body.landmarks import LANDMARKS

COORDINATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "angle": ("one end", "the joint", "other end"),
        "elevation": ("shoulder", "elbow", "hip"),
        "axial-rotation": ("left_shoulder", "right_shoulder", "left_hip", "right_hip"),
        "roll": ("left point", "right point"),
        "height-ratio": ("this point", "above that one", "over the distance from", "to"),
        "distance-ratio": ("distance from", "to", "over the distance from", "to"),
        "neck": ("ear", "shoulder", "hip"),
        "lift": ("this point", "above that one"),
    }
)
"""Each coordinate with the points that it wants, in order:

`angle`           degrees at the joint, 180 straight, 0 folded
`elevation`       degrees that the upper arm is lifted from the trunk, 0 hanging, 180 overhead
`axial-rotation`  degrees that the shoulders are turned against the hips, + to the left
`roll`            degrees that the line leans, + where the right point is lower
`height-ratio`    height of one point above another, as a share of a distance
`distance-ratio`  one distance as a share of another
`neck`            degrees that the line from shoulder to ear is tipped against the trunk, + towards the nose
`lift`            height of one point above another, as a share of the trunk's length
"""

STANDING_FOR_A_SIDE = ("near", "far", "work", "other")
"""What may stand for `left` or `right`: the side nearer the camera and the one farther, the side at work and the other."""


def is_landmark(name: str) -> bool:
    """True for a landmark, also where its side is left open.

    >>> is_landmark("near_ear"), is_landmark("near_spine")
    (True, False)
    """
    side, _, point = name.partition("_")
    return name in LANDMARKS or (side in STANDING_FOR_A_SIDE and f"left_{point}" in LANDMARKS)
