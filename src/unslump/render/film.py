"""The key frames of a figure: which moments are drawn, and the body at each of them."""

from functools import lru_cache

from unslump.body.skeleton import Skeleton
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration
from unslump.units import Side

KEY_FRAMES = 24


def frame_times(movement: Movement, round_number: int | None = None) -> list[float]:
    """The key frames' times in ms: shared out by the length of the phases; a hold needs four more, for its breath."""
    demo = demonstration(movement, round_number)
    moving_ms = sum(to - start for phase, (start, to) in zip(demo.phases, demo.times_ms, strict=True) if not phase.hold)
    times = [0.0]
    for phase, (start, to) in zip(demo.phases, demo.times_ms, strict=True):
        n = 4 if phase.hold else max(3, round(KEY_FRAMES * (to - start) / moving_ms))
        times += [start + (to - start) * i / n for i in range(1, n + 1)]
    return times


@lru_cache(maxsize=128)
def filmed(movement: Movement, side: Side | None, round_number: int | None) -> tuple[Skeleton, ...]:
    """The body at every key frame."""
    demo = demonstration(movement, round_number)
    return tuple(demo.skeleton_at(t_ms, side) for t_ms in frame_times(movement, round_number))
