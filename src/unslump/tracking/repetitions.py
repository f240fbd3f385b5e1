"""Counting swings of one number: a start pose held, then out beyond one threshold and back past another.

rest ──────┐            ┌──── back past `back`: counted
           └─ beyond `reach` ─┘
"""

from math import isfinite

from unslump.movement.model import Counting

START_HELD_MS = 1000
"""How long the start pose is kept before counting begins."""
BRIDGED_MS = 700
"""A gap in what is seen that is simply bridged; after a longer one, a repetition in hand is let go."""


class Repetitions:
    """Counts whole repetitions. `update` with the value, or None when nothing was seen."""

    def __init__(self, counting: Counting) -> None:
        self.counting = counting
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.count = 0
        self.ready = False
        """True once the start pose has been held."""
        self.is_out = False
        """True between `reach` and `back`."""
        self._resting_since_ms: int | None = None
        self._seen_ms: int | None = None

    def __repr__(self) -> str:
        state = "not ready" if not self.ready else "out" if self.is_out else "at rest"
        return f"Repetitions({self.counting.coordinate}, {self.count}, {state})"

    def update(self, value: float | None, t_ms: int) -> bool:
        """True when a repetition has just become whole."""
        if value is None or not isfinite(value):
            return False
        if self._seen_ms is not None and t_ms - self._seen_ms > BRIDGED_MS:
            self.is_out, self._resting_since_ms = False, None
        self._seen_ms = t_ms
        return self._counted(value) if self.ready else self._get_ready(value, t_ms)

    def _get_ready(self, value: float, t_ms: int) -> bool:
        if not self._is_back(value):
            self._resting_since_ms = None
        elif self._resting_since_ms is None:
            self._resting_since_ms = t_ms
        else:
            self.ready = t_ms - self._resting_since_ms >= START_HELD_MS
        return False

    def _counted(self, value: float) -> bool:
        if not self.is_out:
            self.is_out = self._is_whole(value)
            return False
        if not self._is_back(value):
            return False
        self.is_out = False
        self.count += 1
        return True

    def _is_whole(self, value: float) -> bool:
        return self._outward(value - self.counting.reach) >= 0

    def _is_back(self, value: float) -> bool:
        return self._outward(value - self.counting.back) <= 0

    def _outward(self, difference: float) -> float:
        """A difference, positive in the direction of the movement."""
        return difference if self.counting.reach > self.counting.rest else -difference
