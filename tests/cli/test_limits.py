"""Limits on the command line: every command that names movements heeds them, and says why."""

import json
from collections.abc import Sequence

import pytest

from unslump.cli.main import main
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import advise, known_limits

SAID = known_limits()["knee-pain"].said
HOWS = [
    caution.how
    for movement in catalogue().values()
    for caution in movement.cautions
    if (caution.condition, caution.action) == ("knee-pain", "modify")
]


def ask(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_a_plan_heeds_them_and_says_what_it_changed_and_left_out(capsys):
    words = ("plan", "--place", "floor", "--kit", "mat", "--minutes", "20", "--limits", "knee-pain")
    code, out, _ = ask(words, capsys)
    assert code == 0
    assert any(how in out for how in HOWS)
    assert f"Changed: you said “{SAID}”." in out
    assert f"Thread the needle  ·  Left out, with Open book in its place: you said “{SAID}”." in out


def test_a_plan_for_a_program_carries_the_reasons(capsys):
    _, out, _ = ask(("plan", "--json", "--place", "floor", "--kit", "mat", "--limits", "knee-pain"), capsys)
    data = json.loads(out)
    assert data["wishes"]["limits"] == ["knee-pain"]
    assert SAID in dict(data["left_out"])["thread-the-needle"]


def test_a_limit_that_does_not_exist_is_refused_with_all_that_do(capsys):
    for command in (["plan"], ["movements"], ["show", "cat-cow"], ["practise"]):
        code, _, err = ask([*command, "--limits", "gout"], capsys)
        assert code == 2
        assert "There is no limit called “gout”. Choose from: osteoporosis" in err


def test_some_limits_are_for_a_clinician_first(capsys):
    for command in (["plan"], ["movements"], ["show", "cat-cow"], ["practise"]):
        code, _, err = ask([*command, "--limits", "clot-or-shingles"], capsys)
        assert code == 2
        assert "please see a health professional first" in err


def test_a_day_of_little_names_the_minutes_that_work(capsys):
    code, _, err = ask(("plan", "--limits", "low-dose", "--minutes", "30"), capsys)
    assert code == 2
    assert "not enough for 30 minutes. Ask for " in err
    assert ask(("plan", "--limits", "low-dose", "--minutes", "6"), capsys)[0] == 0


def test_a_movement_is_shown_with_its_change(capsys):
    code, out, _ = ask(("show", "cat-cow", "--plain", "--limits", "wrist-pain,low-dose"), capsys)
    assert code == 0
    assert out.startswith(
        "Rest on your fists or forearms.\nGo only about half as far as you could.\nChanged: you said “"
    )


@pytest.mark.parametrize("movement_id", list(catalogue()))
def test_what_is_left_out_is_not_shown_as_something_to_do(movement_id, capsys):
    for limit in known_limits().values():
        if limit.clinician_first:
            continue
        advice = advise(catalogue(), catalogue()[movement_id], {limit.id})
        code, out, err = ask(("show", movement_id, "--plain", "--limits", limit.id), capsys)
        assert code == (0 if advice.offered else 2)
        if not advice.offered:
            assert out == ""
            assert advice.why[0] in err


def test_the_list_says_what_they_do_to_each(capsys):
    _, out, _ = ask(("movements", "--limits", "knee-pain"), capsys)
    assert f"Left out, with Wall stretch in its place: you said “{SAID}”." in out
    assert "you said" not in ask(("movements",), capsys)[1]
    _, out, _ = ask(("movements", "--json", "--limits", "knee-pain"), capsys)
    does = {one["id"]: one["limits"]["does"] for one in json.loads(out)}
    assert does == {one.id: advise(catalogue(), one, {"knee-pain"}).does for one in catalogue().values()}
