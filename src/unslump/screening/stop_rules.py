"""What can happen during a session and what to do at once: `content/screening/stop_rules.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem

FILE = "screening/stop_rules.toml"
StopAction = Literal["emergency", "end-session", "end-movement", "easier", "ease", "fine"]
ACTIONS: tuple[StopAction, ...] = get_args(StopAction)
"""Gravest first: emergency number · the session is over · this movement is · the easier neighbour · smaller · go on."""


@dataclass(frozen=True, slots=True)
class StopRule:
    """Something that can happen during a session, and what to do at once."""

    id: str
    order: int
    when: str
    do: str
    action: StopAction
    numbers: Mapping[str, int]
    sources: tuple[str, ...] = ()

    def __getitem__(self, number: str) -> int:
        return self.numbers[number]


@cache
def stop_rules() -> tuple[StopRule, ...]:
    """All rules, gravest first."""
    return read((content.folder() / "screening" / "stop_rules.toml").read_text(encoding="utf-8"))


def stop_rule(rule_id: str) -> StopRule | None:
    """One of them; None where there is none of that name."""
    return next((rule for rule in stop_rules() if rule.id == rule_id), None)


def danger_rules() -> tuple[StopRule, ...]:
    """Those that the red button is for: they end the session."""
    return tuple(rule for rule in stop_rules() if rule.action in {"emergency", "end-session"})


def read(text: str) -> tuple[StopRule, ...]:
    """The rules in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    sources = table.texts("sources")
    found = tuple(_rule(entry, nth, sources) for nth, entry in enumerate(table.tables("rules"), 1))
    table.close(["reviewed"])
    if problems:
        raise ContentError(problems)
    return found


def _rule(table: Table, order: int, sources: tuple[str, ...]) -> StopRule:
    action, rule_id, do = table.choice("action", ACTIONS), table.text("id"), table.text("do")
    numbers = {name: table.whole(name) for name in table.content if name not in {"id", "when", "do", "action"}}
    return StopRule(rule_id, order, _filled(table, numbers), do, action, numbers, sources)


def _filled(table: Table, numbers: Mapping[str, int]) -> str:
    when = table.text("when")
    try:
        return when.format(**numbers)
    except (KeyError, IndexError, ValueError) as wrong:
        table.wrong("when", f"speaks of a number that is not there ({wrong})", "Add the number, or take the word out.")
        return when
