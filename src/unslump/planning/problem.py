"""The choice that the planner has, in numbers: what may be done, for how long, and what each choice is worth.

A session is a set of turns with a length for each. It must come within `FIT_S` of the goal, begin with one warm-up where
there is one, and it is worth the sum of its turns, of what they cover together, less what changing position and being away
from the usual amounts costs. `planning.search` looks for the best; `tests/planning/oracle.py` proves how good that is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from unslump.movement.performance import CHANGE_POSITION_S, SAME_POSITION_S
from unslump.planning.budget import CLOSING_MS
from unslump.planning.eligible import Candidate
from unslump.planning.order import Group, bit_of, changes
from unslump.units import ms_from_s

CLOSING_S = CLOSING_MS // 1000
WAY_S = (ms_from_s(CHANGE_POSITION_S) - ms_from_s(SAME_POSITION_S)) // 1000
"""What getting into another position takes beyond staying in the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One movement coming round for the nth time: lap 1, 2, …"""

    candidate: Candidate
    lap: int
    lengths: tuple[int, ...]
    """Seconds that it may take, the way there in the same position included; the shortest first."""
    usual: int
    """The one of them that is neither cut short nor drawn out."""
    terms: Mapping[str, int]
    """What it is worth by itself, by weight: `{"more": 600, "due": 480}` in small coin."""
    covers: int
    """Which of the session's covers it counts for, as bits."""
    group: Group
    loads: bool = True
    """False for what does not count among the few movements of a low dose."""

    @property
    def id(self) -> str:
        return self.candidate.movement.id

    @property
    def value(self) -> int:
        return sum(self.terms.values())

    @property
    def warms_up(self) -> bool:
        return self.candidate.movement.stage == "warm-up"


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """All that the search needs to know."""

    turns: tuple[Turn, ...]
    """A movement's further laps come right after its first."""
    goal_s: int
    fit_s: int
    covers: tuple[int, ...]
    """What each bit of `Turn.covers` is worth if at least one turn has it; at least 0."""
    position: int
    """What each change of position is worth; at most 0."""
    away: int
    """What each second away from the usual, or from the goal, is worth; at most 0."""
    most_loads: int | None = None
    least_loads: int = 0
    forced: frozenset[int] = frozenset()
    """Turns that have to be in it, as indexes."""
    seen: frozenset[frozenset[str]] = frozenset()
    """The movements of each session of before: no session is the same as one of these."""
    most_new: int | None = None
    """How many turns beside the forced ones there may be."""

    def room_s(self, groups: int) -> int:
        """What the goal leaves for the turns themselves, ways between positions taken off."""
        return self.goal_s - CLOSING_S - WAY_S * changes(groups)

    def groups(self, chosen: Sequence[int]) -> int:
        bits = 0
        for i in chosen:
            bits |= bit_of(self.turns[i].group)
        return bits

    def is_like_one_of_before(self, chosen: Collection[int]) -> bool:
        """True where a session of before had the very same movements."""
        return bool(self.seen) and frozenset(self.turns[i].id for i in chosen) in self.seen

    def covered(self, bits: int) -> int:
        return sum(worth for nth, worth in enumerate(self.covers) if bits >> nth & 1)

    def worth(self, lengths: Mapping[int, int]) -> int:
        """What a session is worth: turns by index, each with its length in seconds."""
        groups = self.groups(tuple(lengths))
        bits = 0
        for i in lengths:
            bits |= self.turns[i].covers
        off = abs(sum(lengths.values()) - self.room_s(groups))
        off += sum(abs(length - self.turns[i].usual) for i, length in lengths.items())
        alone = sum(self.turns[i].value for i in lengths)
        return alone + self.covered(bits) + self.position * changes(groups) + self.away * off

    def allows(self, lengths: Mapping[int, int]) -> bool:
        """True where a session keeps every rule."""
        turns = [self.turns[i] for i in lengths]
        laps = {(turn.id, turn.lap) for turn in turns}
        warm_ups = sum(turn.warms_up for turn in turns)
        loads = sum(turn.loads for turn in turns)
        return (
            bool(turns)
            and abs(sum(lengths.values()) - self.room_s(self.groups(tuple(lengths)))) <= self.fit_s
            and all(length in self.turns[i].lengths for i, length in lengths.items())
            and all(turn.lap == 1 or (turn.id, turn.lap - 1) in laps for turn in turns)
            and warm_ups == any(turn.warms_up for turn in self.turns)
            and (self.most_loads is None or self.least_loads <= loads <= self.most_loads)
            and self.forced <= set(lengths)
            and not self.is_like_one_of_before(lengths)
            and (self.most_new is None or len(lengths) - len(self.forced) <= self.most_new)
        )
