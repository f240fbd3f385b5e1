"""How long a person's parts are.

Segment lengths as shares of stature after Drillis and Contini 1966 as tabulated by Winter (Biomechanics and Motor Control
of Human Movement, 4th edition, 2009); the heights of the vertebrae are rounded so that the spine's chain ends where that table has the
shoulders and the head.
"""

from dataclasses import dataclass

THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
HEEL_BACK = 0.028
TOE_FORWARD = 0.112
HALF_HIPS = 0.052
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.098
HALF_SHOULDERS = 0.103
PELVIS_UP = 0.050
LUMBAR = 0.0215
THORACIC = 0.0140
CERVICAL = 0.0096
HEAD_UP = 0.045
HEAD_FORWARD = 0.014


@dataclass(frozen=True, slots=True)
class Person:
    """A body by its stature; every length follows."""

    stature_m: float = 1.70

    def m(self, share: float) -> float:
        """A share of stature in metres."""
        return share * self.stature_m


ADULT = Person()
