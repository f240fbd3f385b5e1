"""What can happen during a session and what to do at once: `content/screening/stop_rules.toml`."""

import tomllib
from functools import cache
from typing import get_args

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.model import StopAction, StopRule

FILE = "screening/stop_rules.toml"
ACTIONS: tuple[StopAction, ...] = get_args(StopAction)
MOST_BEFORE_STOPPING = 5
"""A movement that hurts more than this, out of 10, is ended."""


@cache
def stop_rules() -> tuple[StopRule, ...]:
    """All rules, gravest first."""
    return read((content.folder() / "screening" / "stop_rules.toml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[StopRule, ...]:
    """The rules in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    sources = table.texts("sources")
    found = tuple(_rule(entry, nth, sources) for nth, entry in enumerate(table.tables("rules"), 1))
    table.close()
    if problems:
        raise ContentError(problems)
    return found


def danger_rules() -> tuple[StopRule, ...]:
    """Those that the red button is for: they end the session."""
    return tuple(rule for rule in stop_rules() if rule.action in {"emergency", "end-session"})


def _rule(table: Table, order: int, sources: tuple[str, ...]) -> StopRule:
    rule = StopRule(
        table.text("id"), order, table.text("when"), table.text("do"), table.choice("action", ACTIONS), sources
    )
    table.close()
    return rule
