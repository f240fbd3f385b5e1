"""Sets, programmes, and lists of one's own: choose one, make one, share one, bring one in."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unslump.errors import BadRequest, UnslumpError
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import STAGES
from unslump.movement.performance import amount_for
from unslump.planning.programme import programmes, routines
from unslump.planning.routine import LARGEST_FILE, Routine
from unslump.records import lists as keeping
from unslump.records import queries
from unslump.records.models import Person, SavedList
from unslump.session.dose import dose_in_words
from unslump.web import access, words
from unslump.web.screens.lists.rows import Row, changed, picks_from, rows_from, rows_of
from unslump.web.screens.today.following import course


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    return render(request, "lists/lists.html", _overview(request))


def _overview(request: HttpRequest) -> dict[str, Any]:
    person = access.person(request)
    known = queries.catalogue_of(person)
    return {
        "running": course(person, queries.preferences(person), timezone.now()),
        "programmes": programmes().values(),
        "sets": [(one, _lines(one, known)) for one in routines().values()],
        "mine": [
            (row, routine, _lines(routine, known))
            for row in queries.lists(person)
            for routine in [queries.routine_of(person, row)]
        ],
    }


def _lines(routine: Routine, known: Catalogue) -> list[tuple[str, str]]:
    """Each movement by name, with its dose where the list has one."""
    found = [(pick, known.get(pick.movement)) for pick in routine.picks]
    return [
        (pick.movement, _("is no longer there"))
        if movement is None
        else (movement.name, "" if pick.amount is None else dose_in_words(movement, pick.amount))
        for pick, movement in found
    ]


@require_POST
def follow_programme(request: HttpRequest) -> HttpResponse:
    keeping.choose_programme(access.person(request), request.POST.get("programme", ""), timezone.now())
    return redirect("today")


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Take in a list that somebody shared as a file; what is wrong with it is said, all at once."""
    person = access.person(request)
    try:
        text, name = _file(request)
        row = keeping.import_list(person, text, name, timezone.now())
    except UnslumpError as refusal:
        return render(request, "lists/lists.html", _overview(request) | {"refusal": str(refusal)}, status=400)
    return redirect("edit-list", list_id=row.pk)


def _file(request: HttpRequest) -> tuple[str, str]:
    given = request.FILES.get("file")
    if given is None:
        raise BadRequest(_("Choose a file first: one that Unslump saved as a list."))
    if given.size is None or given.size > LARGEST_FILE:
        raise BadRequest(_("This file is far too large for a list. Choose another."))
    try:
        return given.read().decode("utf-8"), slugify(given.name or "") or "list"
    except UnicodeDecodeError:
        raise BadRequest(_("This file is no text. Choose one that Unslump saved as a list.")) from None


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, list_id: UUID | None = None) -> HttpResponse:
    """Make a list or change one. Every button but Save only moves things about; nothing typed is lost."""
    person = access.person(request)
    row = None if list_id is None else _mine(person, list_id)
    known = queries.catalogue_of(person)
    if request.method != "POST":
        routine = _wanted(request.GET, known) if row is None else queries.routine_of(person, row)
        return _form(request, known, row, routine.name, routine.about, rows_of(routine))
    name, about = request.POST.get("name", ""), request.POST.get("about", "")
    rows, press = rows_from(request.POST), request.POST.get("press", "save")
    if press != "save":
        rows = changed(rows, press, request.POST.get("new", ""))
        return _form(request, known, row, name, about, rows)
    try:
        routine = Routine("", name, picks_from(rows, known), about)
        kept = keeping.save_list(person, routine, timezone.now(), None if row is None else row.pk)
    except BadRequest as refusal:
        return _form(request, known, row, name, about, rows, str(refusal))
    response = redirect("today")
    response["Location"] += f"?follow=list-{kept.pk}"
    return response


def _wanted(asked: QueryDict, known: Catalogue) -> Routine:
    """A new list: empty, or begun from a ready-made set."""
    begun = routines().get(asked.get("from", ""))
    return Routine("", "", ()) if begun is None else begun


def _form(
    request: HttpRequest,
    known: Catalogue,
    row: SavedList | None,
    name: str,
    about: str,
    rows: list[Row],
    refusal: str = "",
) -> HttpResponse:
    page = {
        "row": row,
        "name": name,
        "about": about,
        "rows": [_shown(one, known) for one in rows],
        "stages": [
            (words.named(words.STAGE, stage), [one for one in known.values() if one.stage == stage]) for stage in STAGES
        ],
        "refusal": refusal,
    }
    return render(request, "lists/edit.html", page, status=400 if refusal else 200)


def _shown(row: Row, known: Catalogue) -> dict[str, Any]:
    """A row with what its movement has: an empty number means the movement's own, which stands there in grey."""
    movement = known.get(row.movement)
    usual = None if movement is None else amount_for(movement, "starter")
    cells = [("sets", _("Sets"), row.sets), ("reps", _("Repetitions"), row.reps)]
    cells += [("hold_s", _("Hold, seconds"), row.hold_s), ("duration_s", _("For, seconds"), row.duration_s)]
    return {
        "row": row,
        "name": row.movement if movement is None else movement.name,
        "movement": movement,
        "cells": [(key, label, typed, None if usual is None else getattr(usual, key)) for key, label, typed in cells],
    }


@require_safe
def share(request: HttpRequest, list_id: UUID) -> HttpResponse:
    person = access.person(request)
    row = _mine(person, list_id)
    response = HttpResponse(keeping.export_list(person, row), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(row.name) or "list"}.toml"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, list_id: UUID) -> HttpResponse:
    row = _mine(access.person(request), list_id)
    if request.method == "POST":
        keeping.delete_list(row)
        return redirect("lists")
    return render(request, "lists/delete.html", {"row": row})


def _mine(person: Person, list_id: UUID) -> SavedList:
    row = queries.saved_list(person, list_id)
    if row is None:
        raise Http404
    return row
