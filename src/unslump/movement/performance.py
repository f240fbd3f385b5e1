"""A movement done with a certain amount, unrolled into steps with whole milliseconds: the one truth about time.

The planner adds these up, the timeline puts words on them, the figure plays them, the tracker is tested on them.

    ready → set 1 ─ side ─ round ─ repetition ─ phases … → rest → set 2 … → done
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from unslump.movement.model import Amount, Dose, Movement, Phase, Position, Round
from unslump.units import Side, Track, ms_from_s, other_side

StepKind = Literal["setup", "move", "hold", "shift", "switch", "rest"]

CHANGE_POSITION_S = 10.0
SAME_POSITION_S = 4.0


class Step(NamedTuple):
    """One stretch of time with one thing to do. Numbers count from 1; None means that it does not apply."""

    kind: StepKind
    start_ms: int
    end_ms: int
    phase: int | None = None
    """Index into the phases as they are played here (`phases_of`), or into the setup steps."""
    side: Side | None = None
    set: int | None = None
    rep: int | None = None
    round: int | None = None
    figure_from_ms: int = 0
    """Where the figure of this movement, side and round stands on its own clock."""
    figure_to_ms: int = 0
    figure_loops: bool = False
    """True in a hold: the figure repeats that stretch (one breath) until the step ends."""


def amount_of(dose: Dose, share: float = 0.0) -> Amount:
    """A dose with its choices made: share 0 takes the low end of every range, 1 the high end.

    >>> amount_of(Dose(sets=(1, 2), reps=(4, 5), hold_s=(30, 30), per="side"), 1.0)
    Amount(sets=2, reps=5, hold_s=30.0, duration_s=None, rounds=())
    """
    return Amount(
        sets=round(_within(dose.sets, share)),
        reps=None if dose.reps is None else round(_within(dose.reps, share)),
        hold_s=None if dose.hold_s is None else round(_within(dose.hold_s, share), 1),
        duration_s=None if dose.duration_s is None else round(_within(dose.duration_s, share), 1),
        rounds=dose.rounds,
    )


def amount_for(movement: Movement, track: Track, share: float = 0.0) -> Amount:
    """What a track's dose of a movement comes to."""
    return amount_of(movement.doses[track], share)


def phases_of(movement: Movement, round_: Round | None = None) -> tuple[Phase, ...]:
    """The phases as they are played in a round; a reversed round visits the same poses the other way about."""
    if round_ is None or not round_.reverse:
        return movement.phases
    stops = [movement.start, *(phase.pose for phase in movement.phases)]
    return tuple(
        Phase(stops[i], ph.seconds, ph.say, ph.show, ph.again, ph.breath, ph.ease, ph.hold)
        for i, ph in reversed(list(enumerate(movement.phases)))
    )


def steps(movement: Movement, amount: Amount, pace: float = 1.0, *, together: bool = False) -> tuple[Step, ...]:
    """Every step of a movement in order, without gaps, from 0 ms.

    `pace` 1.2 is a fifth slower: it stretches the moving phases, never a hold or a rest that the dose sets.
    `together`: what is done for a time and not counted is one step each side and round, with a looping figure.
    """
    return _unrolled(movement, amount, pace, together)


def duration_ms(movement: Movement, amount: Amount, pace: float = 1.0) -> int:
    """How long it all takes, getting into place included."""
    return steps(movement, amount, pace)[-1].end_ms


def changeover_s(before: Position | None, after: Position) -> float:
    """Seconds to leave for the next movement: naming it, and moving if the position differs."""
    return SAME_POSITION_S if before == after else CHANGE_POSITION_S


def rounds_of(movement: Movement, amount: Amount) -> tuple[tuple[int, Round | None], ...]:
    """The rounds that are done, each with its number in the file (1-based); one nameless round where there are none."""
    if not movement.rounds:
        return ((1, None),)
    chosen = [(i, r) for i, r in enumerate(movement.rounds, 1) if not amount.rounds or r.name in amount.rounds]
    return tuple(chosen)


def reps_in(amount: Amount, round_: Round | None) -> int:
    """Repetitions in one round (for each side, where there are sides)."""
    share = 1.0 if round_ is None else round_.share
    reps = 1 if amount.reps is None else amount.reps
    return max(1, int(reps * share + 0.5))


def figure_times_ms(movement: Movement, round_: Round | None = None) -> tuple[tuple[int, int], ...]:
    """Start and end of every phase on the figure's own clock, on which a hold lasts one breath."""
    times, t_ms = [], 0
    for phase in phases_of(movement, round_):
        end_ms = t_ms + ms_from_s(phase.seconds)
        times.append((t_ms, end_ms))
        t_ms = end_ms
    return tuple(times)


