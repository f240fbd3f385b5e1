"""Generated pages are what their sources say, and `--check` notices when they are not."""

import argparse
import doctest
import json
import os
import subprocess
import sys

import pytest

from tests.docs.pages import ROOT
from tools import docs
from tools.pages import commands, figures
from tools.pages.limits import MARKS
from unslump.cli.main import COMMANDS
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import matrix
from unslump.render.figure import figure_svg

WORDS = tuple(maker for maker in docs.MAKERS if maker != "figures")
SMALL = {"movements.md": "one\n", "figures/a.svg": '<svg><path d="M10 20l3-4"/></svg>'}


@pytest.fixture
def folder(tmp_path):
    docs.write(SMALL, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    """The pages without the pictures, which take seconds; `dev.py test` compares those too, before the tests."""
    return docs.made(WORDS)


def test_the_same_sources_give_the_same_pages_on_any_machine(words):
    """Another order of sets, another width of the terminal, another language."""
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "COLUMNS": "40", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"}
    code = f"import json; from tools import docs; print(json.dumps(docs.made({WORDS})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=elsewhere, capture_output=True, check=True)
    assert json.loads(done.stdout) == words


def test_a_picture_is_drawn_the_same_each_time():
    movement = catalogue().find("shoulder-roll")
    assert figures.on_paper(figure_svg(movement)) == figures.on_paper(figure_svg(movement))


def test_every_movement_and_side_has_its_picture_in_the_gallery(words):
    page = words["movements.md"]
    for movement in catalogue().values():
        assert f"### {movement.name}\n" in page
        for side in figures.sides(movement):
            assert f'src="figures/{figures.name(movement, side)}.svg"' in page
            assert (ROOT / f"docs/figures/{figures.name(movement, side)}.svg").is_file()


def test_every_caution_has_its_row(words):
    page = words["limits.md"]
    for movement in catalogue().values():
        section = page.split(f'<a id="{movement.id}"></a>')[1].split("<a id=")[0]
        assert [one.reason for one in movement.cautions if one.reason not in section] == []


def test_the_matrix_has_every_condition_and_every_movement_with_its_mark(words):
    page = words["limits.md"]
    for row in matrix(catalogue()):
        (line,) = [line for line in page.splitlines() if line.startswith(f"| **{row.limit.name}** |")]
        assert [mark.strip() for mark in line.split("|")[2:-1]] == [MARKS[cell.does] for cell in row.cells]
        assert row.limit.said in page


def test_whatever_nobody_has_signed_off_says_so(words):
    page = words["limits.md"]
    for movement in catalogue().values():
        section = page.split(f'<a id="{movement.id}"></a>')[1].split("<a id=")[0]
        assert ("Not yet reviewed by a clinician." in section) == (movement.reviewed is None)


def test_every_command_is_explained_with_its_options(words):
    page = words["commands.md"]
    for command in COMMANDS:
        assert f"## unslump {command}\n" in page
    assert "`--kit mat,roller`" in page
    assert "`-o, --output FILE.svg`" in page


def test_an_option_is_written_as_it_is_typed():
    parser = argparse.ArgumentParser()
    side = parser.add_argument("--side", choices=("left", "right"))
    files = parser.add_argument("files", nargs="*", metavar="FILE")
    open_it = parser.add_argument("--no-open", action="store_true")
    assert commands.asked(side) == "--side left\\|right"
    assert commands.asked(files) == "[FILE ...]"
    assert commands.asked(open_it) == "--no-open"


def test_all_pictures_together_stay_small():
    pictures = list((ROOT / "docs/figures").glob("*.svg"))
    assert sum(picture.stat().st_size for picture in pictures) < 125_000 * len(catalogue())


def test_pages_that_are_as_they_should_be_are_not_stale(folder):
    assert docs.stale(SMALL, folder) == []
    assert docs.write(SMALL, folder) == []


def test_a_page_that_its_sources_no_longer_say_is_stale(folder):
    assert docs.stale(SMALL | {"movements.md": "two\n"}, folder) == ["docs/movements.md is stale"]


def test_a_page_that_is_missing_is_told(folder):
    assert docs.stale(SMALL | {"limits.md": "new\n"}, folder) == ["docs/limits.md is missing"]


def test_a_picture_that_no_movement_has_any_more_is_told_and_removed(folder):
    rest = {"movements.md": "one\n"}
    assert docs.stale(rest, folder) == ["docs/figures/a.svg belongs to no page"]
    assert docs.write(rest, folder) == ["figures/a.svg (removed)"]
    assert docs.stale(rest, folder) == []


def test_whoever_has_stale_pages_is_told_what_to_do(capsys):
    assert docs.tell(["docs/movements.md is stale"]) == 1
    assert "python3 dev.py docs" in capsys.readouterr().err
    assert docs.tell([]) == 0


@pytest.mark.parametrize(
    "other",
    [
        '<svg><path d="M10 21l3-4"/></svg>',
        '<svg><path d="M11 20l3-3"/></svg>',
    ],
)
def test_a_corner_rounded_the_other_way_is_the_same_picture(other):
    assert figures.looks_the_same(SMALL["figures/a.svg"], other)


@pytest.mark.parametrize(
    "other",
    [
        '<svg><path d="M10 30l3-4"/></svg>',
        '<svg><path d="M10 20q3-4"/></svg>',
        '<svg><path d="M10 20l3-4 1 1"/></svg>',
        '<svg><path d="M10 20l3-4"/><path d="M10 20l3-4"/></svg>',
        '<svg><path fill="red" d="M10 20l3-4"/></svg>',
    ],
)
def test_another_picture_is_another_picture(other):
    assert not figures.looks_the_same(SMALL["figures/a.svg"], other)


def test_pages_that_are_not_pictures_are_compared_to_the_letter():
    assert not figures.looks_the_same("5 times\n", "6 times\n")


def test_the_examples_in_its_docstrings_run():
    result = doctest.testmod(figures)
    assert (result.failed, result.attempted > 0) == (0, True)
