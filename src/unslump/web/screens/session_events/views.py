"""What the player writes down while a session runs."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from unslump.errors import BadRequest
from unslump.records import actions
from unslump.records.incoming import read_events
from unslump.web import access


@require_POST
def events(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """`{"events": [...]}` in, `{"saved": [ids]}` out. Sent again, it answers the same and adds nothing."""
    session = access.own_session(request, session_id)
    now = timezone.now()
    arrivals = read_events(_body(request), now)
    return JsonResponse({"saved": actions.record_events(session, arrivals, now)})


def _body(request: HttpRequest) -> object:
    try:
        return json.loads(request.body)
    except ValueError:
        raise BadRequest(_("That is not JSON.")) from None
