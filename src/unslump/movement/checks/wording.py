"""No text makes a medical claim."""

from collections.abc import Iterator, Mapping

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement
from unslump.movement.texts import texts
from unslump.movement.wording import slips


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    for text in texts(movement):
        for slip in slips(text.text):
            yield problem(movement, "wording", text.where, f"“{slip.found}” is not our wording", slip.instead)
