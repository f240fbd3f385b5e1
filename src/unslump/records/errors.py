"""What can be wrong with the records, each as a sentence that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError

from unslump.errors import UnslumpError


class RecordsError(UnslumpError):
    """The records cannot be read or written just now."""

    exit_code = 5


class RecordsLocked(RecordsError):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            "Another program is using your records just now. Nothing is lost: close it, or wait a moment, and try again."
        )


class RecordsFull(RecordsError):
    """There is no room left to write to."""

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, so this could not be written down. What was saved before is safe: free some space and try again."
        )


class RecordsClosed(RecordsError):
    """The folder or the file refuses us."""

    def __init__(self, place: Path | str, why: str) -> None:
        super().__init__(
            f"I cannot write in {place} ({why}). Give yourself the right to, or name another folder with --data."
        )


class RecordsDamaged(RecordsError):
    """The file is not readable as a database; it was put aside as it is."""

    def __init__(self, aside: Path, backup: Path | None) -> None:
        self.aside = aside
        self.backup = backup
        rescue = f"A copy from before the last update is {backup}. " if backup else ""
        super().__init__(
            f"Your records file is damaged and cannot be read. I kept it, untouched, as {aside}. {rescue}"
            "Start Unslump again to begin with empty records."
        )


class RecordsTooNew(RecordsError):
    """A newer Unslump has written them."""

    def __init__(self) -> None:
        super().__init__(
            "Your records were written by a newer version of Unslump. Update this one, and they open again; nothing was changed."
        )


class ServerNotUsable(RecordsError):
    """The PostgreSQL server that was named cannot be asked."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why} Set UNSLUMP_DATABASE_URL to postgresql://user:password@host:5432/name, or leave it out, and "
            "the records are a file on this machine."
        )


@contextmanager
def said_clearly(place: Path | str = "your data folder") -> Iterator[None]:
    """Turn what the database says into what a person can act on."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise sentence_for(error, place) or error from error


def sentence_for(error: Exception, place: Path | str = "your data folder") -> RecordsError | None:
    """Ours for one of the database's errors; None if we have nothing better to say."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return RecordsLocked()
    if "disk is full" in text or "disk i/o error" in text:
        return RecordsFull()
    if "readonly" in text or "unable to open" in text:
        return RecordsClosed(place, str(error))
    if "connection failed" in text or "connection timeout" in text:
        return ServerNotUsable("The PostgreSQL server does not let us in: it may not run, or not know us.")
    return None
