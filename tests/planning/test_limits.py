"""What a limit does to a movement: the gravest counts, every change is kept, and the reason names the person's own words."""

from itertools import product

import pytest

from tests.builders import a_catalogue, a_caution, a_movement
from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import GRAVITY, Advice, Does, advise, known_limits, matrix, refuse_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import FIT_S, Wishes
from unslump.planning.plan import plan
from unslump.screening.conditions import conditions
from unslump.units import TRACKS

BONES, DIZZY, KNEES = "osteoporosis", "vertigo", "knee-pain"


def on(movement: Movement, *limits: str, others: Catalogue | None = None) -> Advice:
    return advise(others or a_catalogue(movement), movement, frozenset(limits))


def test_without_limits_everything_is_done_as_it_is():
    assert {advise(catalogue(), one, ()).does for one in catalogue().values()} == {"do"}


def test_a_limit_that_a_movement_says_nothing_about_changes_nothing():
    assert on(a_movement(cautions=(a_caution(BONES),)), KNEES) == Advice("turn", "do")


@pytest.mark.parametrize(
    ("actions", "does"),
    [
        (("modify", "skip"), "skip"),
        (("skip", "modify"), "skip"),
        (("ask", "swap"), "ask"),
        (("swap", "modify"), "swap"),
        (("ask", "skip"), "skip"),
    ],
)
def test_of_several_limits_the_gravest_counts(actions, does):
    swaps = [{"swap": "nod"} if action == "swap" else {"how": "Small."} for action in actions]
    cautions = [a_caution(c, action=a, **s) for c, a, s in zip((BONES, DIZZY), actions, swaps, strict=True)]
    movement = a_movement(cautions=tuple(cautions))
    assert on(movement, BONES, DIZZY, others=a_catalogue(movement, a_movement("nod"))).does == does


def test_every_change_that_any_limit_asks_for_is_kept_and_none_is_said_twice():
    hows = {BONES: "Stay small.", DIZZY: "Eyes level.", KNEES: "Stay small."}
    movement = a_movement(cautions=tuple(a_caution(one, action="modify", how=how) for one, how in hows.items()))
    advice = on(movement, *hows)
    assert advice.offered
    assert advice.how == ("Stay small.", "Eyes level.")
    assert [why.split("”")[0] for why in advice.why] == [
        f"Changed: you said “{known_limits()[one].said}" for one in hows
    ]


def test_what_is_left_out_is_not_also_changed():
    cautions = (a_caution(BONES, action="modify", how="Small."), a_caution(DIZZY, action="skip"))
    advice = on(a_movement(cautions=cautions), BONES, DIZZY)
    assert not advice.offered
    assert advice.how == ()
    assert advice.why == (f"Left out: you said “{known_limits()[DIZZY].said}”. It presses on the bones.",)


def test_a_swap_for_something_that_the_same_person_leaves_out_is_no_swap():
    crunch = a_movement("crunch", cautions=(a_caution(BONES, action="swap", swap="nod"),))
    nod = a_movement("nod", cautions=(a_caution(DIZZY),))
    pool = a_catalogue(crunch, nod)
    assert on(crunch, BONES, others=pool).swap == "nod"
    both = on(crunch, BONES, DIZZY, others=pool)
    assert (both.does, both.swap) == ("skip", "")
    assert both.why[0].startswith("Left out: you said")


def test_a_swap_for_something_that_nobody_knows_is_no_swap():
    crunch = a_movement("crunch", cautions=(a_caution(BONES, action="swap", swap="gone"),))
    assert on(crunch, BONES).does == "skip"


def test_every_shipped_reason_is_that_of_the_file_and_names_the_persons_words():
    for movement in catalogue().values():
        for caution in movement.cautions:
            advice = advise(catalogue(), movement, {caution.condition})
            (why,) = advice.why
            assert f"you said “{known_limits()[caution.condition].said}”. {caution.reason}" in why
            assert advice.does == caution.action
            assert (advice.how, advice.swap) == ((caution.how,) if caution.how else (), caution.swap)


def test_one_more_limit_never_makes_it_lighter():
    alone: dict[tuple[str, str], Does] = {
        (movement.id, limit): advise(catalogue(), movement, {limit}).does
        for movement in catalogue().values()
        for limit in known_limits()
    }
    for (movement_id, limit), one in alone.items():
        for other in known_limits():
            both = advise(catalogue(), catalogue()[movement_id], {limit, other}).does
            assert GRAVITY.index(both) >= max(GRAVITY.index(one), GRAVITY.index(alone[movement_id, other]))


def test_the_low_dose_changes_everything_and_leaves_out_what_presses_and_what_strengthens():
    for movement in catalogue().values():
        advice = advise(catalogue(), movement, {LOW_DOSE})
        too_much = {"peanut", "roller", "weights"} & set(movement.kit) or movement.stage == "strengthen"
        assert advice.does == ("skip" if too_much else "modify")
        assert too_much or advice.how == ("Go only about half as far as you could.",)


def test_a_limit_that_does_not_exist_is_refused_by_name():
    with pytest.raises(BadRequest, match=r"There is no limit called “gout”\. Choose from: osteoporosis, .*low-dose"):
        refuse_limits({"gout", BONES})


@pytest.mark.parametrize("gate", [one.id for one in conditions() if one.clinician_first])
def test_some_limits_are_for_a_clinician_first(gate):
    with pytest.raises(BadRequest, match="please see a health professional first"):
        refuse_limits({gate, KNEES})


# The matrix.


def test_every_cell_has_a_reason_and_says_who_signed_it_off():
    rows = matrix(catalogue(), conditions())
    assert [row.limit.id for row in rows] == [*(one.id for one in conditions()), LOW_DOSE]
    for row in rows:
        assert [cell.movement.id for cell in row.cells] == list(catalogue())
        for cell in row.cells:
            assert cell.reason.endswith(".")
            assert cell.reviewed == cell.movement.reviewed
            assert (cell.swap is not None) == (cell.does == "swap")
            assert bool(cell.how) == (cell.does == "modify")


def test_a_cell_is_what_the_planner_does():
    for row in matrix(catalogue()):
        for cell in row.cells:
            assert cell.does == advise(catalogue(), cell.movement, {row.limit.id}).does


def test_somebody_who_was_cleared_by_a_clinician_is_not_in_the_rows_of_the_others():
    (row, low) = matrix(catalogue(), [one for one in conditions() if one.id == KNEES])
    assert (row.limit.id, low.limit.id) == (KNEES, LOW_DOSE)


# What is left to do.

ALL_KIT = frozenset({"mat", "roller", "peanut", "towel"})


@pytest.mark.parametrize("limit", [one.id for one in known_limits().values() if not one.clinician_first])
@pytest.mark.parametrize("place", ["desk", "floor"])
def test_for_every_limit_there_is_a_session_of_every_usual_length(limit, place):
    for minutes, track, kit in product((5, 10, 20), TRACKS, (frozenset({"mat"}), ALL_KIT)):
        planned = plan(catalogue(), Wishes(minutes, place, kit, track, frozenset({limit})), seed=1)
        assert abs(planned.seconds - minutes * 60) <= FIT_S
