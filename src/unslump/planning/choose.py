"""What and how much: movements in turn until the time is full, then amounts that make it come out right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from unslump.movement.model import STAGES, Amount, Movement, Position, Stage
from unslump.planning.amounts import Choices, choices, choices_of, middle_ms, short_warm_ups, within
from unslump.planning.budget import CHOSEN_LEAD_S, whole_item_ms
from unslump.planning.eligible import Candidate
from unslump.planning.fit import fit
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import FIT_S, PlanItem, Ready, Wishes
from unslump.planning.reasons import Reasons
from unslump.planning.rotation import Rotation, in_turn

MOST_LAPS = 4
ONCE: frozenset[Stage] = frozenset({"warm-up", "mobilise", "strengthen"})
"""Stages whose movements never come round again in one session: they load or press more than the others."""
VERY_SHORT_MIN = 5
"""Up to here smaller doses than usual are taken, so that there is more than one thing to do."""
SHORT_SESSION_MIN = 10
"""Up to here the warm-up may be cut short."""
WARM_UP_SHARE = 0.2
"""Of the whole time, at most about this much, where the warm-up may be cut short."""
POSITIONS: tuple[Position, ...] = (
    "standing",
    "seated",
    "all-fours",
    "kneeling",
    "on-the-back",
    "on-the-front",
    "on-the-side",
)
"""From up to down, so that a stage changes position as seldom as it can."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A candidate on its nth lap."""

    candidate: Candidate
    lap: int

    @property
    def movement(self) -> Movement:
        return self.candidate.movement


