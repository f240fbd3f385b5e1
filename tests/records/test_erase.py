"""Deleting is deleting: down to the bytes of the file, of what is written ahead of it, and of the copies.

Each opens the records in a process of its own, as a program does.
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from unslump.records.place import backup_folder, database_file

BEGIN = """
import sys
from datetime import UTC, datetime
from uuid import UUID
from unslump.records.start import back_up, open_records
folder = open_records(sys.argv[1])
from tests.builders import a_plan, a_movement
from unslump.records import actions, check_ins, export, queries
from unslump.records.check_ins import Said
from unslump.records.incoming import read_events
from unslump.records.models import Activity, CheckIn, Session
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
person = actions.local_person()
"""
FILL = """
for nth, name in enumerate(["a-secret-movement", "another-movement"]):
    session = actions.start_session(person, a_plan(a_movement(name)), NOW, UUID(int=nth + 1))
    events = [{"id": f"{name}/{n}", "kind": "rep-done", "t_ms": n, "at": "2026-03-02T12:00:01Z", "movement": name}
              for n in range(300)]
    actions.record_events(session, read_events({"events": events}, NOW), NOW)
    check_ins.save_check_in(person, "next-morning", Said(7), NOW, session=session)
own = check_ins.set_activities(person, ["carry-my-secret-upstairs", "drive"])
row = check_ins.save_check_in(person, "weekly", Said(7), NOW, ratings={one.pk: 7 for one in own})
back_up(folder)
"""


def run(folder: Path, then: str) -> str:
    command = [sys.executable, "-W", "error", "-c", BEGIN + then, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    run(tmp_path, FILL)
    return tmp_path


def bytes_of(folder: Path) -> bytes:
    """Everything that lies in the folder, the write-ahead file and the backups included."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def rows(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as copy:
        return int(copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of our own tables


def test_a_deleted_session_is_gone_from_every_byte_of_every_file(filled):
    assert bytes_of(filled).count(b"a-secret-movement") > 300
    run(filled, "actions.delete_session(Session.objects.get(pk=UUID(int=1)))")
    left = bytes_of(filled)
    assert b"a-secret-movement" not in left
    assert b"another-movement" in left


def test_it_is_gone_while_the_program_still_runs(filled):
    seen = run(
        filled,
        "actions.delete_session(Session.objects.get(pk=UUID(int=1)))\n"
        "print(b'a-secret-movement' in b''.join(f.read_bytes() for f in folder.rglob('*') if f.is_file()))",
    )
    assert seen == "False\n"


def test_what_belongs_to_it_goes_along_in_the_copy_as_well(filled):
    (copy,) = backup_folder(filled).iterdir()
    run(filled, "actions.delete_session(Session.objects.get(pk=UUID(int=1)))")
    for file in (database_file(filled), copy):
        assert rows(file, "records_session") == 1
        assert rows(file, "records_event") == 300
        assert rows(file, "records_checkin") == 2


def test_a_deleted_activity_takes_its_words_and_ratings_along(filled):
    run(filled, "check_ins.delete_activity(Activity.objects.get(text='carry-my-secret-upstairs'))")
    assert b"carry-my-secret-upstairs" not in bytes_of(filled)
    (copy,) = backup_folder(filled).iterdir()
    assert rows(copy, "records_rating") == rows(database_file(filled), "records_rating") == 1


def test_a_deleted_check_in_takes_its_ratings_along(filled):
    run(filled, "check_ins.delete_check_in(CheckIn.objects.get(kind='weekly'))")
    (copy,) = backup_folder(filled).iterdir()
    for file in (database_file(filled), copy):
        assert rows(file, "records_rating") == 0
        assert rows(file, "records_checkin") == 2


def test_a_copy_of_an_older_version_without_some_tables_is_cleaned_too(filled):
    (copy,) = backup_folder(filled).iterdir()
    with closing(sqlite3.connect(copy)) as file:
        file.executescript(
            "DROP TABLE records_rating; DROP TABLE records_checkin; DROP TABLE records_activity; VACUUM;"
        )
    run(filled, "actions.delete_session(Session.objects.get(pk=UUID(int=1)))")
    assert rows(copy, "records_session") == 1
    assert b"a-secret-movement" not in bytes_of(filled)


def test_a_copy_that_cannot_be_read_is_removed(filled):
    (copy,) = backup_folder(filled).iterdir()
    copy.write_bytes(b"this is no database, but a-secret-movement" * 200)
    run(filled, "actions.delete_session(Session.objects.get(pk=UUID(int=1)))")
    assert not copy.exists()


def test_everything_forgotten_leaves_nothing(filled):
    (filled / "unslump-damaged-20260302T120000.000Z.sqlite3").write_bytes(b"a-secret-movement")
    run(filled, "actions.forget_everything(person)")
    left = bytes_of(filled)
    for word in (b"a-secret-movement", b"another-movement", b"carry-my-secret-upstairs"):
        assert word not in left
    assert list(backup_folder(filled).iterdir()) == []
    assert run(filled, "print(export.everything(person)['sessions'])") == "[]\n"


def test_numbers_that_are_turned_round_by_the_first_update_mean_the_same(tmp_path):
    """What was kept as comfort, 10 the best, is 0 in the scale where 0 is that nothing hurts."""
    run(tmp_path, FILL)
    with closing(sqlite3.connect(database_file(tmp_path))) as file, file:
        file.execute("UPDATE records_session SET pain_before = 3, pain_after = NULL")
    back = "from django.core.management import call_command\ncall_command('migrate', 'records', '{to}', verbosity=0)\n"
    run(tmp_path, back.format(to="0001"))
    with closing(sqlite3.connect(database_file(tmp_path))) as file:
        told = file.execute("SELECT DISTINCT comfort_before, comfort_after FROM records_session").fetchall()
    assert told == [(7, None)]
    assert run(tmp_path, "print({(s.pain_before, s.pain_after) for s in Session.objects.all()})") == "{(3, None)}\n"


def test_what_was_done_before_it_was_kept_by_session_is_counted_by_the_update(tmp_path):
    run(tmp_path, FILL)
    say = "print(list(Session.objects.order_by('sequence').values_list('performed', flat=True)))"
    before = run(tmp_path, say)
    run(
        tmp_path,
        "from django.core.management import call_command\ncall_command('migrate', 'records', '0007', verbosity=0)\n",
    )
    assert run(tmp_path, say) == before
    assert before.count("'repetitions': 300") == 2
