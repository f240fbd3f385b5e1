"""What was done, from what was written down."""

from dataclasses import replace

from tests.builders import a_catalogue, a_movement, a_plan, a_warm_up
from unslump.movement.model import Amount
from unslump.session.model import Record, Timeline
from unslump.session.summary import summary
from unslump.session.timeline import timeline

MOVEMENTS = (a_warm_up(), a_movement(sides="each"))
LINE = timeline(a_plan(*MOVEMENTS, amounts={"turn": Amount(sets=2, reps=2)}), a_catalogue(*MOVEMENTS))


def records(line: Timeline) -> list[Record]:
    """Everything, as if it had been played through."""
    return [
        Record(m.id, m.kind, m.t_ms, "2026-01-05T09:00:00+00:00", m.item, m.movement, m.side, m.set, m.rep, m.round)
        for m in line.marks
    ]


def test_a_whole_session_counts_sets_repetitions_and_seconds_of_work():
    done = summary(LINE, records(LINE))
    march, turn = done.movements
    assert (march.sets, march.reps, march.seconds, march.finished) == (1, 0, 60, True)
    assert (turn.sets, turn.reps, turn.seconds, turn.finished) == (2, 8, 40, True)
    assert (done.sets, done.reps, done.seconds, done.finished) == (3, 8, 100, True)


def test_a_record_that_arrives_twice_or_late_counts_once():
    once = records(LINE)
    assert summary(LINE, [*reversed(once), *once]) == summary(LINE, once)


def test_what_was_skipped_does_not_count():
    some = [record for record in records(LINE) if record.item == 1 and record.kind in {"movement-started", "rep-done"}]
    skipped = replace(some[0], id="1-turn/skipped", kind="movement-skipped")
    (turn,) = summary(LINE, [*some[:3], skipped]).movements
    assert (turn.sets, turn.reps, turn.seconds, turn.finished, turn.skipped) == (0, 2, 10, False, True)


def test_a_movement_that_was_never_begun_is_not_in_it():
    skipped = replace(records(LINE)[0], id="0-march/skipped", kind="movement-skipped")
    assert summary(LINE, [skipped]).movements == ()


def test_a_hurt_of_zero_is_a_number_and_of_none_is_not():
    base = replace(records(LINE)[0], kind="hurts")
    (zero,) = summary(LINE, [replace(base, id="a", value=0)]).movements
    (none,) = summary(LINE, [replace(base, id="b", value=None)]).movements
    assert (zero.hurt, zero.hurt_value) == (True, 0)
    assert (none.hurt, none.hurt_value) == (True, None)


def test_nothing_done_is_nothing():
    done = summary(LINE, [])
    assert (done.movements, done.reps, done.finished, done.danger) == ((), 0, False, False)
