"""One person, and the hour at which everything in these tests happens."""

from datetime import UTC, datetime

import pytest

from unslump.records import actions
from unslump.records.models import Person

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> Person:
    return actions.local_person()


@pytest.fixture
def stranger(person: Person) -> Person:
    """Somebody else of the same practice."""
    return Person.objects.create(practice=person.practice)
