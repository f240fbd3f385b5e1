"""Filled outlines on a grid of pixels, the plainest way that is quick in Python.

outline ─▶ where it crosses the middle of each row ─▶ runs between the crossings ─▶ pixels
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

Point = tuple[float, float]
Outline = Sequence[Point]

EMPTY = 0


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a drawing that is looked at, in the drawing's own units, y down."""

    left: float
    top: float
    width: float
    height: float


class Canvas:
    """Rows of pixels; each holds the number of the last colour laid on it, EMPTY where there is none."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: list[list[int]] = [[EMPTY] * width for _ in range(height)]

    def fill(self, outline: Outline, colour: int) -> None:
        """Lay a colour on everything inside an outline, given in pixels; a part that sticks out is cut off."""
        for y, crossings in self._crossings(outline):
            crossings.sort()
            row = self.rows[y]
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                first, end = max(0, ceil(left - 0.5)), min(self.width, ceil(right - 0.5))
                if first < end:
                    row[first:end] = [colour] * (end - first)

    def _crossings(self, outline: Outline) -> Iterable[tuple[int, list[float]]]:
        found: dict[int, list[float]] = {}
        x0, y0 = outline[-1]
        for x1, y1 in outline:
            (xa, ya), (xb, yb) = ((x0, y0), (x1, y1)) if y0 <= y1 else ((x1, y1), (x0, y0))
            first, end = max(0, ceil(ya - 0.5)), min(self.height, ceil(yb - 0.5))
            if first < end:
                slope = (xb - xa) / (yb - ya)
                for y in range(first, end):
                    found.setdefault(y, []).append(xa + (y + 0.5 - ya) * slope)
            x0, y0 = x1, y1
        return found.items()


def fitted(outline: Outline, window: Window, width: int, height: int) -> list[Point]:
    """An outline in pixels of a canvas, so that the window fits in whole and sits in the middle, undistorted."""
    scale = min(width / window.width, height / window.height)
    dx = (width - window.width * scale) / 2 - window.left * scale
    dy = (height - window.height * scale) / 2 - window.top * scale
    return [(x * scale + dx, y * scale + dy) for x, y in outline]
