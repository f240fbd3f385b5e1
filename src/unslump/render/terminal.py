"""The figure in a terminal: at any moment of a movement, as a grid of characters.

drawing.shapes_at ─▶ outlines ─▶ pixels (`raster`) ─▶ characters (`cells`) ─▶ escape codes, if wanted (`ansi`)
"""

from collections.abc import Sequence
from typing import Literal

from unslump.movement.model import Movement
from unslump.movement.motion import figure_length_ms
from unslump.render.cells import ACROSS, DOWN, Picture, blocks, dots
from unslump.render.drawing import shapes_at
from unslump.render.flesh import Shape
from unslump.render.look import BUILDS, DEFAULT_LOOK, Look
from unslump.render.outline import Point
from unslump.render.palette import colour_of
from unslump.render.raster import Canvas, Window, fitted
from unslump.units import Side

Style = Literal["blocks", "dots"]
"""Filled in colour, or edges in braille dots for a terminal without colours."""

FRAMES_A_SECOND = 15
MARGIN_M = 0.05
_BACKDROP = ("wall", "mat")
"""May be cut off at the edge: the body is what is looked at."""
_SPINE_ALONG, _SPINE_ACROSS = 1.45, 0.75
"""Vertebrae are drawn longer and slimmer than life: at this size the gaps between them would break up the spine."""


class TerminalFigure:
    """A movement, side and round, ready to be drawn at any moment in a certain space."""

    def __init__(
        self,
        movement: Movement,
        columns: int,
        rows: int,
        side: Side | None = None,
        round_number: int | None = None,
        style: Style = "blocks",
        look: Look = DEFAULT_LOOK,
        *,
        on_dark: bool = True,
    ) -> None:
        self.movement, self.side, self.round_number = movement, side, round_number
        self.columns, self.rows, self.style, self.look, self.on_dark = columns, rows, style, look, on_dark
        self._window = window_around(movement, side, round_number)
        self._numbers: dict[str, int] = {}
        self._drawn: dict[int, Picture] = {}

    @property
    def length_ms(self) -> int:
        return figure_length_ms(self.movement, self.round_number)

    def at(self, t_ms: float) -> Picture:
        """The picture at a moment on the figure's own clock, to the nearest frame; one repetition is kept."""
        frame = round(t_ms * FRAMES_A_SECOND / 1000)
        if frame not in self._drawn:
            self._drawn[frame] = self._draw(min(frame * 1000 / FRAMES_A_SECOND, self.length_ms))
        return self._drawn[frame]

    def _draw(self, t_ms: float) -> Picture:
        canvas = Canvas(self.columns * ACROSS, self.rows * DOWN)
        for shape in self._shapes(t_ms):
            number = self._numbers.setdefault(shape.part, len(self._numbers) + 1)
            for loop in outlines(shape):
                points = [(x, -y) for x, y in loop]
                canvas.fill(fitted(points, self._window, canvas.width, canvas.height), number)
        if self.style == "dots":
            return dots(canvas.rows, frozenset({self._numbers.get("spine_work", -1)}))
        return blocks(
            canvas.rows, (None, *(colour_of(part, self.look, on_dark=self.on_dark) for part in self._numbers))
        )

    def _shapes(self, t_ms: float) -> list[Shape]:
        shapes = shapes_at(self.movement, self.side, self.round_number, t_ms, BUILDS[self.look.build])
        unseen = {"bun"} if self.look.hair_style != "bun" else set()
        if self.style == "dots":
            unseen |= {"mat_edge", "wall_edge", "blades"}  # one line is enough for what only stands around
        return [shape for shape in shapes if shape.part not in unseen]


def window_around(movement: Movement, side: Side | None, round_number: int | None) -> Window:
    """What has to be seen: the body over the whole repetition and what it uses."""
    length_ms = figure_length_ms(movement, round_number)
    points = [
        point
        for i in range(9)
        for shape in shapes_at(movement, side, round_number, length_ms * i / 8)
        if not shape.part.startswith(_BACKDROP)
        for loop in shape.loops
        for point in loop
    ]
    left, right = min(x for x, _ in points) - MARGIN_M, max(x for x, _ in points) + MARGIN_M
    bottom, top = min(y for _, y in points) - MARGIN_M, max(y for _, y in points) + MARGIN_M
    return Window(left, -top, right - left, top - bottom)


def outlines(shape: Shape) -> list[Sequence[Point]]:
    """The outlines to fill: curves made of points, and of each vertebra only its body, large enough to be seen."""
    if shape.curved:
        return [smooth(loop) for loop in shape.loops]
    if shape.part.startswith("spine"):
        return [band(body) for body in shape.loops[::2]]
    return list(shape.loops)


def band(box: Sequence[Point]) -> list[Point]:
    """A vertebra's box (two corners at its upper end, then two at its lower) so long that it meets its neighbours."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = box
    x, y = (ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4
    ux, uy = ((ax + bx) / 2 - x) * _SPINE_ALONG, ((ay + by) / 2 - y) * _SPINE_ALONG
    vx, vy = (ax - bx) / 2 * _SPINE_ACROSS, (ay - by) / 2 * _SPINE_ACROSS
    return [
        (x + ux + vx, y + uy + vy),
        (x + ux - vx, y + uy - vy),
        (x - ux - vx, y - uy - vy),
        (x - ux + vx, y - uy + vy),
    ]


def smooth(corners: tuple[Point, ...]) -> list[Point]:
    """Points on the smooth closed curve (a quadratic B-spline) that the corners control, four for each corner."""
    points: list[Point] = []
    for i, (x, y) in enumerate(corners):
        (px, py), (nx, ny) = corners[i - 1], corners[(i + 1) % len(corners)]
        ax, ay, bx, by = (px + x) / 2, (py + y) / 2, (x + nx) / 2, (y + ny) / 2
        for t in (0.0, 0.25, 0.5, 0.75):
            s = 1 - t
            points.append((s * s * ax + 2 * s * t * x + t * t * bx, s * s * ay + 2 * s * t * y + t * t * by))
    return points
