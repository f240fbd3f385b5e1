"""A session performed against a clock that tests move by hand."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import STAY, a_catalogue, a_movement, a_plan, a_warm_up
from unslump.session.clock import FakeClock
from unslump.session.model import Record, Timeline
from unslump.session.playhead import Playhead
from unslump.session.runner import PACES, Moment, Runner
from unslump.session.summary import summary
from unslump.session.timeline import timeline

TICK_MS = 100
MOVEMENTS = (a_warm_up(), a_movement(), a_movement("reach", sides="each"), a_movement("nod", sides="alternate"))
LINE = timeline(a_plan(*MOVEMENTS), a_catalogue(*MOVEMENTS))
SHORT = timeline(a_plan(a_movement()), a_catalogue(a_movement()))
TWO = timeline(a_plan(a_movement(), a_movement("reach")), a_catalogue(a_movement(), a_movement("reach")))


class Coach:
    """A runner with its clock, remembering what it was told."""

    def __init__(self, line: Timeline = SHORT, runner: Runner | None = None) -> None:
        self.line, self.clock = line, FakeClock()
        self.runner = runner or Runner(line, self.clock)
        self.moments: list[Moment] = []

    def do(self, action: str, *args: object) -> Moment:
        moment: Moment = getattr(self.runner, action)(*args)
        self.moments.append(moment)
        return moment

    def play(self, ms: int, tick_ms: int = TICK_MS) -> Moment:
        while ms > 0:
            self.clock.pass_ms(min(tick_ms, ms))
            ms -= tick_ms
            self.do("tick")
        return self.moments[-1]

    def finish(self) -> None:
        while self.runner.status == "playing":
            self.play(1000)

    @property
    def records(self) -> list[Record]:
        return [record for moment in self.moments for record in moment.records]

    @property
    def kinds(self) -> list[str]:
        return [record.kind for record in self.records]

    @property
    def said(self) -> list[str]:
        return [event.say for moment in self.moments for event in moment.say if event.say]


def test_played_to_its_end_it_says_everything_and_marks_everything_once():
    coach = Coach(LINE)
    coach.do("start")
    coach.finish()
    assert coach.said == [event.say for event in LINE.events if event.say]
    assert [record.id for record in coach.records] == [mark.id for mark in Playhead(LINE)._marks]
    assert coach.runner.status == "done"
    assert coach.moments[-1].position_ms == LINE.duration_ms


def test_nothing_happens_before_the_start():
    coach = Coach()
    coach.play(3000)
    assert coach.moments[-1].position_ms == 0
    assert coach.said == []


def test_a_pause_of_any_length_does_not_drift():
    coach = Coach()
    coach.do("start")
    coach.play(12_345)
    coach.do("pause")
    coach.play(60_000)
    coach.do("resume")
    assert coach.play(1000).position_ms == 13_345


def test_pausing_writes_down_what_was_done_and_that_it_paused():
    coach = Coach()
    coach.do("start")
    repetition = next(mark for mark in SHORT.marks if mark.kind == "rep-done")
    coach.play(repetition.t_ms - 50)
    coach.clock.pass_ms(60)
    assert [record.kind for record in coach.do("pause").records] == ["rep-done", "paused"]
    assert [record.kind for record in coach.do("resume").records] == ["resumed"]


def test_who_comes_back_hears_the_words_of_the_moment_again():
    coach = Coach()
    coach.do("start")
    coach.play(17_000)
    coach.do("pause")
    assert [event.say for event in coach.do("resume").say] == ["Breathe out and turn."]


def test_skip_leads_to_the_next_movement_and_does_not_count_what_was_left():
    coach = Coach(TWO)
    coach.do("start")
    coach.play(18_000)
    moment = coach.do("skip")
    assert moment.step.id == "1-reach/next"
    assert moment.hush
    assert [record.kind for record in moment.records] == ["movement-skipped"]
    assert moment.say[0].kind == "next-up"
    assert "rep-done" not in coach.kinds


def test_skip_by_part_never_lands_in_the_middle_of_a_repetition():
    coach = Coach()
    coach.do("start")
    coach.play(17_000)
    assert coach.do("skip", "part").step.id == "0-turn/1/2/out"
    coach.play(2 * 5000 + 1000)
    assert [record.rep for record in coach.records if record.kind == "rep-done"] == [2, 3]


def test_skipping_the_last_movement_leads_to_well_done():
    coach = Coach()
    coach.do("start")
    assert coach.do("skip").step.kind == "done"
    coach.finish()
    assert coach.kinds == ["movement-skipped", "session-done"]


def test_back_leads_to_the_beginning_and_soon_after_it_to_the_movement_before():
    coach = Coach(TWO)
    coach.do("start")
    coach.do("skip")
    coach.play(9000)
    assert coach.do("back").step.id == "1-reach/next"
    assert coach.do("back").step.id == "0-turn/ready"


def test_what_is_done_again_after_going_back_is_not_counted_twice():
    coach = Coach()
    coach.do("start")
    coach.play(22_000)
    coach.do("back")
    coach.finish()
    assert summary(SHORT, coach.records).reps == 3


def test_slower_stretches_moving_and_leaves_a_hold_its_time():
    movement = a_movement(phases=(STAY,))
    line = timeline(a_plan(movement), a_catalogue(movement))
    coach, usual = Coach(line), Coach(line)
    for one in (coach, usual):
        one.do("start")
    coach.do("slower")
    coach.finish()
    usual.finish()
    longer_ms = coach.clock.now_ms() - usual.clock.now_ms()
    assert longer_ms == 1000, "only the six seconds of setup take 15 percent longer, rounded up to whole ticks"


def test_there_is_a_slowest_and_a_fastest_pace():
    coach = Coach()
    coach.do("start")
    for _ in PACES:
        coach.do("slower")
    assert coach.runner.pace_percent == max(PACES)
    for _ in PACES:
        coach.do("faster")
    assert coach.runner.pace_percent == min(PACES)


def test_faster_never_speaks_over_its_own_words():
    coach = Coach(LINE)
    coach.do("start")
    for _ in PACES:
        coach.do("faster")
    coach.finish()
    counted = [record for record in coach.records if record.kind == "rep-done"]
    assert len(counted) == sum(mark.kind == "rep-done" for mark in LINE.marks)
    assert len(coach.said) < len([event for event in LINE.events if event.say])


@pytest.mark.parametrize("value", [6, 10, None])
def test_this_hurts_ends_the_movement_and_is_written_down_with_its_number(value):
    coach = Coach(TWO)
    coach.do("start")
    coach.play(17_000)
    moment = coach.do("hurts", value)
    assert moment.step.id == "1-reach/next"
    (record,) = moment.records
    assert (record.kind, record.movement, record.value) == ("hurts", "turn", value)


@pytest.mark.parametrize(("before", "value", "action"), [(None, 0, "fine"), (2, 4, "ease"), (0, 3, "easier")])
def test_less_than_that_is_written_down_and_the_movement_goes_on(before, value, action):
    coach = Coach(TWO)
    coach.runner.pain_before = before
    coach.do("start")
    coach.play(17_000)
    moment = coach.do("hurts", value)
    assert (moment.item.movement, moment.status) == ("turn", "playing")
    assert moment.advice is not None
    assert moment.advice.action == action
    (record,) = moment.records
    assert (record.kind, record.value) == ("hurts", value)


def test_what_hurts_more_and_more_is_written_down_each_time():
    coach = Coach(TWO)
    coach.do("start")
    for value in (1, 4, 7):
        coach.play(500)
        coach.do("hurts", value)
    assert [record.value for record in coach.records if record.kind == "hurts"] == [1, 4, 7]


def test_a_movement_that_went_on_in_spite_of_a_little_may_be_gone_back_to():
    coach = Coach(TWO)
    coach.do("start")
    coach.do("hurts", 1)
    coach.do("skip")
    assert coach.do("back").item.movement == "turn"


def test_no_key_leads_back_to_a_movement_that_hurt():
    coach = Coach(TWO)
    coach.do("start")
    coach.do("hurts", None)
    coach.do("back")
    assert coach.do("back").item.movement == "reach"


def test_danger_ends_everything_and_nothing_goes_on():
    coach = Coach(TWO)
    coach.do("start")
    assert [record.kind for record in coach.do("danger").records] == ["danger"]
    for action in ("resume", "start", "skip", "back", "leave"):
        assert coach.do(action).status == "danger"
    assert coach.play(5000).position_ms == 0


def test_leaving_early_keeps_what_was_done():
    coach = Coach()
    coach.do("start")
    coach.play(22_000)
    coach.do("leave")
    done = summary(SHORT, coach.records)
    assert (done.reps, done.finished) == (1, False)


def test_a_closed_lid_loses_no_more_than_the_repetition_in_hand():
    coach = Coach()
    coach.do("start")
    coach.play(23_000)
    coach.clock.sleep_ms(3_600_000)
    coach.clock.pass_ms(100)
    moment = coach.do("tick")
    assert (moment.status, moment.slept, moment.step.id) == ("paused", True, "0-turn/1/2/out")
    coach.do("resume")
    coach.finish()
    assert summary(SHORT, coach.records).reps == 3


def test_a_stalled_program_does_not_count_what_nobody_did():
    coach = Coach()
    coach.do("start")
    coach.clock.pass_ms(40_000)
    assert coach.do("tick").slept
    assert coach.records[0].kind == "paused"


def test_a_clock_that_goes_backwards_stops_nothing():
    coach = Coach()
    coach.do("start")
    coach.play(5000)
    coach.clock.pass_ms(-4000)
    assert coach.do("tick").position_ms == 5000
    assert coach.play(1000).position_ms == 6000


def test_a_killed_session_goes_on_at_the_step_in_hand():
    coach = Coach()
    coach.do("start")
    coach.play(24_000)
    stored = json.loads(json.dumps(coach.runner.to_json()))
    again = Coach(SHORT, None)
    again.runner = Runner.from_json(SHORT, again.clock, stored)
    assert again.do("start").step.id == "0-turn/1/2/tall"
    again.finish()
    assert summary(SHORT, [*coach.records, *again.records]).reps == 3
    assert not {record.id for record in coach.records} & {record.id for record in again.records}


def test_a_session_of_which_only_the_records_are_left_goes_on_after_the_last():
    coach = Coach(TWO)
    coach.do("start")
    coach.play(24_000)
    again = Coach(TWO)
    again.runner = Runner(TWO, again.clock, [record.id for record in coach.records])
    assert again.do("start").step.id == "0-turn/1/2/out"
    skipped = Runner(TWO, FakeClock(), ["0-turn/skipped"])
    assert skipped.start().step.id == "1-reach/next"


@pytest.mark.parametrize(
    ("end", "status"), [("0-turn/1/1/out/danger", "danger"), ("session-done", "done"), ("session/session-left", "left")]
)
def test_a_session_that_is_over_stays_over(end, status):
    runner = Runner(SHORT, FakeClock(), [end])
    assert runner.start().status == status


def test_a_changed_timeline_goes_on_after_what_is_known_to_be_done():
    stored = Coach(TWO).runner.to_json() | {"recorded": ["0-turn/1/1/rep-done"], "position_ms": 40_000}
    assert Runner.from_json(SHORT, FakeClock(), stored).start().position_ms == 21_000


KEYS = st.sampled_from(
    ["pause", "resume", "skip", "back", "slower", "faster", "part-skip", "part-back", "kill", "play"]
)


@given(st.lists(st.tuples(KEYS, st.integers(0, 20_000)), max_size=25))
def test_no_key_loses_or_doubles_a_repetition(presses: Sequence[tuple[str, int]]):
    coach = Coach(LINE)
    coach.do("start")
    for key, ms in presses:
        coach.play(ms, 700)
        if key == "kill":
            coach.runner = Runner.from_json(LINE, coach.clock, json.loads(json.dumps(coach.runner.to_json())))
            coach.do("start")
        elif key != "play":
            coach.do(*key.split("-")[::-1])
    ids = [record.id for record in coach.records]
    assert len(ids) == len(set(ids))
    for before, after in zip(coach.moments, coach.moments[1:], strict=False):
        jumped = after.hush or after.position_ms < before.position_ms
        if not jumped and after.status in {"playing", "done"} and before.status == "playing":
            passed = {m.id for m in LINE.marks if before.position_ms < m.t_ms <= after.position_ms}
            assert passed <= set(ids)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=300), st.sampled_from(PACES))
def test_however_unevenly_it_is_asked_it_is_in_the_same_place(gaps: Sequence[int], pace: int):
    often, once = Playhead(LINE), Playhead(LINE)
    for gap in gaps:
        often.play(gap, pace)
    once.play(sum(gaps), pace)
    assert often.position_ms == once.position_ms


def test_twenty_minutes_end_to_the_millisecond():
    movements = [a_movement(f"turn-{n}", sides="each") for n in range(28)]
    line = timeline(a_plan(*movements), a_catalogue(*movements))
    assert line.duration_ms > 1_200_000
    coach = Coach(line)
    coach.do("start")
    coach.play(line.duration_ms - 1, 173)
    assert coach.moments[-1].status == "playing"
    assert coach.play(1).status == "done"
