"""What every page may cost with a thousand sessions behind it: questions to the database, and weight on the wire."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.sessions import a_session
from unslump.records.models import Event, Person, Session
from unslump.records.performed import performed

SESSIONS = 1_000
MOST_QUERIES = 12
MOST_KILOBYTES = 150
NEW = ["/safety/rules/", "/limits/", "/how-it-goes/", "/progress/"]
PAGES = [
    "/",
    "/check/",
    "/library/",
    "/library/thread-the-needle/",
    "/spine/",
    "/history/",
    "/safety/",
    "/settings/",
    *NEW,
]


@pytest.fixture
def well_used(cleared: Client, person: Person) -> Client:
    """A year and more, two or three a day, told by the database itself for speed."""
    pattern = a_session(person, timezone.now() - timedelta(days=400))
    day = timedelta(hours=9)
    owned = {"person": person, "practice_id": person.practice_id}
    sessions = [
        Session(
            **owned,
            sequence=nth + 10,
            started_at=timezone.now() - day * (SESSIONS - nth),
            ended_at=timezone.now() - day * (SESSIONS - nth),
            ended="done",
            plan=pattern.plan,
            performed=performed(
                pattern.plan, [("movement-done", item["movement"], None) for item in pattern.plan["items"]]
            ),
            planned_s=pattern.planned_s,
            pain_before=nth % 11,
            pain_after=(nth + 3) % 11,
        )
        for nth in range(SESSIONS)
    ]
    Session.objects.bulk_create(sessions)
    events = [
        Event(
            **owned,
            session=session,
            key=f"{nth}/done",
            sequence=nth + 1,
            kind="movement-done",
            t_ms=nth * 60_000,
            at=session.started_at,
            saved_at=session.started_at,
            item=nth,
            movement=item["movement"],
        )
        for session in sessions
        for nth, item in enumerate(pattern.plan["items"])
    ]
    Event.objects.bulk_create(events, batch_size=2_000)
    return cleared


def test_no_page_asks_the_database_more_than_twelve_times(well_used):
    some = Session.objects.order_by("-sequence")[0]
    for path in [*PAGES, f"/history/{some.pk}/", f"/session/{some.pk}/after", "/history/export.json"]:
        with CaptureQueriesContext(connection) as asked:
            answer = well_used.get(path)
        assert answer.status_code == 200, path
        assert len(asked) <= MOST_QUERIES, f"{path}: {len(asked)}"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_weighs_more_than_it_may(cleared, path):
    page = cleared.get(path).content
    parts = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode()))
    for part in list(parts):
        if part.endswith(".css"):
            parts |= set(re.findall(r'url\("([^"]+)"\)', _read(part).decode()))
    # The latin typeface only: a browser fetches the other half for words that need it.
    parts -= {"vendor/atkinson-hyperlegible-next-latin-ext.woff2"}
    weight = len(gzip.compress(page)) + sum(_sent(part) for part in parts)
    assert weight <= MOST_KILOBYTES * 1_000, f"{path}: {weight / 1_000:.0f} kB"


def _sent(part: str) -> int:
    data = _read(part)
    return len(data) if part.endswith(".woff2") else len(gzip.compress(data))


def _read(part: str) -> bytes:
    found = finders.find(part)
    return Path(found).read_bytes() if isinstance(found, str) else b""
