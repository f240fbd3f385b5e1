"""A step and a position → what the screen says."""

import pytest

from tests.tui.builders import plan_of
from unslump.movement.catalogue import catalogue
from unslump.planning.recheck import recheck
from unslump.session.model import Timeline, TimelineStep
from unslump.session.timeline import timeline
from unslump.tui.big import SHAPES, big
from unslump.tui.now import VERTEBRAE, now

LINE = timeline(plan_of("warm-up", "trunk-rotation", "thread-the-needle", "shoulder-roll"), catalogue())


def first(kind: str, movement: str, line: Timeline = LINE) -> TimelineStep:
    return next(step for step in line.steps if step.kind == kind and line.items[step.item].movement == movement)


def test_while_moving_the_repetition_is_counted():
    step = first("move", "trunk-rotation")
    says = now(LINE, step, step.start_ms)
    assert (says.big, says.under) == (str(step.rep), f"of {step.reps}")
    assert says.cue == step.show


def test_what_a_limit_changes_stands_under_the_cue_all_the_while():
    heeding = recheck(plan_of("warm-up", "cat-cow"), catalogue(), {"wrist-pain"}).plan
    line = timeline(heeding, catalogue())
    for step in line.steps[:-1]:
        says = now(line, step, step.start_ms)
        assert says.cue.count("Rest on your fists or forearms.") == (line.items[step.item].movement == "cat-cow")
    step = first("move", "cat-cow", line)
    assert now(line, step, step.start_ms).cue == f"{step.show}\nRest on your fists or forearms."


def test_in_a_hold_the_seconds_that_remain_are_counted_down():
    step = first("hold", "thread-the-needle")
    assert now(LINE, step, step.start_ms).big == "30"
    assert now(LINE, step, step.end_ms - 1).big == "1"
    assert now(LINE, step, step.end_ms).big == "0"


def test_what_is_done_for_a_time_counts_down_to_the_end_of_all_of_it():
    step = first("move", "warm-up")
    ends = max(one.end_ms for one in LINE.steps if one.item == 0 and one.kind == "move")
    assert now(LINE, step, ends - 10_000).big == "10"


def test_the_side_at_work_is_named():
    steps = [step for step in LINE.steps if LINE.items[step.item].movement == "trunk-rotation" and step.kind == "move"]
    assert {now(LINE, step, step.start_ms).side for step in steps} == {"left side", "right side"}


def test_what_comes_next_is_told_before_it_comes():
    assert now(LINE, first("move", "warm-up"), 0).following.startswith("Next: Trunk rotation, ")
    assert now(LINE, first("move", "shoulder-roll"), 0).following == "Next: forward"
    last = next(step for step in reversed(LINE.steps) if step.kind == "move")
    assert now(LINE, last, last.start_ms).following == "Then you are done"


def test_the_spine_lights_up_bone_by_bone():
    lit = [now(LINE, step, step.start_ms).lit for step in LINE.steps]
    assert lit[0] == 0
    assert lit == sorted(lit)
    assert now(LINE, LINE.steps[-1], LINE.duration_ms).lit == VERTEBRAE


@pytest.mark.parametrize("step", LINE.steps, ids=lambda step: step.id)
def test_no_step_leaves_the_screen_without_words(step):
    says = now(LINE, step, step.start_ms)
    assert says.title
    assert says.cue
    assert says.big or step.kind == "done"


def test_big_numbers_are_three_lines_of_one_width():
    assert set(SHAPES) == set("0123456789")
    for shape in SHAPES.values():
        assert [len(line) for line in shape] == [4, 4, 4]
    assert [len(line) for line in big("30").split("\n")] == [9, 9, 9]
    assert len(set(SHAPES.values())) == 10
