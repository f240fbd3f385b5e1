"""All movements, and each of them whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from unslump.movement.model import STAGES
from unslump.records import actions, clearances, queries
from unslump.records.models import Preferences
from unslump.web import access, words
from unslump.web.screens.library.for_you import for_you
from unslump.web.screens.library.portrait import portrait

TASTES = (("like", _("sooner")), ("", _("as it comes")), ("dislike", _("rather not")))


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    movements = access.catalogue(request).values()
    heeded = clearances.limits(access.person(request))
    stages = [
        (words.named(words.STAGE, stage), words.named(words.STAGE_ABOUT, stage), found)
        for stage in STAGES
        if (found := [(one, for_you(one, heeded)) for one in movements if one.stage == stage])
    ]
    return render(
        request, "library/library.html", {"stages": stages, "count": len(movements), "own": access.own_ids(request)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def movement(request: HttpRequest, movement_id: str) -> HttpResponse:
    known = access.catalogue(request)
    found = known.find(movement_id)
    if request.method == "POST":
        actions.say_taste(access.person(request), found.id, request.POST.get("taste", ""))
        return redirect("movement", movement_id=found.id)
    page = portrait(found, request.GET.get("side", ""), request.GET.get("round", ""))
    mine = for_you(found, clearances.limits(access.person(request)))
    return render(
        request,
        "library/movement.html",
        {
            "page": page,
            "movement": found,
            "mine": mine,
            "own": access.own_ids(request),
            "tastes": TASTES,
            "taste": taste(queries.preferences(access.person(request)), found.id),
        },
    )


def taste(usual: Preferences, movement_id: str) -> str:
    """What they said of a movement: `like`, `dislike`, or nothing."""
    return "like" if movement_id in usual.likes else "dislike" if movement_id in usual.dislikes else ""
