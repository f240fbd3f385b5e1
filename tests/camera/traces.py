"""Movements' own demonstrations, as the plain numbers that a pose model's worker sends."""

from array import array
from collections.abc import Iterator, Sequence

from unslump.movement.model import Movement
from unslump.movement.performance import amount_for
from unslump.tracking.live import Live
from unslump.tracking.synthetic import watch
from unslump.units import Side

Trace = list[tuple[int, list[float] | None]]
"""A time in ms and 33 × (x, y, z, visibility), None where nobody was seen."""


def trace(movement: Movement, frame_ms: int = 50, until_ms: int | None = None) -> Trace:
    """A movement done through its standard dose, or until a moment; as 32-bit numbers, which is what the workers send."""
    amount = amount_for(movement, "standard")
    return [
        (t_ms, list(array("f", frame.floats())))
        for t_ms, frame in watch(movement, amount, frame_ms)
        if until_ms is None or t_ms <= until_ms
    ]


def told(movement: Movement, side: Side | None, frames: Sequence[tuple[int, list[float] | None]]) -> Iterator[str]:
    """What our Python says to a trace, here."""
    live = Live(movement, side)
    for t_ms, places in frames:
        if places is not None:
            live.floats[:] = array("f", places)
        news = live.update(places is not None, t_ms)
        if news:
            yield news
    yield live.summary()