@lru_cache(maxsize=256)
def _unrolled(movement: Movement, amount: Amount, pace: float, together: bool) -> tuple[Step, ...]:
    """Remembered, because the same comes round again: twice in a session, and each time that a session is looked at."""
    return _Unroller(movement, amount, pace, together).run()


class _Unroller:
    """Walks sets, sides, rounds and repetitions, keeping the clock."""

    def __init__(self, movement: Movement, amount: Amount, pace: float, together: bool) -> None:
        self.movement, self.amount, self.pace, self.together = movement, amount, pace, together
        self.now_ms = 0
        self.steps: list[Step] = []
        self.legs: dict[bool, list[tuple[StepKind, int, tuple[int, int, bool]]]] = {}

    def run(self) -> tuple[Step, ...]:
        for i, step in enumerate(self.movement.setup):
            self._step("setup", step.seconds * self.pace, phase=i)
        for set_ in range(1, self.amount.sets + 1):
            if set_ > 1:
                self._step("rest", self.movement.rest_s, set=set_)
            self._set(set_)
        return tuple(self.steps)

    def _set(self, set_: int) -> None:
        if self.movement.sides != "each":
            self._rounds(set_, None)
            return
        first = self.movement.written_side or "left"
        self._rounds(set_, first)
        self._step("switch", self.movement.switch_s, side=other_side(first), set=set_)
        self._rounds(set_, other_side(first))

    def _rounds(self, set_: int, side: Side | None) -> None:
        for nth, (number, round_) in enumerate(rounds_of(self.movement, self.amount)):
            if nth:
                self._step("shift", self.movement.shift_s, side=side, set=set_, round=number)
            if self.amount.duration_s is not None:
                self._for_a_time(set_, side, number, round_, self.amount.duration_s)
            else:
                for rep in range(1, reps_in(self.amount, round_) + 1):
                    self._rep(set_, side, number, round_, rep)

    def _rep(self, set_: int, side: Side | None, number: int, round_: Round | None, rep: int) -> None:
        first = self.movement.written_side or "left"
        sides = (first, other_side(first)) if self.movement.sides == "alternate" else (side,)
        for one in sides:
            for i, (kind, length_ms, figure) in enumerate(self._legs(round_)):
                start_ms, self.now_ms = self.now_ms, self.now_ms + length_ms
                self.steps.append(Step(kind, start_ms, self.now_ms, i, one, set_, rep, number, *figure))

    def _legs(self, round_: Round | None) -> list[tuple[StepKind, int, tuple[int, int, bool]]]:
        """Each phase of a round: its kind, how long it takes here, and what the figure plays."""
        backwards = round_ is not None and round_.reverse
        if backwards not in self.legs:
            phases, times = phases_of(self.movement, round_), figure_times_ms(self.movement, round_)
            self.legs[backwards] = [
                ("hold" if phase.hold else "move", self._length_ms(phase), (from_ms, to_ms, phase.hold))
                for phase, (from_ms, to_ms) in zip(phases, times, strict=True)
            ]
        return self.legs[backwards]

    def _length_ms(self, phase: Phase) -> int:
        held_s = self.amount.hold_s if phase.hold else None
        return ms_from_s(phase.seconds * self.pace if held_s is None else held_s)

    def _for_a_time(self, set_: int, side: Side | None, number: int, round_: Round | None, duration_s: float) -> None:
        share = 1.0 if round_ is None else round_.share
        until_ms = self.now_ms + ms_from_s(duration_s * share)
        if self.together:
            self._in_one(set_, side, number, round_, until_ms)
            return
        rep = 0
        while rep == 0 or self.now_ms < until_ms:
            rep += 1
            self._rep(set_, side, number, round_, rep)

    def _in_one(self, set_: int, side: Side | None, number: int, round_: Round | None, until_ms: int) -> None:
        """As many whole repetitions as begin before the time is up."""
        legs = self._legs(round_)
        once_ms = sum(length_ms for _, length_ms, _ in legs) * (2 if self.movement.sides == "alternate" else 1)
        start_ms = self.now_ms
        self.now_ms += max(1, -(-(until_ms - start_ms) // once_ms)) * once_ms
        figure_to_ms = legs[-1][2][1]
        self.steps.append(Step("move", start_ms, self.now_ms, 0, side, set_, None, number, 0, figure_to_ms, True))

    def _step(
        self,
        kind: StepKind,
        seconds: float,
        *,
        phase: int | None = None,
        side: Side | None = None,
        set: int | None = None,
        round: int | None = None,
    ) -> None:
        start_ms = self.now_ms
        self.now_ms += ms_from_s(seconds)
        self.steps.append(Step(kind, start_ms, self.now_ms, phase, side, set, None, round))


def _within(bounds: tuple[float, float], share: float) -> float:
    low, high = bounds
    return low + (high - low) * share
