"""A pose model may exchange left and right for a look or two: nobody turns round so fast, so it counts for nothing."""

from math import nan

import pytest

from unslump.body.landmarks import LANDMARKS
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.tracking.swaps import BELIEVED_MS, Swaps
from unslump.tracking.synthetic import Circumstances, film
from unslump.tracking.tracker import Tracker

PAIRS = [
    (4 * LANDMARKS.index(name), 4 * LANDMARKS.index(name.replace("left", "right")))
    for name in LANDMARKS
    if name.startswith("left_")
]


def exchanged(row: list[float]) -> list[float]:
    other = list(row)
    for left, right in PAIRS:
        other[left : left + 4], other[right : right + 4] = row[right : right + 4], row[left : left + 4]
    return other


def counted(looks: int, fps: int, seed: int) -> int:
    """With so many looks in eleven exchanged."""
    tracker = Tracker(catalogue().find("side-bend"))
    frames = film(tracker.movement, Amount(sets=1, reps=2), Circumstances(seed, fps=(fps, fps)))
    for nth, (t_ms, row) in enumerate(frames):
        tracker.update_floats(exchanged(row) if row is not None and nth % 11 < looks else row, t_ms)
    return tracker.count


@pytest.mark.parametrize(("looks", "fps"), [(1, 5), (1, 10), (3, 10), (3, 30)])
def test_sides_that_change_places_for_a_moment_add_no_repetition(looks: int, fps: int) -> None:
    assert [counted(looks, fps, seed) for seed in range(4)] == [counted(0, fps, seed) for seed in range(4)]


def seen(left_m: float, right_m: float) -> list[float]:
    row = [0.0, 0.0, 0.0, 1.0] * len(LANDMARKS)
    row[4 * LANDMARKS.index("left_shoulder")], row[4 * LANDMARKS.index("right_shoulder")] = left_m, right_m
    return row


def test_who_stays_the_other_way_round_has_turned() -> None:
    swaps = Swaps()
    assert not swaps.update(seen(0.2, -0.2), 100)
    assert [swaps.update(seen(-0.2, 0.2), 100 + later) for later in (100, BELIEVED_MS - 1, BELIEVED_MS)] == [
        True,
        True,
        False,
    ]
    assert not swaps.update(seen(-0.2, 0.2), 101 + BELIEVED_MS)


def test_seen_from_the_side_shoulders_may_pass_each_other() -> None:
    swaps = Swaps()
    assert not any(swaps.update(seen(x, -x), nth * 30) for nth, x in enumerate((0.05, -0.05, 0.05, nan, -0.07)))
