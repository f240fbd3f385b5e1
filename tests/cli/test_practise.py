"""`unslump practise` and `unslump export`, as somebody starts them: real processes, real records."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

UNSLUMP = [sys.executable, "-u", "-m", "unslump"]
EVERY_ANSWER_NO = ["n", "3", "0", "1", "n", "n", "n", "n"]
"""None of the first list; 18 to 49, nothing hurts, not pregnant; none of the other lists."""


def environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "UNSLUMP_"))}
    return plain | more


def practise(data: Path, *words: str) -> "subprocess.Popen[str]":
    command = [*UNSLUMP, "practise", "--plain", "--minutes", "3", "--data", str(data), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment())


def said_until(coach: "subprocess.Popen[str]", words: str) -> str:
    said = ""
    assert coach.stdout is not None
    for line in coach.stdout:
        said += line
        if words in line:
            return said
    pytest.fail(f"it never said {words!r}, but: {said}")


def export(data: Path) -> Any:
    command = [*UNSLUMP, "export", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    return json.loads(done.stdout)


def typed(coach: "subprocess.Popen[str]", *lines: str) -> None:
    assert coach.stdin is not None
    coach.stdin.write("".join(f"{line}\n" for line in lines))
    coach.stdin.flush()


def test_a_newcomer_is_led_from_the_first_question_and_after_a_kill_the_session_goes_on(tmp_path):
    first = practise(tmp_path)
    typed(first, "y", *EVERY_ANSWER_NO, "", "y", "y", "6", "p")
    said_until(first, "Paused")
    first.send_signal(signal.SIGKILL)
    first.communicate()

    again = practise(tmp_path)
    typed(again, "n", "y", "q", "9", "q")
    said, trouble = again.communicate(timeout=60)
    assert "Your last session broke off" in said
    assert trouble == ""
    assert again.returncode == 0

    kept = export(tmp_path)
    (session,) = kept["sessions"]
    assert session["ended"] == "left"
    assert (session["pain_before"], session["pain_after"]) == (6, 9)
    assert kept["safety_checks"][0]["outcome"] == "go"
    assert "answers" not in json.dumps(kept)


def test_an_urgent_answer_is_its_own_exit_code(tmp_path):
    coach = practise(tmp_path)
    typed(coach, "y", "3", "q")
    said, trouble = coach.communicate(timeout=60)
    assert coach.returncode == 8
    assert "112" in said
    assert trouble == ""
    assert export(tmp_path)["sessions"] == []


def test_a_wish_that_cannot_be_met_is_one_sentence_before_anything_is_asked(tmp_path):
    coach = practise(tmp_path, "--place", "moon")
    said, trouble = coach.communicate(timeout=60)
    assert coach.returncode == 2
    assert said == ""
    assert trouble == "There is no place called “moon”. Choose from: desk, floor, outdoors.\n"


def test_records_that_cannot_be_opened_are_one_sentence(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    command = [*UNSLUMP, "export", "--data", str(in_the_way)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 5
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "--data" in done.stderr


def test_an_export_can_go_to_a_file(tmp_path):
    file = tmp_path / "mine.json"
    command = [*UNSLUMP, "export", "--data", str(tmp_path / "data"), "-o", str(file)]
    subprocess.run(command, capture_output=True, check=True, env=environment())
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "unslump-export"
