"""Another session around what is kept: swap one movement, or make the rest shorter.

swapped   everything else stays as it is, and something else takes the place
shorter   what is done and what is in hand stay; the rest is cut to the minutes that are left
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Movement, Position
from unslump.planning.amounts import within
from unslump.planning.budget import item_seconds
from unslump.planning.eligible import eligible
from unslump.planning.fit import fit
from unslump.planning.model import NEW_HERE, Background, Plan, PlanItem
from unslump.planning.plan import plan
from unslump.planning.problem import Problem
from unslump.planning.reasons import reasons
from unslump.planning.search import best_session
from unslump.planning.session_of import plan_of
from unslump.planning.turns import Turns, asked_by
from unslump.planning.weights import weights


def swapped(
    catalogue: Catalogue,
    before: Plan,
    gone: str,
    background: Background = NEW_HERE,
) -> Plan:
    """The plan with another movement for `gone`; what else is in it stays as it is, if it can.

    Where nothing takes the very same time the others give or take a little, and where that does not help either, the
    whole is planned anew without it. Raises DoesNotFit where no session is left.
    """
    wishes = replace(before.wishes, leave_out=before.wishes.leave_out | {gone})
    asked = asked_by(catalogue, wishes, background, before.seed, weights())
    candidates, left_out = eligible(catalogue, wishes, asked.lately, reasons())
    turns = Turns(asked, candidates)
    kept = {i: item for item in before.items if item.movement != gone for i in (turns.index(item),) if i is not None}
    for problem in (_fixed(turns, kept), _forced(turns, kept, 1), _forced(turns, kept, 2)):
        chosen = best_session(problem)
        if chosen is not None:
            return plan_of(turns, problem, chosen, left_out)
    return plan(catalogue, wishes, background, before.seed)


def _forced(turns: Turns, kept: Mapping[int, PlanItem], new: int) -> Problem:
    return replace(turns.problem, forced=frozenset(kept), most_new=new, seen=frozenset())


def _fixed(turns: Turns, kept: Mapping[int, PlanItem]) -> Problem:
    """The same with everything that is kept in exactly its amount."""
    problem = _forced(turns, kept, 1)
    lengths = {i: turns.length(item) for i, item in kept.items()}
    fixed = tuple(
        turn if i not in lengths else replace(turn, lengths=(lengths[i],), usual=lengths[i])
        for i, turn in enumerate(problem.turns)
    )
    return replace(problem, turns=fixed)


def shorter(catalogue: Catalogue, before: Plan, stays: int, left_s: int) -> Plan:
    """The first `stays` items as they are, and of the others what fits into so many seconds: never more, in no larger amount.

    What works on something that has not had its turn yet is kept first. Nothing may fit, and then the session ends with
    what stays.
    """
    head, rest = before.items[:stays], before.items[stays:]
    had = {target.motion for item in head for target in catalogue.find(item.movement).targets}
    chosen: list[PlanItem] = []
    for item in sorted(rest, key=lambda one: (one.lap, not _motions(catalogue, one) - had, rest.index(one))):
        trial = sorted([*chosen, item], key=rest.index)
        if sum(min(lengths) for lengths in _lengths(catalogue, head, trial)) <= left_s:
            chosen = trial
    items = _timed(catalogue, [*head, *_as_long_as(catalogue, head, chosen, left_s)])
    dropped = [item.movement for item in rest if item.movement not in {one.movement for one in items}]
    why = reasons().left_out("shorter")
    out = {**dict.fromkeys(dropped, why), **{one: said for one, said in before.left_out if one not in dropped}}
    return Plan(items, sum(item.seconds for item in items), before.wishes, before.seed, tuple(out.items()))


def _motions(catalogue: Catalogue, item: PlanItem) -> set[str]:
    return {target.motion for target in catalogue.find(item.movement).targets}


def _lengths(catalogue: Catalogue, head: Sequence[PlanItem], rest: Sequence[PlanItem]) -> list[dict[int, Amount]]:
    """For each of the rest, in order: seconds, the way there included, and the amount that takes them."""
    found = []
    position = _position(catalogue, head)
    for nth, item in enumerate(rest, 1):
        movement = catalogue.find(item.movement)
        found.append(_lengths_of(movement, item, position, last=nth == len(rest)))
        position = movement.position
    return found


def _lengths_of(movement: Movement, item: PlanItem, position: Position | None, *, last: bool) -> dict[int, Amount]:
    amounts = within(movement, item.amount).values()
    return {item_seconds(position, movement, one, item.how, last=last): one for one in amounts}


def _position(catalogue: Catalogue, items: Sequence[PlanItem]) -> Position | None:
    return catalogue.find(items[-1].movement).position if items else None


def _as_long_as(
    catalogue: Catalogue, head: Sequence[PlanItem], rest: Sequence[PlanItem], left_s: int
) -> list[PlanItem]:
    """The rest in amounts that come as near to the time that is left as they do without going over it."""
    if not rest:
        return []
    options = _lengths(catalogue, head, rest)
    least, most = sum(map(min, options)), sum(map(max, options))
    goal_s = max(least, min(left_s, most))
    share = (goal_s - least) / (most - least) if most > least else 0.0
    wanted = [min(some) + share * (max(some) - min(some)) for some in options]
    for total in range(goal_s, least - 1, -1):
        lengths = fit([sorted(some) for some in options], wanted, total, 0)
        if lengths is not None:
            return [replace(item, amount=options[i][lengths[i]]) for i, item in enumerate(rest)]
    raise AssertionError("the least of each always comes out")


def _timed(catalogue: Catalogue, items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items with the seconds that they take now."""
    timed = []
    for nth, item in enumerate(items):
        movement = catalogue.find(item.movement)
        before = _position(catalogue, items[:nth])
        seconds = item_seconds(before, movement, item.amount, item.how, last=nth == len(items) - 1)
        timed.append(replace(item, seconds=seconds))
    return tuple(timed)
