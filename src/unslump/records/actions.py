"""The only writers. Each is one transaction: all of it happened, or none.

Times come in as arguments, in UTC. Order is kept by sequence numbers, not by clocks, which people set back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max, Model, Subquery

from unslump.errors import BadRequest, NotAsPlanned
from unslump.movement.catalogue import Catalogue
from unslump.planning.model import Plan
from unslump.planning.recheck import recheck
from unslump.planning.replan import shorter
from unslump.records import clearances, queries
from unslump.records import erase as copies
from unslump.records.errors import said_clearly
from unslump.records.incoming import Arrival
from unslump.records.models import Activity, CheckIn, Event, Person, Practice, Preferences, SafetyCheck, Session
from unslump.records.performed import COUNTED, performed
from unslump.screening.advice import Advice
from unslump.screening.disclaimer import disclaimer
from unslump.screening.due import Reason
from unslump.screening.model import SEVERITY, Decision

ENDINGS = {
    "session-done": Session.Ended.DONE,
    "session-left": Session.Ended.LEFT,
    "danger": Session.Ended.DANGER,
}


def local_person() -> Person:
    """The one person of a local copy; made the first time."""
    with said_clearly():
        known = queries.local_person()
        if known is not None:
            return known
        with transaction.atomic():
            known = queries.local_person()
            return known or Person.objects.create(practice=Practice.objects.create())


def accept_disclaimer(person: Person, now: datetime, version: str | None = None) -> None:
    """Remember the active tick under the disclaimer, today's unless another version is named."""
    with said_clearly():
        person.disclaimer_accepted_at = now
        person.disclaimer_version = disclaimer().version if version is None else version
        person.save(update_fields=["disclaimer_accepted_at", "disclaimer_version"])


def want_check(person: Person, now: datetime, why: Reason = "new") -> None:
    """Nothing starts until the whole safety check has been answered again. `why`: one of `screening.due.WANTED`."""
    with said_clearly():
        person.recheck_since, person.recheck_for = now, why
        person.save(update_fields=["recheck_since", "recheck_for"])


SEEN_EVERY = timedelta(hours=1)


def see(person: Person, now: datetime) -> None:
    """We have met them at this moment, to the hour: a clock that is set back later makes nothing younger."""
    if person.seen_until is None or now - person.seen_until >= SEEN_EVERY:
        with said_clearly():
            person.seen_until = now
            person.save(update_fields=["seen_until"])


def record_check(person: Person, decision: Decision, now: datetime) -> SafetyCheck:
    """Keep what the safety check came to. What was answered is not even handed to us.

    A wait that an earlier check has set is not shortened by this one.
    """
    if decision.outcome == "incomplete":
        raise BadRequest("Some questions of the safety check are still open: answer them all, please.")
    until = now + timedelta(days=decision.wait_days) if decision.wait_days > 0 else None
    with said_clearly(), transaction.atomic():
        person.recheck_since, person.recheck_for, person.seen_until = None, "", now
        person.save(update_fields=["recheck_since", "recheck_for", "seen_until"])
        return SafetyCheck.objects.create(
            **owned(person),
            sequence=next_number(person),
            taken_at=now,
            outcome=decision.outcome,
            limits=sorted(decision.limits),
            clear_from=_later_of(until, _wait(person, now)),
            session_meanwhile=decision.session_meanwhile,
        )


def heed(person: Person, advice: Advice, now: datetime) -> None:
    """Do what advice over time asks for: an outcome closes sessions as a safety check does; worsening wants the check."""
    if advice.rule == "up-for-two-days":
        want_check(person, now, "worse")
    if advice.is_outcome and not _said_already(person, advice):
        SafetyCheck.objects.create(
            **owned(person),
            sequence=next_number(person),
            taken_at=now,
            outcome=advice.action,
            clear_from=_later_of(advice.until, _wait(person, now)),
            asked=False,
        )


def _said_already(person: Person, advice: Advice) -> bool:
    """The last outcome was as grave, and nobody has answered the whole check since."""
    last = SafetyCheck.objects.filter(person=person).order_by("-sequence").first()
    return last is not None and not last.asked and SEVERITY.index(last.outcome) >= SEVERITY.index(advice.action)


def _wait(person: Person, now: datetime) -> datetime | None:
    """Until when an earlier outcome closes sessions, if it still does."""
    last = SafetyCheck.objects.filter(person=person).order_by("-sequence").first()
    return None if last is None or last.clear_from is None or last.clear_from <= now else last.clear_from


