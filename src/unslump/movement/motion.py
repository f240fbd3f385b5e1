"""A movement in motion: the body at any moment of one repetition, on the figure's own clock.

poses ──solve──▶ key stances ──between──▶ skeleton at t
"""

from functools import lru_cache
from math import cos, pi

from unslump.body.places import Places
from unslump.body.proportions import ADULT, Person
from unslump.body.skeleton import Skeleton, mirrored
from unslump.body.solve import Stance, solve
from unslump.body.travel import between_stances
from unslump.movement.model import Ease, Movement, Phase, Round
from unslump.movement.performance import figure_times_ms, phases_of
from unslump.units import Side

DEFAULT_LEVEL = "T7"


class Demonstration:
    """One repetition of a movement in one round, solved at its key poses; asks nothing of a clock."""

    def __init__(self, movement: Movement, round_: Round | None = None, person: Person = ADULT) -> None:
        self.movement = movement
        self.phases: tuple[Phase, ...] = phases_of(movement, round_)
        self.times_ms = figure_times_ms(movement, round_)
        self.level = resting_level(round_)
        start = movement.poses[movement.start]
        places = Places(start, person)
        stops = self._stops()
        solved = {name: self._key(name, places, person) for name in dict.fromkeys(stops)}
        self.keys: tuple[Stance, ...] = tuple(solved[name] for name in stops)

    @property
    def length_ms(self) -> int:
        return self.times_ms[-1][1]

    def _stops(self) -> list[str]:
        return [self.movement.start, *(phase.pose for phase in self.phases)]

    def _key(self, name: str, places: Places, person: Person) -> Stance:
        pose = self.movement.poses[name]
        return solve(pose, places.of(pose), root=places.root, level=self.level, person=person)

    def stance_at(self, t_ms: float) -> Stance:
        """The written side's body at a moment from 0 to `length_ms`."""
        for i, (from_ms, to_ms) in enumerate(self.times_ms):
            if t_ms <= to_ms:
                share = eased(self.phases[i].ease, (t_ms - from_ms) / (to_ms - from_ms))
                return self._between(i, share)
        return self.keys[-1]

    def _between(self, i: int, share: float) -> Stance:
        before, after = self.keys[i], self.keys[i + 1]
        if share <= 0.0 or before is after:
            return before
        return after if share >= 1.0 else between_stances(before, after, share, self.level)

    def skeleton_at(self, t_ms: float, side: Side | None = None) -> Skeleton:
        """The body at a moment, on the side that is asked for."""
        skeleton = self.stance_at(t_ms).skeleton
        return skeleton if side is None or side == (self.movement.written_side or side) else mirrored(skeleton)


@lru_cache(maxsize=256)
def demonstration(movement: Movement, round_number: int | None = None, person: Person = ADULT) -> Demonstration:
    """The demonstration of a movement in its nth round (1-based; None: the first, or the only one)."""
    return Demonstration(movement, round_at(movement, round_number), person)


def round_at(movement: Movement, number: int | None) -> Round | None:
    """The nth round (1-based); None where the movement has none."""
    first = 1 if number is None else number
    return movement.rounds[first - 1] if movement.rounds else None


def resting_level(round_: Round | None) -> str:
    """The vertebra over the roller or peanut in a round."""
    if round_ is None or not round_.levels:
        return DEFAULT_LEVEL
    return round_.levels[len(round_.levels) // 2]


def figure_length_ms(movement: Movement, round_number: int | None = None) -> int:
    """How long one repetition lasts on the figure's clock."""
    return figure_times_ms(movement, round_at(movement, round_number))[-1][1]


def skeleton_at(movement: Movement, side: Side | None, round_number: int | None, t_ms: float) -> Skeleton:
    """The body of a movement at a moment of its repetition, in milliseconds on the figure's clock."""
    return demonstration(movement, round_number).skeleton_at(t_ms, side)


def eased(ease: Ease, share: float) -> float:
    """How far along a movement is when a share of its time is over.

    >>> eased("settle", 0.5)
    0.75
    """
    share = min(1.0, max(0.0, share))
    if ease == "linear":
        return share
    if ease == "settle":
        return 1.0 - (1.0 - share) ** 2
    return (1.0 - cos(pi * share)) / 2


def work_levels(movement: Movement, round_number: int | None = None) -> tuple[str, ...]:
    """The vertebrae drawn in orange: the round's own, else the movement's."""
    round_ = round_at(movement, round_number)
    return round_.levels if round_ is not None and round_.levels else movement.work_levels
