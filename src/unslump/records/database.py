"""Which database holds the records: a file in the data folder, or the PostgreSQL server that a practice names.

UNSLUMP_DATABASE_URL=postgresql://somebody:a%2Fpassword@db.example.org:5432/unslump?sslmode=verify-full
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from unslump.records.place import database_file

VARIABLE = "UNSLUMP_DATABASE_URL"
SCHEMES = ("postgresql", "postgres")


def on_server() -> bool:
    """True where the records are on a server: then the file, its copies and its checks are no matter of ours."""
    return bool(os.environ.get(VARIABLE))


def database(folder: Path) -> dict[str, Any]:
    """What Django has to know."""
    named = os.environ.get(VARIABLE)
    return server(named) if named else file(folder)


def file(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database_file(folder),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A write takes its lock at once, so that two tabs wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            # FULL: what was done stays done also when the battery ends, not only when we do.
            # ON: what is deleted is overwritten, so that it is gone from the file and not only from the pages.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def server(url: str) -> dict[str, Any]:
    """What the address of a server says. No sentence of ours repeats it: a password may be in it."""
    from unslump.records.errors import ServerNotUsable

    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ServerNotUsable(f"{VARIABLE} cannot be read as an address.") from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise ServerNotUsable(f"{VARIABLE} does not name a PostgreSQL database.")
    if find_spec("psycopg") is None:
        raise ServerNotUsable("What talks to PostgreSQL is not installed: `pip install unslump[postgresql]`.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": "" if port is None else str(port),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,  # a server may have been started anew since the last page
        "OPTIONS": {"connect_timeout": "5", **dict(parse_qsl(parts.query))},
    }
