"""The readers. Each says in its name what it answers, and costs one or two questions to the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, QuerySet

from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.load import read
from unslump.planning.limits import advise, known_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Plan
from unslump.planning.routine import Routine, read_routine
from unslump.records.diary import diary, known
from unslump.records.models import (
    Event,
    OwnMovement,
    Person,
    Preferences,
    SafetyCheck,
    SavedList,
    Session,
)
from unslump.screening.advice import Advice
from unslump.screening.after import standing, wants_small_doses
from unslump.screening.diary import Checked, Diary
from unslump.screening.disclaimer import disclaimer
from unslump.screening.due import Reason, due
from unslump.screening.during import too_much
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


# ---- may they start? -------------------------------------------------------------------------------


Standing = Literal["none", "old", "again", "stop", "pause", "go"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """Where somebody stands with the safety check, and with the rules over time."""

    state: Standing
    """`none` never asked · `old` asked too long ago · `again` something is new, or they were away · `stop` the last one
    said so · `pause` some days without a session · `go`."""
    outcome: str = ""
    taken_at: datetime | None = None
    limits: frozenset[str] = frozenset()
    say: str = ""
    """Why, in a sentence or two."""
    wait_until: datetime | None = None
    """No session starts before this, whatever is answered."""
    lower: bool = False
    """The last morning was above usual: the next session starts a level lower."""
    small: str = ""
    """Why today is for small doses, where the rules over time say so; the limits hold them then."""

    @property
    def may_start(self) -> bool:
        return self.state == "go"


STATES: Mapping[Reason, Standing] = {
    "never": "none",
    "old": "old",
    "clock": "old",
    "away": "again",
    "meanwhile": "again",
    "new": "again",
    "stopped": "again",
    "injury": "again",
    "worse": "again",
    "outcome": "stop",
    "wait": "stop",
    "not-due": "go",
}


def clearance(person: Person, now: datetime, told: Diary | None = None) -> Clearance:
    """What the last safety check allows, and what was said since. `told`: their diary, for who has it at hand."""
    told = diary(person, activities=False) if told is None else told
    last, asked = told.last_check, due(known(person, told), now)
    if last is None:
        return Clearance("none", say=asked.say)
    advice = standing(told, now)
    state = _standing(person, last, STATES[asked.rule], advice)
    return Clearance(
        state,
        last.outcome,
        last.at,
        _limits(last, told),
        advice.say if state == "pause" else asked.say,
        advice.until if state == "pause" else asked.wait_until,
        lower=advice.action == "step-down",
        small=advice.say if advice.action == "low-dose" else "",
    )


def limits(person: Person) -> frozenset[str]:
    """What changes or leaves out movements for them today. Plans, pages and commands all start from here."""
    told = diary(person, activities=False)
    return frozenset() if told.last_check is None else _limits(told.last_check, told)


def _limits(last: Checked, told: Diary) -> frozenset[str]:
    return last.limits | ({LOW_DOSE} if wants_small_doses(told) else frozenset())


def _standing(person: Person, last: Checked, state: Standing, advice: Advice) -> Standing:
    if state == "stop" or advice.action == "first":
        return "stop"
    if person.disclaimer_accepted_at is None or person.disclaimer_version != disclaimer().version:
        return "none"
    # A limit that we no longer know, or no longer plan with, cannot be heeded: so the questions are asked anew.
    if not all(_can_heed(limit) for limit in last.limits):
        return "again"
    return "pause" if state == "go" and advice.action == "pause" else state


def _can_heed(limit: str) -> bool:
    known = known_limits().get(limit)
    return known is not None and not known.clinician_first


# ---- sessions --------------------------------------------------------------------------------------


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
class Ranged:
    """How far a movement went, from end to end, give or take ten degrees."""

    side: str
    """Empty where there are no sides."""
    wide_deg: float
    facing_deg: int | None
    """How the person stood to the camera; None in what was written down before it was kept."""


@dataclass(frozen=True, slots=True)
class Did:
    """What was done of one movement in one session."""

    movement: str
    repetitions: int
    seconds: int
    finished: bool
    skipped: bool
    hurt: bool
    """More than goes on by the rules; a little that was said does not count."""
    counted: int | None = None
    """Repetitions that the camera counted; None without a camera."""
    in_sight: float | None = None
    """The share of the time in which the camera saw enough, 0 to 1."""
    ranges: tuple[Ranged, ...] = ()
    """How far it went, of each side; empty where a camera cannot tell."""


def did(session: Session) -> list[Did]:
    """What was done in a session, movement by movement, in order."""
    by_item: dict[tuple[int, str], list[Event]] = defaultdict(list)
    for event in session.events.order_by("sequence"):
        if event.movement and event.item is not None:
            by_item[event.item, event.movement].append(event)
    return [_did(movement, events, session.pain_before) for (_item, movement), events in sorted(by_item.items())]


def _did(movement: str, events: Sequence[Event], felt: int | None) -> Did:
    kinds = {event.kind for event in events}
    times = [event.t_ms for event in events if event.kind != "danger"] or [0]  # which may come much later
    return Did(
        movement,
        repetitions=sum(event.kind == "rep-done" for event in events),
        seconds=(max(times) - min(times)) // 1000,
        finished="movement-done" in kinds,
        skipped="movement-skipped" in kinds,
        hurt=any(event.kind == "hurts" and too_much(felt, event.value) for event in events),
        counted=_last(events, "counted", "rep"),
        in_sight=_last(events, "counted", "value"),
        ranges=tuple({one.side: one for one in map(_ranged, events) if one is not None}.values()),
    )


def _ranged(event: Event) -> Ranged | None:
    if event.kind != "range" or event.value is None:
        return None
    return Ranged(event.side, event.value, event.facing_deg)


def _last(events: Sequence[Event], kind: str, field: str) -> Any:
    """Of the last event of a kind; None without one."""
    found = [event for event in events if event.kind == kind]
    return getattr(found[-1], field) if found else None


def range_before(session: Session, movement: str, side: str) -> Ranged | None:
    """How far a movement went on that side the last time before this session; None where no camera told."""
    told = Event.objects.filter(person=session.person, kind="range", movement=movement, side=side)
    last = told.filter(session__sequence__lt=session.sequence).order_by("-session__sequence", "-sequence").first()
    return None if last is None else _ranged(last)


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


# ---- lists and movements of their own --------------------------------------------------------------


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
