"""The outline of the start pose as the camera will see it: where to stand. One colour, that of the text around it."""

from unslump.body.landmarks import landmarks
from unslump.body.skeleton import Skeleton
from unslump.movement.model import Movement, View
from unslump.movement.motion import demonstration
from unslump.render.film import filmed
from unslump.render.flesh import body_shapes
from unslump.render.svg_path import UNITS_PER_M, path_data
from unslump.render.view import Onlooker
from unslump.units import Side

LEVEL_DEG = 0.0
AROUND_M = 0.28
"""Room around the landmarks that have to be in view, at every moment of the movement."""


def silhouette_svg(movement: Movement, side: Side | None, azimuth_deg: float) -> str:
    """`azimuth_deg` is where the camera stands: 0 at the person's right, 90 in front.

    The picture is cut to what has to be in view, so that somebody who fills it stands neither too near nor too far.
    """
    camera = Onlooker.of(View(azimuth_deg, LEVEL_DEG))
    left, top, width, height = _in_view(movement, side, camera)
    box = f"0 0 {round(width * UNITS_PER_M)} {round(height * UNITS_PER_M)}"
    start = demonstration(movement).skeleton_at(0, side)
    paths = "".join(
        f'<path d="{path_data(shape, left, top)}"/>'
        for shape in body_shapes(start, camera)
        if not shape.part.startswith(("spine", "bun"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="currentColor" stroke="currentColor" '
        f'stroke-width="12" stroke-linejoin="round" aria-hidden="true"><g>{paths}</g></svg>'
    )


def _in_view(movement: Movement, side: Side | None, camera: Onlooker) -> tuple[float, float, float, float]:
    """Left, top, width and height in metres around the landmarks that the file names."""
    points = [camera.point(place) for body in filmed(movement, side, None)[::3] for place in _wanted(movement, body)]
    left, right = min(x for x, _ in points) - AROUND_M, max(x for x, _ in points) + AROUND_M
    bottom, top = min(y for _, y in points) - AROUND_M, max(y for _, y in points) + AROUND_M
    return left, top, right - left, top - bottom


def _wanted(movement: Movement, body: Skeleton) -> list[tuple[float, float, float]]:
    """Those landmarks, of either side where the file leaves it open, and the head: without it the model finds nobody."""
    names = {name.partition("_")[2] for name in movement.camera.landmarks}
    seen = landmarks(body)
    return [place for name, place in seen.items() if name == "nose" or name.partition("_")[2] in names]
