"""Outlines as SVG path data: whole even numbers, so that the midpoints of a control polygon are whole too."""

from collections.abc import Sequence
from itertools import pairwise

from unslump.render.flesh import Shape
from unslump.render.outline import Point

UNITS_PER_M = 960.0
"""Path units in a metre; even coordinates make every midpoint exact."""


def path_data(shape: Shape, left: float, top: float) -> str:
    """The `d` of a shape whose picture begins at `left` and (upwards) `top`, in metres."""
    write = _curve if shape.curved else _corners
    return "".join([write(_even(loop, left, top)) for loop in shape.loops])


def _even(loop: Sequence[Point], left: float, top: float) -> list[tuple[int, int]]:
    half = UNITS_PER_M / 2
    return [(2 * round((x - left) * half), 2 * round((top - y) * half)) for x, y in loop]


def _curve(points: Sequence[tuple[int, int]]) -> str:
    """A closed quadratic B-spline: one pair of numbers a point."""
    middles = [((ax + bx) // 2, (ay + by) // 2) for (ax, ay), (bx, by) in pairwise([*points, points[0]])]
    (first_x, first_y), (x, y) = points[1], middles[0]
    numbers = [first_x - x, first_y - y, middles[1][0] - x, middles[1][1] - y]
    rest: list[int] = []
    for (ax, ay), (bx, by) in pairwise([*middles[1:], middles[0]]):
        rest += (bx - ax, by - ay)
    return f"M{_joined(middles[0])}q{_joined(numbers)}t{_joined(rest)}"


def _corners(points: Sequence[tuple[int, int]]) -> str:
    steps = [v for a, b in pairwise(points) for v in _step(a, b)]
    return f"M{_joined([*points[0]])}l{_joined(steps)}z"


def _step(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return (b[0] - a[0], b[1] - a[1])


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")