class Chooser:
    """Fills the minutes that were wished for."""

    def __init__(
        self,
        wishes: Wishes,
        candidates: Sequence[Candidate],
        rotation: Rotation,
        words: Reasons,
        ready: Mapping[str, Ready],
    ) -> None:
        self.wishes, self.rotation, self.words, self.ready = wishes, rotation, words, ready
        self.goal_s = wishes.minutes * 60
        self.warm_ups = sorted((one for one in candidates if _warms_up(one)), key=rotation.key)
        self.others = list(in_turn([one for one in candidates if not _warms_up(one)], rotation))
        self.low = low_dose() if LOW_DOSE in wishes.limits else None
        laps = MOST_LAPS if self.low is None else 1
        self.queue = [_Turn(one, lap) for lap in range(1, laps + 1) for one in self.others if _comes(one, lap)]
        self.moves = (1, len(self.queue) + 1) if self.low is None else self.low.moves
        """How many movements there may be, least and most; fewer only where there are not so many."""
        self.short = wishes.minutes <= SHORT_SESSION_MIN
        self._choices: dict[tuple[str, bool], Choices] = {}

    def items(self) -> tuple[PlanItem, ...] | None:
        """The session; None where nothing comes within half a minute of the wish."""
        for turns in self._selections():
            for wide in (True,) if self.wishes.minutes <= VERY_SHORT_MIN else (False, True):
                found = self._fitted(turns, wide)
                if found is not None:
                    return found
        return None

    def _selections(self) -> Iterator[list[_Turn]]:
        """What could be done, the likeliest to fit first: as much as there is time for, then one less, one more …"""
        for warm_ups in ([_Turn(one, 1) for one in self.warm_ups[:1]], []):
            full = self._filled(warm_ups)
            rest = [turn for turn in self.queue if turn not in full]
            longest = (full + rest)[: self.moves[1] - len(warm_ups)]
            least = min(self.moves[0] - len(warm_ups), len(longest))
            for size in sorted(range(max(1, least), len(longest) + 1), key=lambda n: abs(n - len(full))):
                yield warm_ups + longest[:size]

    def _filled(self, warm_ups: Sequence[_Turn]) -> list[_Turn]:
        """Turn by turn, whatever still finds room in its usual amount, or else in its least.

        Nothing comes round again before all the others have had their turn.
        """
        left_s = self.goal_s - sum(self._lengths_s(turn)[1] for turn in warm_ups)
        taken: list[_Turn] = []
        for _, lap in groupby(self.queue, key=lambda turn: turn.lap):
            turns = list(lap)
            for turn in turns:
                least_s, usual_s = self._lengths_s(turn)
                needed_s = usual_s if usual_s <= left_s else least_s
                if needed_s <= left_s:
                    taken.append(turn)
                    left_s -= needed_s
            if not set(turns) <= set(taken):
                break
        return taken

    def _lengths_s(self, turn: _Turn) -> tuple[float, float]:
        """Least and usual, with a typical way there."""
        found = self._choices_of(turn, wide=self.wishes.minutes <= VERY_SHORT_MIN)
        return CHOSEN_LEAD_S + min(found) / 1000, CHOSEN_LEAD_S + self._usual_ms(turn, found) / 1000

    def _usual_ms(self, turn: _Turn, found: Choices) -> float:
        if not _warms_up(turn.candidate) or not self.short:
            return middle_ms(self._choices_of(turn, wide=False))
        return min(max(min(found), self.goal_s * 1000 * WARM_UP_SHARE), max(found))

    def _choices_of(self, turn: _Turn, *, wide: bool) -> Choices:
        key = (turn.movement.id, wide)
        if key not in self._choices:
            if self.low is not None:
                found = choices_of(turn.movement, self.low.dose(turn.movement))
            elif turn.movement.id in self.ready:
                found = dict(within(turn.movement, self.ready[turn.movement.id].amount))
            else:
                found = dict(choices(turn.movement, self.wishes.track, wide=wide))
            if _warms_up(turn.candidate) and self.short:
                found |= short_warm_ups(turn.movement)
            self._choices[key] = found
        return self._choices[key]

    def _fitted(self, turns: Sequence[_Turn], wide: bool) -> tuple[PlanItem, ...] | None:
        ordered = sorted(turns, key=_place_in_session)
        options = [self._seconds(ordered, i, wide) for i in range(len(ordered))]
        lengths = fit([sorted(option) for option in options], self._wanted(ordered, options), self.goal_s, FIT_S)
        if lengths is None:
            return None
        chosen = zip(ordered, options, lengths, strict=True)
        return tuple(self._item(turn, option[length], length) for turn, option, length in chosen)

    def _seconds(self, ordered: Sequence[_Turn], i: int, wide: bool) -> Mapping[int, Amount]:
        """The choices of one movement in its place, in whole seconds with the way there."""
        turn, last = ordered[i], i == len(ordered) - 1
        before = ordered[i - 1].movement.position if i else None
        found: dict[int, Amount] = {}
        for inner_ms, amount in self._choices_of(turn, wide=wide).items():
            whole_ms = whole_item_ms(before, turn.movement, inner_ms, turn.candidate.how, last=last)
            found.setdefault(whole_ms // 1000, amount)
        return found

    def _wanted(self, ordered: Sequence[_Turn], options: Sequence[Mapping[int, Amount]]) -> list[float]:
        """The usual amounts, all stretched or shortened alike: each by its share of the room there is to give."""
        usual = [self._usual_ms(turn, self._choices_of(turn, wide=False)) / 1000 + CHOSEN_LEAD_S for turn in ordered]
        slack = self.goal_s - sum(usual)
        room = [
            0.0
            if self.short and _warms_up(turn.candidate)
            else max(0.0, max(some) - one if slack > 0 else one - min(some))
            for turn, one, some in zip(ordered, usual, options, strict=True)
        ]
        share = slack / sum(room) if sum(room) else 0.0
        return [one + share * give for one, give in zip(usual, room, strict=True)]

    def _item(self, turn: _Turn, amount: Amount, seconds: int) -> PlanItem:
        movement, candidate = turn.movement, turn.candidate
        stands_in = candidate.reason if turn.lap == 1 else ""
        reason = stands_in or self.words.chosen(self._why(turn), movement, self.wishes.minutes)
        rest = (movement.sides, candidate.how, turn.lap)
        return PlanItem(movement.id, movement.stage, amount, seconds, reason, *rest)

    def _why(self, turn: _Turn) -> str:
        if _warms_up(turn.candidate):
            return "warm_up"
        if turn.lap > 1:
            return "lap"
        return self.rotation.turn(turn.movement.id) if self.rotation.has_history else f"first_{turn.movement.stage}"


def _comes(candidate: Candidate, lap: int) -> bool:
    return lap == 1 or candidate.movement.stage not in ONCE


def _warms_up(candidate: Candidate) -> bool:
    return candidate.movement.stage == "warm-up"


def _place_in_session(turn: _Turn) -> tuple[int, int, int, str]:
    """By stage; within it one lap after the other, from standing down to lying."""
    movement = turn.movement
    return (STAGES.index(movement.stage), turn.lap, POSITIONS.index(movement.position), movement.id)
