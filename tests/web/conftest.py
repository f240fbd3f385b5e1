"""A visitor who holds the key, with and without a safety check behind them."""

import socket
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.site import Site, made_ready
from unslump.records import actions
from unslump.records.models import Person
from unslump.screening.model import Decision
from unslump.web import door


@pytest.fixture
def person(db: None) -> Person:
    return actions.local_person()


@pytest.fixture
def visitor(person: Person) -> Client:
    """Let in, and nothing more."""
    client = Client()
    client.cookies[door.COOKIE] = door.new_key()
    return client


@pytest.fixture
def cleared(visitor: Client, person: Person) -> Client:
    """May start a session."""
    actions.accept_disclaimer(person, timezone.now())
    actions.record_check(person, Decision("go", (), frozenset(), ""), timezone.now())
    return visitor


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as a person starts it, with a little history."""
    folder = tmp_path_factory.mktemp("site")
    open_session = made_ready(folder)
    running = Site(folder, free_port())
    running.open_session = open_session
    yield running
    running.stop()
