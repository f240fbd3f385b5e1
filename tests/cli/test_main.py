"""words → command, exit code, and one sentence when something is wrong."""

import os
import subprocess
import sys

import pytest

from unslump.cli import main as cli
from unslump.cli.main import COMMANDS, main
from unslump.errors import BadRequest


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"\n  {command} " in said for command in COMMANDS)


def test_help_says_what_every_exit_code_means(capsys):
    main(["help"])
    said = capsys.readouterr().out
    assert all(f"{code} " in said.partition("Exit codes:")[2] for code in (*range(9), 130))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: unslump {command}")
    assert main(["help", command]) == 0
    assert capsys.readouterr().out == said


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("unslump ")


@pytest.mark.parametrize("words", [[], ["--no-open"], ["--port", "8123"]])
def test_without_a_command_it_runs(words, monkeypatch):
    started = []

    def start(command, rest):
        started.append((command, rest))
        return 0

    monkeypatch.setattr(cli, "start", start)
    assert main(words) == 0
    assert started == [("run", words)]


def test_a_word_nearly_right_gets_the_right_one_back(capsys):
    assert main(["chekc"]) == 2
    assert capsys.readouterr().err == "I know no command `chekc`. Did you mean `check`?\n"


def test_a_word_nobody_knows_is_shown_the_way_to_the_help(capsys):
    assert main(["xyzzy"]) == 2
    assert "`unslump --help`" in capsys.readouterr().err


def test_an_option_that_does_not_exist_is_one_sentence(capsys):
    assert main(["movements", "--colour"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Unrecognized arguments: --colour. `unslump movements --help` shows how.\n"


def fail_with(trouble, monkeypatch):
    def fail(_words):
        raise trouble

    monkeypatch.setattr(cli, "obey", fail)
    return main(["movements"])


def test_what_cannot_be_done_is_said_on_stderr_with_its_own_exit_code(monkeypatch, capsys):
    assert fail_with(BadRequest("Ask for 3 minutes at least."), monkeypatch) == 2
    assert capsys.readouterr() == ("", "Ask for 3 minutes at least.\n")


def test_a_defect_of_ours_is_one_sentence_and_no_traceback(monkeypatch, capsys):
    monkeypatch.delenv("UNSLUMP_DEBUG", raising=False)
    assert fail_with(ZeroDivisionError("division by zero"), monkeypatch) == 1
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "ZeroDivisionError: division by zero" in err
    assert err.count("\n") == 1


def test_a_defect_of_ours_shows_itself_when_asked(monkeypatch):
    monkeypatch.setenv("UNSLUMP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        fail_with(ZeroDivisionError(), monkeypatch)


def test_ctrl_c_is_quiet(monkeypatch, capsys):
    assert fail_with(KeyboardInterrupt(), monkeypatch) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_leaves_early_hears_no_complaint():
    """As `unslump movements --json | head -1` does."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "unslump", "movements", "--json"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 141
