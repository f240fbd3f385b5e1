"""What the page tells of the spine, read from `content/spine/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from unslump import content


@dataclass(frozen=True, slots=True)
class Reference:
    text: str
    basis: str
    """How it was checked: a key of `words.BASIS`."""


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    title: str
    text: str
    levels: str
    """As `T3–T8`."""
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    name: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Vertebra:
    level: str
    region: str
    note: str


@dataclass(frozen=True, slots=True)
class Range:
    name: str
    degrees: float
    plus_minus: float | None
    note: str


@cache
def facts() -> tuple[Fact, ...]:
    return tuple(
        Fact(one["id"], one["title"], one["text"], one["levels"].replace("-", "–"), _references(one))
        for one in _read("facts")["facts"]
    )


@cache
def landmarks() -> tuple[Landmark, ...]:
    return tuple(Landmark(one["name"], one["level"], one["text"]) for one in _read("landmarks")["landmarks"])


@cache
def vertebrae() -> tuple[Vertebra, ...]:
    return tuple(Vertebra(one["level"], one["region"], one.get("note", "")) for one in _read("vertebrae")["vertebrae"])


@cache
def ranges() -> tuple[Range, ...]:
    return tuple(
        Range(one["name"], one["degrees"], one.get("plus_minus"), one.get("note", ""))
        for one in _read("ranges")["living"]
    )


def _references(one: Mapping[str, Any]) -> tuple[Reference, ...]:
    return tuple(Reference(source["reference"], source["basis"]) for source in one["sources"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((content.folder() / "spine" / f"{name}.toml").read_text(encoding="utf-8"))
