"""What cannot be is left out before anything is smoothed: a filter would carry it on for a second.

seen ──▶ faster than a body? ──▶ left out, unless it stays there: then it is a new place
"""

REACQUIRED_MS = 300
"""A value far away is believed after it has stayed there this long: longer than the stutters of pose models."""
_LEAST_MS, _MOST_MS = 50, 100
"""A step is judged as if it took at least so long (the rest is noise), and at most so long where frames come oftener: otherwise
a stutter would be believed bit by bit."""


class Gate:
    """Passes values that a body can have reached since the last one. `fastest` is in units a second."""

    def __init__(self, fastest: float) -> None:
        self.fastest = fastest
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.left_out = 0
        """Values in a row that were not believed."""
        self._value: float | None = None
        self._at_ms = 0
        self._seen_ms = 0
        self._elsewhere: float | None = None
        self._elsewhere_since_ms = 0

    def __repr__(self) -> str:
        return f"Gate({self.fastest:g}, {self.left_out} left out)"

    def update(self, value: float, t_ms: int) -> float | None:
        """The value, or None where it is not believed."""
        step_ms = t_ms - self._seen_ms
        may_ms = max(_LEAST_MS, min(t_ms - self._at_ms, max(step_ms, _MOST_MS)))
        if self._value is None or self._near(value, self._value, may_ms):
            return self._believed(value, t_ms)
        if self._elsewhere is None or not self._near(value, self._elsewhere, max(step_ms, _LEAST_MS)):
            self._elsewhere_since_ms = t_ms
        self._elsewhere, self._seen_ms = value, t_ms
        if t_ms - self._elsewhere_since_ms >= REACQUIRED_MS:
            return self._believed(value, t_ms)
        self.left_out += 1
        return None

    def _near(self, value: float, other: float, within_ms: int) -> bool:
        return abs(value - other) * 1000 <= self.fastest * within_ms

    def _believed(self, value: float, t_ms: int) -> float:
        self._value, self._at_ms, self._seen_ms = value, t_ms, t_ms
        self._elsewhere, self.left_out = None, 0
        return value
