"""A plan becomes a timeline: one voice, whole milliseconds, and the dose that was planned."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.builders import BACK, OUT, STAY, a_catalogue, a_dose, a_movement, a_plan, a_warm_up, doses
from unslump.errors import UnknownMovement
from unslump.movement.model import Amount, Movement, Round
from unslump.movement.speech import speech_ms
from unslump.planning.model import Plan
from unslump.session.model import Event, Timeline
from unslump.session.timeline import timeline


def laid(*movements: Movement, amounts: dict[str, Amount] | None = None, how: str = "", pace: float = 1.0) -> Timeline:
    return timeline(a_plan(*movements, amounts=amounts, how=how), a_catalogue(*movements), pace)


def said(line: Timeline, *kinds: str) -> list[str]:
    return [event.say for event in line.events if event.say and (not kinds or event.kind in kinds)]


def test_it_lasts_exactly_as_long_as_the_plan():
    plan = a_plan(a_movement(), a_warm_up())
    assert timeline(plan, a_catalogue(a_movement(), a_warm_up())).duration_ms == plan.seconds * 1000


def test_items_and_steps_follow_each_other_without_a_gap():
    line = laid(a_warm_up(), a_movement(), a_movement("reach", sides="each", written_side="right"))
    for parts in ([(i.start_ms, i.end_ms) for i in line.items], [(s.start_ms, s.end_ms) for s in line.steps]):
        assert parts[0][0] == 0
        assert parts[-1][1] == line.duration_ms
        assert all(before[1] == after[0] for before, after in pairwise(parts))


def test_it_leads_from_get_ready_to_well_done():
    kinds = [event.kind for event in laid(a_movement(), a_movement("reach")).events]
    assert kinds[0] == "get-ready"
    assert kinds.count("next-up") == 1
    assert kinds[-1] == "well-done"


def test_the_first_repetition_is_explained_and_the_later_ones_are_counted():
    line = laid(a_movement())
    assert said(line, "phase", "count", "breathe") == [
        "Breathe out and turn.",
        "Breathe in and come back.",
        "Two. Out.",
        "Breathe in.",
        "Three, the last one. Out.",
        "Breathe in.",
    ]


def test_each_side_is_explained_once_and_gets_its_full_time():
    say = OUT.__class__("out", 3.0, "Turn to the {side}.", "Turn {side}.", "{side}.", "out")
    line = laid(a_movement(sides="each", written_side="right", phases=(say, BACK)))
    assert [text for text in said(line) if text.startswith("Turn to")] == ["Turn to the right.", "Turn to the left."]
    assert said(line, "switch-sides") == ["Switch sides. Now the left."]
    spent = Counter[str]()
    for step in line.steps:
        if step.kind == "move" and step.side:
            spent[step.side] += step.end_ms - step.start_ms
    assert spent["left"] == spent["right"] == 15_000


def test_the_side_at_the_start_of_a_sentence_has_a_capital():
    say = OUT.__class__("out", 3.0, "{side} arm. {other} hand stays.", "{side} arm", "", "easy")
    line = laid(a_movement(sides="alternate", written_side="right", phases=(say, BACK)))
    assert "Right arm. Left hand stays." in said(line)


def test_alternating_sides_share_a_count():
    line = laid(a_movement(sides="alternate", written_side="left"))
    counts = [event for event in line.events if event.kind == "count"]
    assert [event.say.split(".")[0] for event in counts] == ["Two", "Three, the last one"]


def test_a_long_hold_is_breathed_through_and_counted_down():
    amounts = {"turn": Amount(sets=1, reps=1, hold_s=30.0)}
    line = laid(a_movement(phases=(OUT, STAY, BACK)), amounts=amounts)
    hold = next(step for step in line.steps if step.kind == "hold")
    assert hold.end_ms - hold.start_ms == 30_000
    down = [(hold.end_ms - event.t_ms, event.say) for event in line.events if event.kind == "hold-countdown"]
    assert down == [(10_000, "Ten more seconds."), (3000, "Three."), (2000, "Two."), (1000, "One.")]
    assert said(line, "breathe")[:1] == ["Slow breath in, slow breath out."]


def test_a_short_hold_only_ticks_so_that_no_number_sounds_like_a_repetition():
    line = laid(a_movement(phases=(OUT, STAY, BACK)), amounts={"turn": Amount(sets=1, reps=1, hold_s=4.0)})
    assert [(event.say, event.tone) for event in line.events if event.kind == "hold-countdown"] == [("", "tick")] * 3


def test_a_rest_between_sets_ticks_down_without_words():
    line = laid(a_movement(), amounts={"turn": Amount(sets=2, reps=1)})
    assert said(line, "rest") == ["Rest. 15 seconds, then set 2 of 2."]
    ticks = [event for event in line.events if event.kind == "rest" and event.tone == "tick"]
    assert [event.say for event in ticks] == ["", "", ""]


def test_stations_are_announced_where_they_begin():
    rounds = (Round("low", "Low down.", ("T9",)), Round("high", "Move to {level}.", ("T5",)))
    line = laid(a_movement(rounds=rounds))
    assert said(line, "round") == ["Move to high."]
    assert "Sit tall. Low down." in said(line, "setup")
    assert {step.levels for step in line.steps if step.round == 2} == {("T5",)}


def test_a_round_that_runs_backwards_speaks_its_own_words():
    rounds = (Round("back", "Back."), Round("forward", "The other way.", reverse=True))
    line = laid(a_movement(rounds=rounds))
    shown = {step.show for step in line.steps if step.round == 2}
    assert shown == {"The other way."}
    assert said(line, "phase", "count", "breathe")[-3:] == ["One.", "Two.", "Three, the last one."]


def test_what_is_done_for_a_time_is_one_step_with_a_looping_figure():
    line = laid(a_warm_up())
    (work,) = [step for step in line.steps if step.kind == "move"]
    assert work.end_ms - work.start_ms == 60_000
    assert (work.figure.from_ms, work.figure.to_ms, work.figure.loops) == (0, 5000, True)
    assert said(line, "hold-countdown") == ["Half way.", "Ten more seconds."]
    assert not [mark for mark in line.marks if mark.kind == "rep-done"]


def test_what_differs_today_is_said_before_the_movement_and_has_its_time():
    how = "Stay small and slow, and come back whenever you like."
    line, plain = laid(a_movement(), how=how), laid(a_movement())
    assert how in said(line, "get-ready")[0]
    assert how in line.steps[0].show
    assert line.duration_ms >= plain.duration_ms + speech_ms(how)


def test_several_changes_are_said_one_after_the_other_in_short_utterances_and_all_are_shown():
    changes = ("Rest on your fists or forearms.", "Round only a little.", "Go only about half as far as you could.")
    line = laid(a_movement(), a_movement("reach"), how=" ".join(changes))
    for item in line.items:
        leads = [e for e in line.events if e.kind in ("get-ready", "next-up") and line.steps[e.step].item == item.index]
        assert [lead.say for lead in leads][1:] == list(changes[1:])
        assert leads[0].say.endswith(f"Today: {changes[0]}")
        assert all(one in leads[0].show for one in changes)
        assert all(speech_ms(lead.say) < 15_000 for lead in leads)
        setup = next(e for e in line.events if e.kind == "setup" and line.steps[e.step].item == item.index)
        assert setup.say
        assert leads[-1].t_ms + speech_ms(leads[-1].say) <= setup.t_ms


def test_a_phase_that_goes_slower_leaves_holds_and_rests_alone():
    amounts = {"turn": Amount(sets=2, reps=1, hold_s=10.0)}
    spans = [
        [step.end_ms - step.start_ms for step in laid(moved, amounts=amounts, pace=pace).steps if step.kind == kind]
        for moved in [a_movement(phases=(OUT, STAY, BACK))]
        for kind in ("move", "hold", "rest")
        for pace in (1.0, 1.5)
    ]
    moves, slow_moves, holds, slow_holds, rests, slow_rests = spans
    assert slow_moves == [span * 3 // 2 for span in moves]
    assert (holds, rests) == (slow_holds, slow_rests)


def test_ids_are_the_same_every_time_and_never_twice():
    movements = (a_movement(), a_movement("reach", sides="each"), a_movement("turn-2", phases=(OUT, OUT, STAY, BACK)))
    line, again = laid(*movements), laid(*movements)
    for parts in (line.steps, line.events, line.marks):
        assert len({part.id for part in parts}) == len(parts)
    assert line == again
    assert line.steps[2].id == "0-turn/1/1/out"


def test_nobody_is_asked_to_do_a_movement_that_is_not_there():
    with pytest.raises(UnknownMovement, match="turn"):
        timeline(a_plan(a_movement()), a_catalogue(a_movement("turns")))


def test_a_stored_plan_gives_the_same_timeline():
    plan = a_plan(a_movement(), a_warm_up(), how="Slowly.")
    catalogue = a_catalogue(a_movement(), a_warm_up())
    assert timeline(Plan.from_json(plan.to_json()), catalogue) == timeline(plan, catalogue)


def test_two_cues_that_would_overlap_give_way():
    long = OUT.__class__(
        "out", 1.5, "This goes on and on, for much longer than the phase itself lasts.", "Turn.", "Out."
    )
    line = laid(a_movement(phases=(long, BACK)))
    assert_one_voice(line)


def test_the_voice_says_how_often_as_the_page_prints_it():
    line = laid(a_movement(doses=doses(a_dose(reps=(4, 4)))))
    assert line.items[0].dose == "4 times"
    assert "4 times" in said(line, "get-ready")[0]
    assert {step.reps for step in line.steps if step.kind == "move"} == {4}


def assert_one_voice(line: Timeline) -> None:
    spoken: list[Event] = [event for event in line.events if event.say]
    for event, after in pairwise(spoken):
        assert event.t_ms + speech_ms(event.say) <= after.t_ms, f"{event.say!r} runs into {after.say!r}"
