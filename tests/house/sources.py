"""What the checks read: a file, its tree, and the two things that can be said about a place in it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src/unslump"

BELOW_RECORDS = frozenset(
    {"render", "session", "planning", "tracking", "screening", "movement", "body", "content", "units", "errors"}
)
"""The part of the house that runs in a browser too, with time and chance handed in."""


@dataclass(frozen=True)
class Source:
    name: str
    """Relative to src/unslump: `session/clock.py`."""
    tree: ast.Module


@dataclass(frozen=True)
class Finding:
    name: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.what}"


def parse(text: str, name: str = "body/example.py") -> Source:
    return Source(name, ast.parse(text))


def all_sources() -> list[Source]:
    return [parse(path.read_text("utf-8"), path.relative_to(SRC).as_posix()) for path in sorted(SRC.rglob("*.py"))]


def below_records() -> Iterator[Source]:
    for source in all_sources():
        if source.name.split("/")[0].removesuffix(".py") in BELOW_RECORDS:
            yield source


def last_name(node: ast.expr) -> str | None:
    """The word a reader would say: `x` of `x`, of `a.b.x`, of `a["x"]` and of `a.get("x")`."""
    match node:
        case ast.Name(id=word) | ast.Attribute(attr=word) | ast.Subscript(slice=ast.Constant(value=str(word))):
            return word
        case ast.NamedExpr(target=ast.Name(id=word)):
            return word
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(word)), *_]):
            return word
    return None
