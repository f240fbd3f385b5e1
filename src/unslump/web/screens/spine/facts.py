"""What the page tells of the spine, read from `content/spine/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from unslump import content
from unslump.body.spine import levels_between


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
    span: str
    """As `T3–T8`."""
    levels: tuple[str, ...]
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    name: str
    span: str
    levels: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    name: str
    degrees: float
    plus_minus: float | None
    note: str


@cache
def facts() -> tuple[Fact, ...]:
    return tuple(
        Fact(
            one["id"],
            one["title"],
            one["text"],
            one["levels"].replace("-", "–"),
            _levels(one["levels"]),
            _references(one),
        )
        for one in _read("facts")["facts"]
    )


@cache
def landmarks() -> tuple[Landmark, ...]:
    return tuple(
        Landmark(one["name"], one["levels"].replace("-", "–"), _levels(one["levels"]), one["text"])
        for one in _read("landmarks")["landmarks"]
    )


@cache
def ranges() -> tuple[Range, ...]:
    return tuple(
        Range(one["name"], one["degrees"], one.get("plus_minus"), one.get("note", ""))
        for one in _read("ranges")["living"]
    )


def _levels(span: str) -> tuple[str, ...]:
    first, _, last = span.partition("-")
    return levels_between(first, last or first)


def _references(one: Mapping[str, Any]) -> tuple[Reference, ...]:
    return tuple(Reference(source["reference"], source["basis"]) for source in one["sources"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((content.folder() / "spine" / f"{name}.toml").read_text(encoding="utf-8"))
