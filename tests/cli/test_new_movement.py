"""A movement file is begun from a neighbour, without a line of Python."""

import pytest

from unslump.cli.main import main


def test_what_was_begun_passes_the_check_and_is_signed_by_nobody(tmp_path, capsys):
    file = tmp_path / "slow-cat.toml"
    assert main(["new-movement", "slow-cat", "--from", "cat-cow", "-o", str(file)]) == 0
    text = file.read_text("utf-8")
    assert 'name = "Slow cat"' in text
    assert "reviewed = false" in text
    assert main(["check", str(file)]) == 0


def test_a_file_that_is_there_is_never_overwritten(tmp_path, capsys):
    file = tmp_path / "slow-cat.toml"
    file.write_text("mine", "utf-8")
    assert main(["new-movement", "slow-cat", "--from", "cat-cow", "-o", str(file)]) == 2
    assert file.read_text("utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("movement_id", "neighbour", "code"),
    [("Slow Cat", "cat-cow", 2), ("cat-cow", "cat-cow", 2), ("slow-cat", "cow", 4)],
)
def test_what_cannot_be_is_said(movement_id, neighbour, code, tmp_path, capsys):
    assert main(["new-movement", movement_id, "--from", neighbour, "-o", str(tmp_path / "x.toml")]) == code
    assert capsys.readouterr().err.endswith(".\n") or code == 4
