"""Units and the few closed vocabularies that every layer shares.

Names carry their unit (`t_ms`, `angle_deg`, `blade_up_cm`). Lengths are metres unless a name says otherwise,
angles are degrees at every public boundary and radians only inside a formula.
"""

from typing import Literal

Side = Literal["left", "right"]
Sides = Literal["none", "each", "alternate"]
Track = Literal["starter", "standard", "full"]

SIDES: tuple[Side, Side] = ("left", "right")
TRACKS: tuple[Track, Track, Track] = ("starter", "standard", "full")


def other_side(side: Side) -> Side:
    """The opposite side of the body.

    >>> other_side("left")
    'right'
    """
    return "right" if side == "left" else "left"


def ms_from_s(seconds: float) -> int:
    """Whole milliseconds from seconds, rounded half up so that a plan adds up to the same total everywhere.

    >>> ms_from_s(2.5)
    2500
    """
    return int(seconds * 1000 + 0.5)
