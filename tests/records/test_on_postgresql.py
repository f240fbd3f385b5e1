"""A practice keeps its records on PostgreSQL: what is promised of them holds there as well.

Each opens them in a process of its own, as a program does; the first has every other test of the records run there.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests.ports import free_port
from unslump.records.database import VARIABLE, database
from unslump.records.errors import ServerNotUsable

from .postgresql import cluster, programs

HERE = Path(__file__).parent
ABOUT_THE_FILE = ("test_start.py", "test_erase.py", "test_on_postgresql.py")
OPEN = """
import sys
from datetime import UTC, datetime
from unslump.errors import UnslumpError
from unslump.records.start import open_records
try:
    open_records(sys.argv[1])
except UnslumpError as error:
    print(error)
    raise SystemExit(error.exit_code)
from tests.builders import a_plan
from unslump.records import actions, queries
from unslump.records.models import Person, Session
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""
SOME_AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
person, together = actions.local_person(), Barrier(4)
def begin(_nth):
    together.wait(20)
    return [actions.start_session(Person.objects.get(), a_plan(), NOW).sequence for _ in range(8)]
with ThreadPoolExecutor(4) as pool:
    taken = [number for numbers in pool.map(begin, range(4)) for number in numbers]
print(sorted(taken) == list(range(1, 33)))
"""
A_LOT = """
person = actions.local_person()
actions.save_preferences(person, {"minutes": 17})
actions.set_pain_before(actions.start_session(person, a_plan(), NOW), 3)
"""
BACK_TO_THE_FIRST_VERSION = """
from django.core.management import call_command
call_command("migrate", "records", "0001", verbosity=0)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    found = programs()
    if found is None:
        missing = "no PostgreSQL on this machine: `apt install postgresql` has these tests run"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with cluster(found) as address:
        yield address


@pytest.fixture
def url(server: str) -> str:
    """An empty database."""
    name = f"practice_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server}/{name}"


def run(url: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command, env = [sys.executable, *words], {**os.environ, VARIABLE: url}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=env)


def said(url: str, folder: Path, then: str) -> str:
    done = run(url, "-W", "error", "-c", OPEN + then, str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows(url: str) -> dict[str, int]:
    """How many rows each of our tables has."""
    with psycopg.connect(url) as asked:
        found = asked.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'records_%'").fetchall()
        counts = {}
        for (name,) in found:
            row = asked.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
            assert row is not None
            counts[name] = row[0]
        return counts


def test_every_promise_of_the_records_holds_on_postgresql(server):
    left_out = [f"--ignore={HERE / name}" for name in ABOUT_THE_FILE]
    # The tables are left there, so that we can see afterwards that it was really this server.
    options = ["-q", "-p", "no:cacheprovider", "--reuse-db", *left_out]
    done = run(f"{server}/promises", "-m", "pytest", str(HERE), *options)
    assert done.returncode == 0, done.stdout[-4000:]
    assert "records_event" in rows(f"{server}/test_promises")


def test_an_empty_database_is_made_ready_and_remembers_and_no_file_is_made(url, tmp_path):
    said(url, tmp_path, A_LOT)
    assert said(url, tmp_path, "print(queries.preferences(actions.local_person()).minutes)") == "17\n"
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_records_of_an_older_version_are_brought_up_to_date(url, tmp_path):
    said(url, tmp_path, A_LOT + BACK_TO_THE_FIRST_VERSION)
    assert said(url, tmp_path, "print(Session.objects.get().pain_before)") == "3\n"


def test_those_that_write_at_once_wait_for_each_other_and_no_number_is_taken_twice(url, tmp_path):
    assert said(url, tmp_path, SOME_AT_ONCE) == "True\n"


def test_everything_forgotten_leaves_no_row(url, tmp_path):
    said(url, tmp_path, A_LOT + "assert Session.objects.exists(); actions.forget_everything(person)")
    left = rows(url)
    assert "records_session" in left
    assert set(left.values()) == {0}


def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path):
    done = run(f"postgresql://us:open-sesame@127.0.0.1:{free_port()}/none", "-c", OPEN, str(tmp_path))
    assert done.returncode == 5, done.stderr
    assert "PostgreSQL server does not let us in" in done.stdout
    assert "sesame" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "wrong", ["mysql://us@here/sesame", "postgresql://us:sesame@here", "postgresql://sesame:x@here:a/b", "sesame"]
)
def test_an_address_that_names_no_database_is_said_without_repeating_it(monkeypatch, tmp_path, wrong):
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(ServerNotUsable, match="UNSLUMP_DATABASE_URL") as refused:
        database(tmp_path)
    assert "sesame" not in str(refused.value)


def test_a_driver_that_is_not_installed_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, "postgresql://us@here/unslump")
    monkeypatch.setattr("unslump.records.database.find_spec", lambda _name: None)
    with pytest.raises(ServerNotUsable, match=r"pip install unslump\[postgresql\]"):
        database(tmp_path)


def test_an_address_says_who_where_and_how(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, "postgresql://us:a%2Fb%40c@db.example.org:6543/our%20house?sslmode=verify-full")
    told = database(tmp_path)
    assert (told["USER"], told["PASSWORD"], told["HOST"]) == ("us", "a/b@c", "db.example.org")
    assert (told["PORT"], told["NAME"], told["OPTIONS"]["sslmode"]) == ("6543", "our house", "verify-full")


@pytest.mark.parametrize("named", [None, ""])
def test_without_an_address_the_records_are_a_file(monkeypatch, tmp_path, named):
    monkeypatch.delenv(VARIABLE, raising=False)
    if named is not None:
        monkeypatch.setenv(VARIABLE, named)
    assert database(tmp_path)["NAME"] == tmp_path / "unslump.sqlite3"
