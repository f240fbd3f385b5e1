"""Follows one movement, frame by frame.

frame ── reading (a side each) ──▶ repetitions ──┐
     └── sight · holds · faults ─────────────────┴──▶ observations
"""

from collections.abc import Sequence

from unslump.movement.coordinates import RANGED
from unslump.movement.model import Counting, Movement
from unslump.tracking.coordinates import Gauge, near_side
from unslump.tracking.faults import Coach, FaultWatch
from unslump.tracking.frame import Frame
from unslump.tracking.holds import Holds
from unslump.tracking.observation import Observation
from unslump.tracking.ranges import Extremes, Facing, Range, Ranges
from unslump.tracking.reading import Reading
from unslump.tracking.repetitions import START_HELD_MS, Repetitions, Told
from unslump.tracking.sight import Sight, parts_of
from unslump.tracking.swaps import Swaps
from unslump.tracking.windings import Windings
from unslump.units import Side, other_side

_HOLD_SLACK = 0.25
"""A hold may sink by this share of the way from `reach` to `back`."""
_SLOW_SHARE = 0.35
"""Slow is less than this share of a whole repetition's way in a second."""


class Line:
    """One side of the movement: its coordinate, and what it counts."""

    def __init__(
        self, counting: Counting, side: Side | None, written: Side | None, start_held_ms: int, doubts_first: bool
    ) -> None:
        self.side = side
        mirrors = side is not None and side != (written or side)
        work = written or side or "left"
        gauge = Gauge(counting.coordinate, counting.points, work, mirrors, counting.flat, counting.least_visibility)
        self.reading = Reading(gauge)
        self.measured_from = counting.measured_from
        circles = counting.coordinate == "phase"
        self.counter = (
            Windings(start_held_ms) if circles else Repetitions(counting, start_held_ms, doubts_first=doubts_first)
        )
        self.turn = Extremes()
        """Lowest and highest since the last repetition of any side."""
        self.value: float | None = None
        """Smoothed, just now."""

    def __repr__(self) -> str:
        return f"Line({self.side}, {self.counter!r})"

    def reset(self) -> None:
        self.reading.reset()
        self.counter.reset()
        self.turn.reset()
        self.value = None

    def update(self, floats: Sequence[float] | None, near: Side, t_ms: int) -> None:
        self.value = self.reading.update(floats, near, t_ms)
        self.turn.update(self.measured)

    @property
    def measured(self) -> float | None:
        """What was measured just now, gated and not smoothed, from the start pose where the file says so; None where nothing was."""
        raw = self.reading.raw
        if raw is None or self.measured_from != "start":
            return raw
        neutral = self.counter.neutral
        return None if neutral is None else raw - neutral

    @property
    def out(self) -> float | None:
        """How far out it is just now; None where it is not seen."""
        return None if self.value is None else self.counter.out_by(self.value)


