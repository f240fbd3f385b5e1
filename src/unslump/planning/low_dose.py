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

LOW_DOSE = "low-dose"
"""Its id among the limits."""
FILE = "planning/low-dose.toml"


@dataclass(frozen=True, slots=True)
class LowDose:
    """How little, and why."""

    name: str
    said: str
    """As a sentence of the person: `My upper back hurts 4 to 6 out of 10 …`."""
    moves: tuple[int, int]
    """How many movements a session has, warm-up included."""
    most_reps: int
    longest_hold_s: float
    without_kit: tuple[str, ...]
    """What needs one of these is left out."""
    how: str
    reason: str
    without_reason: str
    more_reason: str
    """Why a movement that would suit is not in it: there are enough."""
    reviewed: str | None = None

    def suits(self, movement: Movement) -> bool:
        """False where the movement needs something that presses."""
        return not set(movement.kit) & set(self.without_kit)

    def dose(self, movement: Movement) -> Dose:
        """The starter's dose, with a lid on repetitions and holds."""
        starter = movement.doses["starter"]
        reps = None if starter.reps is None else _lidded(starter.reps, self.most_reps)
        hold_s = None if starter.hold_s is None else _lidded(starter.hold_s, self.longest_hold_s)
        return replace(starter, sets=(1, 1), reps=reps, hold_s=hold_s)

    def amount(self, movement: Movement, amount: Amount) -> Amount:
        """An amount that was planned before, brought down to the low dose."""
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
        most_reps=table.whole("most_reps"),
        longest_hold_s=table.number("longest_hold_s"),
        without_kit=table.texts("without_kit"),
        how=table.text("how"),
        reason=table.text("reason"),
        without_reason=table.text("without_reason"),
        more_reason=table.text("more_reason"),
        reviewed=None if table.content.get("reviewed") is False else table.text("reviewed"),
    )
    table.close(["reviewed", "sources"])
    if problems:
        raise ContentError(problems)
    return found


def _lidded[N: (int, float)](bounds: tuple[N, N], most: N) -> tuple[N, N]:
    return (min(bounds[0], most), min(bounds[1], most))
