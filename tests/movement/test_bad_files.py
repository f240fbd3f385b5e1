"""Each file of `bad/` spoils the good file in one way and names every message that must come of it."""

import tomllib
from pathlib import Path

import pytest

from unslump.errors import Problem
from unslump.movement.catalogue import Catalogue
from unslump.movement.checks import RULES, check_all
from unslump.movement.load import read

HERE = Path(__file__).parent
GOOD = (HERE / "side-reach.toml").read_text(encoding="utf-8")
BAD = sorted((HERE / "bad").glob("*.toml"))


def spoilt(path: Path) -> tuple[str, list[str], str]:
    """The spoilt text, the messages it must give, and the rule that gives them."""
    bad = tomllib.loads(path.read_text(encoding="utf-8"))
    text = GOOD
    for change in bad.get("change", []):
        assert text.count(change["from"]) == 1, f"{path.name}: “{change['from']}” stands in the good file not once"
        text = text.replace(change["from"], change["to"])
    return text + bad.get("append", ""), bad["says"], bad["rule"]


def problems_in(text: str, catalogue: Catalogue) -> list[Problem]:
    movement, problems = read(text, "movements/side-reach.toml")
    return problems if movement is None else check_all(movement, catalogue)


@pytest.fixture(scope="module")
def neighbours() -> Catalogue:
    """The good file as `cat-cow`, so that the good file has somewhere easier to point to."""
    names = {"cat-cow": "", "hard": "", "round": '"side-reach"'}
    texts = {name: GOOD.replace('easier = ["cat-cow"]', f"easier = [{to}]") for name, to in names.items()}
    texts["hard"] = texts["hard"].replace("difficulty = 1", "difficulty = 3")
    movements = [read(text, f"movements/{name}.toml")[0] for name, text in texts.items()]
    return Catalogue(movement for movement in movements if movement is not None)


def test_the_good_file_is_good(neighbours: Catalogue) -> None:
    assert problems_in(GOOD, neighbours) == []


@pytest.mark.parametrize("path", BAD, ids=[path.stem for path in BAD])
def test_a_bad_file_fails_with_exactly_the_message_it_must_give(path: Path, neighbours: Catalogue) -> None:
    text, says, rule = spoilt(path)
    problems = problems_in(text, neighbours)
    assert [str(problem) for problem in problems] == says
    assert {problem.rule for problem in problems} == {rule}


@pytest.mark.parametrize("rule", [rule.__module__.rsplit(".", 1)[-1] for rule in RULES] + ["load"])
def test_every_rule_has_at_least_two_bad_files(rule: str) -> None:
    assert sum(spoilt(path)[2] == rule for path in BAD) >= 2
