"""A plan of before, held against the limits of today: what they change is changed, what they leave out goes.

Somebody's limits may have changed between choosing a session and doing it, and so may a movement's file.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement, Position
from unslump.planning.budget import item_seconds
from unslump.planning.limits import advise, left_out_by, refuse_limits
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import Plan, PlanItem
from unslump.planning.reasons import reasons
from unslump.screening.after import is_easily_annoyed


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A plan as today's limits allow it."""

    plan: Plan
    """The very same where nothing speaks against it."""
    dropped: tuple[tuple[str, str], ...] = ()
    """Ids of the movements that are out now, each with the reason as a sentence."""


def recheck(plan: Plan, catalogue: Catalogue, limits: Collection[str]) -> Rechecked:
    """The plan with today's limits. Raises BadRequest where nothing of it is left, or a limit goes with no movement."""
    refuse_limits(limits)
    dropped: dict[str, str] = {}
    kept: list[PlanItem] = []
    for item in plan.items:
        movement = catalogue.get(item.movement)
        if movement is None:
            dropped[item.movement] = reasons().left_out("gone")
            continue
        advice = advise(catalogue, movement, limits)
        if advice.offered:
            kept.append(replace(item, how=" ".join(advice.how)))
        else:
            dropped[item.movement] = " ".join(advice.why)
    if LOW_DOSE in limits:
        kept = _brought_down(kept, catalogue, dropped)
    if not kept:
        raise BadRequest("Your limits leave nothing of this session. Plan a new one, and it starts from them.")
    items = _timed(kept, catalogue)
    if items == plan.items and plan.wishes.limits == frozenset(limits):
        return Rechecked(plan)
    out = {**dict(plan.left_out), **dropped}
    done = {item.movement for item in items}
    why = {one: _why_out(catalogue.get(one), reason, catalogue, limits, done) for one, reason in out.items()}
    wishes = replace(plan.wishes, limits=frozenset(limits))
    whole = Plan(items, sum(item.seconds for item in items), wishes, plan.seed, tuple(why.items()))
    return Rechecked(whole, tuple((one, why[one]) for one in dropped))


def as_felt(plan: Plan, catalogue: Catalogue, pain: int | None) -> Plan:
    """The plan for somebody who has just said how it feels: in small doses from where a back is easily annoyed."""
    return recheck(plan, catalogue, plan.wishes.limits | {LOW_DOSE}).plan if is_easily_annoyed(pain) else plan


def _why_out(
    movement: Movement | None, reason: str, catalogue: Catalogue, limits: Collection[str], done: Collection[str]
) -> str:
    """The reason of today: a limit's where one speaks, and never a stand-in that is not there."""
    if movement is None:
        return reason
    advice = advise(catalogue, movement, limits)
    if advice.offered:
        return reason
    return " ".join(advice.why if advice.swap in {"", *done} else left_out_by(advice, reasons()))


def _brought_down(items: Sequence[PlanItem], catalogue: Catalogue, dropped: dict[str, str]) -> list[PlanItem]:
    """No more movements, and no more of each, than on the low dose; notes down what goes."""
    low = low_dose()
    kept: list[PlanItem] = []
    for item in items:
        movement = catalogue.find(item.movement)
        loads = {one.movement for one in kept if not low.is_calm(catalogue.find(one.movement))}
        if low.is_calm(movement) or item.movement in loads or len(loads) < low.moves[1]:
            if item.lap <= low.times:
                kept.append(replace(item, amount=low.amount(movement, item.amount)))
        else:
            dropped[item.movement] = reasons().limited("enough", said=low.said, reason=low.more_reason)
    return kept


def _timed(items: Sequence[PlanItem], catalogue: Catalogue) -> tuple[PlanItem, ...]:
    """The items with the seconds that they take now, one after the other."""
    timed: list[PlanItem] = []
    before: Position | None = None
    for nth, item in enumerate(items, 1):
        movement = catalogue.find(item.movement)
        seconds = item_seconds(before, movement, item.amount, item.how, last=nth == len(items))
        timed.append(replace(item, seconds=seconds))
        before = movement.position
    return tuple(timed)
