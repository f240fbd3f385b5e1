"""`unslump practise`: be led through a session in the terminal."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from gettext import gettext as _

from unslump.cli.data import add_data
from unslump.cli.help import parser_for
from unslump.cli.wishes import add_wishes
from unslump.movement.catalogue import catalogue
from unslump.planning.model import Wishes
from unslump.planning.plan import refuse_nonsense


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump practise", _("as long and where you usually do")),
        ("unslump practise --minutes 5 --place desk --no-voice", _("in the office")),
        ("unslump practise --limits wrist-pain", _("today also heed this")),
        ("unslump practise --list desk-five", _("in the order of a set, a list of yours, or a list's file")),
        ("unslump practise --plain", _("line by line, for a screen reader")),
    )
    about = _(
        "Leads you through a session here: a drawn figure, a voice, a timer, hands free. "
        "What you do is written down as it happens; after a crash it offers to go on."
    )
    parser = parser_for("practise", about, examples)
    add_wishes(parser, usual=True)
    parser.add_argument(
        "--voice", action=argparse.BooleanOptionalAction, help=_("speak, with whatever voice the system has")
    )
    parser.add_argument("--plain", action="store_true", help=_("lines of text instead of a picture"))
    add_data(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    refuse_early(args)
    from unslump.records.start import open_records

    open_records(args.data)
    from unslump.tui.visit import Asked, Visit

    asked = Asked(
        args.minutes,
        args.place,
        args.kit,
        args.track,
        args.without,
        args.seed,
        args.voice,
        args.limits,
        args.list,
        args.like,
        args.dislike,
    )

    def visit() -> Visit:
        return Visit(asked, lambda: datetime.now(UTC))

    if wants_lines(asked=args.plain):
        from unslump.tui.plain import practise_in_lines

        return practise_in_lines(visit)
    from unslump.tui.app import practise_on_screen

    return practise_on_screen(visit)


def refuse_early(args: argparse.Namespace) -> None:
    """A wish that nobody can meet is refused before the safety check, and not after it."""
    typed = {name: getattr(args, name) for name in ("minutes", "place", "kit", "track")}
    named = {name: value for name, value in typed.items() if value is not None}
    refuse_nonsense(catalogue(), replace(Wishes(10, "desk"), **named, limits=args.limits, leave_out=args.without))


def wants_lines(*, asked: bool) -> bool:
    """A picture needs a terminal on both sides."""
    return asked or not (sys.stdin.isatty() and sys.stdout.isatty())
