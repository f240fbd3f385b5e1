"""What the hands hold goes where they go, and is seen."""

from math import dist

import pytest

from unslump.movement.catalogue import catalogue
from unslump.movement.motion import demonstration, figure_length_ms
from unslump.render.drawing import shapes_at
from unslump.render.flesh import Shape
from unslump.render.held import held
from unslump.render.view import onlooker

HANDFULS = ["band-lateral-raise", "band-pull-apart", "band-row", "face-pull", "farmer-hold"]


def in_hand(movement_id: str, share: float) -> tuple[Shape, ...]:
    movement = catalogue().find(movement_id)
    shown = demonstration(movement)
    now = shown.skeleton_at(figure_length_ms(movement) * share)
    under, over = held(movement.view.props, shown.skeleton_at(0), now, onlooker(movement, None))
    return (*under, *over)


@pytest.mark.parametrize("movement_id", HANDFULS)
def test_it_moves_with_the_hands_and_comes_back(movement_id: str) -> None:
    start, middle, end = (in_hand(movement_id, share) for share in (0.0, 0.4, 1.0))
    assert start
    assert [shape.loops for shape in start] != [shape.loops for shape in middle]
    assert [shape.loops for shape in start] == [shape.loops for shape in end]


def test_a_band_gets_narrower_as_it_gets_longer() -> None:
    def width_m(shape: Shape) -> float:
        """Between the two straight sides of a strand."""
        return dist(shape.loops[0][1], shape.loops[0][8])

    (slack,), (drawn,) = in_hand("band-pull-apart", 0.0), in_hand("band-pull-apart", 0.45)
    assert width_m(drawn) < width_m(slack)


def test_a_towel_behind_the_head_is_not_hidden_by_it() -> None:
    parts = [shape.part for shape in shapes_at(catalogue().find("segmental-flexion-extension"), None, 1, 0)]
    assert parts.count("towel") == 2
    assert parts.index("towel") > parts.index("face")
