"""One battery for everything with state: reset equals new, and no number makes it stumble."""

from collections.abc import Callable
from math import inf, nan
from random import Random
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unslump.body.landmarks import LANDMARKS
from unslump.movement.model import Counting
from unslump.tracking.coordinates import Gauge
from unslump.tracking.faults import Coach
from unslump.tracking.gate import Gate
from unslump.tracking.holds import Holds
from unslump.tracking.ranges import Extremes, Ranges
from unslump.tracking.reading import Steady
from unslump.tracking.repetitions import Repetitions
from unslump.tracking.sight import Sight
from unslump.tracking.smoothing import OneEuro
from unslump.tracking.swaps import Swaps
from unslump.tracking.windings import Windings

Value = float | None


def _left_at(x_m: float) -> list[float]:
    """Everything in the middle but the left shoulder."""
    row = [0.0, 0.1, 0.0, 1.0] * len(LANDMARKS)
    row[4 * LANDMARKS.index("left_shoulder")] = x_m
    return row


KINDS: dict[str, tuple[Callable[[], object], Callable[[object, Value, int], object]]] = {
    "gate": (lambda: Gate(600), lambda one, v, t: one.update(v or 0.0, t)),  # type: ignore[attr-defined]
    "filter": (lambda: OneEuro(0.03), lambda one, v, t: one.update(v or 0.0, t)),  # type: ignore[attr-defined]
    "steady": (Steady, lambda one, v, t: one.take(v, t)),  # type: ignore[attr-defined]
    "repetitions": (
        lambda: Repetitions(Counting("roll", (), 0, 20, 8)),
        lambda one, v, t: one.update(v, t),  # type: ignore[attr-defined]
    ),
    "from the start": (
        lambda: Repetitions(Counting("roll", (), 0, 20, 8, measured_from="start")),
        lambda one, v, t: one.update(v, t),  # type: ignore[attr-defined]
    ),
    "from the turn": (
        lambda: Repetitions(Counting("roll", (), 0, 20, 8, measured_from="turn"), 0),
        lambda one, v, t: one.update(v, t),  # type: ignore[attr-defined]
    ),
    "windings": (Windings, lambda one, v, t: one.update(v, t)),  # type: ignore[attr-defined]
    "holds": (lambda: Holds(10, 30, 20), lambda one, v, t: (one.update(v, 0.0, t), one.held_ms)),  # type: ignore[attr-defined]
    "extremes": (Extremes, lambda one, v, t: (one.update(v), one.low, one.high)),  # type: ignore[attr-defined]
    "ranges": (Ranges, lambda one, v, t: (one.note("left", v or 0.0, 90.0, v), one.all)),  # type: ignore[attr-defined]
    "gauge": (lambda: Gauge("shrug", ()), lambda one, v, t: one(_left_at(v or 0.0), "left")),  # type: ignore[operator]
    "swaps": (Swaps, lambda one, v, t: one.update(_left_at(v or 0.0), t)),  # type: ignore[attr-defined]
    "sight": (Sight, lambda one, v, t: (one.update(v is not None, t), one.share)),  # type: ignore[attr-defined]
    "coach": (Coach, lambda one, v, t: (one.correction("so", t), one.repetition(t))),  # type: ignore[attr-defined]
}
numbers = st.one_of(st.none(), st.floats(-400, 400), st.sampled_from([nan, inf, -inf, 0.0, 1e300]))
stretches = st.lists(st.tuples(numbers, st.integers(1, 5000)), max_size=30)


def told(kind: str, one: object, stretch: list[tuple[Value, int]]) -> list[str]:
    t_ms, answers = 0, []
    for value, later_ms in stretch:
        t_ms += later_ms
        usable = (
            value
            if kind not in ("gate", "filter", "extremes", "ranges") or (value is not None and abs(value) < 1e9)
            else 0.0
        )
        answers.append(repr(KINDS[kind][1](one, usable, t_ms)))
    return answers


@pytest.mark.parametrize("kind", KINDS)
@given(before=stretches, after=stretches)
def test_reset_equals_new(kind: str, before: list[tuple[Value, int]], after: list[tuple[Value, int]]) -> None:
    used, new = KINDS[kind][0](), KINDS[kind][0]()
    told(kind, used, before)
    used.reset()  # type: ignore[attr-defined]
    assert repr(used) == repr(new)
    assert "\n" not in repr(new)
    assert told(kind, used, after) == told(kind, new, after)


@pytest.mark.parametrize("way", [1, -1], ids=["forwards", "backwards"])
def test_a_circle_is_counted_once_it_is_closed(way: int) -> None:
    windings = Windings(start_held_ms=0)
    for i in range(201):
        windings.update(way * 3.6 * i + 4 * (i % 2), 50 * i)
    assert windings.count == 2


def test_a_hold_counts_only_while_it_is_kept_with_grace_for_a_wobble() -> None:
    holds = Holds(10, 30, 20)
    kept = [20.0] * 20 + [None] * 5 + [20.0] * 20
    for i, value in enumerate(kept):
        holds.update(value, 0.0, 100 * i)
    assert holds.held_ms == 4400
    for i in range(45, 60):
        holds.update(40.0, 0.0, 100 * i)
    assert holds.held_ms == 0


def test_a_hold_that_moves_is_none() -> None:
    holds = Holds(10, 30, 20)
    assert not any(holds.update(20.0, 50.0, 100 * i) for i in range(50))


def test_one_correction_at_a_time_and_praise_when_it_was_heard() -> None:
    coach = Coach()
    assert coach.correction("Hips still.", 1_000)
    assert not coach.correction("Ribs down.", 5_000)
    assert not coach.correction("Hips still.", 30_000)
    assert [coach.repetition(t_ms) for t_ms in (31_000, 34_000, 37_000, 40_000)] == [False, False, True, False]
    assert not coach.correction("Ribs down.", 45_000)
    assert coach.correction("Ribs down.", 60_000)


def test_a_tremble_is_not_taken_for_a_movement() -> None:
    chance, calm, moving = Random(1), OneEuro(0.03), OneEuro(0.03)
    still, behind = [], []
    for i in range(600):
        off = chance.gauss(0, 4)
        still.append(calm.update(off, 16 * i))
        behind.append(2 * i - moving.update(2 * i + off, 16 * i))
    assert pstdev(still[100:]) < 1.2
    assert fmean(behind[100:]) < 4  # at 125° a second
