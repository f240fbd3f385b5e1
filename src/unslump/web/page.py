"""What every page has around it."""

from functools import cache
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from unslump.records import queries
from unslump.records.errors import RecordsError
from unslump.web import access, door
from unslump.web.static_files import has_typeface

_typeface = cache(has_typeface)


def around(request: HttpRequest) -> dict[str, Any]:
    """The person's own way of looking at it; nothing of theirs for someone who is not let in."""
    facts: dict[str, Any] = {"typeface": _typeface(), "let_in": door.has_key(request)}
    if facts["let_in"]:
        try:
            facts["preferences"] = queries.preferences(access.person(request))
        except (RecordsError, DatabaseError):
            pass  # the page that says so has to look like a page
    return facts
