"""How far healthy joints go: the one table, in degrees (`_cm`: centimetres), by the conventions of `body.pose`.

The spine has what living people do and not what textbook segments add up to: about 25–35° of turning a side and 20–32°
from rounding to arching over the whole thorax (Morita 2014, Fujimori 2012; Wilke 2017 for the shares). The limbs have
the usual clinical ranges (AAOS), rounded up to whole tens where a pose is reached with the help of weight or a floor.
"""

from collections.abc import Mapping
from types import MappingProxyType

from unslump.body.pose import side_of

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "pelvis_pitch": (-130, 130),
        "pelvis_roll": (-180, 180),
        "pelvis_turn": (-180, 180),
        "lumbar_flexion": (-30, 50),
        "lumbar_rotation": (-10, 10),
        "lumbar_side_bend": (-25, 25),
        "thoracic_flexion": (-20, 25),
        "thoracic_rotation": (-40, 40),
        "thoracic_side_bend": (-25, 25),
        "neck_flexion": (-60, 60),
        "neck_rotation": (-80, 80),
        "neck_side_bend": (-45, 45),
        "neck_retraction": (-30, 30),
        "shoulder_plane": (-60, 145),
        "shoulder_elevation": (0, 180),
        "shoulder_turn": (-100, 100),
        "blade_up_cm": (-4, 6),
        "blade_forward_cm": (-5, 6),
        "elbow_flexion": (0, 150),
        "wrist_extension": (-80, 90),
        "hip_flexion": (-20, 140),
        "hip_abduction": (-30, 50),
        "hip_turn": (-45, 50),
        "knee_flexion": (0, 155),
        "ankle_flexion": (-80, 35),
    }
)
"""Lowest and highest value by angle, the side left off."""

THORACIC_SAGITTAL_TOTAL_DEG = 36.0
"""From the most rounded to the most arched pose of one movement: 31.7 ± 11.3° in living people (Morita 2014)."""


def range_of(angle: str) -> tuple[float, float]:
    """The healthy range of an angle, with or without its side.

    >>> range_of("right_elbow_flexion")
    (0, 150)
    """
    side = side_of(angle)
    return RANGES[angle if side is None else angle[len(side) + 1 :]]
