"""A phase fits its breath, a hold is one calm breath long, and a repetition ends where it began."""

from collections.abc import Iterator, Mapping

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement, Phase

BREATH_S = (1.5, 8.0)
HELD_BREATH_S = (4.0, 8.0)
EASY_S = (0.3, 15.0)


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    before = movement.start
    for i, phase in enumerate(movement.phases, 1):
        yield from _fits_its_breath(movement, i, phase)
        if phase.hold and phase.pose != before:
            do = f'Move there in a phase of its own first, or hold "{before}".'
            yield problem(movement, "timing", f"phases[{i}].pose", "is held before the body is there", do)
        before = phase.pose
    if before != movement.start:
        found = f"the last phase ends in “{before}”, the next repetition starts from “{movement.start}”"
        yield problem(movement, "timing", "phases", found, f'Add a phase with pose = "{movement.start}".')


def _fits_its_breath(movement: Movement, i: int, phase: Phase) -> Iterator[Problem]:
    low, high = HELD_BREATH_S if phase.hold else EASY_S if phase.breath == "easy" else BREATH_S
    if low <= phase.seconds <= high:
        return
    what = "one breath in a hold" if phase.hold else "moving" if phase.breath == "easy" else f"a breath {phase.breath}"
    found = f"{phase.seconds:g} s does not suit {what} ({low:g}–{high:g} s)"
    do = "The dose says how long the hold lasts; here stands one breath." if phase.hold else "Change the seconds."
    yield problem(movement, "timing", f"phases[{i}].seconds", found, do)
