"""All movements, and each of them whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unslump.movement.model import STAGES
from unslump.records import queries
from unslump.web import access, words
from unslump.web.screens.library.for_you import for_you
from unslump.web.screens.library.portrait import portrait


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    movements = access.catalogue(request).values()
    heeded = queries.limits(access.person(request))
    stages = [
        (words.named(words.STAGE, stage), words.named(words.STAGE_ABOUT, stage), found)
        for stage in STAGES
        if (found := [(one, for_you(one, heeded)) for one in movements if one.stage == stage])
    ]
    return render(
        request, "library/library.html", {"stages": stages, "count": len(movements), "own": access.own_ids(request)}
    )


@require_safe
def movement(request: HttpRequest, movement_id: str) -> HttpResponse:
    known = access.catalogue(request)
    found = known.find(movement_id)
    page = portrait(found, request.GET.get("side", ""), request.GET.get("round", ""))
    mine = for_you(found, queries.limits(access.person(request)))
    return render(
        request,
        "library/movement.html",
        {"page": page, "movement": found, "mine": mine, "own": access.own_ids(request)},
    )
