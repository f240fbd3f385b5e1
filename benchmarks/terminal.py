"""The figure in the terminal: what one frame costs at the size of a usual window."""

import statistics

from benchmarks.row import Row, once_ms
from unslump.movement.catalogue import catalogue
from unslump.render.terminal import FRAMES_A_SECOND, TerminalFigure

COLUMNS, ROWS = 100, 30


def rows() -> list[Row]:
    times_ms = [time_ms for movement_id in catalogue() for time_ms in frames_of(movement_id)]
    at_most = 1000 / FRAMES_A_SECOND
    name = f"terminal figure, a new frame of {COLUMNS}×{ROWS}"
    return [Row(name, statistics.median(times_ms), "ms", round(at_most), note=f"{FRAMES_A_SECOND} a second")]


def frames_of(movement_id: str) -> list[float]:
    """Times of twelve frames that were never drawn before."""
    figure = TerminalFigure(catalogue().find(movement_id), COLUMNS, ROWS)
    figure.at(0)  # solves the movement, once
    return [once_ms(lambda t=t: figure.at(figure.length_ms * t / 12)) for t in range(1, 13)]  # type: ignore[misc]
