"""How long a pose has been held: inside its band, and slow, with grace for what is not seen and for a wobble."""

GRACE_MS = 700
"""So long the band may be left, or the body unseen, before the hold is over; that time is not counted."""
_TELL_MS = 1000


class Holds:
    """`update` with how far out the pose is, how fast it moves, and when."""

    def __init__(self, low: float, high: float, slowest: float) -> None:
        self.low, self.high, self.slowest = low, high, slowest
        """The band, and how fast a body that holds may move, a second."""
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.held_ms = 0
        self._kept_ms: int | None = None
        self._told_ms = 0

    def __repr__(self) -> str:
        return f"Holds({self.low:g} to {self.high:g}, {self.held_ms} ms)"

    def update(self, out: float | None, speed: float, t_ms: int) -> bool:
        """True when another second of the hold is full."""
        if out is None or not self.low <= out <= self.high or abs(speed) > self.slowest:
            self._let_go(t_ms)
            return False
        if self._kept_ms is not None:
            self._let_go(t_ms)
        if self._kept_ms is not None and t_ms - self._kept_ms <= GRACE_MS:
            self.held_ms += t_ms - self._kept_ms
        self._kept_ms = t_ms
        if self.held_ms - self._told_ms < _TELL_MS:
            return False
        self._told_ms = self.held_ms - self.held_ms % _TELL_MS
        return True

    def _let_go(self, t_ms: int) -> None:
        if self._kept_ms is not None and t_ms - self._kept_ms > GRACE_MS:
            self.held_ms, self._kept_ms, self._told_ms = 0, None, 0
