"""The low dose: a session for a day when the back is easily annoyed. `content/planning/low-dose.toml`.

A limit like any condition, but one that no movement file has to name: it asks the same of all of them.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.movement.model import Amount, Dose, Movement
from unslump.planning.amounts import Choices, choices_of, exceeds
from unslump.planning.lengths import inner_ms

LOW_DOSE = "low-dose"
"""Its id among the limits."""
FILE = "planning/low-dose.toml"
MORE_BREATHS = 40
"""Beyond a starter's dose, as far as the time for something calm allows."""


@dataclass(frozen=True, slots=True)
class LowDose:
    """How little, and why."""

    name: str
    said: str
    """As a sentence of the person: `My upper back hurts 4 to 6 out of 10 …`."""
    moves: tuple[int, int]
    """How many movements a session has, beside what is calm."""
    times: int
    """How often they may come round."""
    calm: tuple[str, ...]
    """What asks nothing of the back, by what it works on: it is not counted, and may last."""
    calm_minutes: int
    """Of one of them, at most."""
    most_reps: int
    longest_hold_s: float
    without_kit: tuple[str, ...]
    """What needs one of these is left out."""
    without_stages: tuple[str, ...]
    """Movements of these stages are left out."""
    how: str
    reason: str
    without_reason: str
    """Why something with such kit is left out."""
    strength_reason: str
    """Why something of such a stage is left out."""
    more_reason: str
    """Why a movement that would suit is not in it: there are enough."""
    reviewed: str | None = None

    def suits(self, movement: Movement) -> bool:
        """False where the movement needs something that presses, or is strength work."""
        return not self.unfit(movement)

    def unfit(self, movement: Movement) -> str:
        """Why a movement is left out; empty where it suits."""
        if set(movement.kit) & set(self.without_kit):
            return self.without_reason
        return self.strength_reason if movement.stage in self.without_stages else ""

    def dose(self, movement: Movement) -> Dose:
        """The starter's dose, with a lid on repetitions and holds."""
        starter = movement.doses["starter"]
        if self.is_calm(movement):
            return starter
        reps = None if starter.reps is None else _lidded(starter.reps, self.most_reps)
        hold_s = None if starter.hold_s is None else _lidded(starter.hold_s, self.longest_hold_s)
        return replace(starter, sets=(1, 1), reps=reps, hold_s=hold_s)

    def is_calm(self, movement: Movement) -> bool:
        """True for breathing, and for warming up."""
        return movement.stage == "warm-up" or movement.targets[0].motion in self.calm

    def usual(self, movement: Movement) -> Choices:
        """The amounts of the low dose itself."""
        return choices_of(movement, self.dose(movement))

    def choices(self, movement: Movement, most: Amount | None = None) -> Choices:
        """All amounts that may be asked for: what is calm may last, and nothing exceeds what somebody is ready for."""
        if self.is_calm(movement):
            return self._calm(movement)
        found = self.usual(movement)
        within = {ms: one for ms, one in found.items() if most is None or not exceeds(one, most)}
        if within or most is None:
            return within
        least = self.amount(movement, most)
        return {inner_ms(movement, least): least}

    def _calm(self, movement: Movement) -> Choices:
        starter = movement.doses["starter"]
        limit_ms = self.calm_minutes * 60_000
        longer = starter
        if starter.duration_s is not None:
            longer = replace(starter, duration_s=(starter.duration_s[0], max(limit_ms / 1000, starter.duration_s[1])))
        elif starter.reps is not None:
            longer = replace(starter, reps=(starter.reps[0], starter.reps[1] + MORE_BREATHS))
        return {ms: one for ms, one in choices_of(movement, longer).items() if ms <= limit_ms} or self.usual(movement)

    def amount(self, movement: Movement, amount: Amount) -> Amount:
        """An amount that was planned before, brought down to the low dose."""
        if self.is_calm(movement):
            return amount
        most = self.dose(movement)
        return Amount(
            sets=1,
            reps=None if amount.reps is None or most.reps is None else min(amount.reps, most.reps[1]),
            hold_s=None if amount.hold_s is None or most.hold_s is None else min(amount.hold_s, most.hold_s[1]),
            duration_s=None
            if amount.duration_s is None or most.duration_s is None
            else min(amount.duration_s, most.duration_s[1]),
            rounds=most.rounds,
        )


@cache
def low_dose() -> LowDose:
    """As it ships."""
    return read((content.folder() / "planning" / "low-dose.toml").read_text(encoding="utf-8"))


def read(text: str) -> LowDose:
    """The low dose in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    found = LowDose(
        name=table.text("name"),
        said=table.text("said"),
        moves=table.whole_span("moves") or (1, 1),
        times=table.whole("times"),
        calm=table.texts("calm"),
        calm_minutes=table.whole("calm_minutes"),
        most_reps=table.whole("most_reps"),
        longest_hold_s=table.number("longest_hold_s"),
        without_kit=table.texts("without_kit"),
        without_stages=table.texts("without_stages"),
        how=table.text("how"),
        reason=table.text("reason"),
        without_reason=table.text("without_reason"),
        strength_reason=table.text("strength_reason"),
        more_reason=table.text("more_reason"),
        reviewed=None if table.content.get("reviewed") is False else table.text("reviewed"),
    )
    table.close(["reviewed", "sources"])
    if problems:
        raise ContentError(problems)
    return found


def _lidded[N: (int, float)](bounds: tuple[N, N], most: N) -> tuple[N, N]:
    return (min(bounds[0], most), min(bounds[1], most))
