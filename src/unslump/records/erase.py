"""Deleting is deleting: in the file itself, in what was written ahead of it, and in the copies that we keep.

the backups first ── then the row, overwritten (secure_delete) ── then the file anew, without scraps (VACUUM)
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from django.db import OperationalError, connection

from unslump.records.place import backup_folder


def from_copies(table: str, key: str) -> None:
    """Remove a row, and all that points at it, from every backup. A copy that cannot be changed is removed whole."""
    for copy in _backups():
        try:
            with closing(sqlite3.connect(copy)) as file, file:
                file.execute("PRAGMA secure_delete = ON")
                _remove(file, table, "id", key)
            with closing(sqlite3.connect(copy)) as file:
                file.execute("VACUUM")
        except sqlite3.Error:
            copy.unlink(missing_ok=True)


def all_copies() -> None:
    """Remove every backup, and whatever was put aside as damaged."""
    folder = _folder()
    damaged = [] if folder is None else [*folder.glob("unslump-damaged-*")]
    for copy in [*_backups(), *damaged]:
        copy.unlink(missing_ok=True)


def settle() -> None:
    """Write the file anew and empty what was written ahead of it: both may still hold scraps of pages of before."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    # The row is gone by now. Where somebody else holds the file for long, its scraps go with the next deletion.
    with suppress(OperationalError), connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove(file: sqlite3.Connection, table: str, column: str, value: str) -> None:
    """A row that points at one that goes, goes as well, whichever version of our tables this is."""
    for other, points_from in _pointing_at(file, table):
        for (key,) in file.execute(f'SELECT id FROM "{table}" WHERE "{column}" = ?', [value]).fetchall():  # noqa: S608
            _remove(file, other, points_from, key)
    file.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', [value])  # noqa: S608 - names of our own tables


def _pointing_at(file: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    for name in names:
        for _id, _seq, target, points_from, *_rest in file.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            if target == table:
                yield name, points_from


def _backups() -> list[Path]:
    folder = _folder()
    return [] if folder is None else sorted(backup_folder(folder).glob("*.sqlite3*"))


def _folder() -> Path | None:
    """Where the records lie; None where they are no file of ours."""
    name = Path(str(connection.settings_dict["NAME"]))
    return name.parent if connection.vendor == "sqlite" and name.is_file() else None
