"""When something counts as begun or done, and the id that it is recorded under."""

from collections.abc import Iterator, Sequence

from unslump.session.model import Mark, TimelineItem, TimelineStep


def marks_of(item: TimelineItem, steps: Sequence[TimelineStep]) -> Iterator[Mark]:
    """The marks of one movement, in order: started, each repetition, each set, done.

    Repetitions are marked only where they are counted (`reps` is known), not where something is done for a time.
    """
    work = [step for step in steps if step.kind == "move" or step.kind == "hold"]
    key = f"{item.index}-{item.movement}"
    yield Mark(
        f"{key}/started", work[0].start_ms, work[0].index, "movement-started", "start", item.index, item.movement
    )
    places = [(step.set, step.round, step.side, step.rep) for step in work]
    for step, here, after in zip(work, places, [*places[1:], (None,)], strict=True):
        if after == here:
            continue
        if step.reps is not None:
            yield _rep_done(key, item, step)
        if after[0] != step.set:
            yield _set_done(key, item, step)
    yield Mark(f"{key}/done", work[-1].end_ms, work[-1].index, "movement-done", "end", item.index, item.movement)


def _repetition_id(key: str, step: TimelineStep) -> str:
    """`2-cat-cow/1/3/rep-done`, with round and side where there are any."""
    round_ = [] if step.round is None else [f"round-{step.round}"]
    rep = str(step.rep) if step.side is None else f"{step.rep}-{step.side}"
    return "/".join([key, str(step.set), *round_, rep, "rep-done"])


def _rep_done(key: str, item: TimelineItem, step: TimelineStep) -> Mark:
    where = (step.side, step.set, step.rep, step.round)
    mark_id = _repetition_id(key, step)
    return Mark(mark_id, step.end_ms, step.index, "rep-done", "end", item.index, item.movement, *where)


def _set_done(key: str, item: TimelineItem, step: TimelineStep) -> Mark:
    mark_id = f"{key}/{step.set}/set-done"
    return Mark(mark_id, step.end_ms, step.index, "set-done", "end", item.index, item.movement, set=step.set)
