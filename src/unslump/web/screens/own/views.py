"""A movement of one's own: described in a form, drawn beside it, checked like every other."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from unslump.errors import ContentError, UnslumpError
from unslump.movement.describe import ADJUSTABLE
from unslump.movement.load import read
from unslump.records import clearances, queries
from unslump.records import own_movements as keeping
from unslump.records.models import OwnMovement
from unslump.render.figure import figure_svg
from unslump.web import access
from unslump.web.figures import look_of
from unslump.web.screens.own.form import OwnMovementForm, from_movement, in_words, key_for, slider_groups


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, movement_id: str | None = None) -> HttpResponse:
    """A new one, or one to be changed. What is wrong is said beside what was typed."""
    person = access.person(request)
    row = None if movement_id is None else _mine(request, movement_id)
    limits = clearances.limits(person)
    if request.method != "POST":
        given = None if row is None else from_movement(access.catalogue(request).find(row.key))
        return _page(request, OwnMovementForm(limits=limits, initial=given or {}), row)
    form = OwnMovementForm(request.POST, limits=limits)
    if request.POST.get("press") == "show":
        return _page(request, OwnMovementForm(limits=limits, initial=_typed(request)), row)
    if not form.is_valid():
        return _page(request, form, row, status=400)
    key = row.key if row is not None else key_for(form.cleaned_data["name"], access.catalogue(request))
    try:
        kept = keeping.save_own_movement(person, key, form.file_text(timezone.localdate()), timezone.now())
    except ContentError as refusal:
        return _page(request, form, row, in_words(refusal.problems), status=400)
    except UnslumpError as refusal:
        return _page(request, form, row, [str(refusal)], status=400)
    return redirect("movement", movement_id=kept.key)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed so far, unjudged; another base pose begins with its own angles."""
    typed: dict[str, Any] = {name: request.POST[name] for name in request.POST if name not in ADJUSTABLE}
    if request.POST.get("position") == request.POST.get("posed"):
        typed |= {name: request.POST[name] for name in ADJUSTABLE if name in request.POST}
    return typed | {name: request.POST.getlist(name) for name in ("kit", "suits")}


def _page(
    request: HttpRequest,
    form: OwnMovementForm,
    row: OwnMovement | None,
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {"form": form, "row": row, "groups": slider_groups(form), "refusals": refusals or []}
    page["drawn"] = _as_query(form)
    return render(request, "own/describe.html", page, status=status)


def _as_query(form: OwnMovementForm) -> str:
    typed = [(name, form[name].value()) for name in form.fields if name not in ("suits", "kit", "purpose")]
    return urlencode([(name, value) for name, value in typed if value not in (None, "")])


@require_safe
def figure(request: HttpRequest) -> HttpResponse:
    """What has been described so far, drawn; the address carries the form."""
    given = request.GET.copy()
    for name, stand_in in (("name", "x"), ("out_say", "x"), ("back_say", "x")):
        given[name] = given.get(name) or stand_in
    form = OwnMovementForm(given)
    for name, value in (
        ("out_s", "3"),
        ("back_s", "3"),
        ("sets", "1"),
        ("reps", "1"),
        ("kind", "move"),
        ("sides", "none"),
    ):
        given.setdefault(name, value)
    for name, value in (("stage", "dynamic"), ("motion", "rotation"), ("position", "standing")):
        given.setdefault(name, value)
    if not form.is_valid():
        raise Http404
    movement, _problems = read(form.file_text(timezone.localdate()), "own-draft.toml")
    if movement is None:
        raise Http404
    look = look_of(queries.preferences(access.person(request)))
    response = HttpResponse(
        figure_svg(movement, look=look, prefix="draft-"), content_type="image/svg+xml; charset=utf-8"
    )
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, movement_id: str) -> HttpResponse:
    row = _mine(request, movement_id)
    if request.method == "POST":
        keeping.delete_own_movement(row)
        return redirect("library")
    return render(request, "own/forget.html", {"row": row})


@require_safe
def file(request: HttpRequest, movement_id: str) -> HttpResponse:
    """Its file, to share or to send to the project."""
    row = _mine(request, movement_id)
    response = HttpResponse(row.text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.key}.toml"'
    return response


def _mine(request: HttpRequest, movement_id: str) -> OwnMovement:
    found = next((one for one in queries.own_movements(access.person(request)) if one.key == movement_id), None)
    if found is None:
        raise Http404
    return found
