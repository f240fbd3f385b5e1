"""`unslump figure`: one movement as a self-contained animated SVG."""

import argparse
import sys
from gettext import gettext as _
from pathlib import Path

from unslump.cli.files import write
from unslump.cli.help import parser_for
from unslump.movement.catalogue import catalogue
from unslump.render.figure import figure_svg


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump figure cat-cow -o cat-cow.svg", ""),
        ("unslump figure thread-the-needle --side left > left.svg", ""),
    )
    about = _("Draws a movement as one SVG that plays by itself, in a browser, a README or a slide.")
    parser = parser_for("figure", about, examples)
    parser.add_argument("movement", metavar="MOVEMENT", help=_("its id, as `unslump movements` lists it"))
    parser.add_argument(
        "--side", choices=("left", "right"), help=_("the side that does it; otherwise the one in the file")
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.svg", help=_("where to; otherwise to the terminal"))
    return parser


def run(args: argparse.Namespace) -> int:
    svg = figure_svg(catalogue().find(args.movement), side=args.side)
    if args.output is None:
        sys.stdout.write(svg)
        return 0
    write(args.output, svg)
    return 0
