"""How a body in space is seen on the picture: a parallel projection."""

from dataclasses import dataclass
from math import cos, radians, sin

from unslump.body.vectors import Vec
from unslump.movement.model import Movement, View
from unslump.render.outline import Disc, Point
from unslump.units import Side


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Where the picture is seen from; azimuth 0 looks at the person's right side, 90 at the front."""

    right: Vec
    up: Vec
    towards: Vec
    """From the person to the onlooker."""

    @classmethod
    def of(cls, view: View, *, other_side: bool = False) -> "Onlooker":
        """The onlooker of a view; for the other side of a view that turns with it, from across the body."""
        azimuth_deg = 180.0 - view.azimuth_deg if other_side and view.turns_with_side else view.azimuth_deg
        a, e = radians(azimuth_deg), radians(view.elevation_deg)
        return cls(
            right=(cos(a), 0.0, -sin(a)),
            up=(-sin(e) * sin(a), cos(e), -sin(e) * cos(a)),
            towards=(cos(e) * sin(a), sin(e), cos(e) * cos(a)),
        )

    def point(self, p: Vec) -> Point:
        """Right and up on the picture, in metres."""
        x, y, z = p
        (rx, ry, rz), (ux, uy, uz) = self.right, self.up
        return (x * rx + y * ry + z * rz, x * ux + y * uy + z * uz)

    def depth(self, p: Vec) -> float:
        """How near the onlooker a point is along the ground, in metres; larger is nearer.

        Height is left out: an arm that hangs under a trunk seen from above lies beside it, not behind it.
        """
        return p[0] * self.towards[0] + p[2] * self.towards[2]

    def disc(self, centre: Vec, axes: tuple[Vec, Vec, Vec]) -> Disc:
        """An ellipsoid as it appears."""
        return Disc(self.point(centre), tuple(self.point(axis) for axis in axes))


def onlooker(movement: Movement, side: Side | None) -> Onlooker:
    """Who looks at a movement done on a side."""
    return Onlooker.of(movement.view, other_side=side is not None and side != movement.written_side)
