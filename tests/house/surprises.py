"""Time and chance come in as arguments: below `records` only session/clock.py looks at a clock."""

import ast
from collections.abc import Iterator

from tests.house.sources import Finding, Source

CLOCK = "session/clock.py"

CLOCKS_AND_DICE = (
    "time",
    "random",
    "secrets",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid.uuid7",
    "os.urandom",
    "os.times",
)
"""A module stands for all that is in it."""

SEEDED = "random.Random"
"""The one piece of chance that a function may use: its seed is handed in."""


def findings(source: Source) -> list[Finding]:
    if source.name == CLOCK:
        return []
    meant = dict(_imported(source.tree))
    found = {Finding(source.name, line, f"{name}: {why}") for line, name, why in _used(source.tree, meant)}
    return sorted(found, key=lambda finding: (finding.line, finding.what))


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What each name means: `dt` -> datetime, `now` -> datetime.datetime.now."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _used(tree: ast.Module, meant: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and not isinstance(parents.get(node), ast.Attribute):
            full = _spelled_out(node, meant)
            if full == SEEDED or full.startswith(SEEDED + "."):
                call = parents[node]
                if isinstance(call, ast.Call) and call.func is node and not (call.args or call.keywords):
                    yield node.lineno, full, "chance needs a seed that came in as an argument"
            elif any(full == each or full.startswith(each + ".") for each in CLOCKS_AND_DICE):
                yield node.lineno, full, "time and chance come in as arguments"


def _spelled_out(node: ast.expr, meant: dict[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_spelled_out(node.value, meant)}.{node.attr}"
    return meant.get(node.id, "") if isinstance(node, ast.Name) else ""
