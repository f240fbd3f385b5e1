"""Try the camera with one movement: a page that counts, and nothing else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.records import clearances
from unslump.render.silhouette import silhouette_svg
from unslump.tracking.synthetic import camera_azimuth_deg
from unslump.units import SIDES, Side
from unslump.web import access, words
from unslump.web.camera import for_a_page
from unslump.web.headers import with_camera
from unslump.web.screens.library.for_you import for_you


@require_safe
@with_camera
def try_it(request: HttpRequest, movement_id: str) -> HttpResponse:
    """For somebody who may exercise today, with a movement that is offered to them and that a camera can judge."""
    movement = catalogue().find(movement_id)
    if movement.camera.grade == "C":
        raise Http404
    person = access.person(request)
    standing = clearances.clearance(person, timezone.now())
    if not standing.may_start:
        return redirect("today")
    mine = for_you(movement, standing.limits)
    if mine is not None and not mine.offered:
        return redirect("movement", movement_id=movement.id)
    return render(request, "camera/camera.html", {"movement": movement, "mine": mine, **_context(request, movement)})


def _context(request: HttpRequest, movement: Movement) -> dict[str, Any]:
    side = _side(request, movement)
    return {
        "side": side,
        "sides": SIDES if movement.sides != "none" else (),
        "outline": silhouette_svg(movement, side, camera_azimuth_deg(movement)),
        "view": movement.camera.view,
        "steps": [words.filled(show, movement, side) for show in _shown(movement)],
        "camera": {"movement": movement.id, "side": side, "engine": for_a_page(), "words": _words()},
    }


def _shown(movement: Movement) -> list[str]:
    return [step.show for step in movement.setup] + [phase.show for phase in movement.phases]


def _side(request: HttpRequest, movement: Movement) -> Side | None:
    if movement.sides == "none":
        return None
    asked = request.GET.get("side", "")
    return next((side for side in SIDES if side == asked), movement.written_side)


def _words() -> dict[str, str]:
    return {
        "opening": _("One moment: the camera coach is getting ready."),
        "step-in": _("Step in until the outline turns green."),
        "closer": _("Come a little closer."),
        "hold-still": _("Good. Keep the start position for a second."),
        "go": _("I can see you. Begin when you like."),
        "counting": _("I’m counting."),
        "waits": _("The count waits."),
        "found": _("I can see you again."),
        "by-hand": _("Count along with the buttons, or with your voice."),
        "praise": _("Lovely, just like that."),
        "partial": _("That one was small, so I did not count it."),
    }
