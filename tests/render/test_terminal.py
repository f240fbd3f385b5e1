"""movement, moment → the figure in characters."""

import re
from itertools import chain

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.motion import figure_length_ms
from unslump.render.cells import Picture
from unslump.render.drawing import shapes_at
from unslump.render.figure import figure_svg
from unslump.render.look import HAIRS, SKINS, Look
from unslump.render.palette import colour_of, rgb
from unslump.render.terminal import TerminalFigure

MOVEMENTS = list(catalogue().values())
WORK = rgb("#ff8a3d")


def colours(picture: Picture) -> set[tuple[int, int, int] | None]:
    return set(chain.from_iterable((cell.ink, cell.ground) for row in picture for cell in row))


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda movement: movement.id)
def test_every_movement_shows_a_whole_body_with_the_spine_at_work(movement):
    figure = TerminalFigure(movement, 76, 28)
    picture = figure.at(figure.length_ms / 2)
    assert len(picture) == 28
    assert {len(row) for row in picture} == {76}
    assert {colour_of(part, Look(), on_dark=True) for part in ("shirt", "hips", "face")} <= colours(picture)
    assert WORK in colours(picture) or not movement.work_levels


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda movement: movement.id)
def test_no_limb_is_cut_off_at_any_moment(movement):
    """Only what stands around the body may leave the picture."""
    figure = TerminalFigure(movement, 100, 50)
    around = {None, *(colour_of(part, Look(), on_dark=True) for part in ("mat", "mat_edge", "wall", "wall_edge"))}
    for quarter in range(5):
        picture = figure.at(figure.length_ms * quarter / 4)
        left, right = [row[0] for row in picture], [row[-1] for row in picture]
        assert colours((picture[0], picture[-1], tuple(left), tuple(right))) <= around


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda movement: movement.id)
def test_every_part_that_is_drawn_has_the_colour_that_the_figure_gives_it(movement):
    svg = figure_svg(movement)
    for shape in shapes_at(movement, None, None, 0):
        red, green, blue = colour_of(shape.part, Look())
        assert f"#{red:02x}{green:02x}{blue:02x}" in svg


def test_every_skin_and_hair_has_its_colour():
    for skin, (near, far) in SKINS.items():
        assert colour_of("left_arm", Look(skin=skin)) == rgb(near)
        assert colour_of("far_left_arm", Look(skin=skin)) == rgb(far)
    for hair, colour in HAIRS.items():
        assert colour_of("bun", Look(hair=hair)) == rgb(colour)


def test_the_figure_moves():
    figure = TerminalFigure(catalogue().find("cat-cow"), 60, 20)
    assert figure.at(0) != figure.at(3500)


def test_it_repeats_where_it_began():
    movement = catalogue().find("cat-cow")
    figure = TerminalFigure(movement, 60, 20)
    assert figure.at(0) == figure.at(figure_length_ms(movement))


def test_the_two_sides_are_drawn_differently():
    movement = catalogue().find("thread-the-needle")
    left, right = (TerminalFigure(movement, 60, 20, side).at(6000) for side in ("left", "right"))
    assert left != right


def test_without_colour_the_figure_is_braille_alone():
    picture = TerminalFigure(catalogue().find("cat-cow"), 60, 20, style="dots").at(3500)
    assert colours(picture) == {None}
    assert all(re.fullmatch("[ \u2800-\u28ff]", cell.char) for row in picture for cell in row)


def test_a_moment_that_was_drawn_is_not_drawn_again():
    figure = TerminalFigure(catalogue().find("cat-cow"), 60, 20)
    assert figure.at(1000) is figure.at(1001)
