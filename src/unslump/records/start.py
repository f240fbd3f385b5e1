"""Open the records of a data folder: the first thing that every program does that remembers.

folder ─▶ file readable? ─▶ older than we are? copy it, then migrate ─▶ ready

On a PostgreSQL server it is folder ─▶ migrate: its soundness and its backups are those of whoever runs it.
"""

import os
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from unslump.records.database import on_server
from unslump.records.place import VARIABLE, backup_folder, data_folder, database_file, key_file

SETTINGS = "unslump.web.settings"
BACKUPS_KEPT = 5
PATIENCE_S = 2.0
"""How long a file that another program holds is waited for."""


def open_records(asked: Path | str | None = None) -> Path:
    """Make the records of a data folder ready for use, whatever state they are in; returns the folder.

    Raises a RecordsError that says what is wrong and what to do. Never changes a file that it cannot read.
    """
    folder = data_folder(asked)
    os.environ[VARIABLE] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    make_folder(folder)
    import django

    django.setup()
    from unslump.records.errors import said_clearly

    with said_clearly(folder):
        if not on_server():
            check(database_file(folder))
        migrate(folder)
    return folder


def make_folder(folder: Path) -> None:
    """The folder and the key that signs our cookies, for this person's eyes only."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not key_file(folder).exists():
            write_private(key_file(folder), secrets.token_urlsafe(48))
    except OSError as error:
        from unslump.records.errors import RecordsClosed

        raise RecordsClosed(folder, error.strerror or str(error)) from error


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def check(file: Path) -> None:
    """Raise RecordsDamaged, with the file put aside as it is, if it is not a database that we can read."""
    if not file.exists():
        return
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE_S)
        try:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            raise  # locked, full or closed to us: it may well be sound
        verdict = str(error)
    if verdict != "ok":
        put_aside(file)


def put_aside(file: Path) -> None:
    """Keep a damaged file, and what belongs to it, under a name that we never write to."""
    from unslump.records.errors import RecordsDamaged

    aside = file.with_name(f"{file.stem}-damaged-{stamp()}{file.suffix}")
    for suffix in ("", "-wal", "-shm"):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    backups = sorted(backup_folder(file.parent).glob("*.sqlite3"))
    raise RecordsDamaged(aside, backups[-1] if backups else None)


def migrate(folder: Path) -> None:
    """Bring the tables up to date; a copy of what was there is kept first."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from unslump.records.errors import RecordsTooNew

    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    applied = {key for key in executor.loader.applied_migrations if key[0] == "records"}
    if applied - known:
        raise RecordsTooNew
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if applied and not on_server():
        back_up(folder)
    call_command("migrate", interactive=False, verbosity=0)


def back_up(folder: Path) -> Path:
    """A whole copy of the records as they are now; the last few are kept."""
    target = backup_folder(folder)
    target.mkdir(mode=0o700, exist_ok=True)
    copy = target / f"unslump-{stamp()}.sqlite3"
    source, destination = sqlite3.connect(database_file(folder)), sqlite3.connect(copy)
    try:
        source.backup(destination)
    finally:
        source.close()
        destination.close()
    for old in sorted(target.glob("unslump-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


def stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")[:-3] + "Z"
