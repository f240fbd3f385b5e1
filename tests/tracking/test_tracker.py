"""What the tracker promises whatever the camera does."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Counting
from unslump.tracking.frame import Frame, Mark
from unslump.tracking.observation import Observation
from unslump.tracking.repetitions import Repetitions
from unslump.tracking.tracker import Tracker

REACH = catalogue().find("overhead-reach")
RISING = Counting("elevation", ("work_shoulder", "work_elbow", "work_hip"), rest=0, reach=100, back=40)
FALLING = Counting("angle", ("near_hip", "near_knee", "near_ankle"), rest=100, reach=0, back=60)


def arm_at(elevation: str) -> Frame:
    """Someone seen from the right, an arm hanging (`low`) or overhead (`high`)."""
    elbow_y = {"low": 0.3, "high": -0.3}[elevation]
    marks: dict[str, Mark | None] = {}
    for side, z in (("right", 0.0), ("left", 0.4)):
        marks |= {
            f"{side}_shoulder": Mark(0, 0, z),
            f"{side}_elbow": Mark(0.02, elbow_y, z),
            f"{side}_hip": Mark(0, 0.5, z),
        }
    return Frame(marks)


NOWHERE: list[Frame | None] = [
    None,
    Frame({}),
    Frame(dict.fromkeys(arm_at("low").marks)),
    Frame({name: Mark(nan, nan, nan) for name in arm_at("low").marks}),
    Frame({name: Mark(0, 0, 0) for name in arm_at("low").marks}),
    Frame({name: mark and mark._replace(visibility=0.2) for name, mark in arm_at("high").marks.items()}),
]
SEEN = [arm_at("low"), arm_at("high")]

frames = st.lists(st.tuples(st.sampled_from([*SEEN, *NOWHERE]), st.integers(-50, 1500)), max_size=60)


def told(tracker: Tracker, shown: list[tuple[Frame | None, int]]) -> list[Observation]:
    t_ms = 0
    observations: list[Observation] = []
    for frame, later_ms in shown:
        t_ms += later_ms
        observations += tracker.update(frame, t_ms)
    return observations


def once_up_and_down(tracker: Tracker) -> list[Observation]:
    shown = [arm_at("low")] * 12 + [arm_at("high")] * 5 + [arm_at("low")] * 5
    return told(tracker, [(frame, 100) for frame in shown])


@given(frames, frames)
def test_reset_equals_new(before: list[tuple[Frame | None, int]], after: list[tuple[Frame | None, int]]) -> None:
    used, new = Tracker(REACH), Tracker(REACH)
    told(used, before)
    used.reset()
    assert repr(used) == repr(new)
    assert told(used, after) == told(new, after)


@given(st.lists(st.tuples(st.sampled_from(NOWHERE), st.integers(-50, 1500)), max_size=60))
def test_what_is_not_seen_is_never_counted(shown: list[tuple[Frame | None, int]]) -> None:
    tracker = Tracker(REACH)
    assert {seen.kind for seen in told(tracker, shown)} <= {"lost"}
    assert tracker.count == 0


@given(frames)
def test_the_count_only_ever_grows_by_one(shown: list[tuple[Frame | None, int]]) -> None:
    counts = [seen.count for seen in told(Tracker(REACH), shown) if seen.kind == "repetition"]
    assert counts == list(range(1, len(counts) + 1))


def test_one_repetition_is_told_when_it_is_over() -> None:
    assert [(seen.kind, seen.count) for seen in once_up_and_down(Tracker(REACH))] == [("ready", 0), ("repetition", 1)]


def test_it_counts_nothing_before_the_start_pose_has_been_held() -> None:
    tracker = Tracker(REACH)
    assert told(tracker, [(frame, 100) for frame in (SEEN * 20)]) == []


def test_it_waits_while_the_camera_cannot_see() -> None:
    tracker = Tracker(REACH)
    low, high = arm_at("low"), arm_at("high")
    shown = [(low, 100)] * 12 + [(high, 100), (None, 400), (None, 400), (low, 100), (high, 100), (low, 100)]
    assert [(seen.kind, seen.count) for seen in told(tracker, shown)] == [
        ("ready", 0),
        ("lost", 0),
        ("found", 0),
        ("repetition", 1),
    ]


def test_a_short_gap_is_bridged() -> None:
    tracker = Tracker(REACH)
    low, high = arm_at("low"), arm_at("high")
    told(tracker, [(low, 100)] * 12 + [(high, 100), (None, 300), (None, 300), (low, 50)])
    assert tracker.count == 1


def test_a_moment_that_is_not_later_is_left_out() -> None:
    tracker = Tracker(REACH)
    once_up_and_down(tracker)
    assert tracker.update(arm_at("high"), 500) == ()
    assert tracker.count == 1


def test_its_repr_is_one_line_that_says_how_it_stands() -> None:
    tracker = Tracker(REACH)
    assert repr(tracker) == "Tracker(overhead-reach, no side, Repetitions(elevation, 0, not ready), seeing)"
    once_up_and_down(tracker)
    assert repr(tracker) == "Tracker(overhead-reach, no side, Repetitions(elevation, 1, at rest), seeing)"


@pytest.mark.parametrize("counting", [RISING, FALLING], ids=["rising", "falling"])
def test_a_swing_that_falls_short_is_not_counted(counting: Counting) -> None:
    repetitions = Repetitions(counting)
    nearly = counting.rest + 0.9 * (counting.reach - counting.rest)
    values = [counting.rest] * 12 + [nearly, counting.rest, counting.reach, counting.rest]
    assert [repetitions.update(value, 100 * i) for i, value in enumerate(values)].count(True) == 1


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True)), max_size=40))
def test_no_number_makes_the_counter_stumble(values: list[float | None]) -> None:
    repetitions = Repetitions(RISING)
    for i, value in enumerate(values):
        repetitions.update(value, 50 * i)
    assert 0 <= repetitions.count <= len(values) // 2
