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


def forward_of(turn: Turn) -> Vec:
    return (turn[0], turn[3], turn[6])


def up_of(turn: Turn) -> Vec:
    return (turn[1], turn[4], turn[7])


def right_of(turn: Turn) -> Vec:
    return (turn[2], turn[5], turn[8])


def turn_left(angle_deg: float) -> Turn:
    """Axial rotation: forward turns towards left."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def bent_forward(turn: Turn, angle_deg: float) -> Turn:
    """A frame bent forward about its own right axis."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    a, b, r, d, e, t, g, h, u = turn
    return (c * a - s * b, s * a + c * b, r, c * d - s * e, s * d + c * e, t, c * g - s * h, s * g + c * h, u)


def bent_right(turn: Turn, angle_deg: float) -> Turn:
    """A frame bent about its own forward axis."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    a, b, r, d, e, t, g, h, u = turn
    return (a, c * b + s * r, c * r - s * b, d, c * e + s * t, c * t - s * e, g, c * h + s * u, c * u - s * h)


def turned_left(turn: Turn, angle_deg: float) -> Turn:
    """A frame turned about its own up axis."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    a, b, r, d, e, t, g, h, u = turn
    return (c * a - s * r, b, s * a + c * r, c * d - s * t, e, s * d + c * t, c * g - s * u, h, s * g + c * u)


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
