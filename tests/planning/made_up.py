"""Catalogues that nobody wrote, and people who ask for a session from them: all of it as chance has it.

The tests ask whether the planner's rules hold for any of them, the benchmark how its time grows with them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from tests.builders import BACK, OUT, STAY, a_dose, a_movement
from unslump.errors import DoesNotFit
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import POSITIONS, STAGES, Caution, Dose, Movement, Phase, Place, Round, SetupStep, Target
from unslump.movement.performance import amount_for
from unslump.planning.eligible import eligible
from unslump.planning.lately import Lately
from unslump.planning.limits import known_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Background, Past, Plan, Ready, Wishes
from unslump.planning.plan import plan
from unslump.planning.reasons import reasons
from unslump.planning.turns import Turns, asked_by
from unslump.planning.weights import Weights, weights
from unslump.units import TRACKS, Sides, Track

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLACES: tuple[Place, ...] = ("desk", "floor", "outdoors")
KIT = ("mat", "chair", "wall", "roller", "band", "towel")
LIMITS = tuple(one.id for one in known_limits().values() if not one.clinician_first)
CONDITIONS = tuple(one for one in LIMITS if one != LOW_DOSE)
MOTIONS = ("extension", "flexion", "rotation", "side-bend", "shoulder-blade", "neck", "hips", "breath", "whole-body")
SIDES: tuple[Sides, ...] = ("none", "each", "alternate")


def made_up(size: int, seed: int) -> Catalogue:
    """So many movements; the same seed makes the same."""
    chance = Random(seed)
    ids = [f"move-{nth}" for nth in range(size)]
    return Catalogue(_movement(one, ids, chance) for one in ids)


def _movement(movement_id: str, ids: list[str], chance: Random) -> Movement:
    sides = chance.choice(SIDES)
    dose, held, rounds = _doses(chance)
    others = [one for one in ids if one != movement_id]
    return a_movement(
        movement_id,
        stage=chance.choice(STAGES),
        position=chance.choice(POSITIONS),
        place=tuple(chance.sample(PLACES, chance.choice((1, 2, 3)))),
        kit=tuple(chance.sample(KIT, chance.choice((0, 0, 0, 1, 2)))),
        difficulty=chance.choice((1, 2, 3)),
        targets=tuple(Target(one) for one in chance.sample(MOTIONS, chance.choice((1, 2)))),
        sides=sides,
        written_side=None if sides == "none" else "left",
        setup=(SetupStep("Get ready.", "Get ready.", chance.randint(2, 15)),),
        phases=_phases(chance, held),
        doses=dose,
        rounds=rounds,
        rest_s=float(chance.randint(5, 30)),
        switch_s=float(chance.randint(3, 8)),
        easier=tuple(chance.sample(others, min(len(others), chance.choice((0, 0, 1))))),
        harder=tuple(chance.sample(others, min(len(others), chance.choice((0, 0, 1))))),
        cautions=tuple(_caution(one, others, chance) for one in chance.sample(CONDITIONS, chance.choice((0, 0, 1, 3)))),
    )


def _phases(chance: Random, held: bool) -> tuple[Phase, ...]:
    def lasting(phase: Phase) -> Phase:
        return Phase(phase.pose, chance.choice((0.5, 1.2, 2, 3.7)), phase.say, phase.show, "", phase.breath)

    return (lasting(OUT), *([STAY] if held else []), lasting(BACK))


def _doses(chance: Random) -> tuple[dict[Track, Dose], bool, tuple[Round, ...]]:
    """Each track from where the one before ends: times, or repetitions with or without a hold and rounds."""
    rounds = (Round("low", "Low."), Round("high", "High.", share=chance.choice((0.5, 1.0))))
    kind = chance.choice(("time", "reps", "hold", "rounds"))
    least, grows = chance.randint(1, 6), chance.choice((0, 1, 4))
    sets = (1, chance.choice((1, 1, 2, 3)))
    found: dict[Track, Dose] = {}
    for nth, track in enumerate(TRACKS):
        low = least + nth * grows
        if kind == "time":
            found[track] = a_dose(sets=(1, 1), reps=None, duration_s=(15 * low, 15 * (low + grows)))
        else:
            hold_s = (5 * low, 5 * (low + grows)) if kind == "hold" else None
            found[track] = a_dose(sets=sets, reps=(low, low + grows), hold_s=hold_s)
    return found, kind == "hold", rounds if kind == "rounds" else ()


def _caution(condition: str, others: list[str], chance: Random) -> Caution:
    action = chance.choice(("skip", "modify", "ask", "swap")) if others else "skip"
    swap = chance.choice(others) if action == "swap" else ""
    how = "Stay small and slow." if action == "modify" else ""
    return Caution(condition, action, "It asks much of it.", how, swap)  # type: ignore[arg-type]  # chance loses the words


@dataclass(frozen=True)
class Case:
    """Somebody who asks for something, and all the movements that there are."""

    movements: Catalogue
    wishes: Wishes
    background: Background
    seed: int

    def lately(self) -> Lately:
        return Lately(self.background.past, NOW, self.movements)

    def plan(self, by: Weights | None = None) -> Plan:
        return plan(self.movements, self.wishes, self.background, self.seed, by=by)

    def turns(self, by: Weights | None = None) -> Turns:
        """What the planner has to choose from."""
        asked = asked_by(self.movements, self.wishes, self.background, self.seed, by or weights())
        candidates, _ = eligible(self.movements, self.wishes, asked.lately, reasons())
        return Turns(asked, candidates)

    def refusal(self) -> DoesNotFit | None:
        """None where there is a plan."""
        try:
            self.plan()
        except DoesNotFit as refused:
            return refused
        return None


def case(size: int, seed: int) -> Case:
    """Chance has all of it but the number of movements."""
    chance, movements = Random(seed), made_up(size, seed)
    ids = sorted(movements)

    def some(most: int) -> frozenset[str]:
        return frozenset(chance.sample(ids, min(len(ids), chance.choice((0, 0, most)))))

    wishes = Wishes(
        minutes=chance.randint(3, 30),
        place=chance.choice(PLACES),
        kit=frozenset(chance.sample(KIT, chance.randint(0, len(KIT))))
        & {kit for one in movements.values() for kit in one.kit},
        track=chance.choice(TRACKS),
        limits=frozenset(chance.sample(LIMITS, chance.choice((0, 0, 1, 2)))),
        leave_out=some(3),
        likes=some(3),
        dislikes=some(3),
    )
    past = [
        Past(
            chance.choice(ids),
            NOW - timedelta(hours=chance.randint(1, 300)),
            chance.choice((60, 240)),
            chance.random() < 0.1,
        )
        for _ in range(chance.choice((0, 10, 40)))
    ]
    ready = {
        one: Ready(amount_for(movements[one], "starter"), chance.choice(("up", "hold")), "So.") for one in some(20)
    }
    return Case(movements, wishes, Background(past, NOW, ready, chance.choice(("usual", "change"))), seed)


CASES = st.builds(case, st.integers(1, 60), st.integers(0, 2**32))
