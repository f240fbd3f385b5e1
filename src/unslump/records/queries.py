"""The readers. Each says in its name what it answers, and costs one or two questions to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, QuerySet

from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.load import read
from unslump.planning.limits import advise
from unslump.planning.model import Plan
from unslump.planning.routine import Routine, read_routine
from unslump.records.models import (
    Event,
    OwnMovement,
    Person,
    Preferences,
    SafetyCheck,
    SavedList,
    Session,
)
from unslump.units import TRACKS, Track

GOES_ON_WITHIN = timedelta(hours=12)
"""A session that broke off longer ago is not offered again."""


def local_person() -> Person | None:
    """The one person of a local copy, with their preferences."""
    return Person.objects.select_related("practice", "preferences").order_by("created_at").first()


def preferences(person: Person) -> Preferences:
    """How they like it; the defaults where they never said."""
    try:
        return person.preferences
    except Preferences.DoesNotExist:
        return Preferences(person=person, practice_id=person.practice_id)


def track_of(likes: Preferences) -> Track:
    """How much they chose to do; a step lower after a gap or a bad morning is for progress to say."""
    return next((track for track in TRACKS if track == likes.track), "standard")


def session(person: Person, session_id: UUID) -> Session | None:
    """One of their own sessions."""
    return Session.objects.filter(person=person, pk=session_id).first()


def sessions(person: Person) -> QuerySet[Session]:
    """All of theirs, the newest first."""
    return Session.objects.filter(person=person).order_by("-sequence")


def last_session(person: Person) -> Session | None:
    return sessions(person).first()


def broken_off(last: Session | None, now: datetime) -> Session | None:
    """The last session, where nobody ended it and it can still go on."""
    if last is None or last.ended is not None or now - last.started_at > GOES_ON_WITHIN:
        return None
    return last


def plan_of(session: Session) -> Plan:
    """The plan as it was when the session began."""
    return Plan.from_json(session.plan)


def outgrown(session: Session) -> bool:
    """True where the last safety check leaves out something of a session that is going on."""
    last = SafetyCheck.objects.filter(person_id=session.person_id).order_by("sequence").last()
    if last is None or session.ended is not None:
        return False
    known = catalogue_of(session.person)
    movements = (known.get(item["movement"]) for item in session.plan["items"])
    return not all(one is not None and advise(known, one, last.limits).offered for one in movements)


def saved_keys(session: Session) -> list[str]:
    """The ids of everything that was written down already, in order: a reload goes on after them."""
    return list(session.events.order_by("sequence").values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class Line:
    """A session as a list shows it."""

    id: UUID
    started_at: datetime
    planned_s: int
    ended: str | None
    pain_before: int | None
    pain_after: int | None


def between(person: Person, first: datetime, until: datetime) -> list[Line]:
    """The sessions of a stretch of time, oldest first."""
    return _lines(
        Session.objects.filter(person=person, started_at__gte=first, started_at__lt=until).order_by("sequence")
    )


def latest(person: Person, count: int) -> list[Line]:
    """The last few sessions, the oldest first."""
    return _lines(sessions(person)[:count])[::-1]


def _lines(rows: QuerySet[Session]) -> list[Line]:
    fields = ("id", "started_at", "planned_s", "ended", "pain_before", "pain_after")
    return [Line(*row) for row in rows.values_list(*fields)]


def movements_done(lines: Sequence[Line]) -> dict[UUID, int]:
    """How many movements were done to the end, by session; a session without any is not in it."""
    done = Event.objects.filter(session_id__in=[line.id for line in lines], kind="movement-done")
    return dict(done.values_list("session_id").annotate(Count("pk")).order_by())


def own_movements(person: Person) -> list[OwnMovement]:
    return list(OwnMovement.objects.filter(person=person))


def catalogue_of(person: Person, language: str = "en") -> Catalogue:
    """All movements that somebody may plan with: those that ship, and their own."""
    mine = own_movements(person)
    return _with_own(tuple((one.key, one.text) for one in mine), language) if mine else catalogue(language)


@lru_cache(maxsize=32)
def _with_own(texts: tuple[tuple[str, str], ...], language: str) -> Catalogue:
    """Those that can be read; a later version of us may know less about an old text than the one that kept it."""
    found = (read(text, f"{key}.toml")[0] for key, text in texts)
    return Catalogue([*catalogue(language).values(), *(one for one in found if one is not None)])


def lists(person: Person) -> list[SavedList]:
    return list(SavedList.objects.filter(person=person))


def saved_list(person: Person, list_id: UUID) -> SavedList | None:
    """One of their own lists."""
    return SavedList.objects.filter(person=person, pk=list_id).first()


def routine_of(person: Person, row: SavedList) -> Routine:
    """A list as plain values. What is named in it and is no more stays named: whoever follows it is told."""
    return read_routine(row.text, f"{row.pk}.toml", catalogue_of(person), strict=False)


def finished(person: Person, since: datetime) -> list[datetime]:
    """When they finished a session, from a moment on."""
    done = Session.objects.filter(person=person, ended=Session.Ended.DONE, started_at__gte=since)
    return list(done.order_by("sequence").values_list("started_at", flat=True))
