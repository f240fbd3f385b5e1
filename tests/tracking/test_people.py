"""What has to hold for people, and for cameras such as they have."""

from dataclasses import replace
from math import inf, nan
from pathlib import Path
from random import Random

import pytest

from benchmarks import recordings
from benchmarks.tracking import counts_its_own
from unslump.movement.catalogue import catalogue
from unslump.movement.load import load
from unslump.movement.model import Amount, FaultCheck
from unslump.movement.motion import skeleton_at
from unslump.tracking.count import count
from unslump.tracking.frame import FLOATS
from unslump.tracking.narrate import narrate
from unslump.tracking.observation import Observation
from unslump.tracking.ranges import Range, compared, is_same_view, over_repetitions
from unslump.tracking.replay import Trace, read_trace
from unslump.tracking.synthetic import Circumstances, film, seen_from
from unslump.tracking.tracker import Tracker

COUNTED = [movement for movement in catalogue().values() if movement.camera.grade in ("A", "B")]
REACH = catalogue().find("overhead-reach")
ROTATION = catalogue().find("trunk-rotation")
TWO = Amount(sets=1, reps=2)


@pytest.mark.parametrize("id_", ["overhead-reach", "trunk-rotation", "neck-flexion", "shoulder-roll"])
def test_somebody_who_stands_still_for_ten_minutes_has_done_nothing(id_: str) -> None:
    movement, chance = catalogue().find(id_), Random(3)
    still = seen_from(
        skeleton_at(movement, movement.written_side, None, 0), 90.0 if "front" in movement.camera.view else 0.0
    )
    tracker = Tracker(movement)
    for t_ms in range(0, 600_000, 100):
        row = [v if i & 3 == 3 else v + chance.gauss(0, 0.01) for i, v in enumerate(still.floats())]
        tracker.update_floats(row, t_ms)
    assert (tracker.count, tracker.partials) == (0, 0)


def test_two_people_who_swap_places_are_no_repetition() -> None:
    here = seen_from(skeleton_at(REACH, None, None, 0), 0.0).floats()
    there = [value + 1.5 if i % 4 == 0 else value for i, value in enumerate(here)]
    tracker, chance = Tracker(REACH), Random(1)
    for t_ms in range(0, 60_000, 33):
        row = here if t_ms // 2000 % 2 == 0 else there
        tracker.update_floats([v if i & 3 == 3 else v + chance.gauss(0, 0.003) for i, v in enumerate(row)], t_ms)
    assert tracker.count == 0


@pytest.mark.parametrize("movement", COUNTED, ids=lambda movement: movement.id)
def test_no_frame_makes_it_stumble_and_none_is_counted_that_makes_no_sense(movement) -> None:
    chance, tracker = Random(2), Tracker(movement)
    nasty = [0.0, nan, inf, -inf, 1e308, -1e308, 1e-300, 0.5, -0.5]
    t_ms = 0
    for _ in range(300):
        t_ms += chance.choice([-40, 1, 33, 1000, 90_000])
        tracker.update_floats([chance.choice(nasty) for _ in range(FLOATS)], t_ms)
    assert tracker.count == 0


@pytest.mark.parametrize("fps", [5, 240])
def test_the_rate_does_not_matter(fps: int) -> None:
    tracker = Tracker(REACH)
    for t_ms, row in film(REACH, TWO, Circumstances(fps=(fps, fps), missing=0)):
        tracker.update_floats(row, t_ms)
    assert tracker.count == 2


def test_at_one_frame_a_second_nothing_is_made_up() -> None:
    tracker = Tracker(REACH)
    for t_ms, row in film(REACH, TWO, Circumstances(fps=(1, 1), missing=0)):
        tracker.update_floats(row, t_ms)
    assert tracker.count <= 2


@pytest.mark.parametrize("movement", COUNTED[::5], ids=lambda movement: movement.id)
def test_a_demonstration_is_counted_through_a_camera_such_as_people_have(movement) -> None:
    assert counts_its_own(movement, seed=4)


def test_both_sides_are_told_apart_where_no_side_is_asked_for() -> None:
    tracker, told = Tracker(ROTATION), list[Observation]()
    for t_ms, row in film(ROTATION, TWO, Circumstances(missing=0, fps=(20, 20))):
        told += tracker.update_floats(row, t_ms)
    sides = [seen.side for seen in told if seen.kind == "repetition"]
    assert sides in (["left", "right"] * 2, ["right", "left"] * 2)


def test_form_is_spoken_of_once_and_only_where_it_is_far_out() -> None:
    fault = replace(REACH.faults[0], check=FaultCheck("tilt", (), by=-20))
    leaning = replace(REACH, faults=(fault,))
    assert faults(leaning, by_m=0.5) == [fault.say]
    assert faults(leaning, by_m=0.1) == []


def faults(movement, by_m: float) -> list[str]:
    """What is said while somebody leans to the left of the picture, for twelve seconds, after the start."""
    tall = seen_from(skeleton_at(REACH, None, None, 0), 0.0)
    tracker, said = Tracker(movement), list[str]()
    for t_ms in range(0, 15_000, 50):
        lean = -by_m * min(1.0, max(0.0, (t_ms - 3000) / 2000))
        moved = {n: m and m._replace(x_m=m.x_m - lean * m.y_m + 0.0003 * (t_ms % 3)) for n, m in tall.marks.items()}
        said += [seen.say for seen in tracker.update(replace(tall, marks=moved), t_ms) if seen.kind == "fault"]
    return said


