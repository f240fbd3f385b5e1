"""The form in which somebody describes a movement, and the file that comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from unslump.body.base_poses import BASES
from unslump.body.ranges import range_of
from unslump.errors import Problem
from unslump.movement.describe import ADJUSTABLE, ARM, LEG, LONGEST_S, TRUNK, Description, file_text
from unslump.movement.model import Movement, Phase
from unslump.planning.limits import known_limits
from unslump.planning.low_dose import LOW_DOSE
from unslump.screening.conditions import conditions
from unslump.units import SIDES
from unslump.web import words

ANGLE_NAMES = {
    "thoracic_flexion": _("Upper back: round (+) or arch (−)"),
    "thoracic_rotation": _("Upper back: turn left (+) or right (−)"),
    "thoracic_side_bend": _("Upper back: lean right (+) or left (−)"),
    "lumbar_flexion": _("Lower back: round (+) or arch (−)"),
    "neck_flexion": _("Head: down (+) or up (−)"),
    "neck_rotation": _("Head: turn left (+) or right (−)"),
    "neck_side_bend": _("Head: tip right (+) or left (−)"),
    "shoulder_elevation": _("lifted, from hanging to overhead"),
    "shoulder_plane": _("where to: to the side (0), forward (90), across (more)"),
    "elbow_flexion": _("elbow bent"),
    "hip_flexion": _("thigh lifted"),
    "knee_flexion": _("knee bent"),
}
POSITIONS = tuple((position, words.POSITION[position]) for position in BASES)
STAGES = tuple((stage, words.STAGE[stage]) for stage in ("dynamic", "desk", "static", "mobilise", "strengthen"))
MOTIONS = (
    ("extension", _("leaning or arching back")),
    ("flexion", _("rounding")),
    ("rotation", _("turning")),
    ("side-bend", _("bending sideways")),
    ("shoulder-blade", _("shoulder blades")),
    ("neck", _("neck")),
    ("breath", _("breathing")),
    ("whole-body", _("the whole body")),
)
SIDES_OF = (
    ("none", _("both sides do the same")),
    ("alternate", _("one side, then the other, by turns")),
    ("each", _("all of one side first, then the other")),
)
KINDS = (("move", _("there and back")), ("hold", _("there, stay, and back")))
KIT = tuple(
    (piece, words.KIT[piece])
    for piece in ("wall", "roller", "towel", "band", "pillow", "weights")
    if piece in words.KIT
)


class OwnMovementForm(forms.Form):
    """What somebody can say about a movement that they were shown. Its names are those of `describe.Description`."""

    name = forms.CharField(label=_("What is it called?"), max_length=60)
    purpose = forms.CharField(
        label=_("What is it good for, in a sentence? If you like."), max_length=160, required=False
    )
    position = forms.ChoiceField(label=_("It starts"), choices=POSITIONS)
    sides = forms.ChoiceField(label=_("Sides"), choices=SIDES_OF)
    kind = forms.ChoiceField(label=_("How it goes"), choices=KINDS)
    out_say = forms.CharField(
        label=_("What do you do?"),
        max_length=90,
        help_text=_(
            "A few words, as a voice would say them. With sides, describe the right one: “Reach your right arm over”."
        ),
    )
    out_s = forms.FloatField(label=_("That takes, seconds"), min_value=1, max_value=LONGEST_S, initial=3)
    hold_s = forms.FloatField(label=_("Stay for, seconds"), min_value=3, max_value=180, initial=20, required=False)
    back_say = forms.CharField(label=_("And how do you come back?"), max_length=90)
    back_s = forms.FloatField(label=_("That takes, seconds"), min_value=1, max_value=LONGEST_S, initial=3)
    sets = forms.IntegerField(label=_("Sets"), min_value=1, max_value=5, initial=1)
    reps = forms.IntegerField(label=_("Repetitions"), min_value=1, max_value=60, initial=8)
    stage = forms.ChoiceField(label=_("What kind of movement is it?"), choices=STAGES)
    motion = forms.ChoiceField(label=_("It is mostly about"), choices=MOTIONS)
    kit = forms.MultipleChoiceField(
        label=_("You need"), choices=KIT, required=False, widget=forms.CheckboxSelectMultiple
    )
    suits = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, limits: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        known = known_limits()
        asked = [(one, known[one].said) for one in sorted(limits) if one in known and one != LOW_DOSE]
        self.fields["suits"].choices = asked  # type: ignore[attr-defined]
        for angle in ADJUSTABLE:
            low, high = range_of(angle)
            self.fields[angle] = forms.FloatField(required=False, min_value=low, max_value=high)

    def description(self) -> Description:
        """The answers, once they are valid."""
        said = dict(self.cleaned_data)
        angles = {angle: value for angle in ADJUSTABLE if (value := said.pop(angle, None)) is not None}
        kit, suits, hold_s = tuple(said.pop("kit")), frozenset(said.pop("suits")), said.pop("hold_s")
        return Description(**said, kit=kit, suits=suits, angles=angles, hold_s=20.0 if hold_s is None else hold_s)

    def file_text(self, today: date) -> str:
        return file_text(self.description(), [one.id for one in conditions()], today)


@dataclass(frozen=True, slots=True)
class Slider:
    """One angle that can be adjusted."""

    name: str
    label: str
    value: float
    low: float
    high: float


def slider_groups(form: OwnMovementForm) -> list[tuple[str, list[Slider]]]:
    """The angles by part of the body, at what was chosen, or at the base pose."""
    base = BASES.get(str(form["position"].value() or "standing"), BASES["standing"])
    groups = [(str(_("Trunk and head")), list(TRUNK))]
    for title, angles in ((_("arm"), ARM), (_("leg"), LEG)):
        for side in ("right", "left"):
            assert side in SIDES
            name = _("Right %(limb)s") if side == "right" else _("Left %(limb)s")
            groups.append((str(name) % {"limb": title}, [f"{side}_{angle}" for angle in angles]))
    return [(title, [_slider(form, angle, base[angle]) for angle in angles]) for title, angles in groups]


def _slider(form: OwnMovementForm, angle: str, at_base: float) -> Slider:
    typed = form[angle].value()
    try:
        value = at_base if typed in (None, "") else float(typed)
    except ValueError:
        value = at_base
    low, high = range_of(angle)
    return Slider(angle, str(ANGLE_NAMES[angle.removeprefix("right_").removeprefix("left_")]), value, low, high)


def key_for(name: str, taken: Iterable[str]) -> str:
    """An id for a new movement, from its name: `own-door-lean`, and with a number where that is taken."""
    stem = f"own-{slugify(name)[:40].strip('-') or 'movement'}"
    keys = {*taken}
    nth, key = 1, stem
    while key in keys:
        nth += 1
        key = f"{stem}-{nth}"
    return key


def from_movement(movement: Movement) -> dict[str, Any]:
    """The answers that a movement's file came from, to be changed."""
    out, back = movement.phases[0], movement.phases[-1]
    dose = movement.doses["standard"]
    end, start = movement.poses[out.pose], movement.poses[movement.start]
    cautioned = {caution.condition for caution in movement.cautions}
    return {
        "name": movement.name,
        "purpose": movement.purpose,
        "position": movement.position,
        "sides": movement.sides,
        "kind": "hold" if dose.hold_s is not None else "move",
        "out_say": _spoken(out),
        "out_s": out.seconds,
        "hold_s": None if dose.hold_s is None else dose.hold_s[0],
        "back_say": _spoken(back),
        "back_s": back.seconds,
        "sets": dose.sets[0],
        "reps": None if dose.reps is None else dose.reps[0],
        "stage": movement.stage,
        "motion": movement.targets[0].motion,
        "kit": movement.kit,
        "suits": [one.id for one in conditions() if one.id not in cautioned],
        **{angle: end[angle] for angle in ADJUSTABLE if end[angle] != start[angle]},
    }


def _spoken(phase: Phase) -> str:
    return phase.say.removeprefix("To the {side}: ").replace("{side}", "right").replace("{other}", "left")


_IN_WORDS = (
    ("phases[1]", _("what you do")),
    ("phases", _("how you come back")),
    ("poses", _("the pose")),
    ("sides", _("sides")),
    ("dose", _("how much")),
    ("name", _("the name")),
    ("purpose", _("what it is good for")),
)


def in_words(problems: Iterable[Problem]) -> list[str]:
    """What a rule found, said of the form and not of the file."""
    return list(dict.fromkeys(f"{_where(one)}: {one.found}. {one.do}" for one in problems))


def _where(one: Problem) -> str:
    found = next((str(name) for start, name in _IN_WORDS if one.where.startswith(start)), one.where)
    return found[:1].upper() + found[1:]
