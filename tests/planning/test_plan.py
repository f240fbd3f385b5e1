"""Wishes become an ordered session that fits the time and says why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_catalogue, a_caution, a_dose, a_movement, a_warm_up, doses
from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.model import STAGES
from unslump.movement.performance import duration_ms
from unslump.planning.amounts import choices
from unslump.planning.eligible import AT_HAND
from unslump.planning.lengths import inner_ms
from unslump.planning.limits import known_limits
from unslump.planning.model import FIT_S, Background, Past, Plan, Wishes
from unslump.planning.plan import plan, plan_nearest
from unslump.planning.weights import Weight, Weights, weights
from unslump.session.timeline import timeline
from unslump.units import TRACKS

EVERYTHING = frozenset({"mat", "roller", "peanut", "towel"})
SAID = known_limits()["osteoporosis"].said
MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
NOTHING_ELSE = [
    (place, kit, track) for place in ("desk", "floor") for kit in ((), ("mat",), tuple(EVERYTHING)) for track in TRACKS
]


def names(planned: Plan) -> list[str]:
    return [item.movement for item in planned.items]


def why_not(planned: Plan, movement_id: str) -> str:
    return dict(planned.left_out)[movement_id]


def a_desk(*more: str) -> Catalogue:
    """A warm-up and a handful of movements of a minute or so."""
    moves = [a_movement(name, doses=doses(a_dose(reps=(4, 12)))) for name in ("turn", "reach", "nod", "roll", *more)]
    return a_catalogue(a_warm_up(), *moves)


def only(*terms: str, **other: int) -> Weights:
    """The weights that ship, as far as they are named; or with other points."""
    return Weights(
        {
            one.id: _with(one, other.get(one.id, one.usual if one.id in terms else 0))
            for one in weights().movement.values()
        },
        tuple(replace(area, weight=_with(area.weight, other.get(area.weight.id, 0))) for area in weights().week),
        {**weights().session, "stage": _with(weights().session["stage"], other.get("stage", 0))},
    )


def _with(weight: Weight, points: int) -> Weight:
    return replace(weight, usual=points, change=points)


@pytest.mark.parametrize(("place", "kit", "track"), NOTHING_ELSE)
def test_every_number_of_minutes_fits_within_twenty_seconds_and_lasts_as_long_as_its_timeline(place, kit, track):
    unfilled = []
    for minutes in range(3, 31):
        try:
            planned = plan(catalogue(), Wishes(minutes, place, frozenset(kit), track), seed=minutes)
        except BadRequest:
            unfilled.append(minutes)
            continue
        assert abs(planned.seconds - minutes * 60) <= FIT_S
        assert sum(item.seconds for item in planned.items) == planned.seconds
        assert timeline(planned, catalogue()).duration_ms == planned.seconds * 1000
    # On the bare floor the same few would come round and round: longer than their track has for them would be dishonest.
    assert unfilled == (list(range(unfilled[0], 31)) if unfilled and (place, kit) == ("floor", ()) else [])


@settings(max_examples=20)
@given(
    st.integers(3, 30),
    st.sampled_from(["desk", "floor"]),
    st.sets(st.sampled_from(sorted(EVERYTHING))),
    st.integers(-(2**40), 2**40),
)
def test_the_same_seed_gives_the_same_plan(minutes, place, kit, seed):
    wishes = Wishes(minutes, place, frozenset(kit))
    planned = plan_nearest(catalogue(), wishes, seed=seed)
    assert planned == plan_nearest(catalogue(), wishes, seed=seed)
    assert Plan.from_json(planned.to_json()) == planned


def test_another_seed_gives_another_plan():
    assert len({tuple(names(plan(catalogue(), Wishes(10, "desk"), seed=seed))) for seed in range(10)}) > 2


@pytest.mark.parametrize("minutes", [5, 10, 20, 30])
@pytest.mark.parametrize("place", ["desk", "floor"])
def test_it_goes_from_warm_up_to_mobilising(minutes, place):
    planned = plan(catalogue(), Wishes(minutes, place, EVERYTHING), seed=3)
    stages = [STAGES.index(item.stage) for item in planned.items]
    assert stages == sorted(stages)
    assert planned.items[0].movement == "warm-up"


def test_every_choice_has_one_sentence_of_reason():
    planned = plan(catalogue(), Wishes(20, "floor", EVERYTHING), seed=1)
    for item in planned.items:
        assert item.reason.endswith(".")
        assert item.reason.count(". ") == 0
    assert all(reason.endswith(".") for _, reason in planned.left_out)


def test_every_movement_is_either_in_it_or_left_out_with_a_reason():
    for place in ("desk", "floor"):
        planned = plan(catalogue(), Wishes(10, place, frozenset({"mat"})), seed=1)
        assert {*names(planned), *dict(planned.left_out)} == set(catalogue())
        assert not set(names(planned)) & set(dict(planned.left_out))


def test_only_what_the_place_and_the_kit_allow_is_planned():
    for seed in range(20):
        for item in plan(catalogue(), Wishes(15, "floor", frozenset({"mat"})), seed=seed).items:
            movement = catalogue().find(item.movement)
            assert "floor" in movement.place
            assert set(movement.kit) <= {"mat"}
    planned = plan(catalogue(), Wishes(10, "floor", frozenset({"mat"})), seed=1)
    assert why_not(planned, "iron-cross") == "It needs a foam roller."
    assert "at a desk" in why_not(planned, "wall-stretch")


@pytest.mark.parametrize("minutes", [5, 10, 20, 30])
def test_out_of_doors_it_begins_with_a_walk_and_needs_nothing(minutes):
    planned = plan(catalogue(), Wishes(minutes, "outdoors"), seed=minutes)
    assert names(planned)[0] == "brisk-walk"
    assert all(not catalogue().find(name).kit for name in names(planned))
    assert why_not(planned, "wall-stretch") == "It is not for this place: it needs a chair or a wall, as at a desk."


def test_what_was_left_out_has_its_turn_next_time():
    """Over three weeks of short sessions everything that can be done has been done."""
    done: set[str] = set()
    history: list[Past] = []
    for day in range(21):
        planned = plan(catalogue(), Wishes(8, "desk"), Background(history), seed=day)
        done |= set(names(planned))
        history += [Past(name, MONDAY + timedelta(days=day)) for name in names(planned)]
    at_hand = AT_HAND["desk"]
    assert done == {one.id for one in catalogue().values() if "desk" in one.place and set(one.kit) <= at_hand}


def test_what_has_waited_longest_comes_first():
    history = [Past(name, MONDAY - timedelta(days=day)) for day, name in enumerate(("reach", "roll", "turn"))]
    history += [Past("reach", MONDAY - timedelta(days=day)) for day in range(3, 12)]
    history += [Past("nod", MONDAY - timedelta(days=12))]
    planned = plan(a_desk(), Wishes(3, "desk"), Background(history), seed=0, by=only("more", "due", "recent"))
    assert "nod" in names(planned)
    assert "reach" not in names(planned)
    reason = next(item.reason for item in planned.items if item.movement == "nod")
    assert reason.startswith("It has waited a while")
    assert why_not(planned, "reach") == "You did it not long ago, and others have waited longer."


def test_a_movement_that_hurt_rests_for_one_session():
    pool = a_desk()
    hurt = [Past("turn", MONDAY, hurt=True), Past("reach", MONDAY)]
    planned = plan(pool, Wishes(10, "desk"), Background(hurt), seed=1)
    assert "turn" not in names(planned)
    assert why_not(planned, "turn") == "It hurt last time, so it rests today."
    later = [*hurt, Past("reach", MONDAY + timedelta(days=1))]
    assert "turn" in names(plan(pool, Wishes(10, "desk"), Background(later), seed=1))


def test_nothing_comes_round_again_before_everything_has_had_its_turn():
    planned = plan(a_desk(), Wishes(12, "desk"), seed=1)
    first = [item.movement for item in planned.items if item.lap == 1]
    assert set(first) == set(a_desk())
    again = [item for item in planned.items if item.lap > 1]
    assert again
    assert all(item.reason == "Once more, because 12 minutes leave room for it." for item in again)


def test_a_limit_leaves_out_what_it_forbids_and_says_why():
    careful = a_movement("crunch", cautions=(a_caution(),))
    planned = plan(
        a_catalogue(*a_desk().values(), careful), Wishes(5, "desk", limits=frozenset({"osteoporosis"})), seed=1
    )
    assert "crunch" not in names(planned)
    assert why_not(planned, "crunch") == f"Left out: you said “{SAID}”. It presses on the bones."


def test_a_limit_that_only_changes_a_movement_keeps_it_with_the_how():
    changed = a_movement("bend", cautions=(a_caution(action="modify", how="Stay small and slow."),))
    pool = a_catalogue(a_warm_up(), changed, a_movement("turn"))
    planned = plan(pool, Wishes(3, "desk", limits=frozenset({"osteoporosis"})), seed=1)
    (bend,) = [item for item in planned.items if item.movement == "bend" and item.lap == 1]
    assert bend.how == "Stay small and slow."
    assert planned.seconds * 1000 == timeline(planned, pool).duration_ms


def test_a_limit_that_swaps_puts_the_other_in_its_place():
    swapped = a_movement("crunch", cautions=(a_caution(action="swap", swap="nod"),))
    planned = plan(
        a_catalogue(*a_desk().values(), swapped), Wishes(5, "desk", limits=frozenset({"osteoporosis"})), seed=1
    )
    (nod,) = [item for item in planned.items if item.movement == "nod" and item.lap == 1]
    assert nod.reason.startswith(f"It stands in for Crunch: you said “{SAID}”.")
    assert why_not(planned, "crunch").startswith("Left out, with Nod in its place:")


def test_of_several_limits_the_gravest_counts():
    cautions = (
        a_caution(action="modify", how="Small."),
        a_caution("vertigo", action="ask", reason="You may get dizzy."),
    )
    pool = a_catalogue(*a_desk().values(), a_movement("tip", cautions=cautions))
    planned = plan(pool, Wishes(5, "desk", limits=frozenset({"osteoporosis", "vertigo"})), seed=1)
    assert why_not(planned, "tip").startswith("Left out until your own clinician agrees: you said “")
    assert why_not(planned, "tip").endswith("”. You may get dizzy.")


def test_a_person_can_leave_out_what_they_do_not_want():
    planned = plan(a_desk(), Wishes(5, "desk", leave_out=frozenset({"nod"})), seed=1)
    assert why_not(planned, "nod") == "You asked to leave it out."


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        (Wishes(0, "desk"), "0 minutes is too short for a session. Choose 3 to 30 minutes."),
        (Wishes(45, "desk"), "45 minutes is too long for a session. Choose 3 to 30 minutes."),
        (Wishes(10, "moon"), "There is no place called “moon”. Choose from: desk, floor, outdoors."),  # type: ignore[arg-type]
        (Wishes(10, "desk", frozenset({"trampoline"})), "There is no piece of kit called “trampoline”."),
        (Wishes(10, "desk", track="heroic"), "There is no track called “heroic”."),  # type: ignore[arg-type]
        (Wishes(10, "desk", limits=frozenset({"gout"})), "There is no limit called “gout”."),
        (
            Wishes(10, "desk", limits=frozenset({"recent-surgery-or-fracture"})),
            "please see a health professional first",
        ),
        (Wishes(10, "desk", leave_out=frozenset(catalogue())), "No movement is left for these wishes."),
        (Wishes(30, "floor", track="starter"), "These wishes do not come to 30 minutes. Ask for"),
    ],
)
def test_a_wish_that_cannot_be_met_says_what_to_change(wishes, sentence):
    with pytest.raises(BadRequest) as refusal:
        plan(catalogue(), wishes, seed=1)
    assert sentence in str(refusal.value)


def test_the_minutes_it_suggests_instead_do_work():
    with pytest.raises(BadRequest) as refusal:
        plan(catalogue(), Wishes(30, "floor", track="starter"), seed=1)
    suggested = int(str(refusal.value).split("Ask for ")[1].split()[0])
    assert plan(catalogue(), Wishes(suggested, "floor", track="starter"), seed=1).items


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("movement_id", list(catalogue()))
def test_the_arithmetic_of_lengths_agrees_with_the_unrolled_steps(movement_id, track):
    movement = catalogue().find(movement_id)
    for length_ms, amount in choices(movement, track, wide=True).items():
        assert length_ms == inner_ms(movement, amount) == duration_ms(movement, amount)


def test_a_plan_of_thirty_minutes_takes_no_time_worth_mentioning():
    began_s = process_time()
    for seed in range(10):
        plan(catalogue(), Wishes(30, "floor", EVERYTHING), seed=seed)
    assert (process_time() - began_s) / 10 < 0.12


def test_changing_position_is_given_more_time_than_staying():
    planned = plan(catalogue(), Wishes(30, "floor", EVERYTHING), seed=2)
    line = timeline(planned, catalogue())
    ways = {
        (a.position == b.position): next(s for s in line.steps if s.item == b.index) for a, b in pairwise(line.items)
    }
    assert {True, False} == set(ways)
    same, other = (ways[kept].end_ms - ways[kept].start_ms for kept in (True, False))
    assert same < other


@pytest.mark.parametrize(("minutes", "most"), [(5, 4), (10, 7), (20, 14)])
def test_small_amounts_make_no_hurry(minutes, most):
    for place in ("desk", "floor"):
        wishes = Wishes(minutes, place, frozenset({"mat"}), track="starter")
        assert len(plan(catalogue(), wishes, seed=7).items) <= most
