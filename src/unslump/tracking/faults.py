"""Form, spoken of seldom: only what is beyond doubt, one thing at a time, and praise when it was heard.

wrong for half a second ──▶ one correction ──▶ silence for a while ──▶ three good repetitions: praise
"""

from collections.abc import Sequence

from unslump.movement.model import Fault
from unslump.tracking.coordinates import Gauge
from unslump.tracking.reading import Reading
from unslump.tracking.repetitions import BRIDGED_MS
from unslump.units import Side

WRONG_MS = 500
"""A fault that has not lasted so long is a stumble, or the pose model's."""
_FORM_VISIBILITY = 0.6
"""More than counting wants: what is hardly seen is not corrected."""
_START_MS = 500
"""The start pose is where the body has been for the last moments, and not a single frame."""
QUIET_MS = 20_000
"""Between two corrections, whatever they are about."""
AGAIN_MS = 60_000
"""Before the same correction is said again."""
PRAISED_AFTER = 3
"""So many repetitions without the fault, after a correction."""


class FaultWatch:
    """One fault that a camera can see: how long a coordinate has been too far from the start pose."""

    def __init__(self, fault: Fault, work: Side, mirrors: bool) -> None:
        assert fault.check is not None
        self.fault, self.by, self.either_way = fault, fault.check.by, fault.check.either_way
        gauge = Gauge(fault.check.coordinate, fault.check.points, work, mirrors, fault.check.flat, _FORM_VISIBILITY)
        self.reading = Reading(gauge)
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.reading.reset()
        self._start: float | None = None
        self._seen_ms = 0
        self._wrong_since_ms: int | None = None

    def __repr__(self) -> str:
        return f"FaultWatch({self.fault.sees!r})"

    def update(self, floats: Sequence[float] | None, near: Side, t_ms: int, at_start: bool) -> bool:
        """True while it has been wrong for long enough. `at_start`: this is the start pose, from which it is measured."""
        value = self.reading.update(floats, near, t_ms)
        step_ms = t_ms - self._seen_ms
        if value is None or step_ms > BRIDGED_MS:
            self._wrong_since_ms = None if step_ms > BRIDGED_MS else self._wrong_since_ms
        if value is None:
            return False
        self._seen_ms = t_ms
        if self._start is None:
            self._start = value
        if at_start:
            self._start += step_ms / (_START_MS + step_ms) * (value - self._start)
        if not self._is_wrong(value - self._start):
            self._wrong_since_ms = None
        elif self._wrong_since_ms is None:
            self._wrong_since_ms = t_ms
        return self._wrong_since_ms is not None and t_ms - self._wrong_since_ms >= WRONG_MS

    def _is_wrong(self, off: float) -> bool:
        return abs(off) > abs(self.by) and (self.either_way or off * self.by > 0)


class Coach:
    """Decides whether to say it now."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._spoken_ms: int | None = None
        self._said_ms: dict[str, int] = {}
        self._hoping: str | None = None
        self._good = 0

    def __repr__(self) -> str:
        return f"Coach({len(self._said_ms)} said)"

    def correction(self, say: str, t_ms: int) -> bool:
        """True where this correction is to be spoken now."""
        if say == self._hoping:
            self._good = 0
        if self._spoken_ms is not None and t_ms - self._spoken_ms < QUIET_MS:
            return False
        if say in self._said_ms and t_ms - self._said_ms[say] < AGAIN_MS:
            return False
        self._spoken_ms = self._said_ms[say] = t_ms
        self._hoping, self._good = say, 0
        return True

    def repetition(self, t_ms: int) -> bool:
        """A repetition is over; True where praise is due."""
        if self._hoping is None:
            return False
        self._good += 1
        if self._good < PRAISED_AFTER:
            return False
        self._hoping, self._spoken_ms = None, t_ms
        return True
