"""Closed outlines with a fixed number of points, so that any two frames of a figure can be blended point by point.

A piece is sampled by its support function, the furthest it reaches in a direction; neighbouring tangents are intersected,
and the corners are the control polygon of a smooth closed curve (a quadratic B-spline) that touches every tangent.
"""

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
"""Right and up on the picture, in metres."""


class Disc:
    """A projected ellipsoid: its centre and its three half-axes as they appear on the picture."""

    __slots__ = ("axes", "centre")

    def __init__(self, centre: Point, axes: Sequence[Point]) -> None:
        self.centre = centre
        self.axes = tuple(axes)

    def support(self, x: float, y: float) -> float:
        """How far it reaches in the unit direction (x, y)."""
        spread = sqrt(sum((ax * x + ay * y) ** 2 for ax, ay in self.axes))
        return self.centre[0] * x + self.centre[1] * y + spread


def hull(discs: Sequence[Disc], axis_rad: float, corners: int) -> tuple[Point, ...]:
    """The outline around several discs, sampled in directions that turn with the piece's own axis."""
    normals = [axis_rad + 2 * pi * i / corners for i in range(corners)]
    reach = [max(disc.support(cos(n), sin(n)) for disc in discs) for n in normals]
    return tuple(_crossing(normals[i - 1], reach[i - 1], normals[i], reach[i]) for i in range(corners))


def capsule(a: Point, a_radius: float, b: Point, b_radius: float) -> tuple[Point, ...]:
    """A tapered piece with round ends and straight sides: 12 points, whatever its direction."""
    axis = atan2(b[1] - a[1], b[0] - a[0])
    gap = max(hypot(b[0] - a[0], b[1] - a[1]), 1e-6)
    side = acos(max(-0.96, min(0.96, (a_radius - b_radius) / gap)))
    turn = (side, (side + pi) / 2, pi, (3 * pi - side) / 2, 2 * pi - side, 2 * pi - side / 2, 2 * pi, 2 * pi + side / 2)
    normals = [axis + t for t in turn]
    reach = [max(_along(a, n) + a_radius, _along(b, n) + b_radius) for n in normals]
    corner = [_crossing(normals[i - 1], reach[i - 1], normals[i], reach[i]) for i in range(8)]
    up, down = normals[0], normals[4]
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


def _along(point: Point, normal_rad: float) -> float:
    return point[0] * cos(normal_rad) + point[1] * sin(normal_rad)


def _touch(centre: Point, radius: float, normal_rad: float) -> Point:
    return (centre[0] + radius * cos(normal_rad), centre[1] + radius * sin(normal_rad))


def _crossing(n1: float, h1: float, n2: float, h2: float) -> Point:
    """Where two tangents meet."""
    x1, y1, x2, y2 = cos(n1), sin(n1), cos(n2), sin(n2)
    area = x1 * y2 - y1 * x2
    if abs(area) < 1e-6:
        return (x1 * h1, y1 * h1)
    return ((h1 * y2 - h2 * y1) / area, (h2 * x1 - h1 * x2) / area)
