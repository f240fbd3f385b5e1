"""Cases: somebody in a few words, and what has to come of it. `content/screening/cases/*.toml`, one each.

They are the tests of the rules, and they are printed in the documentation.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.model import SEVERITY, Answer, Outcome, Rule
from unslump.screening.sheet import Sheet
from unslump.screening.sheet_file import sheet_in

OUTCOMES: tuple[Outcome, ...] = (*SEVERITY, "incomplete")


@dataclass(frozen=True, slots=True)
class Case:
    """One person, and what has to come of it."""

    id: str
    title: str
    sheet: Sheet
    others: Literal["no", "unanswered"]
    """What the questions that the case does not speak of count as."""
    outcome: Outcome
    rules: tuple[str, ...]
    """Those that decide."""
    limits: frozenset[str]
    silent: tuple[str, ...] = ()
    """Rules that come near, and must say nothing."""
    says: str = ""
    """A piece of a sentence that must be told."""
    never_says: str = ""
    """A piece of a sentence that must not."""

    def told(self, say: str) -> bool:
        """Whether it says what it must, and not what it must not."""
        return self.says in say and not (self.never_says and self.never_says in say)

    def full_sheet(self, rules: Sequence[Rule]) -> Sheet:
        """Its sheet, the other questions answered as it says."""
        if self.others == "unanswered":
            return self.sheet
        by_parts = {key.split(".")[0] for key in self.sheet.parts if _is_lead(key, rules)}
        others: dict[str, Answer] = {rule.id: "no" for rule in rules if rule.asked and rule.id not in by_parts}
        return replace(self.sheet, answers={**others, **self.sheet.answers})


@cache
def cases() -> tuple[Case, ...]:
    """All cases that ship, by their file names."""
    return from_folder(content.folder() / "screening" / "cases")


def from_folder(folder: Path | Traversable) -> tuple[Case, ...]:
    """All cases of a folder. Raises ContentError with all problems of all files."""
    problems: list[Problem] = []
    found = [
        _read(path.read_text(encoding="utf-8"), path.name, problems)
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    ]
    if problems:
        raise ContentError(problems)
    return tuple(found)


def _read(text: str, name: str, problems: list[Problem]) -> Case:
    table = Table(f"screening/cases/{name}", "", tomllib.loads(text), problems)
    sheet = table.table("sheet", required=False)
    case = Case(
        id=name.removesuffix(".toml"),
        title=table.text("title"),
        sheet=sheet_in(sheet),
        others=table.choice("others", ("no", "unanswered"), "no"),
        outcome=table.choice("outcome", OUTCOMES),
        rules=table.texts("rules", ()),
        limits=frozenset(table.texts("limits", ())),
        silent=table.texts("silent", ()),
        says=table.text("says", ""),
        never_says=table.text("never_says", ""),
    )
    sheet.close()
    table.close()
    return case


def _is_lead(key: str, rules: Sequence[Rule]) -> bool:
    rule_id, _, part = key.partition(".")
    return any(rule.id == rule_id and rule.lead == part for rule in rules)
