from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from unslump.records import queries
from unslump.web import access


def history(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html")


def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    access.own_session(request, session_id)
    return render(request, "today/today.html")


def delete(request: HttpRequest, session_id: UUID) -> HttpResponse:
    access.own_session(request, session_id)
    return render(request, "today/today.html")


def export(request: HttpRequest) -> HttpResponse:
    return JsonResponse(queries.export(access.person(request)))
