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
    return "".join(write([_even(p, left, top) for p in loop]) for loop in shape.loops)


def _even(p: Point, left: float, top: float) -> tuple[int, int]:
    return (2 * round((p[0] - left) * UNITS_PER_M / 2), 2 * round((top - p[1]) * UNITS_PER_M / 2))


def _curve(points: Sequence[tuple[int, int]]) -> str:
    """A closed quadratic B-spline: one pair of numbers a point."""
    n = len(points)
    middles = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    first, start = points[1], middles[0]
    numbers = [first[0] - start[0], first[1] - start[1], middles[1][0] - start[0], middles[1][1] - start[1]]
    rest = [v for i in range(2, n + 1) for v in _step(middles[i - 1], middles[i % n])]
    return f"M{_joined([*start])}q{_joined(numbers)}t{_joined(rest)}"


def _corners(points: Sequence[tuple[int, int]]) -> str:
    steps = [v for a, b in pairwise(points) for v in _step(a, b)]
    return f"M{_joined([*points[0]])}l{_joined(steps)}z"


def _step(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return (b[0] - a[0], b[1] - a[1])


def _joined(numbers: Sequence[int]) -> str:
    text = str(numbers[0])
    for number in numbers[1:]:
        text += str(number) if number < 0 else f" {number}"
    return text
