"""After a session: how it feels now, and what was done."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from unslump.planning.progress_rules import progress_rules
from unslump.records import actions
from unslump.records.models import Session
from unslump.web import access
from unslump.web.call import whom_to_call
from unslump.web.screens.history.views import story
from unslump.web.screens.today.asked import pain_from


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, session_id: UUID) -> HttpResponse:
    session = access.own_session(request, session_id)
    if request.method == "POST":
        return _keep(request, session)
    saved, efforts = request.GET.get("saved") == "yes", progress_rules().efforts
    page = {
        "session": session,
        "scale": range(11),
        "saved": saved,
        "efforts": efforts,
        "calls": whom_to_call(request),
        **story(session, access.catalogue(request)),
    }
    return render(request, "after/after.html", page)


def _keep(request: HttpRequest, session: Session) -> HttpResponse:
    if "end" in request.POST:
        actions.finish(session, Session.Ended.LEFT, timezone.now())
        return redirect("after", session_id=session.pk)
    actions.set_pain_after(session, pain_from(request.POST))
    actions.set_effort(session, request.POST.get("effort") or None)
    response = redirect("after", session_id=session.pk)
    response["Location"] += "?saved=yes"
    return response
