"""How somebody likes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from unslump.movement.catalogue import catalogue
from unslump.records import actions, clearances, queries
from unslump.records.models import Preferences
from unslump.render.look import BUILDS, HAIR_STYLES, HAIRS, SKINS
from unslump.screening.numbers import numbers
from unslump.units import TRACKS
from unslump.web import access, words
from unslump.web.call import whom_to_call
from unslump.web.figures import look_of
from unslump.web.screens.today.asked import kit_to_ask_for

PACES = (("1.25", _("slower")), ("1.0", _("as written")), ("0.85", _("faster")))
PACE_OF = {value: float(value) for value, _name in PACES}
TEXTS = (("normal", _("normal")), ("large", _("large")), ("largest", _("largest")))
THEMES = (("auto", _("like the system")), ("light", _("light")), ("dark", _("dark")))
HAIR_STYLE = {"bun": _("in a bun"), "short": _("short")}
BUILD = {"slim": _("slim"), "middle": _("middle"), "broad": _("broad")}
SHOWN = "cat-cow"


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    person = access.person(request)
    if request.method == "POST":
        actions.save_preferences(person, _changes(request.POST))
        response = redirect("settings")
        response["Location"] += "?saved=yes"
        return response
    usual = queries.preferences(person)
    return render(
        request, "settings/settings.html", _page(request, usual) | {"saved": request.GET.get("saved") == "yes"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def untaste(request: HttpRequest) -> HttpResponse:
    """Takes back what was said of a movement: it comes as it comes again. Typed as an address it leads to the settings."""
    if request.method == "POST":
        actions.say_taste(access.person(request), request.POST.get("movement", ""), "")
    response = redirect("settings")
    response["Location"] += "#tastes"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Asks first; then nothing of this person is left."""
    person = access.person(request)
    if request.method == "POST":
        actions.forget_everything(person)
        return redirect("today")
    standing = clearances.clearance(person, timezone.now())
    return render(request, "settings/forget.html", {"standing": standing})


def _page(request: HttpRequest, usual: Preferences) -> dict[str, Any]:
    return {
        "usual": usual,
        "pace": f"{usual.pace:g}" if f"{usual.pace:g}" != "1" else "1.0",
        "look": look_of(usual),
        "paces": PACES,
        "texts": TEXTS,
        "themes": THEMES,
        "tracks": [(one, words.named(words.TRACK, one), words.named(words.TRACK_ABOUT, one)) for one in TRACKS],
        "kit": [(piece, words.named(words.KIT, piece)) for piece in kit_to_ask_for()],
        "skins": [(name, near) for name, (near, _far) in SKINS.items()],
        "hairs": list(HAIRS.items()),
        "hair_styles": [(one, words.named(HAIR_STYLE, one)) for one in HAIR_STYLES],
        "builds": [(one, words.named(BUILD, one)) for one in BUILDS],
        "calls": whom_to_call(request),
        "tastes": [
            (_("Sooner in your plans"), _named(request, usual.likes)),
            (_("Rather not"), _named(request, usual.dislikes)),
        ],
        "shown": next((one for one in catalogue().values() if one.id == SHOWN), None),
    }


def _named(request: HttpRequest, ids: list[str]) -> list[tuple[str, str, bool]]:
    """Each with its name, and whether it is still among the movements; in the order of the names."""
    known = access.catalogue(request)
    found = [(one, known[one].name if one in known else one, one in known) for one in ids]
    return sorted(found, key=lambda one: (not one[2], one[1].casefold()))


def _changes(posted: QueryDict) -> dict[str, Any]:
    """Only what is on offer is taken; anything else stays as it was."""
    offers: dict[str, tuple[str, ...]] = {
        "text_size": tuple(key for key, _name in TEXTS),
        "theme": tuple(key for key, _name in THEMES),
        "track": TRACKS,
        "skin": tuple(SKINS),
        "hair": tuple(HAIRS),
        "hair_style": HAIR_STYLES,
        "build": tuple(BUILDS),
        "country": ("", *(one.code for one in numbers().countries)),
    }
    changes: dict[str, Any] = {name: posted[name] for name, offer in offers.items() if posted.get(name) in offer}
    if posted.get("pace") in PACE_OF:
        changes["pace"] = PACE_OF[str(posted["pace"])]
    changes["voice"] = posted.get("voice") == "on"
    changes["still"] = posted.get("still") == "on"
    changes["kit"] = [piece for piece in kit_to_ask_for() if piece in posted.getlist("kit")]
    return changes
