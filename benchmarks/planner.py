"""The planner against a solver that proves what is best, and against larger catalogues than there are.

made-up people ─▶ problems ─┬─ planning.search   how good, how fast
                            └─ tests/planning/oracle (CP-SAT): no session is worth more than this
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from random import Random
from statistics import mean, median
from time import process_time

from benchmarks.row import Row
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.model import Place
from unslump.planning.eligible import AT_HAND, eligible
from unslump.planning.limits import known_limits
from unslump.planning.model import Background, Past, Wishes
from unslump.planning.plan import plan_nearest
from unslump.planning.problem import Problem
from unslump.planning.reasons import reasons
from unslump.planning.search import best_session
from unslump.planning.turns import Turns, asked_by
from unslump.planning.weights import POINT, weights
from unslump.units import TRACKS

PEOPLE = 60
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SMALL = 50 * POINT
"""A gap is a share of what the best session is worth, or of this where it is worth less: the best may be worth nothing."""
PROOF_S = 4.0
"""What is not proved by then is held against the best that was found."""
SIZES = (50, 200, 1_000)
ROUNDS = 4
"""Of each plan the quickest counts: what else the machine has to do is not the planner's growth."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A made-up person on a made-up day."""

    wishes: Wishes
    background: Background
    seed: int

    def problems(self, movements: Catalogue) -> tuple[Problem, ...]:
        """What the planner has to solve for them: without hurry, and only where nothing comes of that, with it."""
        asked = asked_by(movements, self.wishes, self.background, self.seed, weights())
        candidates, _ = eligible(movements, self.wishes, asked.lately, reasons())
        return Turns(asked, candidates).problems


def people(count: int, movements: Catalogue) -> Iterator[Someone]:
    """5 to 20 minutes, every place and track, no to two limits, none to three weeks of history."""
    needed = sorted({piece for movement in movements.values() for piece in movement.kit}.difference(*AT_HAND.values()))
    limits = [one.id for one in known_limits().values() if not one.clinician_first]
    places: tuple[Place, ...] = ("desk", "floor")
    for seed in range(count):
        chance = Random(seed)
        wishes = Wishes(
            minutes=5 + seed % 16,
            place=chance.choice(places),
            kit=frozenset(piece for piece in needed if chance.random() < 0.5),
            track=chance.choice(TRACKS),
            limits=frozenset(chance.sample(limits, chance.choice((0, 0, 1, 2)))),
        )
        days = chance.choice((0, 3, 10, 21))
        history = [
            Past(movement, NOW - timedelta(days=day), 80)
            for day in range(days, 0, -1)
            for movement in chance.sample(sorted(movements), 6)
        ]
        yield Someone(wishes, Background(history, NOW), seed)


def rows() -> list[Row]:
    movements = catalogue()
    crowd = list(people(PEOPLE, movements))
    return [*_quick(crowd, movements), *_good(crowd, movements), *_grown()]


def _quick(crowd: list[Someone], movements: Catalogue) -> list[Row]:
    times = sorted(_plan_ms(someone, movements) for someone in crowd for _ in range(3))
    nth = f"of {len(times)} plans"
    return [
        Row("a plan, median", median(times), "ms", 40, note=nth),
        Row("a plan, 99 of 100", times[int(0.99 * len(times))], "ms", 120, note=nth),
    ]


def _plan_ms(someone: Someone, movements: Catalogue) -> float:
    began = process_time()
    plan_nearest(movements, someone.wishes, someone.background, someone.seed)
    return (process_time() - began) * 1000


def _good(crowd: list[Someone], movements: Catalogue) -> list[Row]:
    if find_spec("ortools") is None:
        return [Row("gap to the best session", 0, "%", None, note="not measured: ortools is not installed")]
    gaps, missed, proved = gaps_of(crowd, movements)
    note = f"{len(gaps)} sessions, {proved} proved best by CP-SAT"
    return [
        Row("gap to the best session, mean", 100 * mean(gaps), "%", 0.5, note=note),
        Row("gap to the best session, worst", 100 * max(gaps), "%", 2, note=note),
        Row("sessions that only CP-SAT finds", missed, "", 0),
    ]


def gaps_of(crowd: list[Someone], movements: Catalogue) -> tuple[list[float], int, int]:
    """How far each session is from the best as a share of it; how many were missed; how many bests are proved."""
    from tests.planning.oracle import first_with_a_session

    gaps, missed, proved = [], 0, 0
    for someone in crowd:
        problem, proof = first_with_a_session(someone.problems(movements), PROOF_S)
        found = best_session(problem)
        if proof.lengths is None:
            assert found is None
            continue
        assert problem.allows(proof.lengths)
        proved += proof.optimal
        if found is None:
            missed += 1
            continue
        assert problem.allows(found)
        best = proof.bound if proof.optimal else problem.worth(proof.lengths)
        gaps.append((best - problem.worth(found)) / max(SMALL, abs(best)))
    return gaps, missed, proved


def _grown() -> list[Row]:
    """The same days with a larger catalogue; at most linear means: twenty times the movements, at most twenty times as long."""
    times = {size: _median_ms(size) for size in SIZES}
    rows = [Row(f"a plan from {size} movements, median", times[size], "ms", None) for size in SIZES]
    per = {size: times[size] / size for size in SIZES}
    return [*rows, Row("1,000 against 50, for each movement", per[1_000] / per[50], "×", 1)]


def _median_ms(size: int) -> float:
    from tests.planning.made_up import made_up

    movements = made_up(size, seed=size)
    crowd = list(people(12, movements))
    return median(min(_plan_ms(someone, movements) for _ in range(ROUNDS)) for someone in crowd)
