"""Left and right that change places from one look to the next: no body turns round so fast, so it is the pose model's doubt."""

from collections.abc import Sequence

from unslump.body.landmarks import LANDMARKS
from unslump.tracking.frame import LEAST_VISIBILITY

BELIEVED_MS = 700
"""Who stands the other way round for so long, or was not seen for so long, has turned."""
_WIDE_M = 0.15
"""Of a shoulder's width: nearer to a view from the side, left and right may well pass each other."""
_LEFT, _RIGHT = (4 * LANDMARKS.index(f"{side}_shoulder") for side in ("left", "right"))


class Swaps:
    """Notices a look in which the shoulders have changed places."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._left_is_right: bool | None = None
        self._seen_ms = 0

    def __repr__(self) -> str:
        return f"Swaps({self._left_is_right}, {self._seen_ms} ms)"

    def update(self, floats: Sequence[float], t_ms: int) -> bool:
        """True while the look is not to be believed."""
        across_m = floats[_LEFT] - floats[_RIGHT]
        seen = floats[_LEFT + 3] >= LEAST_VISIBILITY and floats[_RIGHT + 3] >= LEAST_VISIBILITY
        if not (seen and abs(across_m) >= _WIDE_M):
            return False
        left_is_right = across_m > 0
        if self._left_is_right not in (None, left_is_right) and t_ms - self._seen_ms < BELIEVED_MS:
            return True
        self._left_is_right, self._seen_ms = left_is_right, t_ms
        return False
