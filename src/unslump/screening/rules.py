"""The rules of the safety check: one file each, `content/screening/E1.toml`, read with every problem collected.

What a file may say beside its question (combinations, a lighter way out) is in screening/combination_file.py.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem
from unslump.screening.combination_file import firings, mentions, parts, softer
from unslump.screening.model import SEVERITY, Outcome, Rule
from unslump.screening.wording import illnesses_in

FILE_NAME = re.compile(r"[A-Z]\d+\.toml")
"""Other files of the folder are not rules."""
LETTERS: dict[str, Outcome] = {"E": "emergency", "U": "today", "D": "first", "L": "limits"}
"""What the letter of a file promises."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules that ship with Unslump, in the order in which they are asked."""
    return from_folder(content.folder() / "screening")


def questions() -> tuple[Rule, ...]:
    """Those that ask something; facts alone decide the others."""
    return tuple(rule for rule in rules() if rule.asked)


def from_folder(folder: Path | Traversable) -> tuple[Rule, ...]:
    """All rules of a folder. Raises ContentError with all problems of all files."""
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
    _check_outcome(table, rule)
    _check_asking(table, rule)
    _check_wording(table, rule)
    return (None if problems else rule), problems


def _rule(table: Table, rule_id: str) -> Rule:
    outcome: Outcome = table.choice("outcome", SEVERITY)
    say = table.text("say")
    found = parts(table)
    known = tuple(part.id for part in found)
    return Rule(
        id=rule_id,
        order=table.whole("order"),
        group=table.text("group"),
        question=table.text("question", ""),
        why=table.text("why"),
        outcome=outcome,
        say=say,
        sources=table.texts("sources"),
        checked=table.day("checked"),
        wait_days=table.whole("wait_days", 0),
        again=table.text("again", ""),
        session_meanwhile=table.flag("session_meanwhile", False),
        lead=table.text("lead", ""),
        parts=found,
        fires=firings(table, known, outcome, say),
        mentions=mentions(table, known),
        softer=softer(table, known, outcome),
        reviewed=_reviewed(table),
    )


def _reviewed(table: Table) -> str | None:
    """`false`, or who signed it off and when."""
    if table.content.get("reviewed", False) is False:
        table.flag("reviewed", False)
        return None
    return table.text("reviewed")


def _check_outcome(table: Table, rule: Rule) -> None:
    if table.content.get("outcome") == "go":
        table.wrong("outcome", "“go” decides nothing", "Name what a yes leads to.")
    elif "outcome" in table and rule.outcome != LETTERS.get(rule.id[0], rule.outcome):
        promised = LETTERS[rule.id[0]]
        table.wrong(
            "outcome", f"“{rule.outcome}” is not what {rule.id} promises", f"Write {promised}, or rename the file."
        )
    if rule.session_meanwhile and rule.outcome != "first":
        table.wrong("session_meanwhile", "is for “first” alone", "Remove it.")
    closes = rule.outcome in {"emergency", "today", "first"} and not rule.session_meanwhile
    if closes and (rule.wait_days < 1 or not rule.again):
        table.wrong("wait_days", "or `again` is missing", "Say how long sessions stay closed, and when to ask again.")


def _check_asking(table: Table, rule: Rule) -> None:
    ids = [part.id for part in rule.parts]
    if len(set(ids)) < len(ids):
        table.wrong("parts", "have the same id twice", "Give each its own.")
    if rule.lead and rule.lead not in ids:
        table.wrong("lead", f"“{rule.lead}” is none of the parts", "Name the part that the checklist shows.")
    if not rule.asked and rule.outcome != "limits":
        table.wrong("question", "is missing", "Add it: only limits follow from facts alone.")
    if not rule.asked and (rule.lead or not rule.fires):
        table.wrong("question", "is missing, and nothing else decides", "Write the question, or what makes it fire.")


def _check_wording(table: Table, rule: Rule) -> None:
    said = {"why": rule.why, "say": rule.say, "again": rule.again}
    said |= {f"fires[{nth}].say": one.say for nth, one in enumerate(rule.fires, 1)}
    said |= {f"mentions[{nth}].say": one.say for nth, one in enumerate(rule.mentions, 1)}
    if rule.softer is not None:
        said |= {"softer.say": rule.softer.say, "softer.acknowledge": rule.softer.acknowledge}
    for where, text in said.items():
        for name in illnesses_in(text):
            table.wrong(where, f"names an illness, “{name}”", "Say whom to see and how soon, never what it could be.")


def _same_place(found: Iterable[Rule]) -> list[Problem]:
    """Two questions can't be asked at the same place."""
    problems, taken = [], dict[int, str]()
    for rule in found:
        if rule.order in taken:
            what = f"{rule.order} is also the order of {taken[rule.order]}"
            problems.append(Problem(f"screening/{rule.id}.toml", "order", what, "Give each its own place.", "load"))
        taken.setdefault(rule.order, rule.id)
    return problems
