"""The drawn figure: how long it takes, and what it weighs on the wire."""

import gzip
import statistics
from collections.abc import Iterator

from benchmarks.row import Row, median_ms, once_ms
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.render.figure import figure_svg
from unslump.units import Side

KILOBYTE = 1000


def rows() -> list[Row]:
    # Each is drawn once and cold, as a page would; what the drawer keeps for itself would flatter a second time.
    drawn = [measure(movement, side) for movement, side in every_figure()]
    times_ms, sizes_kb = [time for time, _size in drawn], [size for _time, size in drawn]
    first = next(iter(catalogue().values()))
    return [
        Row("figure drawn, median over all", statistics.median(times_ms), "ms", 100, note=f"{len(drawn)} figures"),
        Row("figure drawn, slowest", max(times_ms), "ms", None),
        Row("figure compressed, median over all", statistics.median(sizes_kb), "kB", 40),
        Row("figure compressed, heaviest", max(sizes_kb), "kB", 40),
        Row("one figure drawn again", median_ms(lambda: figure_svg(first), runs=5), "ms", None, note=first.id),
    ]


def every_figure() -> Iterator[tuple[Movement, Side | None]]:
    for movement in catalogue().values():
        yield movement, None
        if movement.sides != "none" and movement.written_side is not None:
            yield movement, "left" if movement.written_side == "right" else "right"


def measure(movement: Movement, side: Side | None) -> tuple[float, float]:
    """Milliseconds to draw it, kilobytes as it is sent."""
    svg = ""

    def draw() -> None:
        nonlocal svg
        svg = figure_svg(movement, side=side)

    return once_ms(draw), len(gzip.compress(svg.encode(), 6, mtime=0)) / KILOBYTE
