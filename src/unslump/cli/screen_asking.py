"""The safety check in lines of text: a list, and the numbers of what is true."""

import re
from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from textwrap import fill
from typing import TextIO

from unslump.screening.interview import Page, after, next_page
from unslump.screening.model import Rule
from unslump.screening.sheet import LAST_WEEK, MOST_PAIN, OLDEST, Sheet

NONE = "n"
WIDTH = 96


class Gone(Exception):
    """Nobody answers any more."""


def ask(rules: Sequence[Rule], source: TextIO, shown: TextIO) -> Sheet:
    """The sheet that somebody fills in here; as far as it goes, if they leave."""
    sheet, seen = Sheet(), set[str]()
    try:
        while (page := next_page(rules, sheet, seen)) is not None:
            sheet = _facts(sheet, source, shown) if page.kind == "facts" else _list(page, sheet, source, shown)
            seen.add(page.id)
    except Gone:
        print(file=shown)
    return sheet


def _list(page: Page, sheet: Sheet, source: TextIO, shown: TextIO) -> Sheet:
    print(f"\n{_title(page)}", file=shown)
    if page.about:
        print(fill(page.about, WIDTH), file=shown)
    for nth, line in enumerate(page.lines, 1):
        print(fill(line.text, WIDTH, initial_indent=f"{nth:>3}  ", subsequent_indent="     "), file=shown)
    hint = _("Type the numbers of what is true, with ? behind what you are not sure of (as 2 5?), or n for none.")
    while True:
        typed = _line(hint, source, shown)
        marked = ticked(typed, len(page.lines))
        if marked is not None:
            yes, unsure = ([page.lines[nth - 1].key for nth in some] for some in marked)
            return after(page, sheet, yes, unsure)


def ticked(typed: str, last: int) -> tuple[list[int], list[int]] | None:
    """What is true, and what is not sure; None where the line cannot be meant. Enter alone is no answer.

    >>> ticked("2 5?", 8), ticked("n", 8), ticked("", 8), ticked("9", 8)
    (([2], [5]), ([], []), None, None)
    """
    words = re.split(r"[\s,]+", typed.strip().lower())
    if words == [NONE]:
        return [], []
    if not all(re.fullmatch(r"\d+\??", word) and 1 <= int(word.rstrip("?")) <= last for word in words):
        return None
    unsure = [int(word[:-1]) for word in words if word.endswith("?")]
    return [int(word) for word in words if not word.endswith("?")], unsure


def _facts(sheet: Sheet, source: TextIO, shown: TextIO) -> Sheet:
    print(_("\nThree facts. Enter leaves one open."), file=shown)
    age = _number(_("How old are you, in years?"), OLDEST, source, shown)
    pain = _number(_("How much does your back hurt right now, from 0 (nothing) to 10?"), MOST_PAIN, source, shown)
    weeks = _number(_("If you are pregnant: how many weeks?"), LAST_WEEK, source, shown)
    return replace(sheet, age=age, pain_now=pain, weeks_pregnant=weeks)


def _number(question: str, most: int, source: TextIO, shown: TextIO) -> int | None:
    while True:
        typed = _line(question, source, shown).strip()
        if typed == "":
            return None
        if typed.isdecimal() and int(typed) <= most:
            return int(typed)
        print(_("A whole number from 0 to {most}, please, or only enter.").format(most=most), file=shown)


def _line(prompt: str, source: TextIO, shown: TextIO) -> str:
    print(f"{prompt}\n> ", end="", file=shown, flush=True)
    line = source.readline()
    if not line:
        raise Gone
    return line


def _title(page: Page) -> str:
    titles = {
        "conditions": _("What should be heeded? Movements are then changed or left out."),
        "acknowledge": _("One more thing: tick it only if it is so."),
    }
    return titles.get(page.kind, page.title)
