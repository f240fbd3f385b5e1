"""What was done, from what was written down. Nothing counts twice, and what was skipped does not count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from unslump.session.model import Record, Timeline


@dataclass(frozen=True, slots=True)
class MovementDone:
    """What was done of one movement of the session."""

    item: int
    movement: str
    sets: int
    """Finished ones."""
    reps: int
    """Each side and each level counts."""
    seconds: int
    """Of work, from the timeline: rests between, the way there not."""
    finished: bool
    skipped: bool
    hurt: bool
    hurt_value: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole session."""

    movements: tuple[MovementDone, ...]
    """Those that were begun, in order."""
    sets: int
    reps: int
    seconds: int
    finished: bool
    """True: it went to its end; movements may have been skipped on the way."""
    danger: bool


def summary(timeline: Timeline, records: Iterable[Record]) -> Summary:
    """What the records of a session come to. Their order does not matter, and a record sent twice counts once."""
    unique = {record.id: record for record in records}
    ordered = sorted(unique.values(), key=lambda record: record.item)
    done = [_movement(timeline, item, list(group)) for item, group in groupby(ordered, key=lambda record: record.item)]
    begun = tuple(one for one in done if one is not None)
    kinds = {record.kind for record in ordered}
    return Summary(
        begun,
        sum(one.sets for one in begun),
        sum(one.reps for one in begun),
        sum(one.seconds for one in begun),
        finished="session-done" in kinds,
        danger="danger" in kinds,
    )


def _movement(timeline: Timeline, item: int, records: Sequence[Record]) -> MovementDone | None:
    """None for a movement that was never begun, nor hurt."""
    kinds = {record.kind for record in records}
    if not kinds & {"movement-started", "rep-done", "set-done", "movement-done", "hurts"}:
        return None
    hurts = [record for record in records if record.kind == "hurts"]
    return MovementDone(
        item,
        timeline.items[item].movement,
        sets=sum(record.kind == "set-done" for record in records),
        reps=sum(record.kind == "rep-done" for record in records),
        seconds=_worked_ms(timeline, item, records) // 1000,
        finished="movement-done" in kinds,
        skipped="movement-skipped" in kinds,
        hurt=bool(hurts),
        hurt_value=hurts[-1].value if hurts else None,
    )


def _worked_ms(timeline: Timeline, item: int, records: Sequence[Record]) -> int:
    """Time in the repetitions that were finished; in whole sets, where nothing is counted."""
    done = {record.id for record in records}
    marks = [mark for mark in timeline.marks if mark.item == item]
    counted = "rep-done" if any(mark.kind == "rep-done" for mark in marks) else "set-done"
    worked_ms, since_ms = 0, next((mark.t_ms for mark in marks if mark.kind == "movement-started"), 0)
    for mark in marks:
        if mark.kind == counted:
            began_ms = max(since_ms, _work_begins_ms(timeline, mark.step, since_ms))
            worked_ms += mark.t_ms - began_ms if mark.id in done else 0
            since_ms = mark.t_ms
    return worked_ms


def _work_begins_ms(timeline: Timeline, step: int, since_ms: int) -> int:
    """The beginning of the first working step after `since_ms`, at or before the given step."""
    for index in range(step, -1, -1):
        one = timeline.steps[index]
        if one.kind not in {"move", "hold"} or one.end_ms <= since_ms:
            return timeline.steps[index + 1].start_ms
    return since_ms
