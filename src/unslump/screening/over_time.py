"""The rules over time as data: `content/screening/over_time.toml`. Which numbers, which words; not when they apply."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.advice import GRAVITY, Action, Advice
from unslump.screening.model import Answer

FILE = "screening/over_time.toml"
SIGN_OUTCOMES: tuple[Action, ...] = ("today", "emergency")
ALWAYS_PART_OF_IT = frozenset({"action", "say", "source"})


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule: what to do, the sentence, the numbers it is made of."""

    id: str
    action: Action
    say: str
    """With its numbers filled in."""
    numbers: Mapping[str, int]
    source: str
    """Empty: our own proposal."""

    def __getitem__(self, number: str) -> int:
        return self.numbers[number]

    def advice(self, since: datetime | None = None) -> Advice:
        """What it says, counted from the moment at which it began to hold."""
        return Advice(self.action, self.say, self.id, self._until(since), (self.source,) if self.source else ())

    def _until(self, since: datetime | None) -> datetime | None:
        days = self.numbers.get("pause_days", self.numbers.get("wait_days", 0))
        return since + timedelta(days=days) if since is not None and days > 0 else None


@dataclass(frozen=True, slots=True)
class Sign:
    """Something new that the next morning's check asks about; a yes, or not sure, decides at once."""

    id: str
    ask: str
    outcome: Action

    def counts(self, answer: Answer | None) -> bool:
        """Not sure is taken as a yes; unanswered is neither."""
        return answer == "yes" or answer == "unsure"


@dataclass(frozen=True, slots=True)
class DueRule:
    """One reason to ask the whole safety check again."""

    id: str
    say: str
    numbers: Mapping[str, int]

    def __getitem__(self, number: str) -> int:
        return self.numbers[number]


@dataclass(frozen=True, slots=True)
class OverTime:
    """The whole table."""

    rules: Mapping[str, TimeRule]
    due: Mapping[str, DueRule]
    signs: tuple[Sign, ...]
    sources: tuple[str, ...]
    reviewed: str | None
    """Who signed it off and when; None means not yet reviewed by a clinician."""


@cache
def over_time() -> OverTime:
    """The table that ships."""
    return read((content.folder() / "screening" / "over_time.toml").read_text(encoding="utf-8"))


def rule(rule_id: str) -> TimeRule:
    """One of its rules."""
    return over_time().rules[rule_id]


def due_rule(rule_id: str) -> DueRule:
    """One reason to ask again."""
    return over_time().due[rule_id]


def signs() -> tuple[Sign, ...]:
    """What the next morning asks about, gravest first."""
    return over_time().signs


def read(text: str) -> OverTime:
    """The table in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    rules, due = table.table("rules"), table.table("due")
    found = OverTime(
        rules={name: _rule(rules.table(name)) for name in rules.content},
        due={name: _due(due.table(name)) for name in due.content},
        signs=tuple(_sign(one) for one in table.tables("signs")),
        sources=table.texts("sources"),
        reviewed=None if table.content.get("reviewed") is False else table.text("reviewed"),
    )
    table.close(["reviewed"])
    if problems:
        raise ContentError(problems)
    return found


def _rule(table: Table) -> TimeRule:
    action = table.choice("action", GRAVITY)
    numbers = _numbers(table, ALWAYS_PART_OF_IT)
    return TimeRule(_name(table), action, _filled(table, numbers), numbers, table.text("source", ""))


def _due(table: Table) -> DueRule:
    numbers = _numbers(table, frozenset({"say"}))
    return DueRule(_name(table), _filled(table, numbers), numbers)


def _sign(table: Table) -> Sign:
    sign = Sign(table.text("id"), table.text("ask"), table.choice("outcome", SIGN_OUTCOMES))
    table.close()
    return sign


def _name(table: Table) -> str:
    return table.where.rpartition(".")[2]


def _numbers(table: Table, texts: frozenset[str]) -> dict[str, int]:
    return {name: table.whole(name) for name in table.content if name not in texts}


def _filled(table: Table, numbers: Mapping[str, int]) -> str:
    say = table.text("say")
    try:
        return say.format(**numbers)
    except (KeyError, IndexError, ValueError) as wrong:
        table.wrong("say", f"speaks of a number that is not there ({wrong})", "Add the number, or take the word out.")
        return say
