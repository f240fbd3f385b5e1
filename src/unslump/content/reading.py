"""A table of a content file, read key by key. What is wrong is written down, and reading goes on.

table.text("name")   the value, or a harmless stand-in and one more problem
table.close()        whatever key nobody asked for is a problem too
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite
from typing import TypeGuard

from unslump.errors import Problem

_ABSENT = object()


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about an unknown word: the nearest known one, or all of them where there are few.

    >>> nearest("brth", ["breath", "say"], "Remove it.")
    'Did you mean `breath`?'
    """
    names = sorted(known)
    near = get_close_matches(word.lower().replace(" ", "_"), names, n=1, cutoff=0.7)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Use one of: {', '.join(names)}." if 0 < len(names) <= 24 else otherwise


class Table:
    """One table of a file: typed reading, with every problem collected in a list that all tables share."""

    def __init__(self, file: str, where: str, content: Mapping[str, object], problems: list[Problem]) -> None:
        self.file, self.where, self.content, self.problems = file, where, content, problems
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self.content

    def __repr__(self) -> str:
        return f"Table({self.file!r}, {self.where!r}, {len(self.content)} keys, {len(self.problems)} problems)"

    def wrong(self, key: str, found: str, do: str) -> None:
        """Write a problem down; an empty key means this whole table."""
        self.problems.append(Problem(self.file, self.path(key), found, do, "load"))

    def path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where and key else self.where or key

    def text(self, key: str, default: str | None = None) -> str:
        value = self._take(key, default, "a text in quotes")
        if isinstance(value, str):
            if not value.strip() and default is None:
                self.wrong(key, "is empty", "Write the text.")
            return value
        return self._stand_in(key, value, "a text in quotes", default or "")

    def number(self, key: str, default: float | None = None) -> float:
        value = self._take(key, default, "a number")
        return float(value) if is_number(value) else self._stand_in(key, value, "a number", default or 0.0)

    def whole(self, key: str, default: int | None = None) -> int:
        value = self._take(key, default, "a whole number")
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        return self._stand_in(key, value, "a whole number", default or 0)

    def flag(self, key: str, default: bool | None = None) -> bool:
        value = self._take(key, default, "true or false")
        return value if isinstance(value, bool) else self._stand_in(key, value, "true or false", False)

    def day(self, key: str) -> date:
        value = self._take(key, None, "a date such as 2026-11-23")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return self._stand_in(key, value, "a date such as 2026-11-23, without quotes", date.min)

    def choice[T: str](self, key: str, options: Sequence[T], default: T | None = None) -> T:
        value = self._take(key, default, f"one of: {', '.join(options)}")
        for option in options:
            if value == option:
                return option
        if isinstance(value, str):
            self.wrong(key, f"“{value}” is not known here", nearest(value, options, "Look it up in the format page."))
            return options[0]
        return self._stand_in(key, value, f"one of: {', '.join(options)}", options[0])

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._take(key, default, "a list of texts")
        if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
            return tuple(value)
        return self._stand_in(key, value, 'a list of texts, as ["mat", "towel"]', default or ())

    def choices[T: str](self, key: str, options: Sequence[T]) -> tuple[T, ...]:
        names = self.texts(key)
        for name in names:
            if name not in options:
                self.wrong(key, f"“{name}” is not known here", nearest(name, options, "Look it up in the format page."))
        return tuple(option for name in names for option in options if option == name)

    def span(self, key: str) -> tuple[float, float] | None:
        """A range: `5` means from 5 to 5, `[5, 6]` from 5 to 6, absent None."""
        if key not in self.content:
            self._asked.append(key)
            return None
        value = self._take(key, None, "")
        if is_number(value):
            return (float(value), float(value))
        if isinstance(value, list) and len(value) == 2 and is_number(value[0]) and is_number(value[1]):
            return (float(value[0]), float(value[1]))
        return self._stand_in(key, value, "a number, or a range as [5, 6]", (1.0, 1.0))

    def whole_span(self, key: str) -> tuple[int, int] | None:
        span = self.span(key)
        if span is None:
            return None
        if not (span[0].is_integer() and span[1].is_integer()):
            self.wrong(key, f"{_shown(self.content[key])} is not whole", "Count in whole numbers.")
        return (int(span[0]), int(span[1]))

    def place(self, key: str) -> tuple[float, float, float]:
        """Three numbers: forward, up, right."""
        value = self._take(key, None, "three numbers")
        if isinstance(value, list) and len(value) == 3 and all(is_number(one) for one in value):
            return (float(value[0]), float(value[1]), float(value[2]))
        return self._stand_in(key, value, "three numbers, [forward, up, right], in cm", (0.0, 0.0, 0.0))

    def table(self, key: str, required: bool = True) -> "Table":
        wanted = f"a table [{self.path(key)}]"
        value = self._take(key, None if required else {}, wanted)
        if isinstance(value, dict):
            return Table(self.file, self.path(key), value, self.problems)
        self._stand_in(key, value, wanted, {})
        return Table(self.file, self.path(key), {}, [])  # its keys are not missed one by one as well

    def tables(self, key: str, required: bool = True) -> list["Table"]:
        """A list of tables, `[[phases]]`; counted from 1 in messages."""
        value = self._take(key, None if required else [], f"at least one table [[{self.path(key)}]]")
        if not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
            value = self._stand_in(key, value, f"tables written as [[{self.path(key)}]]", [])
        return [Table(self.file, f"{self.path(key)}[{i}]", one, self.problems) for i, one in enumerate(value, 1)]

    def close(self, also_known: Iterable[str] = ()) -> None:
        """Write down every key that nobody asked for."""
        known = {*self._asked, *also_known}
        for key in self.content:
            if key not in known:
                self.wrong(key, "is not a key of this table", nearest(key, known, "Remove it."))

    def _take(self, key: str, default: object, wanted: str) -> object:
        self._asked.append(key)
        if key in self.content:
            return self.content[key]
        if default is None:
            self.wrong(key, "is missing", f"Add it: {wanted}.")
            return _ABSENT
        return default

    def _stand_in[T](self, key: str, value: object, wanted: str, stand_in: T) -> T:
        if value is not _ABSENT:
            self.wrong(key, f"{_shown(value)} is of the wrong kind", f"Write {wanted}.")
        return stand_in


def is_number(value: object) -> TypeGuard[int | float]:
    """True for a finite number; true and false are no numbers here."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "a table"
    return str(value)
