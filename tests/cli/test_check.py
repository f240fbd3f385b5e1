"""Movement files → every problem, and an exit code that a program can act on."""

import json

from unslump.cli.check import shipped_files
from unslump.cli.main import main


def test_what_ships_is_well(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{len(shipped_files())} files looked over: all is well.\n"


def test_a_file_with_two_mistakes_reports_both(tmp_path, capsys):
    good = next(file for file in shipped_files() if file.name == "cat-cow.toml").read_text(encoding="utf-8")
    bad = good.replace('stage = "dynamic"', 'stage = "dinamic"').replace("difficulty = 1", 'difficulty = "easy"')
    (tmp_path / "cat-cow.toml").write_text(bad, encoding="utf-8")
    assert main(["check", str(tmp_path / "cat-cow.toml")]) == 3
    said = capsys.readouterr().out
    assert "stage" in said
    assert "difficulty" in said
    assert said.endswith("1 file looked over: 2 problems.\n")


def test_problems_can_be_had_as_data(tmp_path, capsys):
    (tmp_path / "new.toml").write_text("name = ", encoding="utf-8")
    assert main(["check", "--json", str(tmp_path / "new.toml")]) == 3
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["file"] == str(tmp_path / "new.toml")
    assert problem["found"]
    assert problem["do"]


def test_a_file_that_is_not_there_is_a_problem_like_any_other(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nowhere.toml")]) == 3
    assert "cannot be read (No such file or directory). Check the path." in capsys.readouterr().out


def test_a_file_that_is_no_text_is_a_problem_like_any_other(tmp_path, capsys):
    (tmp_path / "photo.toml").write_bytes(b"\xff\xfe\x00")
    assert main(["check", str(tmp_path / "photo.toml")]) == 3
    assert "Save it as UTF-8." in capsys.readouterr().out
