"""`unslump show` and `unslump figure` → a movement as dots, as words, as a playing picture, as an SVG."""

import io
import sys

import pytest

from unslump.cli import show
from unslump.cli.main import main
from unslump.movement.catalogue import catalogue


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_into_a_pipe_every_key_pose_is_drawn_with_its_words(capsys):
    assert main(["show", "cat-cow"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "\x1b" not in said
    assert all(phase.show in said for phase in catalogue().find("cat-cow").phases)
    assert "⠤" in said


def test_in_words_the_side_that_works_is_named(capsys):
    assert main(["show", "thread-the-needle", "--plain", "--side", "left"]) == 0
    said = capsys.readouterr().out
    assert "slide the left arm under your chest" in said
    assert "{" not in said


@pytest.mark.parametrize("movement", catalogue())
def test_every_movement_can_be_told_without_a_gap_in_the_text(movement, capsys):
    assert main(["show", movement, "--plain"]) == 0
    assert "{" not in capsys.readouterr().out


def test_in_a_terminal_it_plays_as_often_as_asked_and_gives_the_cursor_back(monkeypatch):
    """Time is ours here: each frame takes a second."""
    seconds = iter(range(1000))
    monkeypatch.setattr("unslump.cli.show.monotonic", lambda: next(seconds))
    monkeypatch.setattr("unslump.cli.show.sleep", lambda _s: None)
    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    assert main(["show", "cat-cow", "--times", "2"]) == 0
    drawn = screen.getvalue()
    assert drawn.count("Cat–cow") == 2 * 9  # at 1, 2, … 9 s of the 9.5 s that one takes
    assert drawn.endswith(show.SHOW_CURSOR)


def test_ctrl_c_ends_it_and_gives_the_cursor_back(monkeypatch):
    def interrupt(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr("unslump.cli.show.sleep", interrupt)
    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    assert main(["show", "cat-cow"]) == 0
    assert screen.getvalue().endswith(show.SHOW_CURSOR)


def test_a_movement_nobody_knows_gets_the_nearest_names(capsys):
    assert main(["show", "cat-caw"]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert "Did you mean cat-cow" in err


def test_a_figure_goes_to_the_file_that_was_named(tmp_path, capsys):
    file = tmp_path / "cat.svg"
    assert main(["figure", "cat-cow", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith("<svg ")
    assert capsys.readouterr() == ("", f"Written: {file}\n")


def test_without_a_file_the_figure_goes_to_stdout_alone(capsys):
    assert main(["figure", "thread-the-needle", "--side", "left"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("<svg ")
    assert err == ""


def test_a_place_that_cannot_be_written_is_said_with_what_to_do(tmp_path, capsys):
    assert main(["figure", "cat-cow", "-o", str(tmp_path / "nowhere" / "cat.svg")]) == 2
    assert "choose another place with -o" in capsys.readouterr().err
