"""The questions of the safety check: one file each, `content/screening/E1.toml`, read with every problem collected."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.model import SEVERITY, URGENT, Outcome, Rule

FILE_NAME = re.compile(r"[A-Z]\d+\.toml")
"""Other files of the folder are not questions."""


@cache
def rules() -> tuple[Rule, ...]:
    """All questions that ship with Unslump, in the order in which they are asked."""
    return from_folder(content.folder() / "screening")


def from_folder(folder: Path | Traversable) -> tuple[Rule, ...]:
    """All questions of a folder. Raises ContentError with all problems of all files."""
    found: list[Rule] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if FILE_NAME.fullmatch(path.name):
            rule, wrong = read(path.read_text(encoding="utf-8"), f"screening/{path.name}")
            problems.extend(wrong)
            found.extend([rule] if rule is not None else [])
    problems.extend(_same_place(found))
    if problems:
        raise ContentError(problems)
    return tuple(sorted(found, key=lambda rule: rule.order))


def read(text: str, file: str) -> tuple[Rule | None, list[Problem]]:
    """The rule in a file's text, and everything that is wrong with it; None where something is."""
    problems: list[Problem] = []
    try:
        table = Table(file, "", tomllib.loads(text), problems)
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(file, "", f"cannot be read ({error})", "Mend the line it names.", "load")]
    rule = _rule(table, Path(file).stem)
    table.close()
    return (None if problems else rule), problems


def _rule(table: Table, rule_id: str) -> Rule:
    outcome: Outcome = table.choice("outcome", SEVERITY)
    unsure_counts = table.flag("unsure_counts", outcome in URGENT)
    limits = table.texts("limits", ())
    if outcome in URGENT and not unsure_counts:
        table.wrong("unsure_counts", "is false", "Not sure always counts as yes for emergency and today: remove it.")
    if table.content.get("outcome") == "go":
        table.wrong("outcome", "“go” decides nothing", "Name what a yes leads to.")
    elif (outcome == "limits") != bool(limits):
        table.wrong("limits", "do not match the outcome", "Name conditions if, and only if, the outcome is limits.")
    return Rule(
        id=rule_id,
        order=table.whole("order"),
        group=table.text("group"),
        question=table.text("question"),
        why=table.text("why"),
        outcome=outcome,
        say=table.text("say"),
        sources=table.texts("sources"),
        checked=table.day("checked"),
        unsure_counts=unsure_counts,
        limits=limits,
        reviewed=table.text("reviewed", "") or None,
    )


def _same_place(found: Iterable[Rule]) -> list[Problem]:
    """Two questions can't be asked at the same place."""
    problems, taken = [], dict[int, str]()
    for rule in found:
        if rule.order in taken:
            what = f"{rule.order} is also the order of {taken[rule.order]}"
            problems.append(Problem(f"screening/{rule.id}.toml", "order", what, "Give each its own place.", "load"))
        taken.setdefault(rule.order, rule.id)
    return problems
