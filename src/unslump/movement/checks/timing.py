"""A phase fits its breath, a hold is one calm breath long, and a repetition ends where it began."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement, Phase

BREATH_S = (1.5, 8.0)
HELD_BREATH_S = (4.0, 8.0)
EASY_S = (0.3, 15.0)


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    yield from _breaths(movement)
    before = movement.start
    for i, phase in enumerate(movement.phases, 1):
        yield from _fits(movement, i, phase)
        if phase.hold and phase.pose != before:
            do = f'Move there in a phase of its own first, or hold "{before}".'
            yield problem(movement, "timing", f"phases[{i}].pose", "is held before the body is there", do)
        before = phase.pose
    if before != movement.start:
        found = f"the last phase ends in “{before}”, the next repetition starts from “{movement.start}”"
        yield problem(movement, "timing", "phases", found, f'Add a phase with pose = "{movement.start}".')


def _breaths(movement: Movement) -> Iterator[Problem]:
    """Phases that follow each other with the same breath are one breath."""
    numbered = enumerate(movement.phases, 1)
    for (breath, hold), group in groupby(numbered, key=lambda one: (one[1].breath, one[1].hold)):
        legs = list(group)
        seconds = sum(phase.seconds for _, phase in legs)
        low, high = BREATH_S
        if breath != "easy" and not hold and not low <= seconds <= high:
            found = f"{seconds:g} s does not suit a breath {breath} ({low:g}–{high:g} s)"
            yield problem(movement, "timing", f"phases[{legs[0][0]}].seconds", found, "Change the seconds.")


def _fits(movement: Movement, i: int, phase: Phase) -> Iterator[Problem]:
    low, high = _held_breath_s(movement) if phase.hold else EASY_S
    if low <= phase.seconds <= high:
        return
    what = "one breath in a hold" if phase.hold else "one phase"
    found = f"{phase.seconds:g} s does not suit {what} ({low:g}–{high:g} s)"
    do = "The dose says how long the hold lasts; here stands one breath." if phase.hold else "Change the seconds."
    yield problem(movement, "timing", f"phases[{i}].seconds", found, do)


def _held_breath_s(movement: Movement) -> tuple[float, float]:
    """A hold shorter than a breath is drawn at its own length."""
    low, high = HELD_BREATH_S
    holds = [dose.hold_s[0] for dose in movement.doses.values() if dose.hold_s is not None]
    return (min([low, *holds]), high)