def test_a_range_says_about_the_same_inside_its_margin_and_nothing_across_views() -> None:
    assert compared(133, 140) == "about the same"
    assert compared(160, 140) == "more"
    assert compared(120, 140) == "less"
    assert is_same_view(350, 10)
    assert not is_same_view(90, 270)
    assert over_repetitions([(10, 100), (12, 150), (11, 148)]) == Range(11, 148, 3)
    assert over_repetitions([]) is None


def test_a_range_is_told_over_repetitions_and_only_where_a_camera_sees_it_well() -> None:
    reaching, turning = Tracker(REACH), Tracker(ROTATION)
    for tracker in (reaching, turning):
        for t_ms, row in film(tracker.movement, TWO, Circumstances(missing=0, fps=(20, 20))):
            tracker.update_floats(row, t_ms)
    assert reaching.range is not None
    assert reaching.range[0] < 30 < 150 < reaching.range[1]
    assert turning.range is None


def test_each_side_has_a_range_of_its_own() -> None:
    bending = Tracker(catalogue().find("side-bend"))
    for t_ms, row in film(bending.movement, TWO, Circumstances(missing=0, fps=(20, 20))):
        bending.update_floats(row, t_ms)
    assert bending.range is not None
    low, high = bending.range
    for wide_deg in (high - low, *(seen.wide_deg for seen in bending.ranges.values())):
        assert 30 < wide_deg < 60  # where both together would be twice that
    assert set(bending.ranges) == {"left", "right"}


def test_who_turns_to_the_camera_begins_a_new_range() -> None:
    reaching, t_ms = Tracker(REACH), 0
    for off_deg in (0.0, 60.0):
        for at_ms, row in film(REACH, TWO, Circumstances(missing=0, fps=(20, 20), off_deg=off_deg)):
            reaching.update_floats(row, t_ms + at_ms)
        t_ms += at_ms + 50
    assert reaching.count == 4
    assert reaching.ranges[None].repetitions == 2
    assert reaching.facing_deg == pytest.approx(30, abs=10)


def test_the_side_that_nobody_asked_for_is_noticed_and_does_not_count() -> None:
    turning = catalogue().find("wall-rotation")
    asked, told = Tracker(turning, "left"), list[Observation]()
    frames = [
        (t_ms, seen_from(skeleton_at(turning, "right", None, max(0, t_ms - 3000) % 9000), 90.0).floats())
        for t_ms in range(0, 21_000, 50)
    ]
    for t_ms, row in frames:
        told += asked.update_floats([v + 0.0001 * (t_ms % 3) for v in row], t_ms)
    assert [seen.side for seen in told if seen.kind == "side"] == ["right", "right"]
    assert asked.count == 0


@pytest.mark.parametrize("id_", ["chin-tuck", "knee-to-chest", "thoracic-extension-chair"])
def test_a_short_hold_is_told_by_a_camera_that_trembles(id_: str) -> None:
    movement, told = catalogue().find(id_), list[Observation]()
    tracker = Tracker(movement, hold_ms=2000)
    for t_ms, row in film(movement, replace(TWO, hold_s=3), Circumstances(5)):
        told += tracker.update_floats(row, t_ms)
    assert sum(seen.kind == "held" for seen in told) >= 2


def recorded(name: str) -> Path:
    file = recordings.FOLDER / f"{name}.jsonl.gz"
    if not file.is_file():
        pytest.skip(f"{file.name} is not here: the recordings belong to others and lie beside the project")
    return file


@pytest.mark.parametrize(
    ("name", "reps"),
    [
        ("ui-prmd/shoulder-abduction-s05-correct", 10),
        ("ui-prmd/shoulder-rotation-s04-incorrect", 10),
        ("ui-prmd/sit-to-stand-s01-incorrect", 10),
        ("kimore/arm-lift-B_ID1", 4),
        ("keraal/trunk-rotation-0", 2),
    ],
)
def test_a_recording_of_a_person_is_counted(name: str, reps: int) -> None:
    trace = read_trace(recorded(name))
    counted = count(load(recordings.MOVEMENTS / f"{trace.movement}.toml"), trace)
    assert (counted.reps, counted.partial) == (reps, 0)


def test_it_can_say_what_it_thought() -> None:
    trace = read_trace(recorded("keraal/trunk-rotation-0"))
    told = list(narrate(load(recordings.MOVEMENTS / f"{trace.movement}.toml"), trace))
    assert "repetition 1, left" in " ".join(told)
    assert told[-1] == "2 whole, 0 partial, 100% of the time in sight"


def test_it_says_that_the_first_had_begun_before_the_recording() -> None:
    frames = tuple(film(REACH, TWO, Circumstances(missing=0, fps=(20, 20))))
    first = next(i for i, (_, row) in enumerate(frames) if row is not None and row[4 * 13 + 1] < row[4 * 11 + 1])
    trace = Trace(frames=tuple((t_ms - frames[first][0], row) for t_ms, row in frames[first:]))
    told = list(narrate(REACH, trace))
    assert "the first had begun before the recording: not counted" in " ".join(told)
    assert told[-1].startswith("1 whole")
