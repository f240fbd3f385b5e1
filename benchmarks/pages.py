"""Every page with a thousand sessions in the history: time on the server, questions to the database, weight on the wire.

The records are made in a folder of their own, in a process of its own: settings are read once.
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

from benchmarks.row import Row, median_ms

ROOT = Path(__file__).resolve().parents[1]
SESSIONS = 1_000
PAGES = {
    "Today": "/",
    "Today, another plan each time": "/?minutes=10&place=desk&seed={another}",
    "safety check": "/check/",
    "Library": "/library/",
    "a movement": "/library/thread-the-needle/",
    "Your spine": "/spine/",
    "History": "/history/",
    "a session": "/history/{session}/",
    "the player": "/session/{open}/",
    "after": "/session/{session}/after",
    "Progress": "/progress/",
    "Safety": "/safety/",
    "Settings": "/settings/",
}
MOST_MS, MOST_QUERIES, MOST_KB = 25, 12, 150
KILOBYTE = 1000


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.pages", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Row(**row) for row in json.loads(done.stdout)]


def measure(folder: Path) -> list[dict[str, object]]:
    """Everything, as fields of rows."""
    from unslump.records.start import open_records

    open_records(folder)
    addresses = _fill()
    from django.test import Client

    from unslump.web import door

    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[door.COOKIE] = door.new_key()
    found: list[dict[str, object]] = []
    for name, path in PAGES.items():
        found += _page(client, name, path.format(**addresses, another="{another}"))
    return found


def _page(client: object, name: str, path: str) -> list[dict[str, object]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    assert isinstance(client, Client)
    seeds = count(1)
    answer = client.get(path.format(another=next(seeds)))
    assert answer.status_code == 200, path
    with CaptureQueriesContext(connection) as asked:
        client.get(path.format(another=next(seeds)))
    questions = len(asked)
    time_ms = median_ms(lambda: client.get(path.format(another=next(seeds))), runs=21, warm_up=2)
    return [
        {"name": f"{name}: server time", "value": time_ms, "unit": "ms", "bar": MOST_MS},
        {"name": f"{name}: questions", "value": questions, "unit": "", "bar": MOST_QUERIES},
        {"name": f"{name}: weight", "value": _weight_kb(answer.content), "unit": "kB", "bar": MOST_KB},
    ]


def _weight_kb(page: bytes) -> float:
    """The page with its styles, scripts and typeface as sent; figures are measured on their own."""
    parts = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode()))
    seen: set[str] = set()
    size = len(gzip.compress(page))
    while parts:
        part = parts.pop()
        data = _static(part)
        seen.add(part)
        size += len(data) if part.endswith(".woff2") else len(gzip.compress(data))
        parts |= {one for one in _named_in(part, data) if one not in seen}
    return size / KILOBYTE


def _named_in(part: str, data: bytes) -> set[str]:
    """What a style or a script brings along."""
    here = Path(part).parent
    if part.endswith(".css"):
        names = re.findall(r'url\("([^"]+)"\)', data.decode())
        return {(here / name).as_posix() for name in names if "latin-ext" not in name}
    if part.endswith(".js"):
        return {(here / name).as_posix() for name in re.findall(r'from "\./([^"]+)"', data.decode())}
    return set()


def _static(part: str) -> bytes:
    from django.contrib.staticfiles import finders

    found = finders.find(part)
    return Path(found).read_bytes() if isinstance(found, str) else b""


def _fill() -> dict[str, str]:
    """A thousand sessions, each with every repetition written down; the ids of one of them and of one still open."""
    from datetime import timedelta

    from django.utils import timezone

    from unslump.movement.catalogue import catalogue
    from unslump.planning.model import Wishes
    from unslump.planning.plan import plan
    from unslump.records import actions
    from unslump.records.models import Session
    from unslump.screening.model import Decision

    person, now = actions.local_person(), timezone.now()
    apart, fine = timedelta(hours=9), Decision("go", (), frozenset(), "")
    began = now - apart * (SESSIONS + 1)
    actions.accept_disclaimer(person, began)
    actions.record_check(person, fine, began)
    plans = [plan(catalogue(), Wishes(10, place), seed=seed) for place in ("desk", "floor") for seed in range(5)]
    session = None
    for nth in range(SESSIONS):
        when = now - apart * (SESSIONS - nth)
        session = actions.start_session(person, plans[nth % len(plans)], when)
        Session.objects.filter(pk=session.pk).update(
            pain_before=nth % 11, pain_after=(nth + 3) % 11, ended="done", ended_at=when
        )
        _perform(session)
    assert session is not None
    actions.record_check(person, fine, now)
    return {"session": str(session.pk), "open": str(actions.start_session(person, plans[0], now).pk)}


def _perform(session: object) -> None:
    """Every mark of its timeline, as the player would have sent it."""
    from unslump.movement.catalogue import catalogue
    from unslump.records import actions, queries
    from unslump.records.models import Event, Session
    from unslump.session.timeline import timeline

    assert isinstance(session, Session)
    marks = timeline(queries.plan_of(session), catalogue()).marks
    Event.objects.bulk_create(
        Event(
            practice_id=session.practice_id,
            person_id=session.person_id,
            session=session,
            key=mark.id,
            sequence=nth,
            kind=mark.kind,
            t_ms=mark.t_ms,
            at=session.started_at,
            saved_at=session.started_at,
            item=mark.item,
            movement=mark.movement,
            side=mark.side or "",
            set=mark.set,
            rep=mark.rep,
            round=mark.round,
        )
        for nth, mark in enumerate(marks, 1)
    )
    actions.keep_performed(session)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
