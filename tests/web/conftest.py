"""A visitor who holds the key, with and without a safety check behind them."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.ports import free_port
from tests.web.site import Site, made_ready
from tests.web.visitors import clear, with_key
from unslump.records import actions
from unslump.records.models import Person


@pytest.fixture
def person(db: None) -> Person:
    return actions.local_person()


@pytest.fixture
def visitor(person: Person) -> Client:
    return with_key()


@pytest.fixture
def cleared(visitor: Client, person: Person) -> Client:
    """May start a session."""
    clear(person)
    return visitor


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as a person starts it, with a little history."""
    folder = tmp_path_factory.mktemp("site")
    open_session = made_ready(folder)
    running = Site(folder, free_port())
    running.open_session = open_session
    yield running
    running.stop()
