"""A session laid out in time: what is said, shown and counted when, in whole milliseconds from its start.

Timeline ── items (movements) ── steps (what to do now) ── events (what to say) · marks (what counts as done)
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

from unslump.movement.model import Position, Stage
from unslump.units import Side, Sides

StepKind = Literal["ready", "next", "setup", "move", "hold", "shift", "switch", "rest", "done"]
EventKind = Literal[
    "get-ready",
    "next-up",
    "setup",
    "phase",
    "count",
    "breathe",
    "hold-countdown",
    "switch-sides",
    "round",
    "rest",
    "well-done",
]
Tone = Literal["", "soft", "tick", "turn", "chime"]
RecordKind = Literal[
    "movement-started",
    "rep-done",
    "set-done",
    "movement-done",
    "movement-skipped",
    "hurts",
    "danger",
    "paused",
    "resumed",
    "session-done",
    "session-left",
    "counted",
    "range",
]
"""
`counted` and `range` come from a camera, once a movement: `rep` repetitions, seen for the share `value` of the time;
and how far it went, `value` degrees from end to end.
"""

ELASTIC: frozenset[StepKind] = frozenset({"setup", "move"})
"""Steps that "slower" and "faster" stretch. A hold, a rest or a change of place keeps its own time."""


class FigureSpan(NamedTuple):
    """What the drawn figure plays during a step: from one moment of its own clock to another."""

    movement: str
    side: Side | None
    round: int | None
    """Number in the file, from 1; None where there are no rounds."""
    from_ms: int
    to_ms: int
    """Equal to `from_ms`: it stands still."""
    loops: bool = False
    """True: it plays the stretch once, then over and over until the step ends."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One movement of the session. Items follow each other without a gap."""

    index: int
    movement: str
    name: str
    stage: Stage
    position: Position
    sides: Sides
    start_ms: int
    end_ms: int
    dose: str
    """How much, in words: `5 each side, hold 4 seconds`."""
    kit: tuple[str, ...]
    sets: int
    reps: int | None
    reason: str = ""
    how: str = ""
    """What to do differently today, where a limit asks for it."""


class TimelineStep(NamedTuple):
    """One stretch of time with one thing to do. Steps follow each other without a gap; numbers count from 1."""

    index: int  # type: ignore[assignment] # our word; nobody looks for a value in a step
    id: str
    """Stable: `2-cat-cow/1/3/cat` = third movement, set 1, repetition 3, to the pose `cat`."""
    item: int
    kind: StepKind
    start_ms: int
    end_ms: int
    show: str
    """Printed large under the figure, always there."""
    figure: FigureSpan
    side: Side | None = None
    set: int | None = None
    rep: int | None = None
    reps: int | None = None
    """Of how many, on this side and in this round; None where it is done for a time."""
    round: int | None = None
    round_name: str = ""
    levels: tuple[str, ...] = ()
    """The vertebrae at work."""
    breath: str = ""
    """`in`, `out`, `easy` or nothing."""


class Event(NamedTuple):
    """Something to say or to sound at a moment."""

    id: str
    t_ms: int
    step: int
    kind: EventKind
    say: str
    """Empty: a tone or nothing. No two spoken texts overlap at pace 1 or slower."""
    show: str
    """What the screen says from now on; also there where nothing is spoken."""
    tone: Tone = ""


class Mark(NamedTuple):
    """A moment at which something counts as begun or done. Its id is the id of the record that is written."""

    id: str
    t_ms: int
    step: int
    kind: RecordKind
    at: Literal["start", "end"]
    """`end`: only if the step was played to its end. `start`: also when it was jumped to."""
    item: int
    movement: str
    side: Side | None = None
    set: int | None = None
    rep: int | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session. Everything is sorted by time."""

    items: tuple[TimelineItem, ...]
    steps: tuple[TimelineStep, ...]
    events: tuple[Event, ...]
    marks: tuple[Mark, ...]
    duration_ms: int
    pace: float = 1.0

    def to_json(self) -> dict[str, Any]:
        """Plain values for the browser's player, which computes no times of its own.

        `{"duration_ms", "pace", "elastic": [step kinds], "items": […], "steps": […], "events": […], "marks": […]}`,
        each list sorted by time, its fields those of the classes above. To play it:

        - position: real time passed, divided by the pace (1.2 = slower) during `elastic` steps only;
        - step now: the last whose `start_ms` is not after the position; `show` is printed, `figure` is played
          (`from_ms` + time in the step, scaled so that `to_ms` falls on the step's end unless it `loops`);
        - events: spoken once when the position passes `t_ms`; where one is still being spoken, the later is only shown;
        - marks: one record each, with the mark's own id, when the position passes `t_ms` by playing. After a jump to
          a step: its `start` marks at once, its `end` marks when played through. A known id is not written again.
        """
        return {
            "duration_ms": self.duration_ms,
            "pace": self.pace,
            "elastic": sorted(ELASTIC),
            "items": [asdict(item) for item in self.items],
            "steps": [{**step._asdict(), "figure": step.figure._asdict()} for step in self.steps],
            "events": [event._asdict() for event in self.events],
            "marks": [mark._asdict() for mark in self.marks],
        }


@dataclass(frozen=True, slots=True)
class Record:
    """Something that happened, to be kept. The same id never counts twice."""

    id: str
    kind: RecordKind
    t_ms: int
    at: str
    """When, as ISO 8601 with its zone."""
    item: int
    movement: str
    side: Side | None = None
    set: int | None = None
    rep: int | None = None
    round: int | None = None
    value: float | None = None
    """For `hurts`: 0 to 10, None where no number was given; for `counted` 0 to 1; for `range` degrees."""

    def to_json(self) -> dict[str, Any]:
        """Plain values, as the session's events are posted and stored."""
        return asdict(self)
