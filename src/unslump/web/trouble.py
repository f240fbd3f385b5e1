"""When something goes wrong, a page that says what and what to do."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from unslump.errors import BadRequest, UnknownMovement, UnslumpError
from unslump.records.errors import RecordsError, sentence_for
from unslump.web.door import refused, wants_json

log = logging.getLogger("django.request")


class _Speaker:
    """Turns our own errors into pages; anything else stays Django's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        ours = sentence_for(error) if isinstance(error, DatabaseError) else error
        if not isinstance(ours, UnslumpError):
            return None
        return told(request, str(ours), _status(ours))


said_clearly = _Speaker


def _status(error: UnslumpError) -> int:
    if isinstance(error, RecordsError):
        return 503
    if isinstance(error, UnknownMovement):
        return 404
    return 400 if isinstance(error, BadRequest) else 500


def told(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    return render(request, "trouble.html", {"sentence": sentence}, status=status)


def not_from_us(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refused(request, _("This was not sent from one of Unslump’s own pages, or from one that was open too long."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return told(request, _("There is nothing at this address."), 404)


def broken(request: HttpRequest) -> HttpResponse:
    sentence = _("Something broke on our side. Nothing that you did is lost. Go back and try once more.")
    return told(request, sentence, 500)
