"""What the player writes down while a session runs."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from unslump.errors import BadRequest
from unslump.records import actions, queries
from unslump.records.incoming import read_events
from unslump.web import access


@require_POST
def events(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """`{"events": [...]}` in, `{"saved": [ids]}` out. Sent again, it answers the same and adds nothing.

    `"outgrown": true` beside it tells a page that was open too long to load anew: limits have changed meanwhile.
    """
    session = access.own_session(request, session_id)
    now = timezone.now()
    arrivals = read_events(_body(request), now)
    answer: dict[str, Any] = {"saved": actions.record_events(session, arrivals, now)}
    if queries.outgrown(session):
        answer["outgrown"] = True
    return JsonResponse(answer)


def _body(request: HttpRequest) -> object:
    try:
        return json.loads(request.body)
    except ValueError:
        raise BadRequest(_("That is not JSON.")) from None
