"""What makes a movement file unwise, one rule a file. A new rule is a new file and one line in `RULES`."""

from collections.abc import Callable, Iterable, Mapping

from unslump.errors import Problem
from unslump.movement.checks import (
    camera,
    contacts,
    cues_fit,
    doses,
    mirror,
    neighbours,
    placeholders,
    props,
    ranges,
    reviewed,
    rounds,
    sources,
    timing,
    wording,
)
from unslump.movement.model import Movement

Rule = Callable[[Movement, Mapping[str, Movement]], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    ranges.check,
    timing.check,
    cues_fit.check,
    placeholders.check,
    mirror.check,
    contacts.check,
    rounds.check,
    props.check,
    doses.check,
    camera.check,
    neighbours.check,
    wording.check,
    sources.check,
    reviewed.check,
)


def check_all(movement: Movement, catalogue: Mapping[str, Movement]) -> list[Problem]:
    """Everything that is unwise in a movement, in the order of the rules; empty is good."""
    return [problem for rule in RULES for problem in rule(movement, catalogue)]
