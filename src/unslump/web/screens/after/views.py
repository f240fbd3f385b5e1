from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unslump.web import access


def after(request: HttpRequest, session_id: UUID) -> HttpResponse:
    access.own_session(request, session_id)
    return render(request, "today/today.html")
