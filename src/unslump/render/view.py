"""How a body in space is seen on the picture: a parallel projection."""

from dataclasses import dataclass
from math import cos, radians, sin

from unslump.body.vectors import Vec, dot
from unslump.movement.model import View
from unslump.render.outline import Disc, Point


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Where the picture is seen from; azimuth 0 looks at the person's right side, 90 at the front."""

    right: Vec
    up: Vec
    towards: Vec
    """From the person to the onlooker."""

    @classmethod
    def of(cls, view: View) -> "Onlooker":
        a, e = radians(view.azimuth_deg), radians(view.elevation_deg)
        return cls(
            right=(cos(a), 0.0, -sin(a)),
            up=(-sin(e) * sin(a), cos(e), -sin(e) * cos(a)),
            towards=(cos(e) * sin(a), sin(e), cos(e) * cos(a)),
        )

    def point(self, p: Vec) -> Point:
        """Right and up on the picture, in metres."""
        return (dot(p, self.right), dot(p, self.up))

    def depth(self, p: Vec) -> float:
        """How near the onlooker a point is along the ground, in metres; larger is nearer.

        Height is left out: an arm that hangs under a trunk seen from above lies beside it, not behind it.
        """
        return p[0] * self.towards[0] + p[2] * self.towards[2]

    def disc(self, centre: Vec, axes: tuple[Vec, Vec, Vec]) -> Disc:
        """An ellipsoid as it appears."""
        return Disc(self.point(centre), tuple(self.point(axis) for axis in axes))
