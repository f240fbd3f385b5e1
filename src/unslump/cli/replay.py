"""`unslump replay`: a recording once more, with what the tracker thought of it."""

import argparse
from gettext import gettext as _

from unslump.cli.count import add_trace, movement_for, report
from unslump.cli.help import parser_for
from unslump.tracking.count import count
from unslump.tracking.narrate import narrate
from unslump.tracking.replay import read_trace


def parser() -> argparse.ArgumentParser:
    examples = (("unslump replay trace.jsonl.gz --movement overhead-reach --explain", ""),)
    about = _("Plays a recording through the tracker and tells what it noticed; with --explain, also why.")
    parser = parser_for("replay", about, examples)
    add_trace(parser)
    parser.add_argument("--explain", action="store_true", help=_("every thought: setting out, falling short, left out"))
    return parser


def run(args: argparse.Namespace) -> int:
    movement, trace = movement_for(args.movement), read_trace(args.trace)
    lines = narrate(movement, trace, args.side) if args.explain else report(count(movement, trace, args.side))
    for line in lines:
        print(line)
    return 0
