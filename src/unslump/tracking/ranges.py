"""How far a movement went, said as carefully as one camera knows it.

Only for angles that a camera sees well (an arm lifted from the trunk, a side bend), as a range over repetitions, give or
take ten degrees; a change inside that is "about the same"; only the same view is ever compared. Never a spine angle.
"""

from dataclasses import dataclass
from statistics import median

MARGIN_DEG = 10.0
"""What a single camera is out by; see docs/camera.md."""


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest value, in degrees, seen in one view."""

    low_deg: float
    high_deg: float
    view: str = ""
    """The set-up of the camera, as the movement file words it."""

    def compared(self, before: "Range") -> str | None:
        """`more`, `less` or `about the same`; None where the views differ and nothing can be said.

        >>> Range(10, 150, "side").compared(Range(12, 143, "side"))
        'about the same'
        """
        if self.view != before.view:
            return None
        change_deg = (self.high_deg - self.low_deg) - (before.high_deg - before.low_deg)
        return "about the same" if abs(change_deg) < MARGIN_DEG else "more" if change_deg > 0 else "less"


def over_repetitions(turns_deg: list[tuple[float, float]], view: str = "") -> Range | None:
    """The range of the middle repetition, from each one's lowest and highest value; None without repetitions."""
    if not turns_deg:
        return None
    return Range(median(low for low, _ in turns_deg), median(high for _, high in turns_deg), view)


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
