"""The 1€ filter (Casiez, Roussel and Vogel 2012, doi:10.1145/2207676.2208639): calm when still, quick when moving.

It smooths the one number that is counted, and not 33 landmarks: cheaper, and what is said of it can be tested. One thing is
added: a tremble looks fast and goes nowhere, so that speed which trembling alone would give does not make the filter quick.
"""

from math import pi, sqrt

_LEAST_HZ = 1.0
_SPEED_HZ = 1.0
_TREMBLE_MS = 2000
"""How far back the tremble is looked at."""
_DOUBT = 2.5
"""So many times the speed that trembling alone would give is not yet taken for a movement."""
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
        self.moving = 0.0
        """The same, but for what trembling alone would give; without a sign."""
        self.tremble = 0.0
        """How far a single value lies off the line between its neighbours, usually: what moves evenly does not tremble."""
        self._t_ms = 0
        self._last: tuple[float, int] | None = None
        """What came last, as it came, and when; `_last_but_one` before that."""
        self._last_but_one: tuple[float, int] | None = None

    def __repr__(self) -> str:
        return f"OneEuro({self.beta:g}, {self.value})"

    def update(self, value: float, t_ms: int) -> float:
        """The smoothed value."""
        s = (t_ms - self._t_ms) / 1000
        if self.value is None or t_ms - self._t_ms > _GAP_MS:
            self.value, self.speed, self.moving, self._t_ms = value, 0.0, 0.0, t_ms
            self._last, self._last_but_one = (value, t_ms), None
            return value
        if s > 0:
            self._note_tremble(value, t_ms)
            share = _share(_SPEED_HZ, s)
            self.speed += share * ((value - self.value) / s - self.speed)
            from_trembling = self.tremble / s * sqrt(share / (2 - share))
            self.moving = max(0.0, abs(self.speed) - _DOUBT * from_trembling)
            self.value += _share(_LEAST_HZ + self.beta * self.moving, s) * (value - self.value)
            self._t_ms = t_ms
        return self.value

    def _note_tremble(self, value: float, t_ms: int) -> None:
        if self._last is not None and self._last_but_one is not None:
            (middle, middle_ms), (first, first_ms) = self._last, self._last_but_one
            off = abs(middle - first - (middle_ms - first_ms) / (t_ms - first_ms) * (value - first))
            step_ms = t_ms - middle_ms
            self.tremble += step_ms / (_TREMBLE_MS + step_ms) * (off - self.tremble)
        self._last, self._last_but_one = (value, t_ms), self._last


def _share(cut_off_hz: float, s: float) -> float:
    """How much of the way to a new value is gone in a step."""
    return 1 / (1 + 1 / (2 * pi * cut_off_hz * s))
