"""Closed outlines with a fixed number of points, so that any two frames of a figure can be blended point by point.

A piece is sampled by its support function, the furthest it reaches in a direction; neighbouring tangents are intersected,
and the corners are the control polygon of a smooth closed curve (a quadratic B-spline) that touches every tangent.
"""

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
"""Right and up on the picture, in metres."""
Tangent = tuple[float, float, float]
"""The unit direction (x, y) that it faces, and how far out it lies."""


class Disc:
    """A projected ellipsoid: its centre and its three half-axes as they appear on the picture."""

    __slots__ = ("axes", "centre")

    def __init__(self, centre: Point, axes: Sequence[Point]) -> None:
        self.centre = centre
        self.axes = tuple(axes)

    def support(self, x: float, y: float) -> float:
        """How far it reaches in the unit direction (x, y)."""
        spread = 0.0  # a plain loop: this is asked thousands of times a figure
        for ax, ay in self.axes:
            reach = ax * x + ay * y
            spread += reach * reach
        return self.centre[0] * x + self.centre[1] * y + sqrt(spread)


def hull(discs: Sequence[Disc], axis_rad: float, corners: int) -> tuple[Point, ...]:
    """The outline around several discs, sampled in directions that turn with the piece's own axis."""
    tangents = []
    for i in range(corners):
        normal = axis_rad + 2 * pi * i / corners
        x, y = cos(normal), sin(normal)
        tangents.append((x, y, max([disc.support(x, y) for disc in discs])))
    return tuple([_crossing(tangents[i - 1], tangents[i]) for i in range(corners)])


def capsule(a: Point, a_radius: float, b: Point, b_radius: float) -> tuple[Point, ...]:
    """A tapered piece with round ends and straight sides: 12 points, whatever its direction."""
    axis = atan2(b[1] - a[1], b[0] - a[0])
    gap = max(hypot(b[0] - a[0], b[1] - a[1]), 1e-6)
    side = acos(max(-0.96, min(0.96, (a_radius - b_radius) / gap)))
    turn = (side, (side + pi) / 2, pi, (3 * pi - side) / 2, 2 * pi - side, 2 * pi - side / 2, 2 * pi, 2 * pi + side / 2)
    (ax, ay), (bx, by) = a, b
    tangents = []
    for t in turn:
        x, y = cos(axis + t), sin(axis + t)
        to_a, to_b = ax * x + ay * y + a_radius, bx * x + by * y + b_radius
        tangents.append((x, y, max(to_b, to_a)))
    corner = [_crossing(tangents[i - 1], tangents[i]) for i in range(8)]
    up, down = tangents[0], tangents[4]
    touch = [_touch(b, b_radius, up), _touch(a, a_radius, up), _touch(a, a_radius, down), _touch(b, b_radius, down)]
    return (corner[0], touch[0], touch[1], *corner[1:5], touch[2], touch[3], *corner[5:8])


def quad(centre: Point, along: Point, across: Point) -> tuple[Point, ...]:
    """A four-cornered piece from its centre and two half-axes."""
    (x, y), (ax, ay), (bx, by) = centre, along, across
    return (
        (x + ax + bx, y + ay + by),
        (x + ax - bx, y + ay - by),
        (x - ax - bx, y - ay - by),
        (x - ax + bx, y - ay + by),
    )


def _touch(centre: Point, radius: float, tangent: Tangent) -> Point:
    return (centre[0] + radius * tangent[0], centre[1] + radius * tangent[1])


def _crossing(one: Tangent, other: Tangent) -> Point:
    """Where two tangents meet."""
    x1, y1, h1 = one
    x2, y2, h2 = other
    area = x1 * y2 - y1 * x2
    if abs(area) < 1e-6:
        return (x1 * h1, y1 * h1)
    return ((h1 * y2 - h2 * y1) / area, (h2 * x1 - h1 * x2) / area)
