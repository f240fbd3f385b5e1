"""Plain bodies as they appear to an onlooker: rods, flat faces, cylinders. Props are put together from them."""

from math import atan2, cos, pi, sin

from unslump.body.vectors import Vec, add, scale, sub, unit
from unslump.render.flesh import Shape
from unslump.render.outline import Point, capsule, hull
from unslump.render.view import Onlooker


def rod(part: str, a: Vec, b: Vec, radius: float, seen: Onlooker) -> Shape:
    """Round and straight, from one point to another."""
    return Shape(part, (capsule(seen.point(a), radius, seen.point(b), radius),), seen.depth(a))


def flat(part: str, corners: list[Vec], seen: Onlooker) -> Shape:
    """A face with plain corners."""
    outline: tuple[Point, ...] = tuple(seen.point(corner) for corner in corners)
    return Shape(part, (outline,), seen.depth(corners[0]), curved=False)


def cylinder(part: str, a: Vec, b: Vec, radius: float, seen: Onlooker) -> list[Shape]:
    """Lying, with the end that is nearer in its own tone."""
    u = unit(sub(b, a))
    v = (0.0, 1.0, 0.0)
    w = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    rims = [seen.disc(end, (scale(v, radius), scale(w, radius), (0.0, 0.0, 0.0))) for end in (a, b)]
    near = max((a, b), key=seen.depth)
    around = [2 * pi * i / 12 for i in range(12)]
    rim = tuple(seen.point(add(near, add(scale(v, radius * cos(t)), scale(w, radius * sin(t))))) for t in around)
    x, y = seen.point(u)
    return [Shape(part, (hull(rims, atan2(y, x), 16),), seen.depth(a)), Shape(f"{part}_end", (rim,), seen.depth(near))]
