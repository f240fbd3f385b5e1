"""Sessions as a player leaves them behind."""

from datetime import datetime, timedelta
from typing import Any

from unslump.movement.catalogue import catalogue
from unslump.planning.model import Wishes
from unslump.planning.plan import plan
from unslump.records import actions
from unslump.records.incoming import read_events
from unslump.records.models import Person, Session


def a_session(person: Person, when: datetime, minutes: int = 5) -> Session:
    return actions.start_session(person, plan(catalogue(), Wishes(minutes, "desk"), seed=1), when)


def a_done_session(person: Person, when: datetime, before: int | None = 4, after: int | None = 7) -> Session:
    """Five minutes at the desk, all of it, ten events a movement."""
    session = a_session(person, when)
    events = [event for nth, item in enumerate(session.plan["items"]) for event in _done(nth, item["movement"], when)]
    end = {"id": "done", "kind": "session-done", "t_ms": 300_000, "at": when.isoformat()}
    later = when + timedelta(minutes=5)
    actions.record_events(session, read_events({"events": [*events, end]}, when), later)
    actions.set_pain_before(session, before)
    actions.set_pain_after(session, after)
    session.refresh_from_db()
    return session


def _done(nth: int, movement: str, when: datetime) -> list[dict[str, Any]]:
    same = {"t_ms": nth * 60_000, "at": when.isoformat(), "item": nth, "movement": movement}
    reps = [{"id": f"{nth}/{rep}", "kind": "rep-done", "set": 1, "rep": rep, **same} for rep in range(1, 10)]
    return [*reps, {"id": f"{nth}/done", "kind": "movement-done", **same, "t_ms": nth * 60_000 + 55_000}]
