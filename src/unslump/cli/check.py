"""`unslump check`: every problem in the movement files at once, with what to do about each."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from unslump import content
from unslump.cli.help import parser_for
from unslump.errors import ContentError, Problem
from unslump.movement.catalogue import Catalogue
from unslump.movement.checks import check_all
from unslump.movement.load import read
from unslump.movement.model import Movement


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: a movement, or the reasons why not."""

    movement: Movement | None
    problems: tuple[Problem, ...]


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump check", _("every movement that Unslump ships")),
        ("unslump check wall-angel.toml", _("one that you are writing")),
    )
    about = _("Looks over movement files and names every problem: where, what was found, what to do.")
    parser = parser_for("check", about, examples)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=_("movement files; otherwise all that ship")
    )
    parser.add_argument("--json", action="store_true", help=_("the problems as a list of objects"))
    return parser


def run(args: argparse.Namespace) -> int:
    files: list[Path] = args.files or shipped_files()
    problems = problems_in(files)
    if args.json:
        print(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        print("\n".join([*map(str, problems), verdict(len(files), len(problems))]))
    return ContentError.exit_code if problems else 0


def shipped_folder() -> Path:
    return Path(str(content.folder() / "movements"))


def shipped_files() -> list[Path]:
    return sorted(shipped_folder().glob("*.toml"))


def problems_in(files: Iterable[Path]) -> list[Problem]:
    """What reading finds and, for files that can be read, what the rules find."""
    readings = [read_file(file) for file in files]
    known = Catalogue(neighbours(readings).values())
    problems: list[Problem] = []
    for reading in readings:
        problems += reading.problems
        if reading.movement is not None:
            problems += check_all(reading.movement, known)
    return problems


def neighbours(readings: Iterable[Reading]) -> dict[str, Movement]:
    """All movements that the rules may look at: those that ship, and over them those given."""
    shipped = (read_file(file) for file in shipped_files())
    return {r.movement.id: r.movement for r in (*shipped, *readings) if r.movement is not None}


def read_file(file: Path) -> Reading:
    shown = f"movements/{file.name}" if file.parent == shipped_folder() else str(file)
    try:
        movement, problems = read(file.read_text(encoding="utf-8"), shown)
    except UnicodeDecodeError:
        return Reading(None, (Problem(shown, "", _("is not UTF-8 text"), _("Save it as UTF-8."), "load"),))
    except OSError as trouble:
        reason = _("cannot be read ({reason})").format(reason=trouble.strerror or trouble)
        return Reading(None, (Problem(shown, "", reason, _("Check the path."), "load"),))
    return Reading(movement, tuple(problems))


def verdict(files: int, problems: int) -> str:
    looked_over = ngettext("{n} file looked over", "{n} files looked over", files).format(n=files)
    if problems == 0:
        return _("{looked_over}: all is well.").format(looked_over=looked_over)
    found = ngettext("{n} problem", "{n} problems", problems).format(n=problems)
    return f"{looked_over}: {found}."
