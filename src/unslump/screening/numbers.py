"""Whom to call, by country: `content/screening/numbers.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from unslump import content
from unslump.content.reading import Table
from unslump.errors import ContentError, Problem

FILE = "screening/numbers.toml"


@dataclass(frozen=True, slots=True)
class Number:
    """One number and what it is for: `Number("111", "NHS 111, any hour")`."""

    number: str
    what: str

    @property
    def dialled(self) -> str:
        """As a telephone wants it, without spaces.

        >>> Number("1800 022 222", "").dialled
        '1800022222'
        """
        return self.number.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Country:
    """Whom to call in one country, the number that people there know best first."""

    code: str
    """Two letters of ISO 3166, as in a locale: `GB`."""
    name: str
    emergency: tuple[Number, ...]
    advice: tuple[Number, ...]
    """For help today that is no emergency; may be empty."""
    basis: str
    """How we know, in half a sentence."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The whole file."""

    anywhere: tuple[Number, ...]
    """For somebody whose country we do not know; each says where it works."""
    countries: tuple[Country, ...]


@cache
def numbers() -> Numbers:
    """All countries, in the order of their names."""
    return read((content.folder() / "screening" / "numbers.toml").read_text(encoding="utf-8"))


def anywhere() -> tuple[tuple[str, str], ...]:
    """The emergency numbers for an unknown country, each with where it works."""
    return tuple((one.number, one.what) for one in numbers().anywhere)


def country(code: str) -> Country | None:
    """Whom to call there; None for a country that the file does not know, who then get the numbers for anywhere.

    >>> country("gb").emergency[0].number
    '999'
    """
    return next((one for one in numbers().countries if one.code == code.upper()), None)


def country_of_locale(locale: str) -> str:
    """The country in a locale or in the first word of `Accept-Language`; empty where there is none.

    >>> country_of_locale("en-GB,en;q=0.9"), country_of_locale("de_AT.UTF-8"), country_of_locale("sv")
    ('GB', 'AT', '')
    """
    words = re.split(r"[,;.]", locale)[0].replace("_", "-").split("-")[1:]
    return next((word.upper() for word in words if len(word) == 2 and word.isalpha()), "")


def read(text: str) -> Numbers:
    """The numbers in a file's text. Raises ContentError with everything that is wrong."""
    problems: list[Problem] = []
    table = Table(FILE, "", tomllib.loads(text), problems)
    anywhere = _numbers(table, "anywhere")
    found = [_country(entry) for entry in table.tables("countries")]
    table.close()
    codes = [one.code for one in found]
    twice = {code for code in codes if codes.count(code) > 1}
    problems += [Problem(FILE, "countries", f"“{code}” is there twice", "Keep one of them.", "load") for code in twice]
    if problems:
        raise ContentError(problems)
    return Numbers(anywhere, tuple(sorted(found, key=lambda one: one.name)))


def _country(table: Table) -> Country:
    found = Country(
        code=table.text("code"),
        name=table.text("name"),
        emergency=_numbers(table, "emergency"),
        advice=_numbers(table, "advice", required=False),
        basis=table.text("basis"),
    )
    table.close()
    return found


def _numbers(table: Table, key: str, required: bool = True) -> tuple[Number, ...]:
    """A list of numbers, each a small table: `{ number = "112", what = "…" }`."""
    found = []
    for entry in table.tables(key, required):
        one = Number(entry.text("number"), entry.text("what"))
        if not one.dialled.isdigit():
            entry.wrong("number", f"“{one.number}” cannot be dialled", "Write digits and spaces.")
        entry.close()
        found.append(one)
    return tuple(found)
