"""A movement's ladder: every amount from the least of its starter's dose to the most of its full dose, one small step apart.

Nothing describes it twice: the doses of the movement's file are its landings, the size of a step is a rule.

starter ─ reps ─ hold ─ time ─ places ─ sets ─▶ standard ─ reps ─ … ─▶ full
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from unslump.movement.model import Amount, Dose, Movement
from unslump.movement.performance import amount_of
from unslump.planning.lengths import inner_ms
from unslump.planning.progress_rules import ProgressRules, progress_rules
from unslump.units import TRACKS, Track, ms_from_s

Step = Literal["start", "reps", "hold", "time", "rounds", "sets"]
"""What is more than on the rung below."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One amount of the ladder."""

    amount: Amount
    step: Step
    track: Track
    """The first track whose dose reaches this far."""
    work_ms: int
    """How long it takes, getting into place and rests not counted."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs of one movement, from the least to the most."""

    movement: str
    rungs: tuple[Rung, ...]
    starts: tuple[int, ...]
    """The rung where each track begins."""

    def __len__(self) -> int:
        return len(self.rungs)

    def __getitem__(self, nth: int) -> Rung:
        return self.rungs[nth]

    def start(self, track: Track) -> int:
        """Where a newcomer on that track begins: the first rung that comes up to the least of its dose."""
        return self.starts[TRACKS.index(track)]

    def top(self, track: Track) -> int:
        """The highest rung of that track and those below it."""
        within = TRACKS.index(track)
        return max(nth for nth, rung in enumerate(self.rungs) if TRACKS.index(rung.track) <= within)

    def reached(self, work_ms: int) -> int:
        """The highest rung that takes no longer than that."""
        for nth in range(len(self.rungs) - 1, 0, -1):
            if self.rungs[nth].work_ms <= work_ms:
                return nth
        return 0


def climbs(movement: Movement) -> bool:
    """False for a warm-up: it is as long as the session needs it."""
    return movement.stage != "warm-up"


@lru_cache(maxsize=512)
def ladder(movement: Movement) -> Ladder:
    """The ladder of a movement, from the doses of its file."""
    rungs = tuple(_Builder(movement, progress_rules()).rungs())
    return Ladder(movement.id, rungs, tuple(_start(rungs, movement.doses[track], track) for track in TRACKS))


def _start(rungs: Sequence[Rung], dose: Dose, track: Track) -> int:
    least = amount_of(dose, 0.0)
    within = [nth for nth, rung in enumerate(rungs) if TRACKS.index(rung.track) <= TRACKS.index(track)]
    return next((nth for nth in within if _comes_up_to(rungs[nth].amount, least)), within[-1])


def _comes_up_to(amount: Amount, least: Amount) -> bool:
    pairs = (
        (amount.reps, least.reps),
        (amount.hold_s, least.hold_s),
        (amount.duration_s, least.duration_s),
    )
    enough = all(one is None or low is None or one >= low for one, low in pairs)
    return enough and (not amount.rounds or (bool(least.rounds) and set(amount.rounds) >= set(least.rounds)))


@lru_cache(maxsize=8192)
def work_ms(movement: Movement, amount: Amount) -> int:
    """How long an amount takes, without getting into place and without the rests between sets."""
    idle_ms = sum(ms_from_s(step.seconds) for step in movement.setup) + (amount.sets - 1) * ms_from_s(movement.rest_s)
    return inner_ms(movement, amount) - idle_ms


class _Builder:
    """Climbs from one dose to the next, one thing at a time."""

    def __init__(self, movement: Movement, rules: ProgressRules) -> None:
        self.movement, self.rules = movement, rules
        self.least = amount_of(movement.doses["starter"], 0.0)

    def rungs(self) -> Iterator[Rung]:
        here = self.least
        yield Rung(here, "start", "starter", work_ms(self.movement, here))
        for track in TRACKS:
            for step, above in self._up_to(here, self.movement.doses[track]):
                here = above
                yield Rung(here, step, track, work_ms(self.movement, here))

    def _up_to(self, here: Amount, dose: Dose) -> Iterator[tuple[Step, Amount]]:
        """Every step from here to the most of a dose; what is there already stays."""
        most = amount_of(dose, 1.0)
        while (found := self._next(here, most)) is not None:
            here = found[1]
            yield found

    def _next(self, here: Amount, most: Amount) -> tuple[Step, Amount] | None:
        if here.reps is not None and most.reps is not None and here.reps < most.reps:
            return "reps", self._largest(here, [replace(here, reps=n) for n in self._reps(here.reps, most.reps)])
        if here.hold_s is not None and most.hold_s is not None and here.hold_s < self._hold_lid(most.hold_s):
            return "hold", self._largest(here, [replace(here, hold_s=s) for s in self._holds(here.hold_s, most.hold_s)])
        if here.duration_s is not None and most.duration_s is not None and here.duration_s < most.duration_s:
            times = self._times(here.duration_s, most.duration_s)
            return "time", self._largest(here, [replace(here, duration_s=s) for s in times])
        if (rounds := self._one_more_round(here, most)) is not None:
            return "rounds", replace(here, rounds=rounds)
        if here.sets < min(most.sets, self.rules["step.most_sets"]):
            return "sets", self._one_more_set(here)
        return None

    def _largest(self, here: Amount, larger: list[Amount]) -> Amount:
        """The largest step that is no more than a fifth; the smallest where each is more."""
        most_ms = work_ms(self.movement, here) * (100 + self.rules["step.most_percent"]) / 100
        fitting = [one for one in larger if work_ms(self.movement, one) <= most_ms]
        return fitting[-1] if fitting else larger[0]

    def _reps(self, reps: int, most: int) -> list[int]:
        return list(range(reps + 1, min(most, reps + self.rules["step.most_reps"]) + 1))

    def _hold_lid(self, most_s: float) -> float:
        return min(most_s, max(self.rules["step.longest_hold_s"], self.least.hold_s or 0.0))

    def _holds(self, hold_s: float, most_s: float) -> list[float]:
        lid = self._hold_lid(most_s)
        short = hold_s < self.rules["step.short_hold_s"]
        steps = (1,) if short else (self.rules["step.least_hold_s"], self.rules["step.most_hold_s"])
        return [min(lid, hold_s + step) for step in steps]

    def _times(self, time_s: float, most_s: float) -> list[float]:
        least, most = self.rules["step.least_time_s"], self.rules["step.most_time_s"]
        return [min(most_s, time_s + step) for step in range(least, most + 1, least)]

    def _one_more_round(self, here: Amount, most: Amount) -> tuple[str, ...] | None:
        """The next place in the file's order, that this dose knows and that is not among them."""
        every = [one.name for one in self.movement.rounds]
        if not here.rounds or set(here.rounds) >= set(most.rounds or every):
            return None
        missing = next(name for name in every if name not in here.rounds and name in (most.rounds or every))
        grown = tuple(name for name in every if name in here.rounds or name == missing)
        return () if len(grown) == len(every) else grown

    def _one_more_set(self, here: Amount) -> Amount:
        """One set more, with fewer repetitions in each, so that all of it is hardly more than before."""
        grown = replace(here, sets=here.sets + 1)
        if here.reps is None or self.least.reps is None:
            return grown
        fewer = [replace(grown, reps=reps) for reps in range(self.least.reps, here.reps + 1)]
        before_ms = work_ms(self.movement, here)
        more = [one for one in fewer if work_ms(self.movement, one) > before_ms]
        return self._largest(here, more) if more else grown
