"""What somebody asks of today's session: from the form, else as last time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from unslump.errors import BadRequest, DoesNotFit
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.planning.eligible import AT_HAND
from unslump.planning.model import Background, Plan, Wishes
from unslump.planning.plan import plan
from unslump.planning.replan import swapped
from unslump.records import queries
from unslump.records.clearances import Clearance
from unslump.records.models import Preferences

MINUTES = (3, 5, 10, 15, 20, 30)
A_GAP = timedelta(days=7)
MOST_SWAPS = 40


@cache
def kit_to_ask_for() -> tuple[str, ...]:
    """Every piece of kit that some movement needs and not everybody has."""
    needed = {piece for movement in catalogue().values() for piece in movement.kit}
    return tuple(sorted(needed.difference(*AT_HAND.values())))


def kit_matters(place: str) -> bool:
    """Whether any movement that can be done there needs a piece that not everybody has."""
    here = [movement for movement in catalogue().values() if place in movement.place]
    return any(set(movement.kit) & set(kit_to_ask_for()) for movement in here)


def wishes_from(asked: QueryDict, usual: Preferences, standing: Clearance) -> Wishes:
    """The form's word counts; without a form, the person's usual."""
    spoke = "minutes" in asked
    return Wishes(
        minutes=_whole(asked, "minutes") if spoke else usual.minutes,
        place=asked.get("place", usual.place),  # type: ignore[arg-type]  # the planner refuses what is no place
        kit=_kit(asked.getlist("kit") if spoke else usual.kit),
        track=queries.track_of(usual),
        limits=standing.limits,
        likes=frozenset(usual.likes),
        dislikes=frozenset(usual.dislikes),
    )


def seed_from(asked: QueryDict, now: datetime) -> int:
    """The same all day long, unless something else is asked for."""
    return _whole(asked, "seed") if "seed" in asked else now.astimezone().toordinal()


def session_id_from(asked: QueryDict) -> UUID:
    try:
        return UUID(asked.get("session", ""))
    except ValueError:
        return uuid4()


def pain_from(asked: QueryDict) -> int | None:
    """0 is a number; nothing chosen is None."""
    given = asked.get("pain", "")
    if given == "":
        return None
    number = _whole(asked, "pain")
    if number > 10:
        raise BadRequest(_("How it feels goes from 0 to 10."))
    return number


@lru_cache(maxsize=64)
def planned(known: Catalogue, wishes: Wishes, background: Background, seed: int, swaps: tuple[str, ...] = ()) -> Plan:
    """The plan, with each of `swaps` swapped for something else; a page that is looked at twice is planned once."""
    if not swaps:
        return plan(known, wishes, background, seed)
    before = planned(known, wishes, background, seed, swaps[:-1])
    if swaps[-1] not in {item.movement for item in before.items}:
        return before
    return swapped(known, before, swaps[-1], background)


def planned_nearly(
    known: Catalogue, wishes: Wishes, background: Background, seed: int, swaps: tuple[str, ...] = ()
) -> tuple[Plan | None, str]:
    """The plan, or the nearest one that there is, with a sentence about why it is another."""
    try:
        return planned(known, wishes, background, seed, swaps), ""
    except DoesNotFit as refusal:
        if swaps:
            before, why = planned_nearly(known, wishes, background, seed, swaps[:-1])
            return before, why or str(refusal)
        if refusal.nearest is None:
            return None, str(refusal)
        return planned(known, replace(wishes, minutes=refusal.nearest), background, seed), str(refusal)


def swaps_from(asked: QueryDict) -> tuple[str, ...]:
    """What was swapped for something else, in turn."""
    return tuple(dict.fromkeys(asked.getlist("swap")))[:MOST_SWAPS]


def _kit(pieces: Iterable[object]) -> frozenset[str]:
    return frozenset(str(piece) for piece in pieces) & frozenset(kit_to_ask_for())


def _whole(asked: QueryDict, name: str) -> int:
    text = asked.get(name, "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise BadRequest(_("%(name)s must be a whole number, and “%(text)s” is none.") % {"name": name, "text": text})
    return int(text)
