"""Who is asking, and what is theirs. The only place that decides it.

A local copy has one person and no login. A practice will have several, and this file will be what changes.
"""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from unslump.movement.catalogue import Catalogue
from unslump.movement.catalogue import catalogue as shipped
from unslump.records import actions, queries
from unslump.records.models import Person, Session


def person(request: HttpRequest) -> Person:
    """The person at this browser, with their preferences."""
    known: Person | None = getattr(request, "unslump_person", None)
    if known is None:
        known = actions.local_person()
        request.unslump_person = known  # type: ignore[attr-defined]
    return known


def catalogue(request: HttpRequest) -> Catalogue:
    """Every movement of the person who asks: those that ship, and their own."""
    known: Catalogue | None = getattr(request, "unslump_catalogue", None)
    if known is None:
        known = queries.catalogue_of(person(request), get_language() or "en")
        request.unslump_catalogue = known  # type: ignore[attr-defined]
    return known


def own_ids(request: HttpRequest) -> frozenset[str]:
    """Which movements of the catalogue they described themselves."""
    return frozenset(catalogue(request)) - frozenset(shipped())


def own_session(request: HttpRequest, session_id: UUID) -> Session:
    """A session of the person who asks; anyone else's does not exist for them."""
    found = queries.session(person(request), session_id)
    if found is None:
        raise Http404
    found.person = person(request)  # known already: nothing has to be asked for it again
    return found
