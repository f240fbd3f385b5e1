"""From candidates to the numbers that the search weighs: how long each may take, and what each is worth today.

candidates ─ amounts, weights, what was done lately ─▶ turns ─▶ problem
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from math import ceil, inf

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import STAGES, Amount, Movement, Stage
from unslump.planning.amounts import Choices, middle_ms, offers, short_warm_ups
from unslump.planning.budget import lead_ms, whole_item_ms
from unslump.planning.caps import caps
from unslump.planning.eligible import Candidate
from unslump.planning.lately import Lately
from unslump.planning.lengths import inner_ms
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import FIT_S, Background, Emphasis, PlanItem, Ready, Wishes
from unslump.planning.order import group_of
from unslump.planning.problem import Problem, Turn
from unslump.planning.weights import Area, Weights

MOST_LAPS = 4
ONCE: frozenset[Stage] = frozenset({"warm-up", "mobilise", "strengthen"})
"""Stages whose movements never come round again in one session: they load or press more than the others."""
SHORT_SESSION_MIN = 10
"""Up to here the warm-up may be cut short."""
WARM_UP_SHARE = 0.2
"""Of the whole time: what a warm-up usually takes."""
LARGEST_SHARE = 0.25
"""Of the whole time: no movement usually takes more."""
FEW = 4
"""So many movements are never a hurry."""
MOST_A_MINUTE = 0.7
"""Movements: more than seven in ten minutes are a hurry. Given up only where small amounts would not fill the time."""
LONG_AGO = 20
"""Sessions: what was not done since is as due as it gets."""
LATELY = 10
"""Sessions: within these another version of a movement counts as done lately."""
FADES = 3
"""Sessions that a movement still counts as recent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a plan starts from, beside the candidates."""

    catalogue: Catalogue
    wishes: Wishes
    lately: Lately
    seed: int
    ready: Mapping[str, Ready]
    emphasis: Emphasis
    weights: Weights

    def points(self, term: str) -> int:
        """What one of the movement's or the session's weights counts today, in small coin."""
        return (self.weights.movement.get(term) or self.weights.session[term]).points(self.emphasis)


def asked_by(catalogue: Catalogue, wishes: Wishes, background: Background, seed: int, weights: Weights) -> Asked:
    """Somebody's wishes and their background, with the past looked at from today."""
    lately = Lately(background.past, background.when, catalogue)
    table = weights.with_strength_on(background.strength_days)
    return Asked(catalogue, wishes, lately, seed, background.ready, background.emphasis, table)


