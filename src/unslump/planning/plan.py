"""From wishes to an ordered session that fits the time.

catalogue ─ eligible ─▶ candidates ─ turns ─▶ problem ─ search ─▶ turns and lengths ─ order, reasons ─▶ plan
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from unslump.errors import BadRequest, DoesNotFit
from unslump.movement.catalogue import Catalogue
from unslump.planning.eligible import AT_HAND, eligible
from unslump.planning.limits import refuse_limits
from unslump.planning.model import LONGEST_MIN, NEW_HERE, SHORTEST_MIN, Background, Plan, Wishes
from unslump.planning.reasons import reasons
from unslump.planning.refusal import refusal
from unslump.planning.search import best_session
from unslump.planning.session_of import plan_of
from unslump.planning.turns import Turns, asked_by
from unslump.planning.weights import Weights, weights
from unslump.units import TRACKS


def plan(
    catalogue: Catalogue,
    wishes: Wishes,
    background: Background = NEW_HERE,
    seed: int = 0,
    *,
    by: Weights | None = None,
) -> Plan:
    """An ordered session for these wishes, within 20 s of the minutes asked for; `by` other weights than those that ship.

    The same arguments always give the same plan. Raises BadRequest, saying which wish to change.
    """
    refuse_nonsense(catalogue, wishes)
    asked = asked_by(catalogue, wishes, background, seed, by or weights())
    candidates, left_out = eligible(catalogue, wishes, asked.lately, reasons())
    turns = Turns(asked, candidates)
    for problem in turns.problems:
        chosen = best_session(problem)
        if chosen is not None:
            return plan_of(turns, problem, chosen, left_out)
    raise refusal(asked)


def plan_nearest(
    catalogue: Catalogue, wishes: Wishes, background: Background = NEW_HERE, seed: int = 0, *, by: Weights | None = None
) -> Plan:
    """As `plan`, in the nearest number of minutes that works where the one that was asked for does not.

    For minutes that somebody did not ask for today: how long they usually practise must not lock them out.
    """
    try:
        return plan(catalogue, wishes, background, seed, by=by)
    except DoesNotFit as refused:
        if refused.nearest is None:
            raise
        return plan(catalogue, replace(wishes, minutes=refused.nearest), background, seed, by=by)


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
