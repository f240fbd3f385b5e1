"""What a player sends, as small as it can be."""

from datetime import datetime, timedelta
from typing import Any

from tests.builders import a_plan
from unslump.records import actions
from unslump.records.incoming import Arrival, read_events
from unslump.records.models import Person, Session

from .conftest import NOON


def an_event(key: str = "0/1", kind: str = "rep-done", **changes: Any) -> dict[str, Any]:
    return {
        "id": key,
        "kind": kind,
        "t_ms": 1000,
        "at": "2026-03-02T12:00:01Z",
        "item": 0,
        "movement": "turn",
        **changes,
    }


def arrivals(*events: dict[str, Any]) -> list[Arrival]:
    return read_events({"events": list(events)}, NOON)


def a_session(person: Person, when: datetime = NOON) -> Session:
    return actions.start_session(person, a_plan(), when)


def a_done_session(person: Person, when: datetime = NOON, movement: str = "turn") -> Session:
    session = a_session(person, when)
    done = [
        an_event("0/1", movement=movement),
        an_event("0/done", "movement-done", movement=movement),
        an_event("done", "session-done", movement=""),
    ]
    actions.record_events(session, arrivals(*done), when + timedelta(minutes=5))
    return session
