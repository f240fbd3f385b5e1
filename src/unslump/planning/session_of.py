"""From the turns that were chosen to the items of a session, in order, each with the reason that weighed most."""

from collections.abc import Collection, Mapping, Sequence

from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import Plan, PlanItem
from unslump.planning.order import groups_in_order
from unslump.planning.problem import CLOSING_S, WAY_S, Turn
from unslump.planning.reasons import reasons
from unslump.planning.turns import Turns

AGAINST = ("again", "disliked", "recent")
"""Weights that speak against a movement, and have a sentence for when it is done, or left out, even so."""


def plan_of(turns: Turns, chosen: Mapping[int, int], left_out: Sequence[tuple[str, str]]) -> Plan:
    """The whole session; `left_out` is what was no candidate, with the reasons."""
    items, asked = items_of(turns, chosen), turns.asked
    squeezed = left_out_of(turns, {item.movement for item in items})
    return Plan(items, sum(item.seconds for item in items), asked.wishes, asked.seed, (*squeezed, *left_out))


def items_of(turns: Turns, chosen: Mapping[int, int]) -> tuple[PlanItem, ...]:
    """The session: turns by index with their lengths, in the order with the fewest changes of position."""
    ordered = in_order(turns, chosen)
    items: list[PlanItem] = []
    covered = 0
    before = None
    for nth, i in enumerate(ordered, 1):
        turn = turns.turns[i]
        way_s = 0 if before == turn.group[1] else WAY_S
        seconds = chosen[i] + way_s + (CLOSING_S if nth == len(ordered) else 0)
        why = why_in(turns, turn, turn.covers & ~covered)
        movement, candidate = turn.candidate.movement, turn.candidate
        reason = candidate.reason if why == "stands_in" else reasons().chosen(why, movement, turns.minutes)
        amount = turns.amount(turn, chosen[i])
        rest = (movement.sides, candidate.how, turn.lap)
        items.append(PlanItem(movement.id, movement.stage, amount, seconds, reason, *rest))
        covered |= turn.covers
        before = turn.group[1]
    return tuple(items)


def in_order(turns: Turns, chosen: Collection[int]) -> list[int]:
    """By stage and position, as `order` has it; within them lap by lap, the easier first."""
    bits = turns.problem.groups(sorted(chosen))
    place = {group: nth for nth, group in enumerate(groups_in_order(bits))}

    def key(i: int) -> tuple[int, int, int, str]:
        turn = turns.turns[i]
        return place[turn.group], turn.lap, turn.candidate.movement.difficulty, turn.id

    return sorted(chosen, key=key)


def why_in(turns: Turns, turn: Turn, first_for: int) -> str:
    """The weight that speaks most for a turn; where all together speak against it, the one that does so most.

    `first_for`: the covers that it is the first in the session to have; those count for it. A warm-up is no choice.
    """
    if turn.warms_up:
        return "warm_up"
    worth = dict(turn.terms)
    for bit, points in enumerate(turns.problem.covers):
        if first_for >> bit & 1:
            worth[turns.term_of_cover(bit)] = points
    against = {term: points for term, points in worth.items() if points < 0 and term in AGAINST}
    if against and sum(worth.values()) <= 0:
        return min(against, key=lambda term: against[term])
    return max(worth, key=lambda term: worth[term])


def left_out_of(turns: Turns, inside: Collection[str]) -> tuple[tuple[str, str], ...]:
    """What would suit and is not in it, with the weight that spoke most against it; else there was no room."""
    words = reasons()
    found = []
    for turn in turns.turns:
        if turn.lap > 1 or turn.id in inside:
            continue
        if LOW_DOSE in turns.asked.wishes.limits:
            why = words.limited("enough", said=low_dose().said, reason=low_dose().more_reason)
        else:
            why = words.left_out(_why_out(turn), minutes=turns.minutes)
        found.append((turn.id, why))
    return tuple(found)


def _why_out(turn: Turn) -> str:
    against = {term: points for term, points in turn.terms.items() if points < 0 and term in AGAINST}
    return min(against, key=lambda term: against[term]) if against else "time"
