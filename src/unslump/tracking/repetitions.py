"""Counting swings of one number: a start pose held, then out beyond one threshold and back past another.

rest ──────┐            ┌──── back past `back`: whole, or partial where it fell short of `reach`
           └─ beyond `reach` ─┘

Measured from `turn`, rest is wherever the swing sets out, and `back` a share of its own way home: nothing is learnt
of a person, and a start pose that shifts does no harm.
"""

from math import isfinite
from typing import Literal

from unslump.movement.model import Counting
from unslump.tracking.beginnings import Beginning

START_HELD_MS = 1000
"""How long the start pose is kept before counting begins."""
BRIDGED_MS = 700
"""A gap in what is seen that is simply bridged; a longer one is said."""
FORGOTTEN_MS = 3000
"""After a longer gap nobody knows what became of a repetition in hand: it is let go."""
LEAST_MS = 500
"""No repetition is over sooner: nobody goes out and back in less."""
_WAY_MS = 150
_TURN_SEEN_MS = 400
_TURNED_SHARE = 0.1
"""Of `reach`: so much up or down, in so short a time, is a way and not a tremble."""
_DOUBT = 2.5
"""So many times the tremble is not yet a difference."""
_LOWER_SHARE = 0.2

Told = Literal["ready", "out", "repetition", "partial"]


