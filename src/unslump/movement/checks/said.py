"""How a rule says what it found."""

from unslump.errors import Problem
from unslump.movement.model import Movement


def problem(movement: Movement, rule: str, where: str, found: str, do: str) -> Problem:
    """A problem in the file of this movement."""
    return Problem(f"movements/{movement.id}.toml", where, found, do, rule)