class Turns:
    """The problem of a day, and the amounts behind its lengths."""

    def __init__(self, asked: Asked, candidates: Sequence[Candidate]) -> None:
        self.asked = asked
        self.low = low_dose() if LOW_DOSE in asked.wishes.limits else None
        self.areas = tuple(area for area in asked.weights.week if any(area.has(one.movement) for one in candidates))
        self.neighbours = _neighbours(asked.catalogue)
        self._amounts: dict[str, dict[int, Amount]] = {}
        self.turns = tuple(turn for one in candidates for turn in self._laps(one))

    def amount(self, turn: Turn, length: int) -> Amount:
        """The amount of a movement that takes so many seconds."""
        return self._amounts[turn.id][length]

    def index(self, item: PlanItem) -> int | None:
        """Where the turn of a planned item is; None where it cannot be done today."""
        return next((i for i, one in enumerate(self.turns) if (one.id, one.lap) == (item.movement, item.lap)), None)

    def length(self, item: PlanItem) -> int:
        """Seconds of a planned item in exactly its amount, in the same position as before; known from now on."""
        movement = self.asked.catalogue[item.movement]
        length = whole_item_ms(movement.position, movement, inner_ms(movement, item.amount), item.how) // 1000
        self._amounts[item.movement][length] = item.amount
        return length

    @property
    def minutes(self) -> int:
        """As many as were asked for."""
        return self.asked.wishes.minutes

    @cached_property
    def problem(self) -> Problem:
        """To be solved."""
        low, asked = self.low, self.asked
        loads = len({turn.id for turn in self.turns if turn.loads})
        return Problem(
            turns=self.turns,
            goal_s=asked.wishes.minutes * 60,
            fit_s=FIT_S,
            covers=(*(self.lacking(area) for area in self.areas), *(asked.points("stage") for _ in STAGES)),
            position=asked.points("position"),
            away=asked.points("away") // 60,
            seen=asked.lately.sessions,
            most_loads=None if low is None else low.moves[1],
            least_loads=0 if low is None else min(low.moves[0], loads),
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is solved, and what where nothing comes of that: first with no more movements than can be done without hurry."""
        if self.low is not None:
            return (self.problem,)
        most = max(FEW, ceil(self.minutes * MOST_A_MINUTE))
        return replace(self.problem, most_new=most), self.problem

    def lacking(self, area: Area) -> int:
        """What having it today is worth: its weight, by the share of the wished days that the week did not have."""
        missing = max(0, area.days - len(self.asked.lately.days_with(area)))
        return area.weight.points(self.asked.emphasis) * missing // area.days

    def term_of_cover(self, bit: int) -> str:
        """`week:rotation` or `stage:dynamic`."""
        if bit < len(self.areas):
            return f"week:{self.areas[bit].weight.id}"
        return f"stage:{STAGES[bit - len(self.areas)]}"

    # One movement.

    def _laps(self, candidate: Candidate) -> Iterator[Turn]:
        movement = candidate.movement
        found = self._found(movement)
        way_s = lead_ms(movement.position, movement, candidate.how) // 1000
        usual_s = self._usual_s(movement, found, way_s)
        laps, most_ms = self._most_laps(movement, max(usual_s - way_s, -(-min(found) // 1000)))
        found = {ms: amount for ms, amount in found.items() if ms <= most_ms} or found
        seconds: dict[int, Amount] = {}
        for ms, amount in found.items():
            seconds.setdefault(whole_item_ms(movement.position, movement, ms, candidate.how) // 1000, amount)
        self._amounts[movement.id] = seconds
        lengths = tuple(sorted(seconds))
        usual = _nearest(lengths, usual_s)
        covers = self.covers_of(movement)
        for lap in range(1, laps + 1):
            terms = self._terms(candidate) if lap == 1 else self._once_more(movement, lap)
            loads = lap == 1 and (self.low is None or not self.low.is_calm(movement))
            yield Turn(candidate, lap, lengths, usual, terms, covers, group_of(movement), loads)

    def _most_laps(self, movement: Movement, usual_s: int) -> tuple[int, float]:
        """How often it may come round, and the most milliseconds each time: together no more than the week may have."""
        if self.low is not None:
            laps = 1 if self.low.is_calm(movement) else self.low.times
        else:
            laps = 1 if movement.stage in ONCE else MOST_LAPS
        minutes = [cap for cap in caps() if cap.minutes_a_week is not None and cap.covers(movement)]
        left_s = min((self.asked.lately.left_s(movement, cap) for cap in minutes), default=None)
        if left_s is None:
            return laps, inf
        laps = max(1, min(laps, left_s // max(1, usual_s)))
        return laps, 1000 * left_s / laps

    def _found(self, movement: Movement) -> Choices:
        """Every amount of it that may be asked for today."""
        asked = self.asked
        ready = asked.ready.get(movement.id)
        most = None if ready is None else ready.amount
        if self.low is not None:
            found = self.low.choices(movement, most)
        else:
            found = offers(movement, asked.wishes.track, most)
        if movement.stage == "warm-up" and asked.wishes.minutes <= SHORT_SESSION_MIN:
            found = {**found, **short_warm_ups(movement)}
        return found

    def _usual_s(self, movement: Movement, found: Choices, way_s: int) -> int:
        """The middle of the track, or what they are ready for, and the way there; in a short session a share of it."""
        goal_s = self.asked.wishes.minutes * 60
        if movement.stage == "warm-up":
            return int(goal_s * WARM_UP_SHARE)
        ready = self.asked.ready.get(movement.id)
        track = self.asked.wishes.track
        if self.low is not None:
            usual_ms = middle_ms(self.low.usual(movement))
        elif ready is not None:
            usual_ms = inner_ms(movement, ready.amount)
        else:
            usual_ms = middle_ms(offers(movement, track, None, only=True))
        return min(min(usual_ms, max(found)) // 1000 + way_s, int(goal_s * LARGEST_SHARE))

    # What it is worth.

    def covers_of(self, movement: Movement) -> int:
        bits = sum(1 << nth for nth, area in enumerate(self.areas) if area.has(movement))
        return bits | 1 << len(self.areas) + STAGES.index(movement.stage)

    def _terms(self, candidate: Candidate) -> dict[str, int]:
        movement, wishes = candidate.movement, self.asked.wishes
        ago = self.asked.lately.ago(movement.id)
        ready = self.asked.ready.get(movement.id)
        shares = {
            "more": (1, 1),
            "new": (ago is None and self.asked.lately.has_history, 1),
            "due": (0 if ago is None else min(ago - 1, LONG_AGO - 1), LONG_AGO - 1),
            "recent": (ago is not None and ago <= FADES, ago or 1),
            "liked": (movement.id in wishes.likes, 1),
            "disliked": (movement.id in wishes.dislikes, 1),
            "up": (ready is not None and ready.change == "up", 1),
            "stands_in": (bool(candidate.reason), 1),
            "variant": (self._is_variant(movement), 1),
            "chance": (_drawn(self.asked.seed, movement.id), 256),
        }
        worth = {term: self.asked.points(term) * part // whole for term, (part, whole) in shares.items() if part}
        return {term: points for term, points in worth.items() if points != 0}

    def _once_more(self, movement: Movement, lap: int) -> dict[str, int]:
        """Dearer each time, so that everything comes round twice before anything comes round three times."""
        disliked = self.asked.points("disliked") if movement.id in self.asked.wishes.dislikes else 0
        return {
            "more": self.asked.points("more"),
            "again": self.asked.points("again") * (lap - 1),
            **({"disliked": disliked} if disliked else {}),
        }

    def _is_variant(self, movement: Movement) -> bool:
        ago = self.asked.lately.ago
        others = (ago(one) for one in self.neighbours.get(movement.id, ()))
        mine = ago(movement.id)
        return (mine is None or mine > LATELY) and any(one is not None and one <= LATELY for one in others)


def _neighbours(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Easier and harder ones of each movement, whichever of the two files names the other."""
    found: dict[str, dict[str, None]] = {}
    for movement in catalogue.values():
        for other in (*movement.easier, *movement.harder):
            found.setdefault(movement.id, {})[other] = None
            found.setdefault(other, {})[movement.id] = None
    return {one: tuple(others) for one, others in found.items()}


def _drawn(seed: int, movement_id: str) -> int:
    """0 to 255, the same on every Python, and whatever else is in the catalogue."""
    return blake2b(f"{seed} {movement_id}".encode(), digest_size=1).digest()[0]


def _nearest(lengths: Sequence[int], wanted: int) -> int:
    return min(lengths, key=lambda length: (abs(length - wanted), length))
