"""Follows one movement on one side, frame by frame."""

from collections.abc import Sequence

from unslump.movement.model import Movement
from unslump.tracking.coordinates import measure, near_side, with_sides
from unslump.tracking.frame import Frame
from unslump.tracking.observation import Observation
from unslump.tracking.repetitions import BRIDGED_MS, Repetitions
from unslump.units import Side


class Tracker:
    """Tells repetitions of a movement with grade A or B; of grade C it notices nothing.

    The file describes one side; for the other, what the camera sees is mirrored first.
    """

    def __init__(self, movement: Movement, side: Side | None = None) -> None:
        self.movement, self.side = movement, side
        counting = movement.camera.counting
        self._repetitions = None if counting is None else Repetitions(counting)
        self._mirrors = side is not None and side != (movement.written_side or side)
        self.reset()

    def reset(self) -> None:
        """As new."""
        if self._repetitions is not None:
            self._repetitions.reset()
        self._near: Side | None = None
        self._first_ms: int | None = None
        self._last_ms: int | None = None
        self._seen_ms: int | None = None
        self.is_lost = False
        """True while nothing has been seen for longer than is bridged."""

    def __repr__(self) -> str:
        sight = "lost" if self.is_lost else "seeing"
        return f"Tracker({self.movement.id}, {self.side or 'no side'}, {self._repetitions!r}, {sight})"

    @property
    def count(self) -> int:
        """Whole repetitions so far."""
        return 0 if self._repetitions is None else self._repetitions.count

    def update(self, frame: Frame | None, t_ms: int) -> tuple[Observation, ...]:
        """What the frame tells; None means that the camera gave nothing. A moment that is not later is left out."""
        if self._repetitions is None or (self._last_ms is not None and t_ms <= self._last_ms):
            return ()
        self._last_ms = t_ms
        if self._first_ms is None:
            self._first_ms = t_ms
        value = None if frame is None else self._value(frame)
        return (*self._sight(value, t_ms), *self._progress(self._repetitions, value, t_ms))

    def update_floats(self, floats: Sequence[float], t_ms: int) -> tuple[Observation, ...]:
        """As `update`, from a frame as a row of numbers: x, y, z, visibility of each landmark in the pose model's order."""
        return self.update(Frame.from_floats(floats), t_ms)

    def _value(self, frame: Frame) -> float | None:
        counting = self.movement.camera.counting
        if counting is None:
            return None
        seen = frame.mirrored() if self._mirrors else frame
        self._near = near_side(seen, self._near)
        work = self.movement.written_side or "left"
        return measure(seen, counting.coordinate, with_sides(counting.points, work, self._near or work))

    def _sight(self, value: float | None, t_ms: int) -> tuple[Observation, ...]:
        if value is not None:
            self._seen_ms = t_ms
        since_ms = self._seen_ms if self._seen_ms is not None else self._first_ms
        lost = since_ms is not None and t_ms - since_ms > BRIDGED_MS
        if lost == self.is_lost:
            return ()
        self.is_lost = lost
        return (Observation("lost" if lost else "found", t_ms, self.count),)

    def _progress(self, repetitions: Repetitions, value: float | None, t_ms: int) -> tuple[Observation, ...]:
        was_ready = repetitions.ready
        if repetitions.update(value, t_ms):
            return (Observation("repetition", t_ms, repetitions.count),)
        return (Observation("ready", t_ms, 0),) if repetitions.ready and not was_ready else ()
