"""Somebody who calls on the site, in the test's own process."""

from django.test import Client
from django.utils import timezone

from unslump.records import actions
from unslump.records.models import Person
from unslump.screening.model import Decision
from unslump.web import door


def with_key() -> Client:
    """Let in, and nothing more."""
    client = Client()
    client.cookies[door.COOKIE] = door.new_key()
    return client


def clear(person: Person) -> None:
    """From now on they may start a session."""
    actions.accept_disclaimer(person, timezone.now())
    actions.record_check(person, Decision("go", (), frozenset(), ""), timezone.now())
