"""Where a session stands on its timeline, and what has become due since it was last asked."""

from bisect import bisect_right
from collections.abc import Sequence

from unslump.session.model import ELASTIC, Event, Mark, Timeline, TimelineStep

FULL = 100
"""Paces are whole percents, so that no fraction of a millisecond is ever lost."""


class Playhead:
    """Moves along a timeline, by playing or by jumping. Hands out every event and mark that it passes once."""

    def __init__(self, timeline: Timeline, position_ms: int = 0) -> None:
        self.timeline = timeline
        self._starts = [step.start_ms for step in timeline.steps]
        # At one and the same moment, what ends comes before what begins.
        self._marks = sorted(timeline.marks, key=lambda mark: (mark.t_ms, mark.at == "start"))
        self.jump(position_ms)

    def __repr__(self) -> str:
        return f"Playhead(at {self.position_ms} of {self.timeline.duration_ms} ms, {self.step.id})"

    @property
    def step(self) -> TimelineStep:
        """The step in hand: the last that has begun."""
        return self.timeline.steps[max(0, bisect_right(self._starts, self.position_ms) - 1)]

    @property
    def at_end(self) -> bool:
        return self.position_ms >= self.timeline.duration_ms

    def jump(self, position_ms: int) -> None:
        """What lies between is neither said nor done; what begins here is."""
        self.position_ms = position_ms
        self._rest = 0
        self._event = _first(self.timeline.events, position_ms)
        self._mark = next((i for i, mark in enumerate(self._marks) if _ahead(mark, position_ms)), len(self._marks))

    def play(self, real_ms: int, pace_percent: int = FULL) -> None:
        """Real time passes. Steps that can be stretched take `pace_percent` as long, the others their own time."""
        left = real_ms * FULL + self._rest
        while left > 0 and not self.at_end:
            step = self.step
            cost = pace_percent if step.kind in ELASTIC else FULL
            moved_ms = min(left // cost, step.end_ms - self.position_ms)
            if moved_ms == 0:
                break
            self.position_ms += moved_ms
            left -= moved_ms * cost
        self._rest = 0 if self.at_end else left

    def due(self) -> tuple[list[Event], list[Mark]]:
        """Everything up to here that has not been handed out since the last jump."""
        events, marks = [], []
        while self._event < len(self.timeline.events) and self.timeline.events[self._event].t_ms <= self.position_ms:
            events.append(self.timeline.events[self._event])
            self._event += 1
        while self._mark < len(self._marks) and self._marks[self._mark].t_ms <= self.position_ms:
            marks.append(self._marks[self._mark])
            self._mark += 1
        return events, marks

    def cue(self) -> Event | None:
        """The words that opened the step in hand: what a person who comes back wants to hear again."""
        index = self.step.index
        return next((event for event in self.timeline.events if event.step == index and event.say), None)


def _first(events: Sequence[Event], position_ms: int) -> int:
    return next((i for i, event in enumerate(events) if event.t_ms >= position_ms), len(events))


def _ahead(mark: Mark, position_ms: int) -> bool:
    return mark.t_ms > position_ms or (mark.t_ms == position_ms and mark.at == "start")
