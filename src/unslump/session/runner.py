"""Performs a timeline against a clock, one tick at a time: what to say and show now, and what to write down.

    ready ─ start ─▶ playing ⇄ paused        playing ─▶ done · left · danger (no way back)

The runner waits for nobody and draws nothing: call `tick` some ten times a second and do what the `Moment` says.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from unslump.movement.speech import speech_ms
from unslump.screening.advice import Advice
from unslump.screening.during import during
from unslump.session import places
from unslump.session.clock import Clock
from unslump.session.model import Event, EventKind, Record, RecordKind, Timeline, TimelineItem, TimelineStep
from unslump.session.playhead import FULL, Playhead

Status = Literal["ready", "playing", "paused", "done", "left", "danger"]
By = Literal["movement", "part"]
PACES = (75, 90, 100, 115, 130, 150, 175)
"""Percents of the written time; more is slower."""
LONGEST_GAP_MS = 5_000
"""Nobody ticked for so long: the machine slept. What passed meanwhile was not done."""
STALE_MS = 1_500
"""Words that are later than this are only shown."""
MUST_BE_SAID: frozenset[EventKind] = frozenset({"next-up", "switch-sides", "rest", "round", "well-done"})
"""Said even while something else is still being spoken: to miss one of these is to be in the wrong place."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is now."""

    status: Status
    position_ms: int
    step: TimelineStep
    item: TimelineItem
    left_ms: int
    """Of the step."""
    show: str
    say: tuple[Event, ...] = ()
    """What has become due: speak `say` where there is any, else sound `tone`."""
    records: tuple[Record, ...] = ()
    """To be written down now."""
    hush: bool = False
    """True: whatever is being spoken no longer fits; stop it first."""
    advice: Advice | None = None
    """What follows from its hurting."""
    slept: bool = False
    """True: it paused by itself, because nobody ticked for a while."""