def _later_of(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((when for when in (one, other) if when is not None), default=None)


def start_session(person: Person, plan: Plan, now: datetime, session_id: UUID | None = None) -> Session:
    """Begin a planned session. The same id begins it only once, however often the button is pressed."""
    with said_clearly(), transaction.atomic():
        see(person, now)
        started, _new = Session.objects.get_or_create(
            id=session_id or uuid4(),
            **owned(person),
            defaults={
                "sequence": next_number(person),
                "started_at": now,
                "plan": plan.to_json(),
                "planned_s": plan.seconds,
            },
        )
        return started


def take_up(
    session: Session, now: datetime, limits: frozenset[str] | None = None, known: Catalogue | None = None
) -> Plan:
    """The plan of a session that is about to start or to go on, as the person's limits allow it today.

    `limits` and `known`: theirs of this very moment and their catalogue, for who has just asked; None looks them up.
    What they leave out goes, and is forgotten in the stored plan too. A session that was begun with it ends here, and
    NotAsPlanned says so: its records name movements by their place in the old plan.
    """
    with said_clearly(), transaction.atomic():
        person = session.person
        session = Session.objects.select_for_update().get(pk=session.pk)
        planned = queries.plan_of(session)
        try:
            # What it was planned for stays heeded: somebody may have named a limit for this session only.
            heeded = planned.wishes.limits | (clearances.limits(person) if limits is None else limits)
            allowed = recheck(planned, known or queries.catalogue_of(person), heeded).plan
        except BadRequest:
            allowed = None
        if allowed is not None and (_same_movements(planned, allowed) or not session.events.exists()):
            if allowed != planned:
                _plan_anew(session, allowed)
            return allowed
        _end(session, Session.Ended.LEFT, now)
    raise NotAsPlanned(
        "Your answers to the safety check have changed since this session was planned, and it no longer suits them. "
        "What you did is saved. Plan a new session: it starts from your answers of today."
    )


def _same_movements(one: Plan, other: Plan) -> bool:
    return [item.movement for item in one.items] == [item.movement for item in other.items]


def record_events(session: Session, arrivals: Iterable[Arrival], now: datetime) -> list[str]:
    """Write down what was done; what we have already is skipped. Returns the keys that are now safe, in the order sent.

    `session-done`, `session-left` and `danger` end the session; the first of them counts, but danger always does.
    """
    arrivals = list(arrivals)
    with said_clearly(), transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session.pk)
        held = set(session.events.filter(key__in=[arrival.key for arrival in arrivals]).values_list("key", flat=True))
        new = list({a.key: a for a in arrivals if a.key not in held}.values())
        first = 1 + (session.events.aggregate(last=Max("sequence"))["last"] or 0)
        Event.objects.bulk_create(_event(session, a, first + nth, now) for nth, a in enumerate(new))
        if any(arrival.kind in COUNTED for arrival in new):
            keep_performed(session)
        for arrival in new:
            if arrival.kind in ENDINGS:
                _end(session, ENDINGS[arrival.kind], now)
            if arrival.kind == "danger":
                want_check(session.person, now, "stopped")
    return list(dict.fromkeys(arrival.key for arrival in arrivals))


def keep_performed(session: Session) -> None:
    """Count anew what was done in a session, from what was planned and its events."""
    rows = session.events.filter(kind__in=COUNTED).values_list("kind", "movement", "value")
    session.performed = performed(session.plan, rows)
    session.save(update_fields=["performed"])


def _event(session: Session, arrival: Arrival, sequence: int, now: datetime) -> Event:
    return Event(
        practice_id=session.practice_id,
        person_id=session.person_id,
        session=session,
        sequence=sequence,
        saved_at=now,
        **arrival.fields(),
    )


def finish(session: Session, ended: Session.Ended, now: datetime) -> None:
    """End a session from outside the player."""
    with said_clearly(), transaction.atomic():
        _end(Session.objects.select_for_update().get(pk=session.pk), ended, now)


def _end(session: Session, ended: Session.Ended, now: datetime) -> None:
    if session.ended is not None and ended != Session.Ended.DANGER:
        return
    session.ended = ended
    session.ended_at = max(now, session.started_at)
    session.save(update_fields=["ended", "ended_at"])


def set_pain_before(session: Session, pain: int | None) -> None:
    """0 nothing hurts, 10 the worst they can think of; None forgets it again."""
    _set_pain(session, "pain_before", pain)


