"""What the player's script says on the screen. {words in braces} are filled in by the script."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def words() -> dict[str, Any]:
    """All of them, in the language of the page."""
    return {**_states(), **_around(), **_next(), **_trouble()}


def _states() -> dict[str, Any]:
    return {
        "begin": _("Begin"),
        "go_on": _("Go on"),
        "go_on_from": _("You were at: {name}"),
        "to_go": _("{minutes} min to go"),
        "pause": pgettext("button", "Pause"),
        "resume": _("Go on"),
        "paused": _("Paused"),
        "slept": _("Paused: the screen was asleep. Go on when you are ready."),
        "elsewhere": _("This session goes on in another tab. Go on here, and the other one pauses."),
        "done": _("Well done."),
        "left": _("That is enough for today."),
    }


def _around() -> dict[str, Any]:
    return {
        "sides": {"left": _("Left side"), "right": _("Right side")},
        "kinds": {
            "ready": _("get ready"),
            "next": _("get ready"),
            "setup": _("get into place"),
            "switch": _("change sides"),
            "shift": _("move on"),
            "rest": _("rest"),
            "hold": pgettext("unit under a countdown", "hold"),
        },
        "seconds": _("seconds"),
        "of": pgettext("repetition 3 of 8", "of {all}"),
        "which_of": _("hold {nth} of {all}"),
        "progress": _("{lit} of {all} vertebrae lit"),
        "pace": pgettext("speed", "{percent} %"),
    }


def _next() -> dict[str, Any]:
    return {
        "next": _("Next: {what}"),
        "next_end": _("Then you are done"),
        "next_side": _("the other side"),
        "next_round": _("the next round"),
        "next_rest": _("rest, then set {set} of {sets}"),
        "next_setup": _("get into place"),
    }


def _trouble() -> dict[str, Any]:
    return {
        "not_saved": _("Not saved yet. I will try again; nothing is lost."),
        "refused": _("One entry could not be saved. It is kept in this browser."),
        "only_tones": _("No voice here at the moment: tones and these words lead you."),
        "no_figure": _("The figure cannot be fetched now. The words go on."),
    }
