"""The player."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from unslump.web import access


def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    access.own_session(request, session_id)
    return HttpResponse("not written yet")
