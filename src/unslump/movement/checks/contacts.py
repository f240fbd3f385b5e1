"""A body can hold every contact, and what is planted stays where it is all the way through a phase."""

from collections.abc import Iterator, Mapping

from unslump.body.pose import side_of
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement
from unslump.movement.motion import Demonstration

TOLERANCE_M = 0.01
_MOMENTS = 8
"""How often a phase is looked at."""


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    told: set[str] = set()
    for round_ in movement.rounds or (None,):
        for found in _in_demonstration(movement, Demonstration(movement, round_)):
            if found.where not in told:
                told.add(found.where)
                yield found


def _in_demonstration(movement: Movement, shown: Demonstration) -> Iterator[Problem]:
    names = (movement.start, *(phase.pose for phase in shown.phases))
    for name, stance in zip(names, shown.keys, strict=True):
        for part, short_m in _missed(stance.short_m):
            found = f"is {short_m * 100:.1f} cm out of reach"
            do = "Bring the contact closer with `placed_cm`, or turn the joints further."
            yield problem(movement, "contacts", f"poses.{name}.contacts.{part}", found, do)
    for i, phase in enumerate(shown.phases):
        at_ends = {*shown.keys[i].short_m, *shown.keys[i + 1].short_m}
        for part, slide_m in _missed({p: m for p, m in _slides(shown, i).items() if p not in at_ends}):
            found = f"{part} slides {slide_m * 100:.1f} cm on its way to “{phase.pose}”"
            do = f'Put `lift` = ["{part}"] into the pose, or let the joints leave it more room.'
            number = movement.phases.index(phase) + 1 if phase in movement.phases else i + 1
            yield problem(movement, "contacts", f"phases[{number}].pose", found, do)


def _slides(shown: Demonstration, i: int) -> dict[str, float]:
    """The farthest that each planted part gets from its place in the ith phase."""
    from_ms, to_ms = shown.times_ms[i]
    worst: dict[str, float] = {}
    for moment in range(1, _MOMENTS):
        stance = shown.stance_at(from_ms + (to_ms - from_ms) * moment / _MOMENTS)
        for part, short_m in stance.short_m.items():
            if part in stance.pose.contacts:
                worst[part] = max(worst.get(part, 0.0), short_m)
    return worst


def _missed(short_m: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What misses by too much; a pair that misses alike is named once, without its side."""
    missed = {part: m for part, m in short_m.items() if m > TOLERANCE_M}
    for part, m in missed.items():
        other = part.replace("left_", "right_") if side_of(part) == "left" else part.replace("right_", "left_")
        if side_of(part) is None or round(missed.get(other, 0.0), 3) != round(m, 3):
            yield part, m
        elif side_of(part) == "left":
            yield part.removeprefix("left_"), m
