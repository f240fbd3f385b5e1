"""What the session's page is given to count along by camera; nothing where no movement of the session can be judged."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.render.silhouette import silhouette_svg
from unslump.session.model import Timeline, TimelineItem
from unslump.tracking.synthetic import camera_azimuth_deg
from unslump.units import Side
from unslump.web import camera


@dataclass(frozen=True, slots=True)
class Outline:
    """Where to be, for one movement and side of the session."""

    key: str
    """`2` or `2-left`: the movement's place in the session, and the side."""
    svg: str


def for_the_script(line: Timeline, known: Catalogue) -> dict[str, Any] | None:
    """The engine, and movement by movement what it may do; None where the camera has no part in this session."""
    items = [_item(item, known[item.movement]) for item in line.items]
    engine = camera.for_a_page()
    if engine["missing"] or not any(items):
        return None
    return {"engine": engine, "items": items, "words": _words()}


def outlines(line: Timeline, known: Catalogue) -> list[Outline]:
    """The outline of every movement that can be judged, on each side that it begins with."""
    return [one for item in line.items if _judged(known[item.movement]) for one in _outlines(item, known)]


def _outlines(item: TimelineItem, known: Catalogue) -> list[Outline]:
    movement = known[item.movement]
    sides: tuple[Side | None, ...] = ("left", "right") if movement.sides == "each" else (movement.written_side,)
    azimuth_deg = camera_azimuth_deg(movement)
    key = str(item.index)
    return [
        Outline(f"{key}-{side}" if movement.sides == "each" else key, silhouette_svg(movement, side, azimuth_deg))
        for side in sides
    ]


def _judged(movement: Movement) -> bool:
    return movement.camera.grade != "C"


def _item(item: TimelineItem, movement: Movement) -> dict[str, Any] | None:
    if not _judged(movement):
        return None
    told = movement.camera
    return {"movement": item.movement, "leads": told.leads, "tells_range": told.tells_range, "view": told.view}


def _words() -> dict[str, str]:
    return {
        "opening": _("One moment: the camera coach is getting ready."),
        "stand": _("Camera: {view}."),
        "hold-still": _("Good. Keep the start position for a second."),
        "go": _("I can see you."),
        "waits": _("I wait a moment, then go on by the clock."),
        "found": _("I can see you again."),
        "wrong-side": _("That was the other side. Now this one."),
        "partial": _("That one was small, so I did not count it."),
        "praise": _("Lovely, just like that."),
        "slow": _("Take your time. I wait for you."),
        "by-clock": _("I go on by the clock now."),
        "hold": _("Back into the hold: its clock stands until you are there."),
        "rests": _("No camera for this one: the voice leads."),
        "over": _("The camera is off. I go on by the clock."),
        "open": _("Count along with the camera"),
        "close": _("Close the camera"),
    }
