"""`unslump export`: everything that was recorded, as JSON. Yours to keep, move or read with any program."""

import argparse
import json
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Any

from unslump.cli.data import add_data
from unslump.cli.files import write
from unslump.cli.help import parser_for


def parser() -> argparse.ArgumentParser:
    examples = (("unslump export -o my-sessions.json", ""), ("unslump export | jq '.sessions | length'", ""))
    about = _(
        "Everything that Unslump remembers of you, as JSON. Answers to the safety check are not in it: they are never kept."
    )
    parser = parser_for("export", about, examples)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.json", help=_("where to; otherwise to the terminal"))
    add_data(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    text = json.dumps(everything(args.data), ensure_ascii=False, indent=2) + "\n"
    if args.output is None:
        sys.stdout.write(text)
    else:
        write(args.output, text)
    return 0


def everything(folder: Path | None) -> dict[str, Any]:
    from unslump.records.start import open_records

    open_records(folder)
    from unslump.records import actions, export

    return export.everything(actions.local_person())
