"""A movement file becomes a `Movement`, or a list of everything that is wrong with it.

read(text, "movements/cat-cow.toml")  → (Movement, []) or (None, problems)
load(path)                            → Movement, or raises ContentError with all problems
"""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from unslump.content.reading import Table, nearest
from unslump.errors import ContentError, Problem
from unslump.movement.model import POSITIONS, STAGES, Movement
from unslump.movement.poses import read_poses
from unslump.movement.sections import (
    PLACES,
    read_camera,
    read_cautions,
    read_doses,
    read_faults,
    read_phases,
    read_rounds,
    read_setup,
    read_sources,
    read_targets,
    read_view,
)
from unslump.units import SIDES, Side, Sides

_SIDES: tuple[Sides, ...] = ("none", "each", "alternate")


def read(text: str, file: str, words: Mapping[str, object] | None = None) -> tuple[Movement | None, list[Problem]]:
    """The movement in a TOML text, or every problem in it. `words` are translated texts to lay over it."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"line {line[1]}" if line else ""
        return None, [Problem(file, where, f"cannot be read as TOML ({error})", "Mend that line.", "load")]
    problems: list[Problem] = []
    if words:
        content = overlaid(content, words, Table(file, "", content, problems))
    movement = _movement(Table(file, "", content, problems))
    return (None, problems) if problems else (movement, [])


def load(path: Path | Traversable, words: Mapping[str, object] | None = None) -> Movement:
    """The movement in a file. Raises ContentError with every problem."""
    file = f"movements/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ContentError(
            [Problem(file, "", f"cannot be opened ({reason})", "Check the name and your rights.", "load")]
        ) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(file, "", "is not UTF-8 text", "Save it as UTF-8.", "load")]) from None
    movement, problems = read(text, file, words)
    if movement is None:
        raise ContentError(problems)
    return movement


def overlaid(content: Mapping[str, object], words: Mapping[str, object], table: Table) -> dict[str, object]:
    """The content with its texts replaced by translated ones; in lists, `phases.1` is the first."""
    result = dict(content)
    for key, new in words.items():
        old = content.get(key)
        if isinstance(new, dict) and isinstance(old, dict):
            result[key] = overlaid(old, new, Table(table.file, table.path(key), old, table.problems))
        elif isinstance(new, dict) and isinstance(old, list):
            numbered: dict[str, object] = {str(i): one for i, one in enumerate(old, 1)}
            inner = Table(table.file, table.path(key), numbered, table.problems)
            result[key] = list(overlaid(numbered, new, inner).values())
        elif isinstance(new, str) and isinstance(old, str):
            result[key] = new
        else:
            table.wrong(key, "is translated, but is no text of the movement", nearest(key, content, "Remove it."))
    return result


def _movement(table: Table) -> Movement:
    sides = table.choice("sides", _SIDES)
    figure = table.table("figure")
    poses = read_poses(table.table("poses"))
    movement = Movement(
        id=_id(table),
        name=table.text("name"),
        purpose=table.text("purpose"),
        stage=table.choice("stage", STAGES),
        position=table.choice("position", POSITIONS),
        place=table.choices("place", PLACES),
        kit=table.texts("kit"),
        difficulty=table.whole("difficulty"),
        targets=read_targets(table),
        view=read_view(table),
        sides=sides,
        start=figure.text("start"),
        poses=poses,
        setup=read_setup(table),
        phases=read_phases(table),
        doses=MappingProxyType(read_doses(table)),
        camera=read_camera(table),
        written_side=_written_side(table, sides),
        optional_kit=table.texts("optional_kit", ()),
        easier=table.texts("easier", ()),
        harder=table.texts("harder", ()),
        easier_how=table.text("easier_how", ""),
        harder_how=table.text("harder_how", ""),
        rounds=read_rounds(table),
        rest_s=table.number("rest_s", 15.0),
        switch_s=table.number("switch_s", 5.0),
        shift_s=table.number("shift_s", 5.0),
        steps_note=table.text("steps_note", ""),
        faults=read_faults(table),
        cautions=read_cautions(table),
        sources=read_sources(table),
        reviewed=_reviewed(table),
    )
    figure.close()
    table.close()
    _poses_exist(movement, table)
    return movement


def _id(table: Table) -> str:
    name = PurePosixPath(table.file.replace("\\", "/")).stem
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        table.wrong(
            "", f"“{name}” cannot be an id", "Name the file in small letters joined by hyphens, as cat-cow.toml."
        )
    return name


def _written_side(table: Table, sides: Sides) -> Side | None:
    if sides != "none":
        return table.choice("written_side", SIDES)
    if "written_side" in table:
        table.wrong("written_side", "is given, but the movement has no sides", "Remove it, or set `sides`.")
    table.text("written_side", "")
    return None


def _reviewed(table: Table) -> str | None:
    """`false`, or who signed it off and when."""
    if isinstance(table.content.get("reviewed"), str):
        return table.text("reviewed")
    if table.flag("reviewed"):
        table.wrong(
            "reviewed", "true does not say who", 'Write who and when, as "A. Person, physiotherapist, 2026-11-23".'
        )
    return None


def _poses_exist(movement: Movement, table: Table) -> None:
    named = [("figure.start", movement.start)]
    named += [(f"phases[{i}].pose", phase.pose) for i, phase in enumerate(movement.phases, 1)]
    for where, pose in named:
        if pose and pose not in movement.poses:
            table.wrong(
                where, f"“{pose}” is no pose of this file", nearest(pose, movement.poses, "Add it under [poses].")
            )
