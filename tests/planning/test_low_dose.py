"""A day when the back is easily annoyed: three or four movements, half the way, five repetitions, nothing hard to lie on."""

import pytest

from unslump.errors import ContentError
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.planning.limits import known_limits
from unslump.planning.low_dose import LOW_DOSE, low_dose, read
from unslump.planning.model import Wishes
from unslump.planning.plan import plan, plan_nearest
from unslump.session.timeline import timeline
from unslump.units import TRACKS

EVERYTHING = frozenset({"mat", "roller", "peanut", "towel"})


def gentle(minutes: int, place: str = "desk", track: str = "standard", *more: str) -> Wishes:
    return Wishes(minutes, place, EVERYTHING, track, frozenset({LOW_DOSE, *more}))  # type: ignore[arg-type]


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("place", ["desk", "floor"])
def test_it_is_small_and_soft_whatever_the_track(place, track):
    for minutes in (3, 5, 10, 15, 20):
        planned = plan_nearest(catalogue(), gentle(minutes, place, track), seed=1)
        loads = [item for item in planned.items if not low_dose().is_calm(catalogue()[item.movement])]
        assert len({item.movement for item in loads}) <= 4
        for item in planned.items:
            assert not {"peanut", "roller", "weights"} & set(catalogue()[item.movement].kit)
            assert catalogue()[item.movement].stage != "strengthen"
            assert "half as far" in item.how
        for item in loads:
            assert item.amount.sets == 1
            assert item.amount.reps is None or item.amount.reps <= 5
            assert item.amount.hold_s is None or item.amount.hold_s <= 10
            assert item.lap <= low_dose().times
        assert timeline(planned, catalogue()).duration_ms == planned.seconds * 1000


@pytest.mark.parametrize("place", ["desk", "floor"])
def test_the_rest_of_a_longer_session_is_easy_walking_and_breathing_and_not_more_load(place):
    ten = plan(catalogue(), gentle(10, place))
    loads = [item for item in ten.items if not low_dose().is_calm(catalogue()[item.movement])]
    assert sum(item.seconds for item in loads) < 0.75 * ten.seconds
    for item in ten.items:
        if low_dose().is_calm(catalogue()[item.movement]):
            assert item.seconds < low_dose().calm_minutes * 60 + 60


def test_its_words_are_the_persons_own():
    planned = plan(catalogue(), gentle(5))
    said = known_limits()[LOW_DOSE].said
    suits = [
        one for one in catalogue().values() if "desk" in one.place and not set(one.kit) - {"chair", "wall", *EVERYTHING}
    ]
    for movement_id, why in planned.left_out:
        if catalogue()[movement_id] in suits and low_dose().suits(catalogue()[movement_id]):
            assert why == f"Left out: you said “{said}”. {low_dose().more_reason}"
    on_the_floor = dict(plan(catalogue(), gentle(5, "floor")).left_out)
    assert on_the_floor["iron-cross"] == f"Left out: you said “{said}”. {low_dose().without_reason}"
    assert on_the_floor["bird-dog"] == f"Left out: you said “{said}”. {low_dose().strength_reason}"


def test_it_goes_with_other_limits():
    planned = plan_nearest(catalogue(), gentle(10, "desk", "full", "vertebral-fracture"))
    assert len(planned.items) >= 3
    for item in planned.items:
        if item.movement == "overhead-reach":
            assert item.how.startswith("Raise the arms only as far as feels easy")
            assert item.how.endswith(low_dose().how)


def test_an_amount_of_before_is_brought_down():
    low = low_dose()
    needle = catalogue()["thread-the-needle"]
    assert low.amount(needle, Amount(2, 5, 30.0)) == Amount(1, 2, 10.0)
    assert low.amount(catalogue()["warm-up"], Amount(1, duration_s=60.0)) == Amount(1, duration_s=60.0)
    assert low.amount(catalogue()["cat-cow"], Amount(1, 4)) == Amount(1, 4)


def test_a_file_with_something_wrong_says_what():
    with pytest.raises(ContentError, match=r"planning/low-dose.toml: moves: is missing|how: is missing"):
        read('name = "Low"\n')
