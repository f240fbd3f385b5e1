"""`unslump screen`: a sheet or a conversation → one outcome."""

import io
import json
import re
import sys

import pytest

from tests.docs.pages import text
from unslump.cli.main import main
from unslump.screening.cases import cases
from unslump.screening.rules import questions, rules

ALL_NO = "[answers]\n" + "".join(f'{rule.id} = "no"\n' for rule in questions())
WELL = ["n", "34", "2", "", "n", "n", "n", "n", "n", "n"]
"""None; 34, a 2, not pregnant; none of four lists, of what a 2 makes worth asking, and of the conditions."""


@pytest.fixture
def sheet(tmp_path):
    def written(words: str) -> str:
        (tmp_path / "answers.toml").write_text(words, encoding="utf-8")
        return str(tmp_path / "answers.toml")

    return written


def decided(capsys, path):
    assert main(["screen", path, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def asked(monkeypatch, *typed):
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    return ["screen"]


@pytest.mark.parametrize(
    ("words", "outcome", "ids", "limits"),
    [
        ("", "incomplete", None, []),
        (ALL_NO, "go", [], []),
        ("age = 34\npain_now = 2\nconditions = []\n" + ALL_NO, "go", [], []),
        ('[answers]\nE1 = "unsure"\n', "emergency", ["E1"], []),
        ('[answers]\nU11 = "yes"\n', "today", ["U11"], []),
        ('[answers]\nD1 = "yes"\n', "incomplete", None, []),
        (ALL_NO.replace('D9 = "no"', 'D9 = "yes"'), "first", ["D9"], []),
        (ALL_NO.replace('D9 = "no"\n', ""), "incomplete", ["D9"], []),
        ("age = 17\n" + ALL_NO, "first", ["D2"], []),
        ("age = 65\n" + ALL_NO, "limits", ["L1"], ["steroids-or-over-65"]),
        ("pain_now = 7\n" + ALL_NO, "first", ["D8"], []),
        ("pain_now = 4\n" + ALL_NO, "limits", ["L5"], ["low-dose"]),
        ("weeks_pregnant = 20\n" + ALL_NO, "limits", ["L2"], ["pregnancy-16-weeks-on"]),
        (
            'conditions = ["knee-pain", "blood-thinners"]\n' + ALL_NO,
            "limits",
            ["L3", "L4"],
            ["blood-thinners", "knee-pain"],
        ),
    ],
)
def test_a_sheet_is_decided(words, outcome, ids, limits, sheet, capsys):
    told = decided(capsys, sheet(words))
    assert list(told) == ["outcome", "rules", "limits", "say"]
    assert (told["outcome"], told["limits"]) == (outcome, limits)
    assert ids is None or told["rules"] == ids
    assert told["say"]


def test_parts_and_what_was_acknowledged_are_heeded(sheet, capsys):
    gate = 'age = 30\npain_now = 3\nacknowledged = ["D1"]\n' + ALL_NO.replace('D1 = "no"', 'D1 = "yes"')
    parts = '[parts]\nD1.never-changes = "no"\nD1.six-weeks = "no"\n'
    assert decided(capsys, sheet(gate + parts))["limits"] == ["low-dose"]
    assert decided(capsys, sheet(gate))["outcome"] == "first"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("agee = 34\n", "Did you mean `age`?"),
        ("age = 200\n", "0 to 120"),
        ('age = "old"\n', "age"),
        ('conditions = ["knee"]\n', "conditions"),
        ('[answers]\nE9 = "no"\n', "no safety question “E9”"),
        ('[answers]\nL1 = "no"\n', "no safety question “L1”"),
        ('[answers]\nE1 = "perhaps"\n', "no, unsure, yes"),
        ('[parts]\nU6.fell = "no"\n', "“U6.fell”"),
        ('acknowledged = ["E1"]\n', "“E1”"),
        ("age = \n", "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_a_clear_sentence_and_exit_code_two(words, told, sheet, capsys):
    assert main(["screen", sheet(words), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_or_no_text_is_a_sentence(tmp_path, capsys):
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    for name in ("nowhere.toml", "bytes.toml", "."):
        assert main(["screen", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_sheet_can_come_through_a_pipe(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO('[answers]\nE2 = "yes"\n'))
    assert decided(capsys, "-")["outcome"] == "emergency"


def test_an_empty_sheet_can_be_filled_in(sheet, capsys):
    assert main(["screen", "--empty"]) == 0
    empty = capsys.readouterr().out
    assert decided(capsys, sheet(empty))["outcome"] == "incomplete"
    filled = re.sub(r'^# (\w+ = "no")$', r"\1", empty, flags=re.MULTILINE)
    assert decided(capsys, sheet(filled))["outcome"] == "go"


def test_somebody_well_is_through_with_twenty_keys(monkeypatch, capsys):
    assert sum(len(line) + 1 for line in WELL) <= 20
    assert main(asked(monkeypatch, *WELL)) == 0
    said = capsys.readouterr().out
    assert "You can start" in said
    assert "Not yet reviewed by a clinician" in said


def test_it_ends_at_once_where_it_is_urgent_with_the_numbers_of_the_country(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "en_NZ.UTF-8")
    assert main(asked(monkeypatch, "4?")) == 8
    said = capsys.readouterr().out
    assert said.count("\n> ") == 1
    assert "  111  " in said
    assert "0800 611 116" in said


def test_a_country_that_nobody_knows_gets_the_numbers_for_anywhere(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C")
    main(asked(monkeypatch, "1"))
    said = capsys.readouterr().out
    assert all(f"  {number}  " in said for number in ("112", "999", "911"))


def test_enter_alone_answers_no_list(monkeypatch, capsys):
    assert main(asked(monkeypatch, "", "9", "1 x", *WELL)) == 0
    assert capsys.readouterr().out.count("Type the numbers") == len(WELL) - 3 + 3


def test_a_fact_that_is_none_is_asked_again(monkeypatch, capsys):
    assert main(asked(monkeypatch, "n", "old", "121", "34", "11", "0", "", "n", "n", "n", "n", "n")) == 0
    assert capsys.readouterr().out.count("A whole number from 0 to") == 3


def test_who_leaves_has_not_answered(monkeypatch, capsys):
    assert main(asked(monkeypatch, "n", "34")) == 8
    assert "Not all answered yet" in capsys.readouterr().out


def test_asked_for_json_only_the_object_is_on_stdout(monkeypatch, capsys):
    assert main([*asked(monkeypatch, *WELL), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["outcome"] == "go"
    assert "Get help now" in err


def test_limits_and_waits_are_told_in_words(monkeypatch, capsys, sheet):
    main(["screen", sheet('pain_now = 5\nconditions = ["knee-pain"]\n' + ALL_NO)])
    said = capsys.readouterr().out
    assert "Fewer and smaller movements" in said
    assert "Sore knees" in said
    main(["screen", sheet(ALL_NO.replace('D4 = "no"', 'D4 = "yes"'))])
    assert "not for 14 days" in capsys.readouterr().out


def test_the_examples_of_its_page_come_out_as_it_says(sheet, capsys):
    page = text("docs/screening-sheet.md")
    example, gate = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    promised = json.loads(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0])
    told = decided(capsys, sheet(example))
    assert {**told, "say": "…"} == promised
    others = "".join(f'{rule.id} = "no"\n' for rule in questions() if rule.id != "D1")
    told = decided(capsys, sheet(gate.replace('# … and "no" for all the others\n', others)))
    assert (told["outcome"], told["limits"]) == ("limits", ["low-dose"])


def test_its_page_names_everything_that_a_sheet_can_say():
    page = text("docs/screening-sheet.md")
    for rule in rules():
        for part in rule.parts:
            assert f"`{rule.id}.{part.id}`" in page
        assert not rule.asked or f"[{rule.id}](" in page


@pytest.mark.parametrize("case", [case for case in cases() if case.others == "unanswered"], ids=lambda case: case.id)
def test_cases_come_out_the_same_through_the_command(case, sheet, capsys):
    words = "[answers]\n" + "".join(f'{key} = "{answer}"\n' for key, answer in case.sheet.answers.items())
    words += "[parts]\n" + "".join(f'{key} = "{answer}"\n' for key, answer in case.sheet.parts.items())
    facts = f"age = {case.sheet.age}\n" if case.sheet.age is not None else ""
    told = decided(capsys, sheet(f"{facts}conditions = {json.dumps(sorted(case.sheet.conditions))}\n{words}"))
    assert told["outcome"] == case.outcome