class Runner:
    """One session being done."""

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        saved: Collection[str] = (),
        pace_percent: int = FULL,
        pain_before: float | None = None,
    ) -> None:
        """`saved`: ids of records that are kept already, of a session that broke off; it goes on after the last.

        `pain_before`: how it felt before the session, 0 to 10; None where it was not said.
        """
        self.timeline, self.clock, self.pain_before = timeline, clock, pain_before
        self.status: Status = _ended(saved) or "ready"
        self.pace_percent = _nearest_pace(pace_percent)
        self._head = Playhead(timeline, places.go_on_ms(timeline, saved))
        self._recorded = set(saved)
        self._seen = (clock.now_ms(), clock.at())
        self._voice_free_ms = 0

    def __repr__(self) -> str:
        return f"Runner({self.status}, {self._head!r}, pace {self.pace_percent} %)"

    # What a person can do. Every call says what is now.

    def start(self) -> Moment:
        """Begin, or go on where an earlier run broke off."""
        if self.status != "ready":
            return self._moment()
        return self._go()

    def pause(self) -> Moment:
        """Stand still. What was done up to now counts."""
        if self.status != "playing":
            return self._moment()
        moment = self.tick()
        if moment.status != "playing":
            return moment
        self.status = "paused"
        note = self._note("paused", f"{self._head.step.id}/{self._head.position_ms}/paused")
        return self._moment(moment.say, (*moment.records, *note), hush=True)

    def resume(self) -> Moment:
        """Go on exactly where it stood, with the words of the moment once more."""
        if self.status != "paused":
            return self._moment()
        note = self._note("resumed", f"{self._head.step.id}/{self._head.position_ms}/resumed")
        return self._go(note)

    def skip(self, by: By = "movement") -> Moment:
        """On to the next movement, or the next part (repetition, side, rest). What is skipped is not done."""
        if not self._movable or self._head.step.kind == "done":
            return self._moment()
        done, step = self._catch_up(), self._head.step
        if by == "part":
            return self._land(places.next_part_ms(self.timeline, step), done)
        key = f"{step.item}-{self._item.movement}"
        note = () if f"{key}/done" in self._recorded else self._note("movement-skipped", f"{key}/skipped")
        return self._land(places.next_movement_ms(self.timeline, step), (*done, *note))

    def back(self, by: By = "movement") -> Moment:
        """To the beginning of this movement or part; pressed soon after it, to the one before. Nothing counts twice."""
        if not self._movable:
            return self._moment()
        done, step = self._catch_up(), self._head.step
        lead = places.back_movement_ms if by == "movement" else places.back_part_ms
        return self._land(lead(self.timeline, step, self._head.position_ms, self._hurting), done)

    def slower(self) -> Moment:
        """One pace slower, from now on."""
        return self._change_pace(1)

    def faster(self) -> Moment:
        """One pace faster, from now on."""
        return self._change_pace(-1)

    def hurts(self, value: float | None = None) -> Moment:
        """`value` is 0 to 10, None where no number was given. The rules say what follows: `Moment.advice`.

        Where they end the movement, it is over; what they only offer is for the person to take, by `skip`.
        """
        if not self._movable:
            return self._moment()
        done, step, advice = self._catch_up(), self._head.step, during(self.pain_before, value)
        if advice.action != "end-movement":
            # It goes on, and may be said again: each time is a record of its own.
            note = self._note("hurts", f"{step.id}/{self._head.position_ms}/hurts", value)
            return replace(self._moment(records=(*done, *note)), advice=advice)
        note = self._note("hurts", f"{step.id}/hurts", value)
        if step.kind == "done":
            return replace(self._moment(records=(*done, *note)), advice=advice)
        return replace(self._land(places.next_movement_ms(self.timeline, step), (*done, *note)), advice=advice)

    def danger(self) -> Moment:
        """The stop rules: everything ends, with no way to go on."""
        return self._end("danger", "danger", f"{self._head.step.id}/danger")

    def leave(self) -> Moment:
        """The person finishes early."""
        return self._end("left", "session-left", "session/session-left")

    # Time.

    def tick(self) -> Moment:
        """What has become due since the last call."""
        if self.status != "playing":
            return self._moment()
        passed_ms, slept = self._passed()
        if slept:
            return self._slept()
        self._head.play(passed_ms, self.pace_percent)
        events, records = self._due()
        if self._head.at_end:
            self.status = "done"
        return self._moment(events, records)

    def _passed(self) -> tuple[int, bool]:
        """Milliseconds since the last look at the clock (never less than none), and whether the machine slept."""
        (before_ms, before_at), self._seen = self._seen, (self.clock.now_ms(), self.clock.at())
        passed_ms = max(0, self._seen[0] - before_ms)
        return passed_ms, max(passed_ms, _ms_between(before_at, self._seen[1]) - passed_ms) > LONGEST_GAP_MS

    def _slept(self) -> Moment:
        """Back to the beginning of the repetition in hand, and wait there."""
        self.status = "paused"
        self._head.jump(places.part_start(self.timeline, self._head.step).start_ms)
        note = self._note("paused", f"{self._head.step.id}/{self._head.position_ms}/paused")
        return replace(self._moment((), note, hush=True), slept=True)

    def _catch_up(self) -> tuple[Record, ...]:
        """What was done up to this very moment, before something else happens."""
        return self.tick().records if self.status == "playing" else ()

    def _due(self) -> tuple[tuple[Event, ...], tuple[Record, ...]]:
        events, marks = self._head.due()
        records = [self._record(mark.id, mark.kind, mark.t_ms, mark.item, mark) for mark in marks]
        return tuple(self._audible(event) for event in events), _without_none(records)

    def _audible(self, event: Event) -> Event:
        """The event as it is performed: its words fall silent where they come too late or another is being spoken."""
        if not event.say:
            return event
        now_ms = self._seen[0]
        busy = now_ms < self._voice_free_ms and event.kind not in MUST_BE_SAID
        if busy or self._head.position_ms - event.t_ms > STALE_MS:
            return event._replace(say="")
        self._voice_free_ms = now_ms + speech_ms(event.say)
        return event

    # Moving about.

    def _go(self, records: Iterable[Record] = ()) -> Moment:
        again = self._head.cue() if self._head.position_ms > self._head.step.start_ms else None
        self.status = "playing"
        self._look()
        events, done = self._due()
        return self._moment((*([again] if again else []), *events), (*records, *done))

    def _land(self, position_ms: int, records: Iterable[Record]) -> Moment:
        self._head.jump(position_ms)
        self._look()
        if self.status != "playing":
            return self._moment((), tuple(records), hush=True)
        events, done = self._due()
        return self._moment(events, (*records, *done), hush=True)

    def _look(self) -> None:
        """From here on time counts."""
        self._seen = (self.clock.now_ms(), self.clock.at())
        self._voice_free_ms = self._seen[0]

    def _change_pace(self, by: int) -> Moment:
        done = self._catch_up()
        nth = PACES.index(self.pace_percent) + by
        self.pace_percent = PACES[min(max(nth, 0), len(PACES) - 1)]
        return self._moment(records=done)

    def _end(self, status: Status, kind: RecordKind, record_id: str) -> Moment:
        if self.status in {"done", "left", "danger"}:
            return self._moment()
        done = self._catch_up()
        note = self._note(kind, record_id)
        self.status = status
        return self._moment((), (*done, *note), hush=True)

    # What is written down.

    def _note(self, kind: RecordKind, record_id: str, value: float | None = None) -> tuple[Record, ...]:
        step = self._head.step
        return _without_none([self._record(record_id, kind, self._head.position_ms, step.item, step, value)])

    def _record(
        self, record_id: str, kind: RecordKind, t_ms: int, item: int, where: Any, value: float | None = None
    ) -> Record | None:
        """None where it is written down already."""
        if record_id in self._recorded:
            return None
        self._recorded.add(record_id)
        at, movement = self.clock.at().isoformat(), self.timeline.items[item].movement
        return Record(record_id, kind, t_ms, at, item, movement, where.side, where.set, where.rep, where.round, value)

    @property
    def _movable(self) -> bool:
        return self.status in {"playing", "paused"}

    @property
    def _item(self) -> TimelineItem:
        return self.timeline.items[self._head.step.item]

    @property
    def _hurting(self) -> frozenset[int]:
        """Movements that were ended because they hurt: no key leads back there."""
        return frozenset(step.item for step in self.timeline.steps if f"{step.id}/hurts" in self._recorded)

    def _moment(self, say: tuple[Event, ...] = (), records: Iterable[Record] = (), *, hush: bool = False) -> Moment:
        step = self._head.step
        left_ms = max(0, step.end_ms - self._head.position_ms)
        return Moment(
            self.status, self._head.position_ms, step, self._item, left_ms, step.show, say, tuple(records), hush
        )

    # A killed terminal.

    def to_json(self) -> dict[str, Any]:
        """Enough to go on after a crash, together with the same plan; see `from_json`."""
        return {
            "duration_ms": self.timeline.duration_ms,
            "position_ms": self._head.position_ms,
            "status": self.status,
            "pace_percent": self.pace_percent,
            "recorded": sorted(self._recorded),
        }

    @classmethod
    def from_json(cls, timeline: Timeline, clock: Clock, data: Mapping[str, Any]) -> "Runner":
        """The session as it was: ended ones stay ended, others wait for `start` at the beginning of the step in hand.

        Where the timeline has changed meanwhile, it goes on after the last thing that is known to be done.
        """
        runner = cls(timeline, clock, data["recorded"], data["pace_percent"])
        if data["duration_ms"] == timeline.duration_ms:
            runner._head.jump(data["position_ms"])
            if data["status"] in {"done", "left", "danger"}:
                runner.status = data["status"]
            else:
                runner._head.jump(runner._head.step.start_ms)
        return runner


def _ended(saved: Collection[str]) -> Status | None:
    """How a session of which these ids are left came to its end; None where it did not."""
    if any(record_id.endswith("/danger") for record_id in saved):
        return "danger"
    if "session-done" in saved:
        return "done"
    return "left" if "session/session-left" in saved else None


def _nearest_pace(percent: int) -> int:
    return min(PACES, key=lambda pace: abs(pace - percent))


def _ms_between(before: datetime, after: datetime) -> int:
    return int((after - before).total_seconds() * 1000)


def _without_none(records: Iterable[Record | None]) -> tuple[Record, ...]:
    return tuple(record for record in records if record is not None)
