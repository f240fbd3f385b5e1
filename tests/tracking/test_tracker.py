"""What the tracker promises whatever the camera does."""

from itertools import pairwise
from math import cos, nan, radians, sin

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


def arm_at(elevation_deg: float) -> Frame:
    """Someone seen from the right, the arms lifted in front."""
    out_rad = radians(elevation_deg)
    marks: dict[str, Mark | None] = {}
    for side, z in (("right", 2.0), ("left", 2.4)):
        marks |= {
            f"{side}_shoulder": Mark(0.1, -0.5, z),
            f"{side}_elbow": Mark(0.1 + 0.3 * sin(out_rad), -0.5 + 0.3 * cos(out_rad), z),
            f"{side}_hip": Mark(0.1, 0, z),
        }
    return Frame(marks)


NOWHERE: list[Frame | None] = [
    None,
    Frame({}),
    Frame(dict.fromkeys(arm_at(5).marks)),
    Frame({name: Mark(nan, nan, nan) for name in arm_at(5).marks}),
    Frame({name: Mark(0, 0, 0) for name in arm_at(5).marks}),
    Frame({name: mark and mark._replace(visibility=0.2) for name, mark in arm_at(170).marks.items()}),
]
SEEN = [arm_at(5), arm_at(170)]

frames = st.lists(st.tuples(st.sampled_from([*SEEN, *NOWHERE]), st.integers(-50, 1500)), max_size=60)


def told(tracker: Tracker, shown: list[tuple[Frame | None, int]]) -> list[Observation]:
    t_ms = 0
    observations: list[Observation] = []
    for frame, later_ms in shown:
        t_ms += later_ms
        observations += tracker.update(frame, t_ms)
    return observations


def lifted(*way_deg: float, step_ms: int = 100) -> list[tuple[Frame | None, int]]:
    """The arm on its way from one elevation to the next, at 200° a second; staying where two are the same is a second."""
    shown: list[tuple[Frame | None, int]] = []
    for a, b in pairwise(way_deg):
        steps = max(1, round(1000 / step_ms * (abs(b - a) / 200 if a != b else 1.1)))
        shown += [(arm_at(a + (b - a) * i / steps + 0.01 * (i % 2)), step_ms) for i in range(1, steps + 1)]
    return shown


ONCE = lifted(5, 5, 170, 5, 5)


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


def kinds(observations: list[Observation]) -> list[tuple[str, int]]:
    return [(seen.kind, seen.count) for seen in observations]


def test_one_repetition_is_told_when_it_is_over() -> None:
    assert kinds(told(Tracker(REACH), ONCE)) == [("ready", 0), ("repetition", 1)]


@pytest.mark.parametrize(("begins_at", "whole"), [(5, 2), (30, 1)])
@pytest.mark.parametrize("measured_from", ["turn", "zero"])
def test_what_had_begun_before_the_recording_is_not_whole(begins_at: float, whole: int, measured_from: str) -> None:
    counting = Counting("swing", (), rest=0, reach=50, back=20, measured_from=measured_from)  # type: ignore[arg-type]
    repetitions = Repetitions(counting, start_held_ms=0, doubts_first=True)
    way = [begins_at, 30, 60, 90, 60, 30, 5, 5, 5, 5, 30, 60, 90, 60, 30, 5]
    for i, value in enumerate(way):
        repetitions.update(value, 150 * i)
    repetitions.finish()
    assert repetitions.count == whole


def test_the_only_repetition_of_a_recording_is_told_at_its_end() -> None:
    repetitions = Repetitions(Counting("swing", (), 0, 50, 20, measured_from="turn"), 0, doubts_first=True)
    told = [repetitions.update(value, 200 * i) for i, value in enumerate([5, 30, 60, 90, 60, 30, 5])]
    assert "repetition" not in told
    assert repetitions.finish() == "repetition"


def test_it_counts_nothing_before_the_start_pose_has_been_held() -> None:
    assert told(Tracker(REACH), lifted(20, 170, 20, 170, 20)) == []


def test_a_recording_may_begin_with_the_first_repetition() -> None:
    tracker = Tracker(REACH, start_held_ms=0)
    told(tracker, lifted(20, 170, 20, 170, 20))
    assert tracker.count == 2


def test_one_that_falls_short_is_partial() -> None:
    assert kinds(told(Tracker(REACH), lifted(5, 5, 110, 5, 5))) == [("ready", 0), ("partial", 0)]


def test_a_stir_is_not_worth_a_word() -> None:
    assert kinds(told(Tracker(REACH), lifted(5, 5, 60, 5, 60, 5))) == [("ready", 0)]


