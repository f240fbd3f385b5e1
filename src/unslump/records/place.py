"""Where a person's records live on this machine."""

import os
from pathlib import Path

import platformdirs

VARIABLE = "UNSLUMP_DATA"


def data_folder(asked: Path | str | None = None) -> Path:
    """The folder asked for, else the one that `UNSLUMP_DATA` names, else where the system keeps such things."""
    named = asked or os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return platformdirs.user_data_path("unslump", appauthor=False)


def database_file(folder: Path) -> Path:
    return folder / "unslump.sqlite3"


def key_file(folder: Path) -> Path:
    return folder / "key"


def backup_folder(folder: Path) -> Path:
    return folder / "backups"
