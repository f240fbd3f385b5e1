"""`unslump plan` → a session for a person to read, or for a program."""

import json

import pytest

from unslump.cli.main import main


def planned(capsys, *words):
    assert main(["plan", "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_program_finds_the_promised_keys(capsys):
    plan = planned(capsys, "--minutes", "10", "--place", "desk")
    promised = {"movement", "stage", "sets", "reps", "hold_s", "sides", "seconds", "reason"}
    assert plan["items"]
    assert all(promised <= item.keys() for item in plan["items"])
    assert plan["seconds"] == sum(item["seconds"] for item in plan["items"])


def test_the_minutes_and_the_kit_are_heeded(capsys):
    plan = planned(capsys, "--minutes", "20", "--place", "floor", "--kit", "mat, roller")
    assert abs(plan["seconds"] - 20 * 60) <= 30
    assert plan["wishes"]["kit"] == ["mat", "roller"]


def test_what_is_not_wanted_is_left_out(capsys):
    plan = planned(capsys, "--without", "trunk-rotation,neck-flexion")
    assert not {"trunk-rotation", "neck-flexion"} & {item["movement"] for item in plan["items"]}


def test_the_same_seed_plans_the_same(capsys):
    assert planned(capsys, "--seed", "7") == planned(capsys, "--seed", "7")


def test_a_person_reads_every_movement_with_its_reason(capsys):
    plan = planned(capsys, "--seed", "2")
    assert main(["plan", "--seed", "2"]) == 0
    said = capsys.readouterr().out
    assert all(item["reason"] in said for item in plan["items"])
    assert said.startswith(f"{plan['seconds'] // 60}:{plan['seconds'] % 60:02}, {len(plan['items'])} movements\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--minutes", "0"), "3 to 30"),
        (("--minutes", "-5"), "3 to 30"),
        (("--place", "moon"), "desk"),
        (("--track", "heroic"), "starter"),
        (("--minutes", "ten"), "'ten'"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence_that_says_what_can(words, told, capsys):
    assert main(["plan", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_a_ready_made_set_is_planned_in_its_own_order(capsys):
    assert main(["plan", "--list", "desk-five", "--minutes", "5", "--json"]) == 0
    planned = json.loads(capsys.readouterr().out)
    assert [item["movement"] for item in planned["items"]][:2] == ["shoulder-roll", "trunk-rotation"]


def test_a_list_that_there_is_not_names_those_that_there_are(capsys):
    assert main(["plan", "--list", "no-such"]) == 2
    assert "There are: after-travel, desk-five." in capsys.readouterr().err
