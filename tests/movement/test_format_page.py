"""The format page is true: its example is a good movement file, its tables are the program's own."""

import re
from pathlib import Path

import pytest

from unslump.body.base_poses import BASES
from unslump.body.pose import PAIRED_PARTS, SINGLE_PARTS, SURFACES
from unslump.body.ranges import RANGES
from unslump.movement.catalogue import catalogue
from unslump.movement.checks import check_all
from unslump.movement.checks.props import PROPS
from unslump.movement.coordinates import COORDINATES
from unslump.movement.load import read
from unslump.movement.model import Movement

PAGE = (Path(__file__).parents[2] / "docs/movement-format.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]


@pytest.fixture(scope="module")
def example() -> Movement:
    movement, problems = read(EXAMPLE, "movements/seated-side-reach.toml")
    assert [str(problem) for problem in problems] == []
    assert movement is not None
    return movement


def test_its_example_passes_every_rule(example: Movement) -> None:
    assert [str(problem) for problem in check_all(example, catalogue())] == []


def test_its_example_shows_every_key_that_a_movement_can_have(example: Movement) -> None:
    left_out = {key for key in Movement.__slots__ if getattr(example, key) in ((), "", None)}
    assert left_out == {"easier", "reviewed"}


def test_it_lists_every_angle_with_its_healthy_range() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) to (\S+) \|", PAGE, re.MULTILINE)
    told = {name: (float(low.replace("−", "-")), float(high)) for name, low, high in rows}
    assert told == dict(RANGES)


def test_it_lists_every_coordinate() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \| \w[^|]* \| ", PAGE.split("| coordinate |")[1], re.MULTILINE) == list(
        COORDINATES
    )


@pytest.mark.parametrize("word", dict.fromkeys([*BASES, *SINGLE_PARTS, *PAIRED_PARTS, *SURFACES, *PROPS]))
def test_it_names_everything_that_can_be_named(word: str) -> None:
    assert re.search(rf"\b{word}\b", PAGE)
