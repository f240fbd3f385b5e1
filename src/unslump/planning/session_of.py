"""From the turns that were chosen to the items of a session, in order, each with the reason that weighed most."""

from collections.abc import Collection, Mapping, Sequence

from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import Plan, PlanItem
from unslump.planning.order import groups_in_order
from unslump.planning.problem import CLOSING_S, WAY_S, Problem
from unslump.planning.reasons import reasons
from unslump.planning.search import nearest_with
from unslump.planning.turns import Turns
from unslump.planning.why import brings, summed, why_in, why_out


def plan_of(turns: Turns, problem: Problem, chosen: Mapping[int, int], left_out: Sequence[tuple[str, str]]) -> Plan:
    """The whole session: what was chosen for this problem; `left_out` is what was no candidate, with the reasons."""
    items, asked = items_of(turns, problem, chosen), turns.asked
    squeezed = left_out_of(turns, problem, chosen)
    return Plan(items, sum(item.seconds for item in items), asked.wishes, asked.seed, (*squeezed, *left_out))


def items_of(turns: Turns, problem: Problem, chosen: Mapping[int, int]) -> tuple[PlanItem, ...]:
    """The session: turns by index with their lengths, in the order with the fewest changes of position."""
    ordered = in_order(turns, chosen)
    items: list[PlanItem] = []
    covered = 0
    before = None
    for nth, i in enumerate(ordered, 1):
        turn = turns.turns[i]
        way_s = 0 if before == turn.group[1] else WAY_S
        seconds = chosen[i] + way_s + (CLOSING_S if nth == len(ordered) else 0)
        why = why_in(turn, brings(turns, problem, turn, turn.covers & ~covered))
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


def left_out_of(turns: Turns, problem: Problem, chosen: Collection[int]) -> tuple[tuple[str, str], ...]:
    """What would suit and is not in it, with what spoke most for the others; else there was no room."""
    words, minutes = reasons(), turns.minutes
    inside = {turns.turns[i].id for i in chosen}
    outside = {i: turn.id for i, turn in enumerate(turns.turns) if turn.lap == 1 and turn.id not in inside}
    if LOW_DOSE in turns.asked.wishes.limits:
        enough = words.limited("enough", said=low_dose().said, reason=low_dose().more_reason)
        return tuple((movement_id, enough) for movement_id in outside.values())
    near = nearest_with(problem, tuple(sorted(chosen)))
    worth = summed(turns, problem, chosen)
    why = {i: why_out(worth, summed(turns, problem, near[i]) if i in near else None) for i in outside}
    return tuple((movement_id, words.left_out(why[i], minutes=minutes)) for i, movement_id in outside.items())
