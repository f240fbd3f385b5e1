"""What the camera notices moves the session: repetitions, holds, sides, words."""

from itertools import pairwise
from typing import Any

import pytest

from tests.web_player.watched import TOLD, finish, needs_parts, saved

pytestmark = needs_parts


def test_a_repetition_that_is_seen_moves_the_session_to_its_end(watched: Any) -> None:
    one = watched()
    assert one.count == "1"
    one.sees("repetition")
    assert one.count == "2"
    one.sees("repetition")
    one.coach.run(100)
    assert one.count == "3"
    one.coach.all_saved()
    assert [key for key in one.coach.saved_ids() if "rep-done" in key] == [
        "0-overhead-reach/1/1/rep-done",
        "0-overhead-reach/1/2/rep-done",
    ]


def test_who_is_slower_is_waited_for_gets_one_gentle_word_and_then_it_goes_on(watched: Any) -> None:
    one = watched()
    one.coach.run(11_000)
    assert (one.count, one.word) == ("1", "")
    one.coach.run(4000)
    assert (one.count, one.word) == ("1", "Take your time. I wait for you.")
    assert one.heard[-1] == one.word
    one.coach.run(8000)
    assert one.count == "2"
    one.sees("repetition")
    assert one.count == "3"
    finish(one)
    assert sorted(one.coach.done_ids()) == sorted([*one.coach.marks(), *TOLD])


def test_a_hold_counts_only_while_it_is_held(watched: Any) -> None:
    one = watched("wall-stretch:1:1:20")
    one.coach.run_to(one.step("hold")["start_ms"] + 1000)
    for second in range(1, 4):
        one.sees("hold", held_ms=1000 * second)
        one.coach.run(1000)
    one.coach.run(2000)
    left = one.count
    one.coach.run(5000)
    assert one.count == left
    assert one.heard.count("Back into the hold: its clock stands until you are there.") == 1
    assert one.word == one.heard[-1]
    one.sees("hold", held_ms=1000)
    assert one.word == ""
    one.coach.run(1500)
    assert int(one.count) == int(left) - 1


def test_a_hold_of_three_seconds_waits_for_somebody_to_be_in_it(watched: Any) -> None:
    one = watched("chin-tuck:1:2:3")
    hold = one.step("hold")
    one.coach.run_to(hold["start_ms"] + 100)
    one.coach.run(6000)
    assert one.kind == "hold"
    one.sees("held")
    assert one.kind != "hold"


def test_where_a_breath_leads_the_session_does_not_run_after_the_person(watched: Any) -> None:
    one = watched("seated-cat-cow:1:2")
    one.sees("repetition")
    assert one.count == "1"
    one.coach.run(11_000)
    assert one.count == "2"


def test_sides_are_followed_and_the_wrong_one_is_said_once(watched: Any) -> None:
    one = watched("side-bend:1:2")
    side = one.step("move")["side"]
    other = "left" if side == "right" else "right"
    assert one.coach.page.evaluate("camera.followed.at(-1).side") is None
    one.sees("repetition", side=other)
    assert (one.coach.part("side"), one.word) == (f"{side.capitalize()} side", "That was the other side. Now this one.")
    one.sees("repetition", side=side)
    assert one.coach.part("side") == f"{other.capitalize()} side"
    one.sees("repetition", side=side)
    assert one.coach.part("side") == f"{side.capitalize()} side"

    both = watched("wall-rotation:1:1")
    both.coach.run_to(both.step("move")["start_ms"] + 500)
    first = both.step("move")["side"]
    assert both.coach.page.evaluate("camera.followed.at(-1).side") == first
    both.sees("ready")
    both.sees("side", side="left" if first == "right" else "right")
    assert both.word == "That was the other side. Now this one."
    both.sees("repetition", side=first)
    both.coach.run(300)
    assert both.coach.page.evaluate("camera.followed.at(-1).side") != first


def test_the_coach_speaks_only_between_the_cues_and_not_too_late(watched: Any) -> None:
    one = watched()
    assert one.coach.page.evaluate("heard.synth.speaking")
    before = len(one.heard)
    one.sees("fault", say="Ribs down.")
    one.coach.run(200)
    assert len(one.heard) == before
    assert one.word == "Ribs down."
    one.coach.run(3500)
    told = one.coach.said
    assert "Ribs down." in one.heard
    assert all(a["at"] + 10 + 45 * len(a["text"]) <= b["at"] for a, b in pairwise(told)), told


def test_what_was_counted_is_told_afterwards(watched: Any) -> None:
    one = watched()
    for _ in range(3):
        one.sees("repetition")
        one.coach.run(1000)
    finish(one)
    page = one.coach.page
    assert "3 counted by camera, in sight 100\N{NO-BREAK SPACE}% of the time" in page.inner_text(".story")
    assert "about 145°, ±10°" in page.inner_text(".story")
    exported = page.request.get(f"{one.coach.site.origin}/history/export.json")
    assert exported.ok
    assert '"counted"' in exported.text()


def test_a_hand_may_count_where_the_camera_does_not(watched: Any) -> None:
    one = watched()
    one.coach.page.keyboard.press("1")
    assert one.count == "2"
    one.coach.press("oneMore")
    assert one.count == "3"
    one.sees("repetition")
    finish(one)
    assert [rep for rep, _share in saved(one, "counted")] == [1]


def test_who_goes_back_is_waited_for_again(watched: Any) -> None:
    one = watched()
    one.sees("repetition")
    assert one.count == "2"
    one.coach.page.keyboard.press("Shift+ArrowLeft")
    one.coach.page.keyboard.press("Shift+ArrowLeft")
    one.coach.run(10_000)
    assert one.count == "1"
    one.sees("repetition")
    assert one.count == "2"


@pytest.mark.parametrize(("repetitions", "kept"), [(2, ["left", "right"]), (1, ["left"])])
def test_each_side_is_kept_with_its_range_and_how_one_stood_to_the_camera(
    watched: Any, repetitions: int, kept: list[str]
) -> None:
    one = watched("side-bend:1:1")
    seen = [{"side": "left", "wide_deg": 41, "repetitions": 2, "facing_deg": 0}]
    seen.append({"side": "right", "wide_deg": 38, "repetitions": repetitions, "facing_deg": 0})
    one.coach.page.evaluate("seen => { window.ranges = seen; }", seen)
    one.sees("repetition", side=one.step("move")["side"])
    finish(one)
    one.coach.all_saved()
    ranges = [event for event in one.coach.site.events(one.coach.session) if event["kind"] == "range"]
    assert [event["side"] for event in ranges] == kept
    assert {(event["side"], event["value"], event["facing_deg"]) for event in ranges} <= {
        ("left", 41, 0),
        ("right", 38, 0),
    }
