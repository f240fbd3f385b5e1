"""Where the keys lead: the next movement, the next repetition, back to the beginning of this one."""

from collections.abc import Collection

from unslump.session.model import Timeline, TimelineStep

BACK_TO_THE_ONE_BEFORE_MS = 4_000
"""Pressed this soon after the beginning, back means the one before."""


def next_movement_ms(timeline: Timeline, step: TimelineStep) -> int:
    """The beginning of the next movement; after the last one, the end of the work."""
    following = step.item + 1
    return timeline.items[following].start_ms if following < len(timeline.items) else closing_ms(timeline)


def next_part_ms(timeline: Timeline, step: TimelineStep) -> int:
    """The beginning of the next repetition, rest, side or movement: never the middle of a repetition."""
    later = timeline.steps[step.index + 1 :]
    return next((other.start_ms for other in later if _part(other) != _part(step)), closing_ms(timeline))


def back_movement_ms(timeline: Timeline, step: TimelineStep, position_ms: int, avoid: Collection[int] = ()) -> int:
    """The beginning of this movement; soon after it, of the one before that is not in `avoid`."""
    here = timeline.items[step.item]
    if position_ms - here.start_ms > BACK_TO_THE_ONE_BEFORE_MS and here.index not in avoid:
        return here.start_ms
    earlier = [item for item in timeline.items[: here.index] if item.index not in avoid]
    return earlier[-1].start_ms if earlier else here.start_ms


def back_part_ms(timeline: Timeline, step: TimelineStep, position_ms: int, avoid: Collection[int] = ()) -> int:
    """The beginning of this repetition; soon after it, of the part before."""
    first = part_start(timeline, step)
    if position_ms - first.start_ms > BACK_TO_THE_ONE_BEFORE_MS or first.index == 0:
        return first.start_ms
    before = part_start(timeline, timeline.steps[first.index - 1])
    return first.start_ms if before.item in avoid else before.start_ms


def part_start(timeline: Timeline, step: TimelineStep) -> TimelineStep:
    """The first step of the same repetition."""
    first = step
    while first.index > 0 and _part(timeline.steps[first.index - 1]) == _part(step):
        first = timeline.steps[first.index - 1]
    return first


def closing_ms(timeline: Timeline) -> int:
    """The end of the work: the step that says well done."""
    last = timeline.steps[-1]
    return last.start_ms if last.kind == "done" else timeline.duration_ms


def go_on_ms(timeline: Timeline, saved: Collection[str]) -> int:
    """Where a session goes on of which only the ids of its records are left: after the last thing that was done."""
    known = frozenset(saved)
    passed = [mark.t_ms for mark in timeline.marks if mark.id in known]
    passed += [next_movement_ms(timeline, timeline.steps[step]) for step in _given_up(timeline, known)]
    return max(passed, default=0)


def _given_up(timeline: Timeline, known: frozenset[str]) -> list[int]:
    """A step of each movement that was skipped, or ended because it hurt."""
    skipped = {f"{item.index}-{item.movement}/skipped": item.index for item in timeline.items}
    hurt = {f"{step.id}/hurts": step.item for step in timeline.steps}
    items = {index for record_id, index in (skipped | hurt).items() if record_id in known}
    return [next(step.index for step in timeline.steps if step.item == index) for index in items]


def _part(step: TimelineStep) -> tuple[object, ...]:
    if step.kind in {"move", "hold"}:
        return (step.item, step.set, step.round, step.rep, step.side)
    return (step.item, step.index)
