"""One coordinate followed through time: read off, gated, unwrapped, smoothed."""

from collections.abc import Sequence

from unslump.movement.coordinates import IN_DEGREES
from unslump.tracking.coordinates import Gauge
from unslump.tracking.gate import Gate
from unslump.tracking.smoothing import OneEuro
from unslump.units import Side

STUCK_MS = 700
"""Where nothing at all has moved for so long, not even by a hair, the pose model has stopped and not the person."""
_FASTEST_DEG, _FASTEST_SHARE = 600.0, 6.0
"""A second. Nobody is faster in a movement that is done for its range."""
_BETA_DEG, _BETA_SHARE = 0.03, 1.0
"""Cut-off gained by each unit a second, in Hz."""
_WRAPS = frozenset({"axial-rotation", "phase"})


class Steady:
    """A number that comes from elsewhere, gated and smoothed; `raw` is the last one, gated only."""

    def __init__(self, fastest: float = _FASTEST_SHARE, beta: float = _BETA_SHARE) -> None:
        self.gate, self.filter = Gate(fastest), OneEuro(beta)
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.gate.reset()
        self.filter.reset()
        self.raw: float | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.raw})"

    def take(self, value: float | None, t_ms: int) -> float | None:
        """The smoothed value; None where there is none that can be believed."""
        self.raw = None if value is None or value - value != 0 else self.gate.update(value, t_ms)
        return None if self.raw is None else self.filter.update(self.raw, t_ms)


class Reading(Steady):
    """A coordinate, read off frames."""

    def __init__(self, gauge: Gauge) -> None:
        self.gauge = gauge
        self._wraps = gauge.coordinate in _WRAPS
        if gauge.coordinate in IN_DEGREES:
            super().__init__(_FASTEST_DEG, _BETA_DEG)
        else:
            super().__init__()

    def reset(self) -> None:
        """As new."""
        super().reset()
        self.gauge.reset()
        self._turns = 0.0
        self._before: float | None = None
        self._print: float | None = None
        self._moved_ms = 0

    def update(self, floats: Sequence[float] | None, near: Side, t_ms: int) -> float | None:
        """As `take`, from a frame; None means that the camera gave nothing."""
        if floats is None or self._is_stuck(floats, near, t_ms):
            self.raw = None
            return None
        value = self.gauge(floats, near)
        return self.take(value if value is None or not self._wraps else self._unwrapped(value), t_ms)

    def _unwrapped(self, value: float) -> float:
        """Beyond 180° it goes on, and does not start again at −180°."""
        if self._before is not None:
            if value - self._before > 180:
                self._turns -= 360
            elif value - self._before < -180:
                self._turns += 360
        self._before = value
        return value + self._turns

    def _is_stuck(self, floats: Sequence[float], near: Side, t_ms: int) -> bool:
        now = self.gauge.fingerprint(floats, near)
        if now != self._print:
            self._print, self._moved_ms = now, t_ms
        return t_ms - self._moved_ms > STUCK_MS
