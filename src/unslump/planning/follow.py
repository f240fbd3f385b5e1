"""From a routine to a session: the movements as they were written down, as far as today's limits allow.

picks ─ limits (changed, swapped, left out) ─▶ what can be done ─ amounts ─▶ plan
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Amount, Movement
from unslump.planning.amounts import choices, short_warm_ups, within
from unslump.planning.budget import CLOSING_MS, whole_item_ms
from unslump.planning.fill import more_for
from unslump.planning.fit import fit
from unslump.planning.lengths import inner_ms
from unslump.planning.limits import Advice, advise, refuse_limits, stands_in
from unslump.planning.model import FIT_S, NEW_HERE, Background, Plan, PlanItem, Wishes
from unslump.planning.reasons import reasons
from unslump.planning.recheck import recheck
from unslump.planning.routine import Routine
from unslump.planning.turns import SHORT_SESSION_MIN

WORTH_FILLING_S = 60
"""Less than a minute is nothing to put another movement into."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A movement that will be done, with the amounts that it may be done in."""

    movement: Movement
    amounts: Sequence[Amount]
    reason: str
    how: str = ""

    def lengths(self, before: Movement | None, *, last: bool) -> dict[int, Amount]:
        """Seconds, the way there included → the amount that takes them."""
        position = None if before is None else before.position
        found: dict[int, Amount] = {}
        for amount in self.amounts:
            length_ms = inner_ms(self.movement, amount)
            found.setdefault(whole_item_ms(position, self.movement, length_ms, self.how, last=last) // 1000, amount)
        return found


def follow(
    catalogue: Catalogue,
    routine: Routine,
    wishes: Wishes,
    background: Background = NEW_HERE,
    seed: int = 0,
    *,
    at_hand: Collection[str] | None = None,
    fill: bool = False,
) -> Plan:
    """The routine as a session. Picks without a dose are fitted to the wished minutes; the others stay as written.

    What they are ready for is the most that is asked in a movement that was done before and has no dose of its own here.
    `at_hand`: the kit that there is; None: whatever the routine needs, as for a list that somebody made for themselves.
    `fill`: where it takes a minute less than asked for or more, the planner adds other movements after it.
    Raises BadRequest where nothing of it is left.
    """
    refuse_limits(wishes.limits)
    left_out: dict[str, str] = {}
    most = {name: one.amount for name, one in background.ready.items() if one.change != "start"}
    parts = list(_parts(catalogue, routine, wishes, left_out, most))
    if at_hand is not None:
        parts = [part for part in parts if _is_at_hand(part, at_hand, left_out)]
    if any(pick.amount is None for pick in routine.picks):
        parts = _as_many_as_fit(parts, wishes, left_out)
    if not parts:
        raise BadRequest("Your limits leave nothing of this list. Choose another, or let Unslump put one together.")
    items = _items(parts, wishes.minutes * 60)
    left_s = wishes.minutes * 60 - sum(item.seconds for item in items)
    if fill and left_s >= WORTH_FILLING_S:
        parts += _filling(catalogue, parts, wishes, background, seed, left_s)
        items = _items(parts, wishes.minutes * 60)
    whole = Plan(items, sum(item.seconds for item in items), wishes, seed, tuple(left_out.items()))
    return recheck(whole, catalogue, wishes.limits).plan


def _parts(
    catalogue: Catalogue, routine: Routine, wishes: Wishes, left_out: dict[str, str], most: Mapping[str, Amount]
) -> Iterator[_Part]:
    """What can be done of it, in its order; what a limit swaps is swapped, if it is not on the list anyway."""
    words = reasons()
    listed = {pick.movement for pick in routine.picks}
    for pick in routine.picks:
        movement = catalogue.get(pick.movement)
        if movement is None:
            left_out[pick.movement] = words.left_out("gone")
            continue
        advice = advise(catalogue, movement, wishes.limits)
        if advice.offered:
            amounts = (pick.amount,) if pick.amount is not None else _amounts(movement, wishes, most)
            yield _Part(movement, amounts, words.listed(movement, routine.name), " ".join(advice.how))
            continue
        left_out[movement.id] = " ".join(advice.why)
        if advice.swap and advice.swap not in listed:
            listed.add(advice.swap)
            yield _stand_in(catalogue, advice, movement, wishes, most)


def _stand_in(
    catalogue: Catalogue, advice: Advice, movement: Movement, wishes: Wishes, most: Mapping[str, Amount]
) -> _Part:
    other = catalogue[advice.swap]
    how = " ".join(advise(catalogue, other, wishes.limits).how)
    return _Part(other, _amounts(other, wishes, most), stands_in(advice, movement, reasons()), how)


def _amounts(movement: Movement, wishes: Wishes, most: Mapping[str, Amount]) -> tuple[Amount, ...]:
    """From the least that a starter does to the most of the track that is theirs; a short session warms up briefly."""
    if movement.id in most:
        return tuple(within(movement, most[movement.id]).values())
    found = [*choices(movement, "starter").values(), *choices(movement, wishes.track).values()]
    if movement.stage == "warm-up" and wishes.minutes <= SHORT_SESSION_MIN:
        found += short_warm_ups(movement).values()
    return tuple(found)


def _filling(
    catalogue: Catalogue, parts: Sequence[_Part], wishes: Wishes, background: Background, seed: int, left_s: int
) -> list[_Part]:
    """What the planner adds, each in just its amount; the closing comes after them and not before."""
    kept = [part.movement for part in parts]
    more = more_for(catalogue, wishes, background, seed, kept, left_s + CLOSING_MS // 1000)
    return [_Part(catalogue[one.movement], (one.amount,), one.reason, one.how) for one in more]


def _is_at_hand(part: _Part, at_hand: Collection[str], left_out: dict[str, str]) -> bool:
    missing = [kit for kit in part.movement.kit if kit not in at_hand]
    if missing:
        left_out[part.movement.id] = reasons().missing(missing)
    return not missing


def _as_many_as_fit(parts: Sequence[_Part], wishes: Wishes, left_out: dict[str, str]) -> list[_Part]:
    """From the end, what there is no time for goes, even in its least amount; one movement always stays."""
    kept = list(parts)
    while len(kept) > 1 and sum(min(lengths) for lengths in _lengths(kept)) > wishes.minutes * 60 + FIT_S:
        gone = kept.pop()
        left_out[gone.movement.id] = reasons().left_out("list_time", minutes=wishes.minutes)
    return kept


def _lengths(parts: Sequence[_Part]) -> list[dict[int, Amount]]:
    before = [None, *(part.movement for part in parts)]
    return [part.lengths(before[i], last=i == len(parts) - 1) for i, part in enumerate(parts)]


def _items(parts: Sequence[_Part], goal_s: int) -> tuple[PlanItem, ...]:
    """Every part in an amount that brings the whole as near to the goal as it comes."""
    options = _lengths(parts)
    least, most = sum(map(min, options)), sum(map(max, options))
    total = min(max(goal_s, least), most)
    share = (total - least) / (most - least) if most > least else 0.0
    wanted = [min(option) + share * (max(option) - min(option)) for option in options]
    lengths = fit([sorted(option) for option in options], wanted, total, max(total - least, most - total))
    assert lengths is not None, "the least and the most are both within the tolerance"
    ids = [part.movement.id for part in parts]
    return tuple(
        _item(part, options[i][lengths[i]], lengths[i], lap=ids[: i + 1].count(part.movement.id))
        for i, part in enumerate(parts)
    )


def _item(part: _Part, amount: Amount, seconds: int, lap: int) -> PlanItem:
    movement = part.movement
    return PlanItem(movement.id, movement.stage, amount, seconds, part.reason, movement.sides, part.how, lap)
