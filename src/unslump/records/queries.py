"""The readers. Each says in its name what it answers, and costs one or two questions to the database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, QuerySet

from unslump.planning.limits import known_limits
from unslump.planning.model import Past, Plan
from unslump.records.models import Event, Person, Preferences, SafetyCheck, Session
from unslump.screening.disclaimer import disclaimer

CHECK_LASTS = timedelta(weeks=4)
A_MOMENT = timedelta(minutes=5)


def local_person() -> Person | None:
    """The one person of a local copy, with their preferences."""
    return Person.objects.select_related("practice", "preferences").order_by("created_at").first()


def preferences(person: Person) -> Preferences:
    """How they like it; the defaults where they never said."""
    try:
        return person.preferences
    except Preferences.DoesNotExist:
        return Preferences(person=person, practice_id=person.practice_id)


# ---- may they start? -------------------------------------------------------------------------------


Standing = Literal["none", "old", "again", "stop", "go"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """Where somebody stands with the safety check."""

    state: Standing
    """`none` never asked · `old` asked too long ago · `again` something is new · `stop` the last one said so · `go`."""
    outcome: str = ""
    taken_at: datetime | None = None
    limits: frozenset[str] = frozenset()

    @property
    def may_start(self) -> bool:
        return self.state == "go"


def clearance(person: Person, now: datetime) -> Clearance:
    """What the last safety check allows."""
    last = SafetyCheck.objects.filter(person=person).order_by("sequence").last()
    agreed = person.disclaimer_accepted_at is not None and person.disclaimer_version == disclaimer().version
    if last is None:
        return Clearance("none")
    return Clearance(_standing(person, last, agreed, now), last.outcome, last.taken_at, frozenset(last.limits))


def limits(person: Person) -> frozenset[str]:
    """What changes or leaves out movements for them today. Plans, pages and commands all start from here."""
    last = SafetyCheck.objects.filter(person=person).order_by("sequence").last()
    return frozenset() if last is None else frozenset(last.limits)


def _standing(person: Person, last: SafetyCheck, agreed: bool, now: datetime) -> Standing:
    if last.outcome not in ("go", "limits"):
        return "stop"
    if not agreed:
        return "none"
    # A limit that we no longer know, or no longer plan with, cannot be heeded: so the questions are asked anew.
    if person.recheck_since is not None or not all(_can_heed(limit) for limit in last.limits):
        return "again"
    # A check from the future means that the clock was set back: better asked once too often.
    return "go" if timedelta(0) <= now - last.taken_at + A_MOMENT <= CHECK_LASTS else "old"


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


def plan_of(session: Session) -> Plan:
    """The plan as it was when the session began."""
    return Plan.from_json(session.plan)


def saved_keys(session: Session) -> list[str]:
    """The ids of everything that was written down already, in order: a reload goes on after them."""
    return list(session.events.order_by("sequence").values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class Did:
    """What was done of one movement in one session."""

    movement: str
    repetitions: int
    seconds: int
    finished: bool
    skipped: bool
    hurt: bool


def did(session: Session) -> list[Did]:
    """What was done in a session, movement by movement, in order."""
    by_item: dict[tuple[int, str], list[Event]] = defaultdict(list)
    for event in session.events.order_by("sequence"):
        if event.movement and event.item is not None:
            by_item[event.item, event.movement].append(event)
    return [_did(movement, events) for (_item, movement), events in sorted(by_item.items())]


def _did(movement: str, events: Sequence[Event]) -> Did:
    kinds = {event.kind for event in events}
    times = [event.t_ms for event in events]
    return Did(
        movement,
        repetitions=sum(event.kind == "rep-done" for event in events),
        seconds=(max(times) - min(times)) // 1000,
        finished="movement-done" in kinds,
        skipped="movement-skipped" in kinds,
        hurt="hurts" in kinds,
    )


def past(person: Person, most: int = 60) -> list[Past]:
    """What was done in the last sessions, the oldest first, for the planner. Begun and given up counts only if it hurt."""
    recent = list(sessions(person).values_list("pk", flat=True)[:most])
    rows = (
        Event.objects.filter(session_id__in=recent, kind__in=["movement-done", "hurts"])
        .exclude(movement="")
        .order_by("sequence")
        .values_list("session_id", "movement", "kind", "saved_at")
    )
    found: dict[tuple[UUID, str], Past] = {}
    for session_id, movement, kind, when in rows:
        known = found.get((session_id, movement))
        hurt = kind == "hurts" or (known is not None and known.hurt)
        found[session_id, movement] = Past(movement, when, hurt=hurt)
    oldest_first = {session_id: nth for nth, session_id in enumerate(reversed(recent))}
    return [one for (session_id, _), one in sorted(found.items(), key=lambda pair: oldest_first[pair[0][0]])]


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


# ---- everything, to take away ----------------------------------------------------------------------


def export(person: Person) -> dict[str, Any]:
    """All that we remember of somebody, as plain values for a file."""
    mine = preferences(person)
    events: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for event in Event.objects.filter(person=person).order_by("sequence").iterator():
        events[event.session_id].append(_event_out(event))
    return {
        "format": "unslump-export",
        "version": 1,
        "person": {"id": str(person.id), "disclaimer_accepted_at": _iso(person.disclaimer_accepted_at)},
        "preferences": {f.name: getattr(mine, f.name) for f in mine._meta.concrete_fields if not f.is_relation},
        "safety_checks": [
            {"date": check.taken_at.date().isoformat(), "outcome": check.outcome, "limits": check.limits}
            for check in SafetyCheck.objects.filter(person=person).order_by("sequence")
        ],
        "sessions": [_session_out(one, events[one.id]) for one in sessions(person).order_by("sequence")],
    }


def _session_out(one: Session, events: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "started_at": _iso(one.started_at),
        "ended_at": _iso(one.ended_at),
        "ended": one.ended,
        "pain_before": one.pain_before,
        "pain_after": one.pain_after,
        "plan": one.plan,
        "events": events,
    }


def _event_out(event: Event) -> dict[str, Any]:
    return {
        "id": event.key,
        "kind": event.kind,
        "t_ms": event.t_ms,
        "at": _iso(event.at),
        "saved_at": _iso(event.saved_at),
        "item": event.item,
        "movement": event.movement,
        "side": event.side or None,
        "set": event.set,
        "rep": event.rep,
        "round": event.round,
        "value": event.value,
    }


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
