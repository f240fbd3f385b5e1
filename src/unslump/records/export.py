"""Everything that we remember of somebody, to take away: plain values for a file, and nothing left out."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from unslump.records import queries
from unslump.records.models import Activity, CheckIn, Event, Person, Rating, SafetyCheck, Session


def everything(person: Person) -> dict[str, Any]:
    """All that we remember of somebody, as plain values for a file."""
    mine = queries.preferences(person)
    events: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for event in Event.objects.filter(person=person).order_by("sequence").iterator():
        events[event.session_id].append(_event_out(event))
    return {
        "format": "unslump-export",
        "version": 1,
        "person": {"id": str(person.id), "disclaimer_accepted_at": _iso(person.disclaimer_accepted_at)},
        "preferences": {f.name: getattr(mine, f.name) for f in mine._meta.concrete_fields if not f.is_relation},
        "safety_checks": [
            _check_out(check) for check in SafetyCheck.objects.filter(person=person).order_by("sequence")
        ],
        "check_ins": _check_ins_out(person),
        "activities": [
            {"id": str(one.id), "text": one.text, "asked_about": one.place is not None}
            for one in Activity.objects.filter(person=person).order_by("sequence")
        ],
        "lists": [{"id": str(one.id), "name": one.name, "file": one.text} for one in queries.lists(person)],
        "own_movements": [{"id": one.key, "name": one.name, "file": one.text} for one in queries.own_movements(person)],
        "sessions": [_session_out(one, events[one.id]) for one in queries.sessions(person).order_by("sequence")],
    }


def _check_out(check: SafetyCheck) -> dict[str, Any]:
    return {
        "date": check.taken_at.date().isoformat(),
        "outcome": check.outcome,
        "limits": check.limits,
        "clear_from": None if check.clear_from is None else check.clear_from.date().isoformat(),
        "asked": check.asked,
    }


def _check_ins_out(person: Person) -> list[dict[str, Any]]:
    ratings: dict[UUID, dict[str, int | None]] = defaultdict(dict)
    for rating in Rating.objects.filter(person=person):
        ratings[rating.check_in_id][str(rating.activity_id)] = rating.value
    numbers = ("pain_now", "pain_average", "pain_worst", "sleep", "global_change", "sore")
    return [
        {
            "at": _iso(one.at),
            "kind": one.kind,
            "session": None if one.session_id is None else str(one.session_id),
            **{name: getattr(one, name) for name in numbers},
            "activities": ratings[one.id],
        }
        for one in CheckIn.objects.filter(person=person).order_by("sequence")
    ]


def _session_out(one: Session, events: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "started_at": _iso(one.started_at),
        "ended_at": _iso(one.ended_at),
        "ended": one.ended,
        "pain_before": one.pain_before,
        "pain_after": one.pain_after,
        "effort": one.effort,
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
        "facing_deg": event.facing_deg,
    }


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