class Repetitions:
    """Counts whole and partial repetitions. `update` with the value, or None when nothing was seen.

    `start_held_ms` 0: counting begins with the first value, as for a recording that was cut to begin there. `doubts_first`: it
    may have begun in the middle of a repetition, which then does not count.
    """

    def __init__(self, counting: Counting, start_held_ms: int = START_HELD_MS, *, doubts_first: bool = False) -> None:
        self.counting, self.start_held_ms, self.doubts_first = counting, start_held_ms, doubts_first
        self._sign = 1.0 if counting.reach > counting.rest else -1.0
        self._reach, self._back = abs(counting.reach - counting.rest), abs(counting.back - counting.rest)
        half_way = (self._reach + self._back) / 2
        self._partial = half_way if counting.partial is None else abs(counting.partial - counting.rest)
        self._keeps = self._back / self._reach
        """Measured from the turn, it is over once less than this share of its way out is left."""
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.count = 0
        self.partials = 0
        self.ready = False
        """True once the start pose has been held."""
        self.is_out = False
        """True between leaving the start pose and being back."""
        self.neutral = self.counting.rest if self.counting.measured_from == "zero" else None
        """The value of the start pose; None until it is known."""
        self.height = 0.0
        """How far out the repetition in hand has come."""
        self.began_ms = 0
        """When the repetition in hand set out."""
        self._seen_ms: int | None = None
        self._resting_since_ms: int | None = None
        self._sum = 0.0
        self._kept = 0
        self._gap_over_ms: int | None = None
        self._first_out = self._noted = 0.0
        self._gap_ms = 0
        self._a_way = self._doubt = 0.0
        self._noted_ms = 0
        self._way = 0
        self.was_under_way = False
        """True where the first repetition had begun before the recording, and so does not count."""
        self._beginning: Beginning | None = None
        self._set_out = 0.0
        """Where the first repetition set out; `neutral` goes lower with it."""
        self._first: Told = "repetition"
        self.ended_ms: int | None = None
        """When the last repetition was over, whole or partial."""

    def __repr__(self) -> str:
        state = "not ready" if not self.ready else "out" if self.is_out else "at rest"
        return f"Repetitions({self.counting.coordinate}, {self.count}, {state})"

    def update(self, value: float | None, t_ms: int, tremble: float = 0.0) -> Told | None:
        """What has just happened; None where nothing has. `tremble`: how far off one value usually is."""
        if value is None or not isfinite(value):
            return None
        value *= self._sign
        self._a_way = max(_TURNED_SHARE * self._reach, _DOUBT * tremble)
        self._doubt = _DOUBT * tremble
        if self._seen_ms is not None:
            self._gap_ms = t_ms - self._seen_ms
            self._after_gap(self._gap_ms, value, t_ms)
        self._seen_ms = t_ms
        if not self.ready:
            return self._get_ready(value, t_ms)
        assert self.neutral is not None
        return self._swing(value - self.neutral * self._sign, t_ms)

    def out_by(self, value: float) -> float:
        """How far out a value lies, in the direction of the movement; 0 at rest."""
        return 0.0 if self.neutral is None else (value - self.neutral) * self._sign

    def _after_gap(self, gap_ms: int, value: float, t_ms: int) -> None:
        if gap_ms > BRIDGED_MS:
            self._resting_since_ms = None
            self._gap_over_ms = t_ms if self.is_out else None
            self._first_out = value - (0.0 if self.neutral is None else self.neutral * self._sign)
        if gap_ms > FORGOTTEN_MS:
            self.is_out, self.height = False, 0.0

    def _get_ready(self, value: float, t_ms: int) -> Told | None:
        if self.start_held_ms == 0:
            told = self._begin(value)
            at_rest = self.counting.measured_from != "turn" and self.out_by(value * self._sign) <= self._back
            self._beginning = Beginning(t_ms) if self.doubts_first and not at_rest else None
            return told
        if self._resting_since_ms is None or not self._is_start(value):
            self._resting_since_ms = t_ms if self._may_rest(value) else None
            self._sum, self._kept = 0.0, 0
        self._sum, self._kept = self._sum + value, self._kept + 1
        held = self._resting_since_ms is not None and t_ms - self._resting_since_ms >= self.start_held_ms
        return self._begin(self._sum / self._kept) if held else None

    def _may_rest(self, value: float) -> bool:
        """Near rest, where the file says where that is."""
        return self.counting.measured_from != "zero" or value - self.counting.rest * self._sign <= self._back

    def _is_start(self, value: float) -> bool:
        """Still in the start pose: near rest, or else near where it has been since it came."""
        return self._may_rest(value) and (
            self.counting.measured_from == "zero" or abs(value - self._sum / self._kept) <= self._reach / 2
        )

    def _begin(self, value: float) -> Told:
        self.ready = True
        if self.neutral is None:
            self.neutral = value * self._sign
        return "ready"

    def _swing(self, out: float, t_ms: int) -> Told | None:
        if self._was_back(out, t_ms):
            told = self._come_back(t_ms)
            self.is_out, self.height, self.began_ms = True, out, t_ms
            return told
        if self.counting.measured_from == "turn":
            return self._from_turn(out, t_ms)
        if not self.is_out:
            if out > self._back:
                self.is_out, self.height = True, out
                self.began_ms = t_ms - min(self._gap_ms, LEAST_MS) // 2
                return "out"
            self._know_start(out)
            return None
        self.height = max(self.height, out)
        if out > self._back:
            return None
        if self._beginning is not None:
            self._beginning, self.is_out, self.was_under_way = None, False, True
            return None
        return self._come_back(t_ms)

    def _know_start(self, out: float) -> None:
        """The start pose is known the better the longer it is kept; from the first repetition on it stands."""
        if self.counting.measured_from == "start" and self.start_held_ms > 0 and self.count + self.partials == 0:
            assert self.neutral is not None
            self._sum, self._kept = self._sum + out + self.neutral * self._sign, self._kept + 1
            self.neutral = self._sum / self._kept * self._sign

    def _from_turn(self, out: float, t_ms: int) -> Told | None:
        """`neutral` follows the lowest value since the last repetition."""
        assert self.neutral is not None
        if self._beginning is not None and self._beginning.waits:
            from_there = out + (self.neutral - self._set_out) * self._sign
            if self._beginning.settled(from_there, t_ms):
                return self.finish()
        if not self.is_out:
            if out <= 0:
                self.neutral += out * self._sign
                self.began_ms = t_ms
            elif out >= min(self._partial, self._reach):
                self.is_out, self.height = True, out
                return "out"
            return None
        self.height = max(self.height, out)
        if out > self._keeps * self.height:
            return None
        told = self._come_back(t_ms)
        if self._beginning is not None and not self._beginning.waits:
            told = self._look_at_first(told, out, t_ms)
        self.neutral += out * self._sign
        return told

    def _look_at_first(self, told: Told | None, out: float, t_ms: int) -> Told | None:
        """The first repetition of a recording waits until it is known whether it began there."""
        assert self._beginning is not None
        assert self.neutral is not None
        if told is None or not self._beginning.doubts(self.began_ms):
            self._beginning = None
            return told
        self.take_back()
        self._set_out, self._first = self.neutral, told
        self._beginning.watch(self.height, out, t_ms)
        return None

    def finish(self) -> Told | None:
        """The recording is over, or the first repetition is known: what was waited for."""
        beginning, self._beginning = self._beginning, None
        if beginning is None or not beginning.waits:
            return None
        self.was_under_way = beginning.was_under_way
        if self.was_under_way:
            return None
        self.count += self._first == "repetition"
        self.partials += self._first == "partial"
        return self._first

    def _was_back(self, out: float, t_ms: int) -> bool:
        """Out of sight it turned: on its way home when last seen, or well down from its height, and on its way out again."""
        if self._gap_over_ms is None:
            self._note_way(out, t_ms)
            return False
        rises = out - self._first_out >= self._a_way
        if not rises and t_ms - self._gap_over_ms < _TURN_SEEN_MS:
            return False
        self._gap_over_ms = None
        lower = self._first_out + self._doubt <= (1 - _LOWER_SHARE) * self.height
        return self.is_out and rises and (self._way < 0 or lower)

    def _note_way(self, out: float, t_ms: int) -> None:
        """Which way it is going, over the last moments."""
        if t_ms - self._noted_ms >= _WAY_MS:
            moved = out - self._noted
            self._way = 0 if abs(moved) < self._a_way else 1 if moved > 0 else -1
            self._noted, self._noted_ms = out, t_ms

    def _come_back(self, t_ms: int) -> Told | None:
        """Out and back: whole, partial, or too little or too quick to mention."""
        height, lasted_ms = self.height, t_ms - self.began_ms
        self.is_out = False
        if lasted_ms < LEAST_MS or height < self._partial:
            return None
        self.ended_ms = t_ms
        if height >= self._reach:
            self.count += 1
            return "repetition"
        self.partials += 1
        return "partial"

    def take_back(self) -> None:
        """The last one was the echo of another side's: it does not count."""
        self.ended_ms = None
        self.count -= self.height >= self._reach
        self.partials -= self.height < self._reach
