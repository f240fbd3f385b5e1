"""Counting circles: each full winding of a phase is one, either way round."""

from math import isfinite

from unslump.tracking.repetitions import START_HELD_MS, Told

_ROUND_DEG = 360.0


class Windings:
    """Counts whole turns of an unwrapped phase. There are no partial ones: a circle goes on until it is closed."""

    def __init__(self, start_held_ms: int = START_HELD_MS) -> None:
        self.start_held_ms = start_held_ms
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.count = self.partials = 0
        self.was_under_way = False
        self.ready = False
        self.is_out = False
        self.height = 0.0
        self.began_ms = 0
        self.ended_ms: int | None = None
        self.neutral: float | None = None
        self._first_ms: int | None = None

    def __repr__(self) -> str:
        return f"Windings({self.count}, {'ready' if self.ready else 'not ready'})"

    def update(self, value: float | None, t_ms: int, _tremble: float = 0.0) -> Told | None:
        """What has just happened; None where nothing has."""
        if value is None or not isfinite(value):
            return None
        if self.neutral is None or self._first_ms is None:
            self.neutral, self._first_ms = value, t_ms
        if not self.ready:
            self.ready = t_ms - self._first_ms >= self.start_held_ms
            return "ready" if self.ready else None
        self.height = self.out_by(value)
        if self.height < _ROUND_DEG:
            return None
        self.neutral += _ROUND_DEG if value > self.neutral else -_ROUND_DEG
        self.count += 1
        self.ended_ms = self.began_ms = t_ms
        return "repetition"

    def out_by(self, value: float) -> float:
        """How far round it has come, either way."""
        return 0.0 if self.neutral is None else abs(value - self.neutral)

    def finish(self) -> Told | None:
        """The recording is over: a circle that is not closed is none."""
        return None

    def take_back(self) -> None:
        self.count -= 1
