"""`Live`: the tracker as the page's Python drives it."""

import json
from array import array
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.camera.traces import numbers, told, trace
from unslump.movement.catalogue import catalogue
from unslump.movement.performance import amount_for
from unslump.tracking.in_view import InView, part_of
from unslump.tracking.live import NUMBERS, Live, follow
from unslump.tracking.synthetic import repetitions_done, watch
from unslump.tracking.tracker import Tracker

REACH = catalogue().find("overhead-reach")
A_TRACE = trace(REACH, frame_ms=100)


def observations(news: list[str]) -> list[dict[str, object]]:
    return [one for text in news for one in json.loads(text)["observations"]]


def test_it_says_what_the_tracker_says() -> None:
    tracker = Tracker(REACH)
    amount = amount_for(REACH, "standard")
    wanted = [one.kind for t_ms, frame in watch(REACH, amount, 100) for one in tracker.update(frame, t_ms)]
    heard = observations(list(told(REACH, None, A_TRACE)))
    assert [one["kind"] for one in heard] == wanted
    assert heard[-1]["count"] == repetitions_done(REACH, amount, None)


def test_it_is_silent_while_nothing_is_new() -> None:
    live = Live(REACH)
    t_ms, places = A_TRACE[0]
    live.floats[:] = array("f", places or [])
    live.update(True, t_ms)
    assert live.update(True, t_ms + 50) == ""


def test_what_cannot_be_seen_is_named_once_and_again_when_it_changes() -> None:
    live = Live(REACH)
    assert json.loads(live.update(False, 0))["missing"] == ["shoulders", "elbows", "hands", "hips"]
    live.floats[:] = array("f", A_TRACE[0][1] or [])
    assert json.loads(live.update(True, 50))["missing"] == []
    legs_out_of_the_picture = list(A_TRACE[0][1] or [])
    for landmark in (23, 24):
        legs_out_of_the_picture[4 * landmark + 3] = 0.1
    live.floats[:] = array("f", legs_out_of_the_picture)
    heard = [live.update(True, t_ms) for t_ms in range(100, 1000, 100)]
    assert [json.loads(text)["missing"] for text in heard if '"missing"' in text] == [["hips"]]


def test_a_part_that_flickers_is_not_missing() -> None:
    view = InView(("near_hip",), "left")
    frame = next(iter(watch(REACH, amount_for(REACH, "standard"))))[1]
    assert view.update(frame, 0) == ()
    assert view.update(None, 400) == ()
    assert view.update(None, 600) == ("hips",)


def test_every_landmark_of_every_movement_has_a_name_for_people() -> None:
    names = {name for movement in catalogue().values() for name in movement.camera.landmarks}
    assert {part_of(name) for name in names} <= {"head", "shoulders", "elbows", "hands", "hips", "knees", "feet"}


def test_reset_equals_new() -> None:
    used = Live(REACH)
    for t_ms, places in A_TRACE[:200]:
        used.floats[:] = array("f", places or [])
        used.update(places is not None, t_ms)
    used.reset()
    fresh = Live(REACH)
    for t_ms, places in A_TRACE[:100]:
        used.floats[:] = fresh.floats[:] = array("f", places or [])
        assert used.update(True, t_ms) == fresh.update(True, t_ms)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([nan, inf, -inf, 0.0, 1e30, -1.0]), st.integers(-5, 5000))))
def test_nonsense_is_never_an_exception(looks: list[tuple[bool, float, int]]) -> None:
    live = Live(REACH)
    for seen, value, t_ms in looks:
        live.floats[:] = array("f", [value] * NUMBERS)
        live.update(seen, t_ms)


def test_the_other_side_and_another_language_can_be_followed() -> None:
    assert follow("trunk-rotation", "left", "en") is not None
    with pytest.raises(Exception, match="no-such-movement"):
        follow("no-such-movement")


def test_the_numbers_are_those_of_the_landmarks_in_the_models_order() -> None:
    frame = next(iter(watch(REACH, amount_for(REACH, "standard"))))[1]
    nose = frame.marks["nose"]
    assert nose is not None
    assert numbers(frame)[:4] == pytest.approx(list(nose), abs=1e-6)
