"""A routine: movements in the order in which somebody wrote them down, such as a desk set or a list from a therapist.

The same text file stores it, shares it and brings it back: `content/routines/desk-five.toml` is an example.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from unslump.content.reading import Table, nearest
from unslump.content.writing import quoted
from unslump.errors import BadRequest, ContentError, Problem
from unslump.movement.model import Amount, Movement
from unslump.movement.performance import amount_for

FORMAT = "unslump-list"
MOST_PICKS = 40
LARGEST_FILE = 200_000
"""Bytes. A list of forty movements is far smaller, its own movements included."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One movement of a routine."""

    movement: str
    amount: Amount | None = None
    """Exactly this much; None: what fits, within the track's dose."""


@dataclass(frozen=True, slots=True)
class Routine:
    """Movements in order, each with its dose or without."""

    id: str
    name: str
    picks: tuple[Pick, ...]
    about: str = ""
    """Where it comes from and what it is for, in the words of who wrote it."""
    reviewed: str | None = None
    """Who signed it off and when; None means not yet reviewed by a clinician."""


def read_routine(text: str, file: str, known: Mapping[str, Movement], *, strict: bool = True) -> Routine:
    """The routine in a file's text. Raises ContentError with everything that is wrong with it.

    `known`: the movements that it may name, those that come with the file included. `strict` False: a name that nobody
    knows any more stays, and whoever follows the list is told.
    """
    problems: list[Problem] = []
    table = Table(file, "", _parsed(text, file), problems)
    if table.content.get("format", FORMAT) != FORMAT:
        table.wrong("format", "is not that of a list", "Choose a file that Unslump has saved as a list.")
    picks = tuple(_pick(one, known, strict) for one in table.tables("movements"))
    if len(picks) > MOST_PICKS:
        table.wrong("movements", f"{len(picks)} are more than a list holds", f"Keep at most {MOST_PICKS}.")
    routine = Routine(
        id=re.sub(r"\.toml$", "", file.rpartition("/")[2]),
        name=table.text("name"),
        picks=picks,
        about=table.text("about", ""),
        reviewed=None if table.content.get("reviewed", False) is False else table.text("reviewed"),
    )
    table.close(["format", "reviewed", "sources", "own"])
    if problems:
        raise ContentError(problems)
    return routine


def routine_in_file(file: Path, known: Mapping[str, Movement], others: Iterable[str]) -> Routine:
    """The routine in a file. Raises BadRequest where there is none; `others`: lists that could be meant instead."""
    if not file.is_file():
        raise BadRequest(f"There is no list “{file}”, and no such file. There are: {', '.join(others)}.")
    try:
        return read_routine(file.read_text(encoding="utf-8"), file.name, known)
    except (OSError, UnicodeDecodeError):
        raise BadRequest(f"{file} cannot be read as a list: choose a file that Unslump saved.") from None


def own_movements(text: str, file: str) -> dict[str, str]:
    """The movements that come with a shared list: each id with the text of its file. Raises ContentError."""
    problems: list[Problem] = []
    table = Table(file, "", _parsed(text, file), problems)
    found = {one.text("id"): one.text("file") for one in table.tables("own", required=False)}
    if problems:
        raise ContentError(problems)
    return found


def write_routine(routine: Routine, own: Mapping[str, str] | None = None) -> str:
    """The text of a routine's file, which `read_routine` reads back. `own`: texts of movement files to send along."""
    lines = [f'format = "{FORMAT}"', f"name = {quoted(routine.name)}", f"about = {quoted(routine.about)}"]
    for pick in routine.picks:
        lines += ["", "[[movements]]", f"movement = {quoted(pick.movement)}", *_amount_lines(pick.amount)]
    for movement_id, text in (own or {}).items():
        lines += ["", "[[own]]", f"id = {quoted(movement_id)}", f"file = {quoted(text)}"]
    return "\n".join(lines) + "\n"


def _parsed(text: str, file: str) -> dict[str, object]:
    if len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        raise ContentError([Problem(file, "", "is far too large for a list", "Choose another file.", "load")])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = f"cannot be read as a list ({error})"
        raise ContentError([Problem(file, "", found, "Choose a file that Unslump has saved.", "load")]) from None


def _pick(table: Table, known: Mapping[str, Movement], strict: bool) -> Pick:
    movement_id = table.text("movement")
    movement = known.get(movement_id)
    if movement is None and movement_id and strict:
        table.wrong("movement", f"“{movement_id}” is no movement here", nearest(movement_id, known, "Choose another."))
    pick = Pick(movement_id, _amount(table, movement))
    table.close()
    return pick


def _amount(table: Table, movement: Movement | None) -> Amount | None:
    """What the file says, the rest as the movement's own least dose; None where it says nothing."""
    keys = [key for key in ("sets", "reps", "hold_s", "duration_s") if key in table]
    if not keys or movement is None:
        for key in keys:
            table.number(key)
        return None
    usual = amount_for(movement, "starter")
    return Amount(
        sets=round(_within(table, "sets", usual.sets, 1, 10)),
        reps=_rounded(_maybe_within(table, "reps", usual.reps, 1, 100)),
        hold_s=_maybe_within(table, "hold_s", usual.hold_s, 1, 600),
        duration_s=_maybe_within(table, "duration_s", usual.duration_s, 5, 3600),
        rounds=usual.rounds,
    )


def _maybe_within(table: Table, key: str, usual: float | None, least: float, most: float) -> float | None:
    """None where the movement has no such number."""
    if usual is not None:
        return _within(table, key, usual, least, most)
    if key in table:
        table.number(key)
        table.wrong(key, "is given, but the movement has no such number", "Remove it.")
    return None


def _within(table: Table, key: str, usual: float, least: float, most: float) -> float:
    value = table.number(key, usual)
    if not least <= value <= most:
        table.wrong(key, f"{value:g} is out of all bounds", f"Choose {least:g} to {most:g}.")
    return value


def _rounded(number: float | None) -> int | None:
    return None if number is None else round(number)


def _amount_lines(amount: Amount | None) -> Iterator[str]:
    if amount is None:
        return
    values = (
        ("sets", amount.sets),
        ("reps", amount.reps),
        ("hold_s", amount.hold_s),
        ("duration_s", amount.duration_s),
    )
    for key, value in values:
        if value is not None:
            yield f"{key} = {value:g}"
