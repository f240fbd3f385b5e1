"""Which weight decided: for a movement that is in the session, and for one that is not.

A session is worth a sum. What one movement brings to it is why it is in; what the sum would lose with another, put in where
that costs least, is why that one is not.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from unslump.planning.order import changes
from unslump.planning.problem import Problem, Turn
from unslump.planning.turns import Turns

AGAINST = ("again", "disliked", "recent")
"""Weights that speak against a movement, and have a sentence for when it is done even so."""
NO_ROOM = "away"
"""Being away from the minutes, or from the usual amounts: what has no room has too much of it."""


def brings(turns: Turns, problem: Problem, turn: Turn, first_for: int) -> Mapping[str, int]:
    """What one turn adds to the sum, by weight. `first_for`: the covers that it is the first in the session to have."""
    return {**turn.terms, **_of_covers(turns, problem, first_for)}


def why_in(turn: Turn, worth: Mapping[str, int]) -> str:
    """The weight that speaks most for a turn; where all together speak against it, the one that does so most.

    A warm-up is no choice.
    """
    if turn.warms_up:
        return "warm_up"
    against = {term: points for term, points in worth.items() if points < 0 and term in AGAINST}
    if against and sum(worth.values()) <= 0:
        return min(against, key=lambda term: against[term])
    return max(worth, key=lambda term: worth[term], default="more")


def why_out(worth: Mapping[str, int], instead: Mapping[str, int] | None) -> str:
    """The weight by which the session loses most with the other: both as `summed`, `instead` the best session with it.

    None: there is none within the time. And where nothing is lost, it does not come out to the second.
    """
    if instead is None:
        return NO_ROOM
    change = Counter(instead)
    change.subtract(worth)
    lost = {term: points for term, points in change.items() if points < 0}
    return min(lost, key=lambda term: lost[term]) if lost and change.total() <= 0 else NO_ROOM


def summed(turns: Turns, problem: Problem, chosen: Collection[int]) -> Mapping[str, int]:
    """What a session is worth in its best amounts, weight by weight: the sum that the planner maximises."""
    found: Counter[str] = Counter()
    bits = 0
    for i in chosen:
        found.update(problem.turns[i].terms)
        bits |= problem.turns[i].covers
    found.update(_of_covers(turns, problem, bits))
    groups = problem.groups(tuple(chosen))
    usual = sum(problem.turns[i].usual for i in chosen)
    found["position"] = problem.position * changes(groups)
    found[NO_ROOM] = problem.away * abs(usual - problem.room_s(groups))
    return found


def _of_covers(turns: Turns, problem: Problem, bits: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for bit, points in enumerate(problem.covers):
        if bits >> bit & 1:
            found[turns.term_of_cover(bit)] += points
    return found
