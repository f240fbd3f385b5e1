"""The player: everything that the page needs to perform a session by itself, also while nobody answers."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from unslump.planning.limits import left_out_for_a_limit
from unslump.records import actions, clearances, queries
from unslump.records.models import Session
from unslump.screening.during import for_a_player
from unslump.screening.explain import numbers
from unslump.screening.stop_rules import danger_rules
from unslump.session.easier import easier_of_plan
from unslump.session.model import Timeline
from unslump.session.timeline import timeline
from unslump.web import access
from unslump.web.call import whom_to_call
from unslump.web.figures import look_key, look_of
from unslump.web.headers import open_to_camera
from unslump.web.screens.session import camera
from unslump.web.screens.session.words import words

MINUTES_LEFT = (1, 3, 5, 8)
"""What somebody who has to go may have left."""


@require_safe
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The session to perform, as today's limits allow it. One that was stopped shows why; one that is over leads on."""
    own = access.own_session(request, session_id)
    if own.ended == Session.Ended.DANGER:
        return render(request, "session/stopped.html", _stops(request))
    if own.ended is not None:
        return redirect("after", session_id=own.id)
    now = timezone.now()
    standing = clearances.clearance(own.person, now)
    if not standing.may_start:
        return redirect("today")
    language = get_language() or "en"
    known = access.catalogue(request)
    plan = actions.take_up(own, now, standing.limits, known)
    line = timeline(plan, known, language=language)
    left_out = left_out_for_a_limit(known, plan)
    easier = easier_of_plan(plan, known, language)
    counts = camera.for_the_script(line, known)
    page = _context(request, own, line, easier) | {"left_out": left_out}
    page["player"]["camera"] = counts
    if counts is None:
        return render(request, "session/player.html", page)
    page["outlines"] = camera.outlines(line, known)
    return open_to_camera(render(request, "session/player.html", page))


@require_POST
def shorten(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """So many minutes are left: the rest is cut to them, and the player goes on where it was."""
    own = access.own_session(request, session_id)
    wanted = request.POST.get("minutes", "")
    if wanted in {str(minutes) for minutes in MINUTES_LEFT}:
        actions.shorten(own, int(wanted))
    return redirect("session", session_id=own.id)


def _context(request: HttpRequest, own: Session, line: Timeline, easier: list[str]) -> dict[str, Any]:
    return {
        "player": _player(request, own, line) | {"during": _during(own, easier)},
        "title": _title(line),
        "items": line.items,
        "kit": ", ".join(dict.fromkeys(thing for item in line.items for thing in item.kit)),
        "zero_to_ten": range(11),
        "minutes_left": MINUTES_LEFT,
        "session_id": own.id,
        **_stops(request),
    }


def _stops(request: HttpRequest) -> dict[str, Any]:
    """What the red button shows before and after it is pressed: the numbers of this country first, then the others."""
    here = {one.dialled: one.what for one in whom_to_call(request).emergency}
    elsewhere = {number: where for number, where in numbers() if number not in here}
    return {"stops": danger_rules(), "numbers": tuple((here | elsewhere).items())}


def _during(own: Session, easier: list[str]) -> dict[str, Any]:
    """The rules for when it hurts, what it was before the session, and what would be easier, item by item."""
    return {**for_a_player(), "started": own.pain_before, "easier": easier}


def _player(request: HttpRequest, own: Session, line: Timeline) -> dict[str, Any]:
    """What the script is given: the timeline at the written pace, what is saved already, where to send, its words."""
    likes = queries.preferences(access.person(request))
    return {
        "session": str(own.id),
        "lang": get_language() or "en",
        "timeline": line.to_json(),
        "saved": queries.saved_keys(own),
        "csrf": get_token(request),
        "settings": {"voice": likes.voice, "pace": likes.pace, "still": likes.still},
        "urls": {
            "events": reverse("session-events", args=[own.id]),
            "after": reverse("after", args=[own.id]),
            "figure": f"{reverse('figure', args=['MOVEMENT'])}?v={look_key(look_of(likes))}",
        },
        "words": words(),
    }


def _title(line: Timeline) -> str:
    minutes = max(1, round(line.duration_ms / 60_000))
    length = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    count = len(line.items)
    return _("%(length)s, %(movements)s") % {
        "length": length,
        "movements": ngettext("%(n)s movement", "%(n)s movements", count) % {"n": count},
    }
