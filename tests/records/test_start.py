"""Opening the records in whatever state they are: a clear sentence, and nothing lost.

Each opens them in a process of its own, as a program does.
"""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from unslump.records import migrations, start
from unslump.records.errors import RecordsDamaged
from unslump.records.place import backup_folder, data_folder, database_file, key_file

OPEN = """
import sys
from unslump.errors import UnslumpError
from unslump.records.start import open_records
try:
    open_records(sys.argv[1])
    from unslump.records import actions, queries
    {then}
except UnslumpError as error:
    print(error)
    raise SystemExit(error.exit_code)
"""
LATER = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("records", "{last}")]
    operations = []
"""
LATER_START = """
os.environ["DJANGO_SETTINGS_MODULE"] = "unslump.web.settings"
from django.conf import settings
settings.MIGRATION_MODULES = {"records": "later_migrations"}
"""
SAY_MINUTES = "print(queries.preferences(actions.local_person()).minutes)"
SAVE_MINUTES = "actions.save_preferences(actions.local_person(), {'minutes': 17})"


def open_in(folder: Path, then: str = SAY_MINUTES) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-W", "error", "-c", OPEN.format(then=then), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A data folder in which something is remembered."""
    assert open_in(tmp_path, SAVE_MINUTES).returncode == 0
    return tmp_path


def test_a_fresh_folder_is_made_ready_for_its_owner_only(tmp_path):
    folder = tmp_path / "new" / "place"
    done = open_in(folder)
    assert (done.stdout, done.stderr, done.returncode) == ("10\n", "", 0)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(key_file(folder).stat().st_mode) == 0o600


def test_the_records_are_still_there_the_next_time(used):
    assert open_in(used).stdout == "17\n"
    assert not backup_folder(used).exists()


def test_the_records_are_written_ahead_so_that_reading_never_waits(used):
    with closing(sqlite3.connect(database_file(used))) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_damaged_file_is_put_aside_untouched_and_named(used):
    rubbish = b"this is no database" * 400
    database_file(used).write_bytes(rubbish)
    done = open_in(used)
    (aside,) = used.glob("*damaged*.sqlite3")
    assert done.returncode == 5
    assert str(aside) in done.stdout
    assert aside.read_bytes() == rubbish
    assert open_in(used).stdout == "10\n"
    assert aside.read_bytes() == rubbish


def test_a_file_that_is_damaged_inside_is_noticed(used):
    with closing(sqlite3.connect(database_file(used))) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(database_file(used).read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    database_file(used).write_bytes(whole)
    with pytest.raises(RecordsDamaged, match="damaged"):
        start.check(database_file(used))


def test_a_file_that_another_program_holds_is_left_alone_and_said(used):
    with closing(sqlite3.connect(database_file(used))) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        done = open_in(used)
    assert done.returncode == 5
    assert "Another program is using your records" in done.stdout
    assert open_in(used).stdout == "17\n"


def test_a_full_disk_is_said_and_what_was_saved_stays(used):
    fill = (
        "from django.db import connection; c = connection.cursor(); c.execute('PRAGMA max_page_count=1'); "
        "p = actions.local_person(); [actions.save_preferences(p, {'kit': ['x' * 100_000]}) for _ in range(9)]"
    )
    done = open_in(used, fill)
    assert done.returncode == 5, done.stderr
    assert "The disk is full" in done.stdout
    assert open_in(used).stdout == "17\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    done = open_in(tmp_path / "inside")
    assert done.returncode == 5
    assert "--data" in done.stdout


def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    done = open_in(tmp_path / "file")
    assert done.returncode == 5
    assert "--data" in done.stdout


def test_records_of_a_newer_version_are_left_alone(used):
    with closing(sqlite3.connect(database_file(used))) as file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_later', '2026-01-01')"
        )
        file.commit()
    done = open_in(used)
    assert done.returncode == 5
    assert "newer version" in done.stdout


def test_older_records_are_copied_before_they_are_changed(used, tmp_path_factory):
    shelf = tmp_path_factory.mktemp("a-later-version")
    shutil.copytree(Path(migrations.__file__).parent, shelf / "later_migrations")
    last = max(file.stem for file in (shelf / "later_migrations").glob("0*.py"))
    (shelf / "later_migrations" / "0099_later.py").write_text(LATER.format(last=last))
    later = (
        f"import os, sys; sys.path.insert(0, {str(shelf)!r}); os.environ['UNSLUMP_DATA'] = sys.argv[1]\n" + LATER_START
    )
    command = [sys.executable, "-c", later + OPEN.format(then=SAY_MINUTES), str(used)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == "17\n"
    (kept,) = backup_folder(used).iterdir()
    with closing(sqlite3.connect(kept)) as copy:
        applied = {name for (name,) in copy.execute("SELECT name FROM django_migrations WHERE app = 'records'")}
        assert "0001_first" in applied
        assert "0099_later" not in applied


def test_a_copy_holds_everything_and_only_the_last_few_are_kept(used):
    copies = [start.back_up(used) for _ in range(start.BACKUPS_KEPT + 2)]
    assert len(set(copies)) == len(copies)
    kept = sorted(backup_folder(used).iterdir())
    assert kept == sorted(copies)[-start.BACKUPS_KEPT :]
    with closing(sqlite3.connect(kept[-1])) as copy:
        assert copy.execute("SELECT minutes FROM records_preferences").fetchall() == [(17,)]


def test_the_folder_asked_for_wins_over_the_variable(monkeypatch, tmp_path):
    monkeypatch.setenv("UNSLUMP_DATA", str(tmp_path / "variable"))
    assert data_folder() == tmp_path / "variable"
    assert data_folder(tmp_path / "asked") == tmp_path / "asked"
