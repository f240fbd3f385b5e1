"""The conditions that change which movements suit: `content/screening/conditions.toml`."""

import tomllib
from collections import Counter
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.model import Condition

FILE = "screening/conditions.toml"


@cache
def conditions() -> tuple[Condition, ...]:
    """All conditions in the order in which they are asked."""
    return read((content.folder() / "screening" / "conditions.toml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[Condition, ...]:
    """The conditions in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    found = [_condition(entry) for entry in table.tables("conditions")]
    table.close(["reviewed", "sources"])
    twice = [name for name, times in Counter(one.id for one in found).items() if times > 1]
    problems += [Problem(FILE, "conditions", f"“{one}” is there twice", "Keep one of them.", "load") for one in twice]
    if problems:
        raise ContentError(problems)
    return tuple(sorted(found, key=lambda condition: condition.order))


def _condition(table: Table) -> Condition:
    condition = Condition(
        id=table.text("id"),
        name=table.text("name"),
        order=table.whole("order"),
        ask=table.text("ask"),
        clinician_first=table.flag("clinician_first", False),
    )
    table.close()
    return condition