def set_pain_after(session: Session, pain: int | None) -> None:
    """0 nothing hurts, 10 the worst they can think of; None forgets it again."""
    _set_pain(session, "pain_after", pain)


def set_effort(session: Session, effort: str | None) -> None:
    """How hard it was, in one of three words; None forgets it again."""
    if effort is not None and effort not in Session.Effort.values:
        raise BadRequest(f"There is no answer “{effort}”. There are: {', '.join(Session.Effort.values)}.")
    session.effort = effort
    with said_clearly():
        session.save(update_fields=["effort"])


def _set_pain(session: Session, field: str, pain: int | None) -> None:
    if pain is not None and not 0 <= pain <= 10:
        raise BadRequest(f"How it feels goes from 0 to 10, and {pain} is not among them.")
    setattr(session, field, pain)
    with said_clearly():
        session.save(update_fields=[field])


def delete_session(session: Session) -> None:
    """Forget a session, everything that was done in it, and the morning after, for good, in the copies as well."""
    erase(session)


def erase(row: Model) -> None:
    """Delete a row and what belongs to it, so that nothing of it is left in our files."""
    with said_clearly(), transaction.atomic():
        copies.from_copies(row._meta.db_table, row.pk.hex)
        row.delete()
        transaction.on_commit(copies.settle)


def forget_everything(person: Person) -> None:
    """Delete all that we remember of somebody, the backups included. They begin as a stranger."""
    with said_clearly(), transaction.atomic():
        alone = not Person.objects.filter(practice_id=person.practice_id).exclude(pk=person.pk).exists()
        if alone:
            copies.all_copies()
            person.practice.delete()
        else:
            copies.from_copies(Person._meta.db_table, person.pk.hex)
            person.delete()
        transaction.on_commit(copies.settle)


def save_preferences(person: Person, changes: Mapping[str, Any]) -> Preferences:
    """Change some preferences and leave the others as they are."""
    with said_clearly(), transaction.atomic():
        preferences = queries.preferences(person)
        for field, value in changes.items():
            setattr(preferences, field, value)
        preferences.save()
        return preferences


def shorten(session: Session, minutes: int) -> Plan:
    """So many minutes more, and then the end: what is done and what is in hand stay at their places, so that what was
    written down stays true; the rest is cut. A session that is over stays as it is."""
    with said_clearly(), transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session.pk)
        before = queries.plan_of(session)
        if session.ended is not None:
            return before
        last = session.events.exclude(item=None).order_by("sequence").last()
        item = 0 if last is None or last.item is None else last.item
        over = last is not None and last.kind in ("movement-done", "movement-skipped")
        in_hand = min(item + over, len(before.items) - 1)
        ends_s = sum(one.seconds for one in before.items[: in_hand + 1])
        left_s = minutes * 60 - max(0, ends_s - (0 if last is None else last.t_ms // 1000))
        after = shorter(queries.catalogue_of(session.person), before, in_hand + 1, max(0, left_s))
        _plan_anew(session, after)
        return after


def _plan_anew(session: Session, plan: Plan) -> None:
    session.plan, session.planned_s = plan.to_json(), plan.seconds
    session.save(update_fields=["plan", "planned_s"])
    keep_performed(session)


def say_taste(person: Person, movement_id: str, taste: str) -> None:
    """`like`, `dislike`, or anything else for neither."""
    with said_clearly(), transaction.atomic():
        preferences = queries.preferences(person)
        for field, wanted in (("likes", "like"), ("dislikes", "dislike")):
            others = [one for one in getattr(preferences, field) if one != movement_id]
            setattr(preferences, field, sorted([*others, movement_id] if taste == wanted else others))
        preferences.save()


def owned(person: Person) -> dict[str, Any]:
    return {"person": person, "practice_id": person.practice_id}


NUMBERED = (SafetyCheck, Session, CheckIn, Activity)
"""What shares one row of numbers for each person, so that their order needs no clock."""


def next_number(person: Person) -> int:
    """One more than the last number of anything that was written down for this person."""
    last = [
        Subquery(rows.objects.filter(person=person).order_by("-sequence").values("sequence")[:1]) for rows in NUMBERED
    ]
    # Locked, so that two that write at once do not take the same number; and only then looked at: on PostgreSQL, what
    # had to wait for a lock still sees the rows of before.
    Person.objects.select_for_update().get(pk=person.pk)
    found = Person.objects.filter(pk=person.pk).values_list(*last).get()
    return 1 + max((number for number in found if number is not None), default=0)
