"""From wishes to an ordered session that fits the time: the first planner.

catalogue ─ eligible ─▶ candidates ─ rotation ─▶ whose turn ─ fit ─▶ how much of each ─▶ plan
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from random import Random

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.planning.choose import Chooser
from unslump.planning.eligible import AT_HAND, Candidate, eligible
from unslump.planning.model import LONGEST_MIN, SHORTEST_MIN, Past, Plan, Wishes
from unslump.planning.reasons import reasons
from unslump.planning.rotation import Rotation
from unslump.screening.conditions import conditions
from unslump.units import TRACKS


def plan(catalogue: Catalogue, wishes: Wishes, history: Sequence[Past] = (), seed: int = 0) -> Plan:
    """An ordered session for these wishes, within 30 s of the minutes asked for.

    The same arguments always give the same plan. Raises BadRequest, saying which wish to change.
    """
    refuse_nonsense(catalogue, wishes)
    words = reasons()
    candidates, left_out = eligible(catalogue, wishes, history, words)
    rotation = Rotation(candidates, history, Random(seed))
    items = Chooser(wishes, candidates, rotation, words).items()
    if items is None:
        possible = [n for n in range(SHORTEST_MIN, LONGEST_MIN + 1) if _fills(n, wishes, candidates, rotation)]
        raise BadRequest(_too_little(wishes.minutes, possible))
    names = {item.movement for item in items}
    no_room = words.left_out("time", minutes=wishes.minutes)
    squeezed = tuple((one.movement.id, no_room) for one in candidates if one.movement.id not in names)
    return Plan(items, sum(item.seconds for item in items), wishes, seed, (*squeezed, *left_out))


def refuse_nonsense(catalogue: Catalogue, wishes: Wishes) -> None:
    """Raises BadRequest where a wish cannot be understood, saying what can be."""
    if not SHORTEST_MIN <= wishes.minutes <= LONGEST_MIN:
        size = "short" if wishes.minutes < SHORTEST_MIN else "long"
        choose = f"Choose {SHORTEST_MIN} to {LONGEST_MIN} minutes."
        raise BadRequest(f"{wishes.minutes} minutes is too {size} for a session. {choose}")
    _refuse_unknown("place", [wishes.place], tuple(AT_HAND))
    _refuse_unknown("track", [wishes.track], TRACKS)
    _refuse_limits(wishes)
    known = {kit for movement in catalogue.values() for kit in (*movement.kit, *movement.optional_kit)}
    _refuse_unknown("piece of kit", sorted(wishes.kit), sorted(known.union(*AT_HAND.values())))


def _refuse_unknown(what: str, given: Sequence[str], known: Collection[str]) -> None:
    for one in given:
        if one not in known:
            raise BadRequest(f"There is no {what} called “{one}”. Choose from: {', '.join(known)}.")


def _refuse_limits(wishes: Wishes) -> None:
    known = {condition.id: condition for condition in conditions()}
    _refuse_unknown("limit", sorted(wishes.limits), tuple(known))
    gates = [known[limit].name for limit in sorted(wishes.limits) if known[limit].clinician_first]
    if gates:
        raise BadRequest(f"{gates[0]}: please see a health professional first, and come back when they have agreed.")


def _fills(minutes: int, wishes: Wishes, candidates: Sequence[Candidate], rotation: Rotation) -> bool:
    return Chooser(replace(wishes, minutes=minutes), candidates, rotation, reasons()).items() is not None


def _too_little(minutes: int, possible: Sequence[int]) -> str:
    """What to change, with the nearest number of minutes that would work."""
    if not possible:
        return "No movement is left for these wishes. Choose another place, add kit, or leave out less."
    nearest = min(possible, key=lambda n: abs(n - minutes))
    return (
        f"These wishes do not come to {minutes} minutes. Ask for {nearest} minutes, choose another place, or add kit."
    )
