"""What a camera saw at one moment: landmarks by name, or nothing.

Metres as the camera sees them: x to the right of the image, y down, z away from the camera.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from unslump.body.landmarks import LANDMARKS
from unslump.body.vectors import Vec
from unslump.units import other_side

LEAST_VISIBILITY = 0.5
FLOATS = 4 * len(LANDMARKS)
"""A frame as plain numbers: x, y, z, visibility of each landmark in the pose model's order."""


class Mark(NamedTuple):
    """One landmark."""

    x_m: float
    y_m: float
    z_m: float
    visibility: float = 1.0
    """0 hidden to 1 in plain sight, as the pose model says."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All landmarks of one moment; None or absent means unseen."""

    marks: Mapping[str, Mark | None]

    def __getitem__(self, name: str) -> Vec | None:
        """Where a landmark is, None where it is not seen well enough or is no number.

        >>> Frame({"nose": Mark(0.0, -0.6, 0.0, 0.2)})["nose"] is None
        True
        """
        mark = self.marks.get(name)
        if mark is None or not mark.visibility >= LEAST_VISIBILITY or not all(map(isfinite, mark)):
            return None
        return (mark.x_m, mark.y_m, mark.z_m)

    def floats(self) -> list[float]:
        """As a row of `FLOATS` numbers; what is unseen has no visibility."""
        row: list[float] = []
        for name in LANDMARKS:
            row.extend(self.marks.get(name) or _UNSEEN)
        return row

    @classmethod
    def from_floats(cls, floats: Sequence[float]) -> "Frame":
        """The frame in a row of `FLOATS` numbers."""
        return cls({name: Mark(*floats[4 * i : 4 * i + 4]) for i, name in enumerate(LANDMARKS)})

    def mirrored(self) -> "Frame":
        """The same body with left and right exchanged."""
        return Frame({mirrored_name(name): mark and mark._replace(x_m=-mark.x_m) for name, mark in self.marks.items()})


_UNSEEN = Mark(0.0, 0.0, 0.0, 0.0)


def mirrored_name(name: str) -> str:
    """The landmark's name on the other side of the body."""
    for side in ("left", "right"):
        if name.startswith(f"{side}_"):
            return f"{other_side(side)}{name.removeprefix(side)}"
        if name.endswith(f"_{side}"):
            return f"{name.removesuffix(side)}{other_side(side)}"
    return name
