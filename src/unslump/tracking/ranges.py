"""How far a movement went, said as carefully as one camera knows it.

Only for angles that a camera sees well (an arm lifted from the trunk, a side bend), as a range over repetitions, give or
take ten degrees; a change inside that is "about the same"; only the same view is ever compared. Never a spine angle.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot, isfinite
from statistics import median
from typing import Literal

from unslump.body.landmarks import LANDMARKS
from unslump.tracking.frame import LEAST_VISIBILITY
from unslump.units import SIDES, Side

MARGIN_DEG = 10.0
"""What a single camera is out by; see docs/camera.md."""
_KEPT = 60
"""The latest repetitions: more than any dose, and no more room for who goes on for an hour."""
TURNED_DEG = 30.0
"""Person or camera have turned by more than anybody sways: what is seen from there is not compared with what was seen before."""
_LEFT, _RIGHT = (4 * LANDMARKS.index(f"{side}_shoulder") for side in ("left", "right"))


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest value, in degrees, of the middle repetition."""

    low_deg: float
    high_deg: float
    repetitions: int

    @property
    def wide_deg(self) -> float:
        """From end to end."""
        return self.high_deg - self.low_deg


Compared = Literal["more", "less", "about the same"]


def compared(wide_deg: float, before_deg: float) -> Compared:
    """What may be said of a range after an earlier one that was seen in the same view.

    >>> compared(140, 131)
    'about the same'
    """
    change_deg = wide_deg - before_deg
    return "about the same" if abs(change_deg) < MARGIN_DEG else "more" if change_deg > 0 else "less"


def is_same_view(facing_deg: float, other_deg: float) -> bool:
    """True where a person stands to the camera nearly as before, so that two ranges may be compared.

    >>> is_same_view(5, 355), is_same_view(90, 270)
    (True, False)
    """
    return abs((facing_deg - other_deg + 180) % 360 - 180) <= TURNED_DEG


class Ranges:
    """How far each repetition went, while person and camera stand to each other as they did: who turns begins anew."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._went: deque[tuple[Side | None, float, float]] = deque(maxlen=_KEPT)
        self.facing_deg: float | None = None
        """How the shoulders stood to the camera; see `Facing`."""

    def __repr__(self) -> str:
        return f"Ranges({len(self._went)} repetitions)"

    def note(self, side: Side | None, low_deg: float, high_deg: float, facing_deg: float | None) -> None:
        """One more repetition; `facing_deg` is how the shoulders stood to the camera, None where they were not seen."""
        if facing_deg is not None:
            if self.facing_deg is not None and not is_same_view(facing_deg, self.facing_deg):
                self.reset()
            if self.facing_deg is None:
                self.facing_deg = facing_deg
        self._went.append((side, low_deg, high_deg))

    @property
    def all(self) -> Range | None:
        """Of the middle repetition, whichever side did it."""
        return over_repetitions([(low, high) for _, low, high in self._went])

    @property
    def by_side(self) -> dict[Side | None, Range]:
        """Of the middle repetition of each side; under None where there are no sides."""
        found = {
            side: over_repetitions([(low, high) for one, low, high in self._went if one == side])
            for side in (None, *SIDES)
        }
        return {side: seen for side, seen in found.items() if seen is not None}


class Facing:
    """How the line of the shoulders stands to the camera: 0 facing it, 90 with the left side away; on average since `reset`."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._across = self._away = 0.0

    def __repr__(self) -> str:
        return f"Facing({self.deg})"

    def update(self, floats: Sequence[float] | None) -> None:
        if floats is None:
            return
        if not (floats[_LEFT + 3] >= LEAST_VISIBILITY and floats[_RIGHT + 3] >= LEAST_VISIBILITY):
            return
        across, away = floats[_LEFT] - floats[_RIGHT], floats[_LEFT + 2] - floats[_RIGHT + 2]
        wide_m = hypot(across, away)
        if isfinite(wide_m) and wide_m > 0:
            self._across, self._away = self._across + across / wide_m, self._away + away / wide_m

    @property
    def deg(self) -> float | None:
        """None where nothing was seen."""
        return degrees(atan2(self._away, self._across)) if (self._across, self._away) != (0.0, 0.0) else None


def over_repetitions(turns_deg: list[tuple[float, float]]) -> Range | None:
    """The range of the middle repetition, from each one's lowest and highest value; None without repetitions."""
    if not turns_deg:
        return None
    return Range(median(low for low, _ in turns_deg), median(high for _, high in turns_deg), len(turns_deg))


class Extremes:
    """The lowest and highest of what was measured and believed."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.low: float | None = None
        self.high: float | None = None

    def __repr__(self) -> str:
        return f"Extremes({self.low}, {self.high})"

    def update(self, value: float | None) -> None:
        if value is None:
            return
        self.low = value if self.low is None else min(self.low, value)
        self.high = value if self.high is None else max(self.high, value)
