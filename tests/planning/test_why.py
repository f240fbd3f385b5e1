"""What is said about a choice is what decided it: with another weight the choice is another, and so is the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_catalogue, a_caution, a_dose, a_movement, doses
from tests.planning.made_up import CASES, Case
from unslump.movement.model import STAGES, Movement, Target
from unslump.movement.performance import amount_for
from unslump.planning.model import Background, Past, Plan, Ready, Wishes
from unslump.planning.plan import plan
from unslump.planning.problem import Turn
from unslump.planning.reasons import reasons
from unslump.planning.search import best_session
from unslump.planning.session_of import in_order, items_of
from unslump.planning.weights import Weight, Weights, weights
from unslump.planning.why import AGAINST, brings, summed

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WHOLE, HALF = 33, 15
"""Repetitions that fill three minutes, and half of them."""


def points(of: Mapping[str, int]) -> Weights:
    """The weights that ship, with these points; with none for what is not named."""

    def given(one: Weight) -> Weight:
        return replace(one, usual=of.get(one.id, 0), change=of.get(one.id, 0))

    table = weights()
    return Weights(
        {one.id: given(one) for one in table.movement.values()},
        tuple(replace(area, weight=given(area.weight)) for area in table.week),
        {one.id: given(one) for one in table.session.values()},
    )


def move(name: str, reps: int = WHOLE, **changes) -> Movement:
    """Three minutes of the neck, which no week asks for."""
    return a_movement(name, **{"doses": doses(a_dose(reps=(reps, reps))), "targets": (Target("neck"),)} | changes)


def done(*sessions_ago: tuple[str, int]) -> Background:
    """Each so many sessions ago, one a day, and something else every day: no session is ever the same again."""
    pasts = [("else", n) for n in range(1, 20)]
    return Background([Past(name, NOW - timedelta(days=n)) for name, n in (*pasts, *sessions_ago)])


@dataclass(frozen=True)
class Situation:
    """Where one weight decides between `one` and `other`: without it `other` is done, with it `one` is."""

    weight: str
    counts: int
    says: str
    """Why `one` is done then."""
    instead: str
    """Why `other` is not."""
    one: Movement = field(default_factory=lambda: move("one"))
    other: Movement = field(default_factory=lambda: move("other"))
    beside: tuple[Movement, ...] = ()
    """What else there is."""
    wishes: Wishes = field(default_factory=lambda: Wishes(3, "desk", likes=frozenset({"other"})))
    background: Background = field(default_factory=Background)
    also: Mapping[str, int] = field(default_factory=lambda: {"liked": 10, "more": 1})
    """What speaks for `other`, whatever the weight."""
    seed: int = 1

    def plan(self, counts: int) -> Plan:
        movements = a_catalogue(self.one, self.other, *self.beside)
        by = points({**self.also, self.weight: counts})
        return plan(movements, self.wishes, self.background, self.seed, by=by)


READY = Ready(amount_for(move("one"), "starter"), "up", "So.")
SITUATIONS = (
    Situation(
        "more",
        20,
        "3 minutes have room for it",
        "There is no room for it",
        one=move("one", HALF),
        beside=(move("two", HALF),),
        also={"liked": 10},
    ),
    Situation(
        "new",
        20,
        "You have not done it here yet",
        "Others come first that you have not done here yet.",
        background=done(("other", 9)),
    ),
    Situation(
        "due",
        60,
        "It has waited a while for its turn",
        "Others have waited longer for their turn.",
        background=done(("other", 1), ("one", 15)),
    ),
    Situation(
        "recent",
        -30,
        "3 minutes have room for it",
        "You did it not long ago, and others have waited longer.",
        background=done(("other", 1)),
    ),
    Situation(
        "liked",
        20,
        "You are fond of it",
        "Others come first that you are fond of.",
        wishes=Wishes(3, "desk", likes=frozenset({"one"})),
        background=Background(ready={"other": READY}),
        also={"up": 10, "more": 1},
    ),
    Situation(
        "disliked",
        -45,
        "3 minutes have room for it",
        "You would rather not do it, and 3 minutes are full without it.",
        wishes=Wishes(3, "desk", likes=frozenset({"other"}), dislikes=frozenset({"other"})),
    ),
    Situation(
        "up",
        20,
        "You are ready for a little more of it",
        "Others come first that you are ready for a little more of.",
        background=Background(ready={"one": READY}),
    ),
    Situation(
        "stands_in",
        40,
        "It stands in for Third",
        "Another comes first that stands in for something left out.",
        beside=(move("third", cautions=(a_caution(action="swap", swap="one"),)),),
        wishes=Wishes(3, "desk", likes=frozenset({"other"}), limits=frozenset({"osteoporosis"})),
    ),
    Situation(
        "variant",
        30,
        "It is another version of something",
        "Others come first that are other versions of what you have done lately.",
        one=move("one", easier=("third",)),
        beside=(move("third", place=("floor",)),),
        background=done(("third", 1)),
    ),
    Situation(
        "chance",
        90,
        "It came up today among others as good",
        "Others as good came up today; another day it is this one.",
        seed=2,
    ),
    Situation(
        "extension",
        30,
        "Your week has had little that opens",
        "Others open the upper back, and your week has had little that does.",
        one=move("one", targets=(Target("extension"),)),
    ),
    Situation(
        "rotation",
        30,
        "Your week has had little that turns",
        "Others turn the upper back, and your week has had little that does.",
        one=move("one", targets=(Target("rotation"),)),
    ),
    Situation(
        "side-bend",
        30,
        "Your week has had few side bends",
        "Others bend the upper back sideways, and your week has had little that does.",
        one=move("one", targets=(Target("side-bend"),)),
    ),
    Situation(
        "shoulder-blade",
        30,
        "Your week has had little for the shoulder blades",
        "Others move the shoulder blades, and your week has had little that does.",
        one=move("one", targets=(Target("shoulder-blade"),)),
    ),
    Situation(
        "strength",
        30,
        "Your week has room for strength",
        "Others ask for strength, and your week has room for it.",
        one=move("one", stage="strengthen"),
    ),
    Situation(
        "stage",
        20,
        "It lengthens the neck, slowly, now that you are warm.",
        "The session would be without anything that is held.",
        one=move("one", HALF, stage="static"),
        other=move("other", HALF),
        beside=(move("third", HALF),),
        wishes=Wishes(3, "desk", likes=frozenset({"other", "third"})),
        background=Background(ready={"third": READY}),
        also={"liked": 10, "more": 1, "again": -50, "up": 50},
    ),
    Situation(
        "position",
        -20,
        "3 minutes have room for it",
        "It would take a further change of position, and that time would go into getting there.",
        one=move("one", HALF),
        other=move("other", HALF, position="standing"),
        beside=(move("third", HALF),),
        wishes=Wishes(3, "desk", likes=frozenset({"other", "third"})),
        also={"liked": 10, "more": 1, "again": -50},
    ),
    Situation(
        "away",
        -60,
        "3 minutes have room for it",
        "There is no room for it in 3 minutes today",
        other=move("other", WHOLE + 2),
    ),
)


def why(planned: Plan, movement: str) -> str:
    """Why it is done (the last time, where it comes round again), or else why not."""
    inside = {item.movement: item.reason for item in planned.items}
    return inside.get(movement) or dict(planned.left_out)[movement]


def names(planned: Plan) -> list[str]:
    return [item.movement for item in planned.items]


@pytest.mark.parametrize("here", SITUATIONS, ids=lambda one: one.weight)
def test_with_another_weight_the_choice_is_another_and_so_is_what_is_said(here):
    without, with_it = here.plan(0), here.plan(here.counts)
    assert "other" in names(without)
    assert "one" not in names(without)
    assert "one" in names(with_it)
    assert "other" not in names(with_it)
    assert why(with_it, "one").startswith(here.says)
    assert why(with_it, "other").startswith(here.instead)


def test_the_same_comes_round_again_until_that_counts_more_than_a_dislike():
    pool = a_catalogue(move("one", HALF), move("other", HALF))
    wishes = Wishes(3, "desk", dislikes=frozenset({"one"}))
    twice, once = (plan(pool, wishes, seed=1, by=points({"disliked": -20, "more": 1, "again": n})) for n in (-10, -60))
    assert names(twice) == ["other", "other"]
    assert why(twice, "other").startswith("Once more, because 3 minutes leave room for it.")
    assert why(twice, "one").startswith("You would rather not do it, and 3 minutes are full without it.")
    assert sorted(names(once)) == ["one", "other"]
    assert why(once, "one").startswith("You would rather not do it, but little else fills 3 minutes today")


@pytest.mark.parametrize(("days", "does"), [(3, "one"), (2, "other")])
def test_a_programme_says_on_how_many_days_the_week_asks_for_strength(days, does):
    pool = a_catalogue(
        move("one", stage="strengthen"), move("other"), move("slide", stage="strengthen", place=("floor",))
    )
    past = [Past("slide", NOW - timedelta(days=ago), 90) for ago in (2, 5)]
    background = Background(past, NOW, strength_days=days)
    by = points({"liked": 5, "strength": 30})
    planned = plan(pool, Wishes(3, "desk", likes=frozenset({"other"})), background, seed=1, by=by)
    assert names(planned) == [does]
    assert why(planned, "one").startswith("Your week has room for strength") == (does == "one")


def test_every_weight_of_the_table_decides_somewhere():
    table = weights()
    every = {*table.movement, *table.session, *(area.weight.id for area in table.week)}
    assert {one.weight for one in SITUATIONS} | {"again"} == every


def test_every_weight_has_a_sentence_for_what_is_in_and_for_what_is_out():
    table, words = weights(), reasons()
    terms = [*table.movement, *(f"week:{area.weight.id}" for area in table.week), *(f"stage:{one}" for one in STAGES)]
    for term in terms:
        assert term == "stands_in" or words.chosen(term, move("one"), 10).endswith(".")
        assert words.left_out(term, minutes=10).endswith(".")
    assert all(words.left_out(term, minutes=10).endswith(".") for term in ("position", "away"))


ANY_WEIGHTS = st.fixed_dictionaries(
    {
        name: st.integers(-90, 90)
        for name in (*weights().movement, *(area.weight.id for area in weights().week), "stage")
    }
).map(lambda some: points({**some, "position": -6, "away": -40}))


@settings(max_examples=60)
@given(CASES, ANY_WEIGHTS)
def test_the_sentence_of_a_movement_is_what_adds_most_to_the_sum_that_was_looked_for(case, by):
    turns = case.turns(by)
    chosen = best_session(turns.problem) if turns.turns else None
    if chosen is None:
        return
    total, covered, brought = summed(turns, turns.problem, chosen), 0, 0
    assert sum(total.values()) >= turns.problem.worth(chosen)
    for i, item in zip(in_order(turns, chosen), items_of(turns, turns.problem, chosen), strict=True):
        turn = turns.turns[i]
        worth = brings(turns, turns.problem, turn, turn.covers & ~covered)
        covered |= turn.covers
        brought += sum(worth.values())
        if not turn.warms_up:
            most = [term for term, points in worth.items() if points == max(worth.values())]
            if sum(worth.values()) <= 0:
                against = {term: points for term, points in worth.items() if term in AGAINST and points < 0}
                most = [term for term, points in against.items() if points == min(against.values())] or most
            said = [turn.candidate.reason if term == "stands_in" else _said(case, turn, term) for term in most]
            assert item.reason in (said or [_said(case, turn, "more")])
    assert brought + total["position"] + total["away"] == sum(total.values())


def _said(case: Case, turn: Turn, term: str) -> str:
    return reasons().chosen(term, turn.candidate.movement, case.wishes.minutes)
