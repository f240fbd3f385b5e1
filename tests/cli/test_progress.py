"""`unslump progress`: what comes next, for a person and for a program."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.sessions import a_done_session
from unslump.cli.main import main
from unslump.planning.progress_rules import progress_rules
from unslump.records import actions, start

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def these_records(monkeypatch):
    """The records of the test, and not a folder of somebody's."""
    monkeypatch.setattr(start, "open_records", lambda _folder: None)


def test_before_the_first_session_it_says_when_there_will_be_something(capsys):
    assert main(["progress"]) == 0
    assert "After your first session" in capsys.readouterr().out


def test_each_movement_that_was_done_has_its_amount_and_its_reason(capsys):
    done = a_done_session(actions.local_person(), timezone.now() - timedelta(hours=2), before=None, after=None)
    assert main(["progress"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("· ")
    assert main(["progress", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    climbing = {item["movement"] for item in done.plan["items"] if item["stage"] != "warm-up"}
    assert {one["movement"] for one in told["movements"]} == climbing
    assert {one["times_done"] for one in told["movements"]} == {1}
    assert {one["reason"] for one in told["movements"]} <= set(progress_rules().says.values())
    assert told["emphasis"] == "usual"
