"""Points and turns in three dimensions, as plain tuples.

A `Vec` is (forward, up, right) in metres. A `Turn` is a 3 × 3 rotation, row by row; its columns are the turned
forward, up and right axes. X forward, Y up, Z right is a right-handed frame.
"""

from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]
Turn = tuple[float, float, float, float, float, float, float, float, float]

ZERO: Vec = (0.0, 0.0, 0.0)
FORWARD: Vec = (1.0, 0.0, 0.0)
UP: Vec = (0.0, 1.0, 0.0)
RIGHT: Vec = (0.0, 0.0, 1.0)
NO_TURN: Turn = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, factor: float) -> Vec:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    return length(sub(a, b))


def unit(a: Vec, otherwise: Vec = FORWARD) -> Vec:
    """The direction of `a`; `otherwise` where `a` has none."""
    size = length(a)
    return otherwise if size < 1e-9 else (a[0] / size, a[1] / size, a[2] / size)


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point a share of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def across(a: Vec, axis: Vec, otherwise: Vec = FORWARD) -> Vec:
    """The direction of `a` at right angles to the unit vector `axis`."""
    return unit(sub(a, scale(axis, dot(a, axis))), otherwise)


def turned(turn: Turn, a: Vec) -> Vec:
    """`a` turned."""
    return (
        turn[0] * a[0] + turn[1] * a[1] + turn[2] * a[2],
        turn[3] * a[0] + turn[4] * a[1] + turn[5] * a[2],
        turn[6] * a[0] + turn[7] * a[1] + turn[8] * a[2],
    )


def turned_back(turn: Turn, a: Vec) -> Vec:
    """`a` as seen from inside a turned frame."""
    return (
        turn[0] * a[0] + turn[3] * a[1] + turn[6] * a[2],
        turn[1] * a[0] + turn[4] * a[1] + turn[7] * a[2],
        turn[2] * a[0] + turn[5] * a[1] + turn[8] * a[2],
    )


def then(outer: Turn, inner: Turn) -> Turn:
    """`inner` first, then `outer`."""
    a, b, c, d, e, f, g, h, i = outer
    j, k, m, n, o, p, q, r, s = inner
    return (
        a * j + b * n + c * q,
        a * k + b * o + c * r,
        a * m + b * p + c * s,
        d * j + e * n + f * q,
        d * k + e * o + f * r,
        d * m + e * p + f * s,
        g * j + h * n + i * q,
        g * k + h * o + i * r,
        g * m + h * p + i * s,
    )


def forward_of(turn: Turn) -> Vec:
    return (turn[0], turn[3], turn[6])


def up_of(turn: Turn) -> Vec:
    return (turn[1], turn[4], turn[7])


def right_of(turn: Turn) -> Vec:
    return (turn[2], turn[5], turn[8])


def bend_forward(angle_deg: float) -> Turn:
    """Flexion: up tips towards forward."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (c, s, 0.0, -s, c, 0.0, 0.0, 0.0, 1.0)


def bend_right(angle_deg: float) -> Turn:
    """Side bend: up tips towards right."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)


def turn_left(angle_deg: float) -> Turn:
    """Axial rotation: forward turns towards left."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def about(axis: Vec, angle_rad: float) -> Turn:
    """A turn about any unit axis, right-handed (Rodrigues)."""
    x, y, z = axis
    c, s = cos(angle_rad), sin(angle_rad)
    k = 1.0 - c
    return (
        c + x * x * k,
        x * y * k - z * s,
        x * z * k + y * s,
        y * x * k + z * s,
        c + y * y * k,
        y * z * k - x * s,
        z * x * k - y * s,
        z * y * k + x * s,
        c + z * z * k,
    )
