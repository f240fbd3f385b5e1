"""docs/commands.md: every command and its options, asked of the parsers themselves.

Not argparse's own layout: that changes from one Python to the next.
"""

import argparse
from collections.abc import Iterator

from unslump.cli.help import overview
from unslump.cli.main import COMMANDS, module_of

INTRO = """\
# Commands

<!-- Written by `python3 dev.py docs` from the commands themselves in src/unslump/cli/: change those, not this page. -->

What `unslump --help` says, and then each command. In a clone, `python3 dev.py run` stands for `unslump run` and
`python3 dev.py check` for `unslump check`; the others are there after the first set-up, as `.venv/bin/python -m unslump plan`.
"""


def pages() -> dict[str, str]:
    return {"commands.md": "\n".join(lines())}


def lines() -> Iterator[str]:
    yield INTRO
    yield f"```text\n{overview().strip()}\n```\n"
    for command in COMMANDS:
        yield from entry(module_of(command).parser())


def entry(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## {parser.prog}\n"
    yield f"{parser.description}\n"
    # argparse has no public list of what it takes; this one has had its name since the beginning.
    actions = [action for action in parser._actions if action.dest != "help"]
    if actions:
        yield "| Typed | Means |\n|---|---|"
        yield "\n".join(f"| `{asked(action)}` | {told(action, parser)} |" for action in actions) + "\n"
    if parser.epilog:
        yield f"```text\n{parser.epilog}\n```\n"


def asked(action: argparse.Action) -> str:
    """How it is typed: `-o, --output FILE`, `MOVEMENT`, `[FILE ...]`."""
    value = value_of(action)
    if not action.option_strings:
        return f"[{value} ...]" if action.nargs == "*" else value
    return f"{', '.join(action.option_strings)} {value}".strip()


def value_of(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices is not None and action.metavar is None:
        return "\\|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def told(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    return ((action.help or "") % {**vars(action), "prog": parser.prog}).replace("|", "\\|")
