"""`unslump check`: every problem in the movement files at once, with what to do about each."""

import argparse
import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from unslump.cli.help import parser_for
from unslump.errors import Problem

EXIT_CONTENT = 3


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump check", _("every movement that Unslump ships")),
        ("unslump check wall-angel.toml", _("one that you are writing")),
    )
    about = _("Looks over movement files and names every problem: where, what was found, what to do.")
    parser = parser_for("check", about, examples)
    parser.add_argument(
        "file", nargs="*", type=Path, metavar="FILE", help=_("movement files; without any, all that ship")
    )
    return parser


def run(args: argparse.Namespace) -> int:
    files: list[Path] = args.file or shipped_files()
    problems = [problem for file in files for problem in problems_in(file)]
    for problem in problems:
        print(problem)
    checked = ngettext("{n} file looked over", "{n} files looked over", len(files)).format(n=len(files))
    found = ngettext("{n} problem", "{n} problems", len(problems)).format(n=len(problems))
    print(f"{checked}, {found if problems else _('all is well')}.", file=sys.stderr)
    return EXIT_CONTENT if problems else 0


def shipped_files() -> list[Path]:
    import unslump.content

    folder = Path(unslump.content.__path__[0]) / "movements"
    return sorted(folder.glob("*.toml"))


def problems_in(file: Path) -> list[Problem]:
    """What reading finds, or, where the file can be read, what the rules find."""
    from unslump.movement.catalogue import catalogue
    from unslump.movement.checks import check_all
    from unslump.movement.load import read

    text = text_of(file)
    if isinstance(text, Problem):
        return [text]
    movement, problems = read(text, file.name)
    if movement is None:
        return problems
    return problems + check_all(movement, catalogue())


def text_of(file: Path) -> str | Problem:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Problem(str(file), "", _("is not UTF-8 text"), _("Save it as UTF-8."), "read")
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        return Problem(
            str(file), "", _("cannot be read ({reason})").format(reason=reason), _("Check the path."), "read"
        )
