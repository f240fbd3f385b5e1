"""Measure everything and print one table. Exit code 1 if a bar is not kept.

python -m benchmarks                 all
python -m benchmarks plan figure     only some
python -m benchmarks player --long   the whole twenty minutes on the real clock
python -m benchmarks camera --long   half an hour before the camera
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from benchmarks.row import Row

TOPICS = ("plan", "planner", "progress", "figure", "tracking", "terminal", "player", "pages", "camera", "start")
"""Each is a module here with `rows() -> list[Row]`, the quick ones first."""
LONG = ("player", "camera", "tracking")
"""Those whose `rows` know a long way too."""


def main(words: Sequence[str] | None = None) -> int:
    args = parser().parse_args(words)
    print(header(), flush=True)
    kept = True
    for row in measured(args.topics or TOPICS, args.long):
        print(line(row), flush=True)
        kept = kept and row.ok is not False
    return 0 if kept else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("topics", nargs="*", choices=TOPICS, metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument(
        "--long",
        action="store_true",
        help="play a whole 20-minute session in real time; leave the camera on for 30 minutes",
    )
    return parser


def measured(topics: Sequence[str], long: bool) -> Iterator[Row]:
    for topic in topics:
        if find_spec(f"benchmarks.{topic}") is None:
            print(f"{topic}: not here", file=sys.stderr)
            continue
        module = import_module(f"benchmarks.{topic}")
        yield from module.rows(long=long) if topic in LONG else module.rows()


def header() -> str:
    return f"{'what':<46} {'measured':>12}   {'bar':>10}   ok   share of the bar\n" + "─" * 96


def line(row: Row) -> str:
    bar = "" if row.bar is None else f"{'≤' if row.at_most else '≥'} {row.bar:g} {row.unit}"
    verdict = {True: "yes", False: "NO", None: ""}[row.ok]
    share = "" if row.bar is None or row.bar == 0 else f"{row.value / row.bar:.2f} ×"
    note = f"  {row.note}" if row.note else ""
    return f"{row.name:<46} {row.value:>7.4g} {row.unit:<4}   {bar:>10}   {verdict:<3}  {share:<8}{note}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
