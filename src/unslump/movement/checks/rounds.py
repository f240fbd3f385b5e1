"""Rounds have names of their own, shares that leave something to do, and doses that know them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from unslump.content.reading import nearest
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    names = [round_.name for round_ in movement.rounds]
    for name, times in Counter(names).items():
        if times > 1:
            yield problem(
                movement, "rounds", "rounds", f"“{name}” is the name of {times} rounds", "Rename all but one."
            )
    for i, round_ in enumerate(movement.rounds, 1):
        if not 0 < round_.share <= 1:
            found = f"{round_.share:g} is no share of the repetitions"
            yield problem(movement, "rounds", f"rounds[{i}].share", found, "Give more than 0 and at most 1.")
    for track, dose in movement.doses.items():
        for name in dose.rounds:
            if name not in names:
                do = nearest(name, names, "Add it under [[rounds]].") if names else "Add it under [[rounds]]."
                yield problem(movement, "rounds", f"dose.{track}.rounds", f"“{name}” is no round of this file", do)
