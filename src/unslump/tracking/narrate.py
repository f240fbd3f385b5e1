"""Says in plain sentences what a tracker made of each moment: for whoever writes a movement, or wonders about a count."""

from collections.abc import Iterator

from unslump.movement.model import Movement
from unslump.tracking.observation import Observation
from unslump.tracking.replay import Trace
from unslump.tracking.tracker import Line, Tracker
from unslump.units import Side


def narrate(movement: Movement, trace: Trace, side: Side | None = None) -> Iterator[str]:
    """A line for each change, with its time in seconds."""
    tracker = Tracker(movement, side, start_held_ms=0, doubts_first=not trace.is_cut)
    left_out = 0
    for t_ms, row in trace.frames:
        were_out = [line.counter.is_out for line in tracker.lines]
        doubted = any(line.counter.was_under_way for line in tracker.lines)
        observations = tracker.update_floats(row, t_ms)
        for line, was_out in zip(tracker.lines, were_out, strict=True):
            if line.counter.is_out and not was_out:
                yield _at(t_ms, f"{_whose(line)}sets out at {_value(line)}")
        for seen in observations:
            yield _at(t_ms, _told(seen, tracker))
        if not doubted and any(line.counter.was_under_way for line in tracker.lines):
            yield _at(t_ms, "the first had begun before the recording: not counted")
        now_out = max((line.reading.gate.left_out for line in tracker.lines), default=0)
        if now_out == 1 > left_out:
            yield _at(t_ms, "left out: no body moves that fast")
        left_out = now_out
    for seen in tracker.finish():
        yield _at(seen.t_ms, _told(seen, tracker))
    yield f"{tracker.count} whole, {tracker.partials} partial, {tracker.in_sight:.0%} of the time in sight"


def _at(t_ms: int, what: str) -> str:
    return f"{t_ms / 1000:7.2f} s  {what}"


def _whose(line: Line) -> str:
    return f"{line.side} side " if line.side else ""


def _value(line: Line) -> str:
    return "?" if line.value is None else f"{line.value:.3g}"


def _told(seen: Observation, tracker: Tracker) -> str:
    height = max((line.counter.height for line in tracker.lines if seen.side in (None, line.side)), default=0.0)
    side = f", {seen.side}" if seen.side else ""
    return {
        "ready": "ready: counting begins",
        "repetition": f"repetition {seen.count}{side}: out by {height:.3g} and back",
        "partial": f"partial{side}: out by {height:.3g} only, and back",
        "hold": f"held for {(seen.held_ms or 0) / 1000:.0f} s",
        "held": "the hold is done",
        "side": f"now the {seen.side} side",
        "fault": f"would say: {seen.say}",
        "praise": "would praise",
        "lost": f"lost: cannot see {', '.join(seen.missing) or 'anybody'}",
        "found": "in sight again",
    }[seen.kind]
