"""From wishes to an ordered session that fits the time: the first planner.

catalogue ─ eligible ─▶ candidates ─ rotation ─▶ whose turn ─ fit ─▶ how much of each ─▶ plan
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from unslump.errors import BadRequest, DoesNotFit
from unslump.movement.catalogue import Catalogue
from unslump.planning.choose import Chooser
from unslump.planning.eligible import AT_HAND, Candidate, eligible
from unslump.planning.limits import refuse_limits
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import LONGEST_MIN, SHORTEST_MIN, Emphasis, Past, Plan, Ready, Wishes
from unslump.planning.reasons import Reasons, reasons
from unslump.planning.rotation import Rotation
from unslump.units import TRACKS

NOTHING_SAID: Mapping[str, Ready] = {}


def plan(
    catalogue: Catalogue,
    wishes: Wishes,
    history: Sequence[Past] = (),
    seed: int = 0,
    *,
    when: datetime | None = None,  # noqa: ARG001 - for the rest days that come with the weights
    ready: Mapping[str, Ready] = NOTHING_SAID,
    emphasis: Emphasis = "usual",  # noqa: ARG001 - likewise
) -> Plan:
    """An ordered session for these wishes, within 20 s of the minutes asked for.

    `when` it is to be done decides what rests today; `ready` is the most that may be asked in each movement.

    The same arguments always give the same plan. Raises BadRequest, saying which wish to change.
    """
    refuse_nonsense(catalogue, wishes)
    words = reasons()
    candidates, left_out = eligible(catalogue, wishes, history, words)
    rotation = Rotation(candidates, history, Random(seed))
    items = Chooser(wishes, candidates, rotation, words, ready).items()
    if items is None:
        raise _too_little(wishes, _nearest(wishes, candidates, rotation, ready))
    names = {item.movement for item in items}
    squeezed = tuple((one.movement.id, _no_room(wishes, words)) for one in candidates if one.movement.id not in names)
    return Plan(items, sum(item.seconds for item in items), wishes, seed, (*squeezed, *left_out))


def plan_nearest(
    catalogue: Catalogue,
    wishes: Wishes,
    history: Sequence[Past] = (),
    seed: int = 0,
    *,
    when: datetime | None = None,
    ready: Mapping[str, Ready] = NOTHING_SAID,
    emphasis: Emphasis = "usual",
) -> Plan:
    """As `plan`, in the nearest number of minutes that works where the one that was asked for does not.

    For minutes that somebody did not ask for today: how long they usually practise must not lock them out.
    """
    try:
        return plan(catalogue, wishes, history, seed, when=when, ready=ready, emphasis=emphasis)
    except DoesNotFit as refusal:
        if refusal.nearest is None:
            raise
        nearest = replace(wishes, minutes=refusal.nearest)
        return plan(catalogue, nearest, history, seed, when=when, ready=ready, emphasis=emphasis)


def refuse_nonsense(catalogue: Catalogue, wishes: Wishes) -> None:
    """Raises BadRequest where a wish cannot be understood, saying what can be."""
    if not SHORTEST_MIN <= wishes.minutes <= LONGEST_MIN:
        size = "short" if wishes.minutes < SHORTEST_MIN else "long"
        choose = f"Choose {SHORTEST_MIN} to {LONGEST_MIN} minutes."
        raise BadRequest(f"{wishes.minutes} minutes is too {size} for a session. {choose}")
    _refuse_unknown("place", [wishes.place], tuple(AT_HAND))
    _refuse_unknown("track", [wishes.track], TRACKS)
    refuse_limits(wishes.limits)
    known = {kit for movement in catalogue.values() for kit in (*movement.kit, *movement.optional_kit)}
    _refuse_unknown("piece of kit", sorted(wishes.kit), sorted(known.union(*AT_HAND.values())))


def _refuse_unknown(what: str, given: Sequence[str], known: Collection[str]) -> None:
    for one in given:
        if one not in known:
            raise BadRequest(f"There is no {what} called “{one}”. Choose from: {', '.join(known)}.")


def _nearest(
    wishes: Wishes, candidates: Sequence[Candidate], rotation: Rotation, ready: Mapping[str, Ready]
) -> int | None:
    """The number of minutes next to the wish that comes out; of two as near, the shorter."""
    others = sorted(range(SHORTEST_MIN, LONGEST_MIN + 1), key=lambda minutes: abs(minutes - wishes.minutes))
    return next((n for n in others if _fills(n, wishes, candidates, rotation, ready)), None)


def _fills(
    minutes: int, wishes: Wishes, candidates: Sequence[Candidate], rotation: Rotation, ready: Mapping[str, Ready]
) -> bool:
    return Chooser(replace(wishes, minutes=minutes), candidates, rotation, reasons(), ready).items() is not None


def _too_little(wishes: Wishes, nearest: int | None) -> DoesNotFit:
    """What to change, with the nearest number of minutes that would work."""
    if nearest is None:
        less = "Choose another place, add kit, or leave out less."
        return DoesNotFit(f"No movement is left for these wishes. {less}", None)
    ask = f"Ask for {nearest} minutes"
    if LOW_DOSE in wishes.limits:
        sentence = f"On a day of few, small movements there is not enough for {wishes.minutes} minutes. {ask}."
    elif wishes.limits:
        sentence = f"What your limits leave does not come to {wishes.minutes} minutes. {ask}, or choose another place."
    else:
        sentence = f"These wishes do not come to {wishes.minutes} minutes. {ask}, choose another place, or add kit."
    return DoesNotFit(sentence, nearest)


def _no_room(wishes: Wishes, words: Reasons) -> str:
    """Why something that would suit is not in it this time."""
    if LOW_DOSE in wishes.limits:
        return words.limited("enough", said=low_dose().said, reason=low_dose().more_reason)
    return words.left_out("time", minutes=wishes.minutes)
