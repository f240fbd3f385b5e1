"""What the closed vocabularies are called on a page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from unslump.movement.model import Movement
from unslump.units import Side, other_side

Words = Mapping[str, str | Promise]

STAGE: Words = {
    "warm-up": _("Warm-up"),
    "dynamic": _("Dynamic"),
    "desk": _("Desk moves"),
    "static": _("Static stretches"),
    "mobilise": _("Mobility"),
    "strengthen": _("Strength"),
}
STAGE_ABOUT: Words = {
    "warm-up": _("A few easy minutes first, so that everything after feels better."),
    "dynamic": _("Move through the whole range and back, again and again, without stopping at the end."),
    "desk": _("Small things between two e-mails, seated or by a wall."),
    "static": _("Go to the first feeling of a stretch, hold still there, and breathe."),
    "mobilise": _("Slow work on single stretches of the spine, mostly on the floor."),
    "strengthen": _("So that the upper back carries what it has to carry."),
}
POSITION: Words = {
    "standing": _("standing"),
    "seated": _("seated"),
    "all-fours": _("on hands and knees"),
    "kneeling": _("kneeling"),
    "on-the-back": _("on your back"),
    "on-the-front": _("on your front"),
    "on-the-side": _("on your side"),
}
PLACE: Words = {"desk": _("At the desk"), "floor": _("On the floor"), "outdoors": _("Out of doors")}
PLACE_ABOUT: Words = {
    "desk": _("a chair, a wall, a doorway"),
    "floor": _("room to lie down"),
    "outdoors": _("room to walk"),
}
KIT: Words = {
    "mat": _("mat or carpet"),
    "roller": _("foam roller"),
    "peanut": _("peanut (two balls taped together)"),
    "towel": _("towel"),
    "pillow": _("pillow"),
    "cushion": _("cushion"),
    "band": _("elastic band"),
    "anchor": _("something firm to fix a band to"),
    "weights": _("two bags or weights"),
    "chair": _("chair"),
    "wall": _("wall"),
    "doorway": _("doorway"),
}
TRACK: Words = {"starter": _("Starter"), "standard": _("Standard"), "full": _("Full")}
TRACK_ABOUT: Words = {
    "starter": _("new to it, or coming back"),
    "standard": _("most days"),
    "full": _("longer, for days with time"),
}
ACTION: Words = {
    "modify": _("Do it differently"),
    "swap": _("Do another one"),
    "skip": _("Leave it out"),
    "ask": _("Ask first"),
}
FOR_YOU: Words = {
    "modify": _("Changed for you"),
    "swap": _("Another one for you"),
    "skip": _("Left out for you"),
    "ask": _("Left out for you until your clinician agrees"),
}
DOES: Words = {
    "do": _("As it is"),
    "modify": _("Done differently"),
    "swap": _("Another one instead"),
    "ask": _("Left out, unless a clinician agreed"),
    "skip": _("Left out"),
}
CHECK_IN: Words = {
    "baseline": _("beginning"),
    "next-morning": _("morning after"),
    "evening": _("evening"),
    "weekly": _("week"),
}
GRADE: Words = {
    "A": _("Well suited to being counted by a camera."),
    "B": _("Can be counted by a camera that stands well."),
    "C": _("A camera cannot judge this one, so it is not used here."),
}
BASIS: Words = {
    "read": _("read in full"),
    "abstract": _("summary read"),
    "secondary": _("read second-hand"),
    "memory": _("from memory, not looked up yet"),
    "article": _("from the article that this project began with"),
    "judgement": _("our own proposal"),
}
DIFFICULTY: Words = {"1": _("easy"), "2": _("takes some practice"), "3": _("for later")}


def named(words: Words, key: str) -> str:
    """What a page calls it; a word that nobody has named yet stays as it is."""
    return str(words.get(key, key.replace("-", " ")))


def listed(words: Words, keys: tuple[str, ...]) -> str:
    return ", ".join(named(words, key) for key in keys)


def filled(text: str, movement: Movement, side: Side | None = None) -> str:
    """A cue with its gaps filled: the file speaks of the side that it is written for, a page of the side that it shows."""
    here = side or movement.written_side or "left"
    names = {"left": gettext("left"), "right": gettext("right")}
    place = movement.rounds[0].name if movement.rounds else ""
    return text.replace("{side}", names[here]).replace("{other}", names[other_side(here)]).replace("{level}", place)
