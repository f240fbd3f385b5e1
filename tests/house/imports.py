"""From `render` down the same code runs in a browser: the standard library, and only what Pyodide has of it."""

import ast
import sys
from collections.abc import Iterator

from tests.house.sources import Finding, Source

NOT_IN_A_BROWSER = frozenset(
    "curses ctypes dbm ensurepip fcntl grp lzma mmap multiprocessing pwd readline resource socket sqlite3 ssl"
    " subprocess syslog termios tkinter tty venv webbrowser".split()
)


def findings(source: Source) -> list[Finding]:
    return [Finding(source.name, line, why) for line, module in _imports(source.tree) if (why := _objection(module))]


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.split(".")[0]


def _objection(module: str) -> str | None:
    if module != "unslump" and module not in sys.stdlib_module_names:
        return f"{module} is not in the standard library, and this file has to run in a browser"
    if module in NOT_IN_A_BROWSER:
        return f"{module} does not work in a browser, and this file has to"
    return None