class Tracker:
    """Tells repetitions, holds, sides and faults of a movement with grade A or B; of grade C it notices nothing.

    `side` None follows both sides where the movement has sides. `hold_ms`: how long a hold is to last.
    `start_held_ms` 0 counts from the first frame, as for a recording that was cut to begin there; with `doubts_first` it may have
    begun in the middle of a repetition.
    """

    def __init__(
        self,
        movement: Movement,
        side: Side | None = None,
        *,
        hold_ms: int | None = None,
        start_held_ms: int = START_HELD_MS,
        doubts_first: bool = False,
    ) -> None:
        self.movement, self.side, self.hold_ms = movement, side, hold_ms
        counting, written = movement.camera.counting, movement.written_side
        sides: Sequence[Side | None] = (side,)
        if side is None and written is not None:
            sides = (written, other_side(written))
        self.lines: tuple[Line, ...] = ()
        if counting is not None:
            self.lines = tuple(Line(counting, one, written, start_held_ms, doubts_first) for one in sides)
        asked_for_one = counting is not None and side is not None and written is not None and movement.sides == "each"
        self.beside: tuple[Line, ...] = ()
        """The side that nobody asked for, where all of one side comes first: noticed, and not counted."""
        if asked_for_one and counting is not None and side is not None:
            self.beside = (Line(counting, other_side(side), written, start_held_ms, doubts_first),)
        self._sight, self._coach, self._swaps = Sight(), Coach(), Swaps()
        self._extremes, self._ranges, self._facing = Extremes(), Ranges(), Facing()
        self._is_ranged = counting is not None and counting.coordinate in RANGED
        self._holds = _holds(movement)
        mirrors = side is not None and written is not None and side != written
        judged = [fault for fault in movement.faults if fault.check is not None] if movement.camera.grade == "A" else []
        self._faults = tuple(FaultWatch(fault, written or "left", mirrors) for fault in judged)
        self.reset()

    def reset(self) -> None:
        """As new."""
        for line in (*self.lines, *self.beside):
            line.reset()
        for watch in self._faults:
            watch.reset()
        self._sight.reset()
        self._swaps.reset()
        self._coach.reset()
        self._extremes.reset()
        self._ranges.reset()
        self._facing.reset()
        if self._holds is not None:
            self._holds.reset()
        self._near: Side | None = None
        self._last_ms: int | None = None
        self._last_side: Side | None = None
        self._held_told = False
        self.count = 0
        """Whole repetitions so far."""
        self.partials = 0

    def __repr__(self) -> str:
        sight = "lost" if self._sight.is_lost else "seeing"
        lines = ", ".join(repr(line.counter) for line in self.lines)
        return f"Tracker({self.movement.id}, {self.side or 'no side'}, {lines}, {sight})"

    @property
    def is_lost(self) -> bool:
        """True while nothing has been seen for longer than is bridged."""
        return self._sight.is_lost

    @property
    def in_sight(self) -> float:
        """The share of the time in which what is needed was seen, 0 to 1."""
        return self._sight.share

    @property
    def value(self) -> float | None:
        """What was measured just now, gated and not smoothed; None where nothing was."""
        return self.lines[0].measured if self.lines else None

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest of the middle repetition in degrees, for an arm's lift or a side bend; None for what is not seen so well."""
        seen = self._ranges.all if self._is_ranged else None
        return None if seen is None else (seen.low_deg, seen.high_deg)

    @property
    def ranges(self) -> dict[Side | None, Range]:
        """The same of each side for itself, or under None where there are no sides."""
        return self._ranges.by_side if self._is_ranged else {}

    @property
    def facing_deg(self) -> float | None:
        """How the shoulders stood to the camera while the ranges were seen, 0 facing it; None where nobody knows."""
        return self._ranges.facing_deg

    @property
    def extremes(self) -> tuple[float, float] | None:
        """The lowest and the highest of everything measured; None before there is anything."""
        low, high = self._extremes.low, self._extremes.high
        return None if low is None or high is None else (low, high)

    def update(self, frame: Frame | None, t_ms: int) -> tuple[Observation, ...]:
        """What the frame tells; None means that the camera gave nothing. A moment that is not later is left out."""
        return self.update_floats(None if frame is None else frame.floats(), t_ms)

    def update_floats(self, floats: Sequence[float] | None, t_ms: int) -> tuple[Observation, ...]:
        """As `update`, from a frame as a row of numbers: x, y, z, visibility of each landmark in the pose model's order."""
        if not self.lines or (self._last_ms is not None and t_ms <= self._last_ms):
            return ()
        self._last_ms = t_ms
        if floats is not None and self._swaps.update(floats, t_ms):
            floats = None
        if floats is not None:
            self._near = near_side(floats, self._near)
        near = self._near or "left"
        for line in (*self.lines, *self.beside):
            line.update(floats, near, t_ms)
        self._extremes.update(self.value)
        if self._is_ranged:
            self._facing.update(floats)
        told = self._seen(floats, near, t_ms)
        for line in self.lines:
            told += self._counted(line, t_ms)
        for line in self.beside:
            told += self._noticed_beside(line, t_ms)
        if self._holds is not None:
            told += self._held(self._holds, t_ms)
        if self._faults:
            told += self._judged(floats, near, t_ms)
        return tuple(told)

    def _seen(self, floats: Sequence[float] | None, near: Side, t_ms: int) -> list[Observation]:
        seen = any(line.reading.raw is not None for line in self.lines)
        if not self._sight.update(seen, t_ms):
            return []
        if not self._sight.is_lost:
            return [Observation("found", t_ms, self.count)]
        unseen = [] if floats is None else [n for line in self.lines for n in line.reading.gauge.unseen(floats, near)]
        return [Observation("lost", t_ms, self.count, missing=parts_of(unseen))]

    def _counted(self, line: Line, t_ms: int) -> list[Observation]:
        return self._noticed(line.counter.update(line.value, t_ms, line.reading.filter.tremble), line, t_ms)

    def _noticed_beside(self, line: Line, t_ms: int) -> list[Observation]:
        """A whole repetition of the other side is told as a change of side, and counts for nobody."""
        if line.counter.update(line.value, t_ms, line.reading.filter.tremble) != "repetition" or self._is_echo(line):
            return []
        return [Observation("side", t_ms, self.count, line.side)]

    def finish(self) -> tuple[Observation, ...]:
        """The recording is over: what was still being looked at."""
        told = [one for line in self.lines for one in self._noticed(line.counter.finish(), line, self._last_ms or 0)]
        return tuple(told)

    def _noticed(self, told: Told | None, line: Line, t_ms: int) -> list[Observation]:
        if told == "ready":
            others_wait = sum(one.counter.ready for one in self.lines) > 1
            return [] if others_wait else [Observation("ready", t_ms, self.count)]
        if told is None or told == "out":
            return []
        if self._is_echo(line):
            line.counter.take_back()
            return []
        return self._told(told == "repetition", line.side, t_ms)

    def _told(self, whole: bool, side: Side | None, t_ms: int) -> list[Observation]:
        told: list[Observation] = []
        if side != self._last_side and self._last_side is not None:
            told.append(Observation("side", t_ms, self.count, side))
        self._last_side = side
        if not whole:
            self.partials += 1
            return [*told, Observation("partial", t_ms, self.count, side)]
        self.count += 1
        self._note_range(side)
        told.append(Observation("repetition", t_ms, self.count, side))
        if self._coach.repetition(t_ms):
            told.append(Observation("praise", t_ms, self.count, side))
        return told

    def _note_range(self, side: Side | None) -> None:
        """On the line of the side that did it."""
        turn = next(line.turn for line in self.lines if line.side == side)
        if turn.low is not None and turn.high is not None:
            self._ranges.note(side, turn.low, turn.high, self._facing.deg)
        for line in self.lines:
            line.turn.reset()
        self._facing.reset()

    def _is_echo(self, line: Line) -> bool:
        """A body does one repetition at a time: of two sides that swing at once, the larger counts."""
        mine = line.counter
        for other in (one.counter for one in self.lines if one is not line):
            if other.is_out and other.height > mine.height:
                return True
            if other.ended_ms is not None and other.ended_ms > mine.began_ms:
                return True
        return False

    def _held(self, holds: Holds, t_ms: int) -> list[Observation]:
        line = max(self.lines, key=lambda one: -1e9 if one.out is None else one.out)
        out = line.out if line.counter.ready else None
        another_second = holds.update(out, line.reading.filter.moving, t_ms)
        if holds.held_ms == 0:
            self._held_told = False
        told = [Observation("hold", t_ms, self.count, line.side, holds.held_ms)] if another_second else []
        if self.hold_ms is not None and holds.held_ms >= self.hold_ms and not self._held_told:
            self._held_told = True
            told.append(Observation("held", t_ms, self.count, line.side, holds.held_ms))
        return told

    def _judged(self, floats: Sequence[float] | None, near: Side, t_ms: int) -> list[Observation]:
        ready = any(line.counter.ready for line in self.lines)
        told: list[Observation] = []
        for watch in self._faults:
            wrong = watch.update(floats, near, t_ms, at_start=not ready)
            if wrong and ready and self._coach.correction(watch.fault.say, t_ms):
                told.append(Observation("fault", t_ms, self.count, self.side, say=watch.fault.say))
        return told


def _holds(movement: Movement) -> Holds | None:
    """The band of a movement's hold, as distances out from rest; None where nothing is held."""
    counting, hold = movement.camera.counting, movement.camera.hold
    if counting is None or (hold is None and not any(phase.hold for phase in movement.phases)):
        return None
    reach, back = abs(counting.reach - counting.rest), abs(counting.back - counting.rest)
    if hold is None:
        low, high = reach - _HOLD_SLACK * (reach - back), float("inf")
    else:
        sign = 1.0 if counting.reach > counting.rest else -1.0
        low, high = sorted(((hold.low - counting.rest) * sign, (hold.high - counting.rest) * sign))
    return Holds(low, high, _SLOW_SHARE * reach)