@pytest.mark.parametrize(("gap_ms", "said"), [(600, []), (2000, ["lost", "found"])])
def test_a_gap_is_bridged_and_a_longer_one_is_said(gap_ms: int, said: list[str]) -> None:
    up, down = lifted(5, 5, 170, 170), lifted(170, 5, 5)
    gap: list[tuple[Frame | None, int]] = [(None, 100)] * (gap_ms // 100)
    assert [seen.kind for seen in told(Tracker(REACH), up + gap + down)] == ["ready", *said, "repetition"]


def test_nobody_knows_what_became_of_a_repetition_after_a_long_gap() -> None:
    tracker = Tracker(REACH)
    told(tracker, lifted(5, 5, 170) + [(None, 100)] * 40 + lifted(5, 5))
    assert tracker.count == 0


def test_one_that_set_out_unseen_counts_where_its_way_home_was_seen() -> None:
    tracker = Tracker(REACH)
    told(tracker, lifted(5, 5) + [(None, 100)] * 9 + lifted(170, 40) + lifted(40, 5, 5))
    assert tracker.count == 1


def test_the_start_pose_is_known_the_better_the_longer_it_is_kept() -> None:
    repetitions = Repetitions(Counting("neck", (), rest=0, reach=10, back=4, measured_from="start"))
    for i in range(100):
        repetitions.update(32 if i < 11 else 30, 100 * i)
    assert repetitions.neutral == pytest.approx(30, abs=0.25)
    for i in range(100, 130):
        repetitions.update(41 if i < 115 else 31, 100 * i)
    assert repetitions.count == 1
    assert repetitions.neutral == pytest.approx(30, abs=0.25)


def test_it_says_what_is_missing() -> None:
    hidden = Frame({name: None if "hip" in name else mark for name, mark in arm_at(5).marks.items()})
    lost = told(Tracker(REACH), [*lifted(5, 5), *[(hidden, 100)] * 10])[-1]
    assert (lost.kind, lost.missing) == ("lost", ("hips",))


def test_a_frozen_pose_model_is_not_a_person_who_holds_still() -> None:
    observations = told(Tracker(REACH), [*lifted(5, 5, 170), *[(arm_at(170), 100)] * 20])
    assert observations[-1].kind == "lost"


def test_a_spike_is_no_repetition() -> None:
    tracker = Tracker(REACH)
    spikes: list[tuple[Frame | None, int]] = [
        (arm_at(170 if i % 10 == 0 else 5 + 0.1 * (i % 3)), 33) for i in range(200)
    ]
    told(tracker, lifted(5, 5) + spikes)
    assert (tracker.count, tracker.partials) == (0, 0)


def test_a_moment_that_is_not_later_is_left_out() -> None:
    tracker = Tracker(REACH)
    told(tracker, ONCE)
    assert tracker.update(arm_at(170), 500) == ()
    assert tracker.count == 1


def test_a_row_of_numbers_says_the_same_as_a_frame() -> None:
    by_frame, by_row, t_ms = Tracker(REACH), Tracker(REACH), 0
    for frame, later_ms in ONCE:
        t_ms += later_ms
        assert frame is not None
        assert by_frame.update(frame, t_ms) == by_row.update_floats(frame.floats(), t_ms)


def test_its_repr_is_one_line_that_says_how_it_stands() -> None:
    tracker = Tracker(REACH)
    assert repr(tracker) == "Tracker(overhead-reach, no side, Repetitions(elevation, 0, not ready), seeing)"
    told(tracker, ONCE)
    assert repr(tracker) == "Tracker(overhead-reach, no side, Repetitions(elevation, 1, at rest), seeing)"


@pytest.mark.parametrize("counting", [RISING, FALLING], ids=["rising", "falling"])
def test_a_swing_that_falls_short_is_not_counted(counting: Counting) -> None:
    repetitions = Repetitions(counting)
    nearly = counting.rest + 0.9 * (counting.reach - counting.rest)
    values = [counting.rest] * 12 + [nearly] * 5 + [counting.rest] * 5 + [counting.reach] * 5 + [counting.rest]
    told = [repetitions.update(value, 100 * i) for i, value in enumerate(values)]
    assert (told.count("partial"), told.count("repetition")) == (1, 1)


def test_measured_from_the_turn_a_start_that_shifts_does_no_harm() -> None:
    repetitions = Repetitions(Counting("swing", (), rest=0, reach=12, back=6, measured_from="turn"), start_held_ms=0)
    values = [b + 20 * abs((i % 20) / 10 - 1) for b in (0, 10, -10, 5) for i in range(10, 31)]
    for i, value in enumerate(values):
        repetitions.update(value, 100 * i)
    assert (repetitions.count, repetitions.partials) == (4, 0)


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True)), max_size=40))
def test_no_number_makes_the_counter_stumble(values: list[float | None]) -> None:
    repetitions = Repetitions(RISING)
    for i, value in enumerate(values):
        repetitions.update(value, 50 * i)
    assert 0 <= repetitions.count <= len(values) // 2
