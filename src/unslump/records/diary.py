"""What the rules over time are told: the rows of one person as the plain values of `screening.diary`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from unslump.records.models import Activity, CheckIn, Event, Person, Rating, SafetyCheck, Session
from unslump.screening import diary as plain
from unslump.screening.diary import Diary
from unslump.screening.due import Known
from unslump.screening.during import too_much

SESSIONS_LOOKED_AT = 250
"""Three a day for the twelve weeks that the longest rule looks back; check-ins of weeks count from the first."""
CHECKS_LOOKED_AT = 60
ASKED_WITHIN = timedelta(hours=72)
"""A session longer ago than this is not looked back on any more."""


def diary(person: Person, *, activities: bool = True, without: UUID | None = None) -> Diary:
    """What they did and said. `activities`: False leaves out how their own activities go, for rules that do not ask."""
    sessions = _sessions(person)
    since = sessions[0].nth if len(sessions) == SESSIONS_LOOKED_AT else 0
    return Diary(
        sessions=sessions,
        check_ins=_check_ins(person, since, _ratings(person) if activities else {}, without),
        checks=_checks(person),
        seen_until=person.seen_until,
    )


def known(person: Person, told: Diary) -> Known:
    """What is remembered about the safety check."""
    return Known(
        check=told.last_check,
        last_session_at=max((one.at for one in told.sessions), default=None),
        wanted="" if person.recheck_since is None else person.recheck_for or "new",
        seen_until=person.seen_until,
    )


def activities(person: Person) -> list[Activity]:
    """Their own activities that are asked about now, in order; three at most."""
    return list(Activity.objects.filter(person=person, place__isnull=False).order_by("place"))


@dataclass(frozen=True, slots=True)
class LookBack:
    """A session whose next morning has come, and has not been asked about."""

    session: Session
    usual: int | None
    """What it was before it."""
    hours_since_strength: float | None
    """Since strength work, if there was some in it."""


def look_back(person: Person, now: datetime, last: Session | None = None) -> LookBack | None:
    """The last session, if it was on an earlier day, not long ago, and nobody has said how the morning after was.

    `last`: it, for who has it at hand.
    """
    last = last or Session.objects.filter(person=person).order_by("-sequence").first()
    if last is None or last.ended_at is None:
        return None
    if not timedelta(0) <= now - last.ended_at <= ASKED_WITHIN or _day(now) <= _day(last.started_at):
        return None
    if last.check_ins.filter(kind=CheckIn.Kind.NEXT_MORNING).exists():
        return None
    hours = (now - last.ended_at) / timedelta(hours=1)
    return LookBack(last, last.pain_before, hours if did_strength(last) else None)


def did_strength(session: Session) -> bool:
    """Whether strength work was begun in it."""
    strong = {item["movement"] for item in session.plan["items"] if item["stage"] == "strengthen"}
    return bool(strong) and session.events.filter(movement__in=strong).exclude(kind="movement-skipped").exists()


def _day(when: datetime) -> tuple[int, int, int]:
    local = when.astimezone()
    return (local.year, local.month, local.day)


def _sessions(person: Person) -> tuple[plain.Done, ...]:
    fields = ("sequence", "started_at", "pain_before", "pain_after")
    rows = Session.objects.filter(person=person).order_by("-sequence").values_list(*fields)[:SESSIONS_LOOKED_AT]
    hurt = _hurt_too_much(person, since=min((row[0] for row in rows), default=0))
    return tuple(plain.Done(nth, at, before, after, nth in hurt) for nth, at, before, after in rows)[::-1]


def _hurt_too_much(person: Person, since: int) -> frozenset[int]:
    """The numbers of the sessions in which a movement was over because it hurt, or something easier was offered."""
    events = Event.objects.filter(person=person, kind="hurts", session__sequence__gte=since)
    rows = events.values_list("session__sequence", "session__pain_before", "value")
    return frozenset(sequence for sequence, before, value in rows if too_much(before, value))


def _check_ins(
    person: Person, since: int, ratings: Mapping[UUID, Mapping[str, int]], without: UUID | None
) -> tuple[plain.CheckIn, ...]:
    numbers = ("pain_now", "pain_average", "pain_worst", "sleep", "global_change", "sore", "session__pain_before")
    rows = (
        CheckIn.objects.filter(Q(sequence__gte=since) | Q(kind__in=["baseline", "weekly"]), person=person)
        .order_by("sequence")
        .values_list("id", "sequence", "at", "kind", *numbers)
    )
    return tuple(
        replace(plain.CheckIn(*row[1:]), activities=ratings.get(row[0], {})) for row in rows if row[0] != without
    )


def _ratings(person: Person) -> Mapping[UUID, Mapping[str, int]]:
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    rows = Rating.objects.filter(person=person, value__isnull=False)
    for check_in, activity, value in rows.values_list("check_in_id", "activity_id", "value"):
        assert value is not None
        found[check_in][str(activity)] = value
    return found


def _checks(person: Person) -> tuple[plain.Checked, ...]:
    fields = ("sequence", "taken_at", "outcome", "asked", "clear_from", "session_meanwhile", "limits")
    rows = SafetyCheck.objects.filter(person=person).order_by("-sequence").values_list(*fields)[:CHECKS_LOOKED_AT]
    return tuple(replace(plain.Checked(*row[:-1]), limits=frozenset(row[-1])) for row in rows)[::-1]
