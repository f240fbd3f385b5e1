"""Whoever signed a movement off is named with the day."""

import re
from collections.abc import Iterator, Mapping

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    signed = movement.reviewed
    if signed is not None and not re.search(r"\w{2,}.*\b\d{4}-\d\d-\d\d\b", signed):
        found = f"“{signed}” does not say who and when"
        do = 'Write "A. Person, physiotherapist, 2026-11-23", or false until someone has.'
        yield problem(movement, "reviewed", "reviewed", found, do)
