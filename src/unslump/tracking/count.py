"""What a tracker makes of a whole recording."""

from dataclasses import dataclass

from unslump.movement.coordinates import IN_DEGREES
from unslump.movement.model import Movement
from unslump.tracking.observation import Observation
from unslump.tracking.replay import Trace
from unslump.tracking.tracker import Tracker
from unslump.units import Side


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything that was noticed in a recording."""

    reps: int
    partial: int
    observations: tuple[Observation, ...]
    range_deg: tuple[float, float] | None
    """Lowest and highest; None where the counted number is no angle."""
    in_sight: float
    series: tuple[tuple[int, float], ...]
    """Time in ms and what was measured, as it was measured."""


def count(movement: Movement, trace: Trace, side: Side | None = None, start_held_ms: int = 0) -> Counted:
    """Follow a recording from its first frame: nobody holds a start pose for us, unless asked for."""
    tracker = Tracker(movement, side, start_held_ms=start_held_ms, doubts_first=not trace.is_cut)
    observations: list[Observation] = []
    series: list[tuple[int, float]] = []
    for t_ms, row in trace.frames:
        observations += tracker.update_floats(row, t_ms)
        if tracker.value is not None and (not series or t_ms > series[-1][0]):
            series.append((t_ms, tracker.value))
    observations += tracker.finish()
    counting = movement.camera.counting
    is_angle = counting is not None and counting.coordinate in IN_DEGREES
    return Counted(
        tracker.count,
        tracker.partials,
        tuple(observations),
        tracker.extremes if is_angle else None,
        tracker.in_sight,
        tuple(series),
    )
