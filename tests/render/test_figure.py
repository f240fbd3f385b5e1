"""Promises of the drawn figure, for every movement, side and round."""

import gzip
import re
from xml.etree import ElementTree as Xml

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration, work_levels
from unslump.render.drawing import shapes_at
from unslump.render.figure import figure_svg
from unslump.render.look import BUILDS, HAIRS, SKINS, Look
from unslump.units import Side

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> Xml.Element:
    """Our own picture as a tree."""
    return Xml.fromstring(text)  # noqa: S314


def sides_of(movement: Movement) -> tuple[Side | None, ...]:
    return (None,) if movement.sides == "none" else ("left", "right")


CASES = [
    pytest.param(movement, side, number, id=f"{movement.id}-{side}-{number}")
    for movement in catalogue().values()
    for side in sides_of(movement)
    for number in range(1, max(1, len(movement.rounds)) + 1)
]
every_figure = pytest.mark.parametrize(("movement", "side", "number"), CASES)


@every_figure
def test_it_is_one_self_contained_picture(movement: Movement, side: Side | None, number: int) -> None:
    text = figure_svg(movement, side, number)
    root = parsed(text)
    assert not re.findall(r'<(script|style|image|foreignObject)|style=|href="(?!#)|url\((?!#)', text)
    assert root.find(f"{SVG}title").text.startswith(movement.name)  # type: ignore[union-attr]
    assert len(root.find(f"{SVG}desc").text or "") > 40  # type: ignore[union-attr]


@every_figure
def test_every_key_frame_of_a_part_has_the_same_build_so_that_it_can_be_blended(
    movement: Movement, side: Side | None, number: int
) -> None:
    root = parsed(figure_svg(movement, side, number))
    for animate in root.iter(f"{SVG}animate"):
        frames = animate.attrib["values"].split(";")
        times = [float(t) for t in animate.attrib["keyTimes"].split(";")]
        assert len(frames) == len(times)
        assert times == sorted(times)
        assert (times[0], times[-1]) == (0.0, 1.0)
        assert len({(re.sub(r"[-\d ]+", "#", d), len(re.findall(r"-?\d+", d))) for d in frames}) == 1
        assert frames[0] == frames[-1], "a loop that closes does not jump"


@every_figure
def test_it_weighs_at_most_40_kb_compressed(movement: Movement, side: Side | None, number: int) -> None:
    assert len(gzip.compress(figure_svg(movement, side, number).encode())) <= 40 * 1024


@every_figure
def test_the_levels_at_work_are_lit_and_only_they(movement: Movement, side: Side | None, number: int) -> None:
    shapes = {shape.part: shape for shape in shapes_at(movement, side, number, 0)}
    lit = len(work_levels(movement, number))
    assert len(shapes["spine_work"].loops) == 2 * lit
    assert sum(len(shapes[part].loops) for part in shapes if part.startswith("spine")) == 2 * 24


@every_figure
def test_what_starts_behind_the_trunk_is_painted_before_it(movement: Movement, side: Side | None, number: int) -> None:
    shapes = shapes_at(movement, side, number, 0)
    trunk = next(i for i, shape in enumerate(shapes) if shape.part == "shirt")
    for i, shape in enumerate(shapes):
        if shape.part.removeprefix("far_") in ("left_arm", "right_arm", "left_leg", "right_leg"):
            assert (i < trunk) == (shape.depth < shapes[trunk].depth - 0.02)


@pytest.mark.parametrize("movement", catalogue().values(), ids=lambda movement: movement.id)
def test_a_still_is_the_same_picture_at_one_moment(movement: Movement) -> None:
    still = parsed(figure_svg(movement, still_at_ms=0))
    moving = parsed(figure_svg(movement))
    assert not list(still.iter(f"{SVG}animate"))
    assert [p.attrib["d"] for p in still.iter(f"{SVG}path")] == [p.attrib["d"] for p in moving.iter(f"{SVG}path")]


def test_skin_hair_and_build_are_the_persons_choice() -> None:
    movement = catalogue()["cat-cow"]
    pictures = {
        figure_svg(movement, look=Look(skin, hair, style, build), still_at_ms=0)
        for skin in SKINS
        for hair in HAIRS
        for style in ("bun", "short")
        for build in BUILDS
    }
    assert len(pictures) == len(SKINS) * len(HAIRS) * 2 * len(BUILDS)


def test_ids_carry_the_prefix_so_that_several_figures_stand_on_one_page() -> None:
    text = figure_svg(catalogue()["cat-cow"], prefix="a-", still_at_ms=0)
    assert set(re.findall(r'id="([^"]+)"', text)) == {"a-t", "a-d", "a-s", "a-w"}


def test_the_ribs_rise_and_fall_once_in_a_hold() -> None:
    movement = catalogue()["childs-pose"]
    demo = demonstration(movement)
    hold = next(i for i, phase in enumerate(demo.phases) if phase.hold)
    start, end = demo.times_ms[hold]
    empty, full = (shapes_at(movement, None, None, t) for t in (start + 1, (start + end) / 2))
    assert next(s for s in empty if s.part == "shirt").loops != next(s for s in full if s.part == "shirt").loops


def test_the_shadow_lies_on_the_mat_and_under_the_body() -> None:
    drawn = list(parsed(figure_svg(catalogue()["cat-cow"], still_at_ms=0)).iter())
    shadow = next(i for i, element in enumerate(drawn) if element.tag == f"{SVG}circle")
    fills = [element.attrib.get("fill", "") for element in drawn]
    assert fills.index("var(--figure-mat,#d9dccb)") < shadow < fills.index("var(--figure-shirt,#2fa39a)")


def test_the_vertebrae_at_work_show_through_an_arm_that_crosses_them_but_never_through_a_chin() -> None:
    every = catalogue()
    last = parsed(figure_svg(every["childs-pose"])).iter(f"{SVG}use")
    assert [again.attrib["href"] for again in last] == ["#w"]
    assert not list(parsed(figure_svg(every["upper-trapezius-stretch"], "right")).iter(f"{SVG}use"))
