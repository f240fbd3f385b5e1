"""Every movement that ships, in every dose: the voice keeps to one thing at a time, and the counts agree."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.builders import a_plan
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.movement.performance import amount_for, reps_in, rounds_of
from unslump.movement.speech import speech_ms
from unslump.session.model import Timeline
from unslump.session.timeline import timeline
from unslump.session.words import words
from unslump.units import TRACKS, Track

EACH = [(movement_id, track, share) for movement_id in catalogue() for track in TRACKS for share in (0.0, 1.0)]


def laid(movement_id: str, track: Track, share: float) -> tuple[Timeline, Amount]:
    movement = catalogue().find(movement_id)
    amount = amount_for(movement, track, share)
    return timeline(a_plan(movement, amounts={movement_id: amount}), catalogue()), amount


@pytest.mark.parametrize(("movement_id", "track", "share"), EACH)
def test_no_two_utterances_overlap(movement_id, track, share):
    line, _ = laid(movement_id, track, share)
    spoken = [event for event in line.events if event.say]
    for event, after in pairwise(spoken):
        assert event.t_ms + speech_ms(event.say) <= after.t_ms, f"{event.say!r} runs into {after.say!r}"


@pytest.mark.parametrize(("movement_id", "track", "share"), EACH)
def test_the_marked_repetitions_are_the_planned_ones(movement_id, track, share):
    line, amount = laid(movement_id, track, share)
    movement = catalogue().find(movement_id)
    sides = 1 if movement.sides == "none" else 2
    each_set = sum(reps_in(amount, round_) for _, round_ in rounds_of(movement, amount)) * sides
    expected = 0 if amount.duration_s is not None else each_set * amount.sets
    assert sum(mark.kind == "rep-done" for mark in line.marks) == expected


@pytest.mark.parametrize(("movement_id", "track", "share"), EACH)
def test_every_repetition_after_the_first_is_counted_aloud(movement_id, track, share):
    line, amount = laid(movement_id, track, share)
    if amount.duration_s is not None:
        return
    first = {step.side for step in line.steps if step.rep == 1}
    alternating = catalogue().find(movement_id).sides == "alternate"
    opening = Counter(
        (step.set, step.round, None if alternating else step.side, step.rep)
        for step in line.steps
        if step.rep is not None and step.rep > 1 and step.side in first
    )
    spoken = [event for event in line.events if event.kind == "count" and event.say]
    beyond_one = [event for event in spoken if not event.say.startswith(words().number(1).capitalize() + ".")]
    assert len(beyond_one) == len(opening)


@pytest.mark.parametrize(("movement_id", "track", "share"), EACH)
def test_what_explains_a_movement_is_never_dropped(movement_id, track, share):
    line, _ = laid(movement_id, track, share)
    silent = [
        event
        for event in line.events
        if event.kind in {"get-ready", "setup", "switch-sides", "round", "rest", "well-done"}
        and not event.say
        and event.tone != "tick"
    ]
    assert not silent


@pytest.mark.parametrize("movement_id", list(catalogue()))
def test_every_phase_is_explained_in_the_first_repetition(movement_id):
    line, amount = laid(movement_id, "standard", 0.5)
    if amount.duration_s is not None:
        return
    movement = catalogue().find(movement_id)
    spoken = [event for event in line.events if event.kind == "phase" and event.say]
    assert len(spoken) >= sum(bool(phase.say) for phase in movement.phases)
