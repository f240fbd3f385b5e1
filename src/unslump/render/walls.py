"""What stands upright around the body: the wall before it, behind it or beside it, a doorway, a post to fix a band to."""

from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec
from unslump.render.flesh import Shape
from unslump.render.solids import flat, rod
from unslump.render.view import Onlooker
from unslump.units import SIDES

_TALL_M = 2.2
_THICK_M = 0.10
_BEHIND = (("pelvis", 0.066), ("head", 0.066))
"""How far buttocks and the back of the head reach behind their points; shares of stature."""
_AHEAD_OF_HANDS_M = 0.42
"""From the hands to where a band is fixed, before it is pulled."""


def wall(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """Before the body, where the hands rest on it."""
    x = max(start[f"{side}_wrist"][0] for side in SIDES) + 0.03
    face = _face((x, -0.55), (x, 0.55))
    thick = [(x + _THICK_M, y, z) for _, y, z in face]
    return [flat("wall_edge", [face[3], face[2], thick[2], thick[3]], seen), flat("wall", face, seen)]


def wall_behind(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """Behind the body, touched by whatever reaches back the farthest."""
    x = min(start[point][0] - start.person.m(depth) for point, depth in _BEHIND)
    return [flat("wall", _face((x, -1.6), (x, 1.6), tall_m=2.6), seen)]


def wall_beside(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """Along the side whose hand reaches out farther to rest on it."""
    z = max((start[f"{side}_wrist"][2] for side in SIDES), key=abs)
    z += 0.03 if z > 0 else -0.03
    return [flat("wall", _face((-1.6, z), (1.6, z), tall_m=2.6), seen)]


def doorway(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """The ends of two walls, or of one, in front of each raised forearm; the body stands in the opening."""
    raised = [start[f"{side}_wrist"] for side in SIDES if start[f"{side}_wrist"][1] > start[f"{side}_elbow"][1]]
    return [shape for wrist in sorted(raised, key=seen.depth) for shape in _jamb(wrist, seen)]


def anchor(start: Skeleton, seen: Onlooker) -> list[Shape]:
    """A post with a ring that the band is fixed to."""
    x, y, z = anchored_at(start)
    post = [(x + 0.015, 0.0, z), (x + 0.015, y + 0.22, z), (x + 0.085, y + 0.22, z), (x + 0.085, 0.0, z)]
    return [flat("anchor", post, seen), rod("anchor_ring", (x, y, z), (x + 0.03, y, z), 0.022, seen)]


def anchored_at(start: Skeleton) -> Vec:
    """Where a band is fixed: straight ahead of the hands, as high as they are in the start pose."""
    left, right = start["left_wrist"], start["right_wrist"]
    x, y = max(left[0], right[0]) + _AHEAD_OF_HANDS_M, (left[1] + right[1]) / 2
    return (x, y, (left[2] + right[2]) / 2)


def _face(a: tuple[float, float], b: tuple[float, float], tall_m: float = _TALL_M) -> list[Vec]:
    """An upright face over the floor between two places (forward, right)."""
    (ax, az), (bx, bz) = a, b
    return [(ax, 0.0, az), (ax, tall_m, az), (bx, tall_m, bz), (bx, 0.0, bz)]


def _jamb(wrist: Vec, seen: Onlooker) -> list[Shape]:
    """The end of a wall, just in front of a forearm."""
    x, _, z = wrist
    out = 1.0 if z > 0 else -1.0
    near, far = z - out * 0.10, z + out * 0.50
    face = _face((x + 0.045, near), (x + 0.045, far))
    edge = [face[0], face[1], (x + 0.165, _TALL_M, near), (x + 0.165, 0.0, near)]
    return [flat("wall_edge", edge, seen), flat("wall", face, seen)]
