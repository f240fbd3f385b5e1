"""Where records are kept: the same option for every command that reads or writes them."""

import argparse
from gettext import gettext as _
from pathlib import Path


def add_data(parser: argparse.ArgumentParser) -> None:
    told = _("folder for what is recorded; otherwise your system's usual place, or UNSLUMP_DATA")
    parser.add_argument("--data", type=Path, metavar="DIR", help=told)
