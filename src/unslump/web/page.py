"""What every page has around it."""

from functools import cache
from typing import Any, NamedTuple

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unslump.records import queries
from unslump.records.errors import RecordsError
from unslump.web import access, door
from unslump.web.figures import look_of
from unslump.web.static_files import has_typeface

MENU = (
    ("today", _("Today")),
    ("library", _("Library")),
    ("spine", _("Your spine")),
    ("history", _("History")),
    ("settings", _("Settings")),
)
_INSIDE = {
    "movement": "library",
    "camera": "library",
    "history-session": "history",
    "history-delete": "history",
    "start": "today",
    "describe": "library",
    "change-own": "library",
    "forget-own": "library",
    "lists": "today",
    "new-list": "today",
    "edit-list": "today",
    "delete-list": "today",
    "bring-list": "today",
    "limits": "safety",
    "how-it-goes": "history",
    "progress": "history",
    "morning": "today",
    "forget": "settings",
    "forget-check-in": "history",
    "safety-rules": "safety",
}
_typeface = cache(has_typeface)


class MenuItem(NamedTuple):
    name: str
    address: str
    label: str


def around(request: HttpRequest) -> dict[str, Any]:
    """The way around, and the person's own way of looking at it; nothing for someone who is not let in."""
    facts: dict[str, Any] = {"typeface": _typeface(), "let_in": door.has_key(request)}
    if facts["let_in"]:
        name = request.resolver_match.url_name if request.resolver_match else None
        facts["here"] = _INSIDE.get(name or "", name)
        facts["menu"] = [MenuItem(name, reverse(name), str(label)) for name, label in MENU]
        try:
            facts["preferences"] = queries.preferences(access.person(request))
            facts["look"] = look_of(facts["preferences"])
        except (RecordsError, DatabaseError):
            pass  # the page that says so has to look like a page
    return facts
