"""The 1€ filter (Casiez, Roussel and Vogel 2012, doi:10.1145/2207676.2208639): calm when still, quick when moving.

It smooths the one number that is counted, and not 33 landmarks: cheaper, and what is said of it can be tested.
"""

from math import pi

_LEAST_HZ = 1.0
_SPEED_HZ = 1.0
_GAP_MS = 700
"""After a longer gap it begins anew: the old value says nothing about the new one."""


class OneEuro:
    """Smooths a number that comes at uneven times. `beta` is the cut-off gained by each unit a second, in Hz."""

    def __init__(self, beta: float) -> None:
        self.beta = beta
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.value: float | None = None
        self.speed = 0.0
        """Units a second, smoothed."""
        self._t_ms = 0

    def __repr__(self) -> str:
        return f"OneEuro({self.beta:g}, {self.value})"

    def update(self, value: float, t_ms: int) -> float:
        """The smoothed value."""
        s = (t_ms - self._t_ms) / 1000
        if self.value is None or t_ms - self._t_ms > _GAP_MS:
            self.value, self.speed, self._t_ms = value, 0.0, t_ms
            return value
        if s > 0:
            self.speed += _share(_SPEED_HZ, s) * ((value - self.value) / s - self.speed)
            self.value += _share(_LEAST_HZ + self.beta * abs(self.speed), s) * (value - self.value)
            self._t_ms = t_ms
        return self.value


def _share(cut_off_hz: float, s: float) -> float:
    """How much of the way to a new value is gone in a step."""
    return 1 / (1 + 1 / (2 * pi * cut_off_hz * s))
