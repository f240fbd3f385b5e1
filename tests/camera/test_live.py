"""`Live`: the tracker as the page's Python drives it."""

import json
from array import array
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.camera.traces import told, trace
from unslump.movement.catalogue import catalogue
from unslump.movement.performance import amount_for
from unslump.tracking.frame import FLOATS
from unslump.tracking.in_view import InView
from unslump.tracking.live import Live, follow
from unslump.tracking.synthetic import repetitions_done, watch
from unslump.tracking.tracker import Tracker

REACH = catalogue().find("overhead-reach")
A_TRACE = trace(REACH, frame_ms=100)


def observations(news: list[str]) -> list[dict[str, object]]:
    return [one for text in news for one in json.loads(text).get("observations", [])]


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


def test_what_is_out_of_view_is_named_once_and_again_when_it_changes() -> None:
    live = Live(REACH)
    assert out_of_view(live.update(False, 0)) == ["shoulders", "elbows", "hands", "hips"]
    places = A_TRACE[0][1] or []
    live.floats[:] = array("f", places)
    assert out_of_view(live.update(True, 50)) == []
    for hip in (23, 24):
        live.floats[4 * hip + 3] = 0.1
    heard = [out_of_view(live.update(True, t_ms)) for t_ms in range(100, 1000, 100)]
    assert [one for one in heard if one is not None] == [["hips"]]


def out_of_view(news: str) -> list[str] | None:
    told: list[str] | None = json.loads(news).get("missing") if news else None
    return told


def test_a_part_that_flickers_is_not_missing() -> None:
    view = InView(("near_hip",), "left")
    assert view.update(A_TRACE[0][1], 0) == ()
    assert view.update(None, 400) == ()
    assert view.update(None, 600) == ("hips",)


def test_it_says_in_the_end_what_it_came_to() -> None:
    live = Live(REACH)
    assert json.loads(live.summary()) == {"count": 0, "partials": 0, "in_sight": 0.0, "ranges": []}
    for t_ms, places in A_TRACE[:150]:
        live.floats[:] = array("f", places or [])
        live.update(True, t_ms)
    told = json.loads(live.summary())
    assert (told["count"], told["in_sight"]) == (1, 1.0)
    (ranged,) = told["ranges"]
    assert (ranged["side"], ranged["repetitions"]) == (None, 1)
    assert 100 < ranged["wide_deg"] < 180
    assert 0 <= ranged["facing_deg"] < 360


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
        live.floats[:] = array("f", [value] * FLOATS)
        live.update(seen, t_ms)


def test_the_other_side_and_another_language_can_be_followed() -> None:
    assert follow("trunk-rotation", "left", "en") is not None
    with pytest.raises(Exception, match="no-such-movement"):
        follow("no-such-movement")
