"""Words and marks that the pages need and Django does not bring."""

from datetime import datetime

from django import template
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from unslump.movement.model import Movement
from unslump.screening.explain import title_of
from unslump.screening.model import Outcome, Rule, When
from unslump.units import Side
from unslump.web import figures
from unslump.web.combinations import in_words
from unslump.web.words import BASIS, CHECK_IN, filled, named

register = template.Library()


@register.filter
def here(when: datetime, form: str = "j F, H:i") -> str:
    """A stored time in the time of this machine."""
    return str(date_format(when.astimezone(), form))


@register.filter
def clock(seconds: int) -> str:
    """605 → 10:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


@register.filter
def whole_minutes(seconds: int) -> int:
    """Seconds as minutes, rounded to the nearest."""
    return (seconds + 30) // 60


@register.filter
def basis(key: str) -> str:
    """How a source was checked."""
    return named(BASIS, key)


@register.filter
def check_in(kind: str) -> str:
    """What kind of check-in it was."""
    return named(CHECK_IN, kind)


@register.filter
def cue(text: str, movement: Movement) -> str:
    """A cue of the file, speaking of the side that the file describes."""
    return filled(text, movement)


@register.simple_tag
def combination(when: When, rule: Rule) -> str:
    """What has to come together, in words."""
    return in_words(when, rule)


@register.simple_tag
def outcome_title(outcome: Outcome) -> str:
    """The headline of an outcome."""
    return title_of(outcome)


@register.simple_tag(takes_context=True)
def still(context: Context, movement: Movement, alt: str = "", side: Side | None = None) -> SafeString:
    """One telling moment of a movement; without words beside a name that says it."""
    look = figures.look_of(context.get("preferences"))
    return _img(figures.address(movement, look, side=side, still=True), alt, lazy=True)


@register.simple_tag(takes_context=True)
def moving(
    context: Context, movement: Movement, alt: str, side: Side | None = None, round_number: int | None = None
) -> SafeString:
    """The playing figure; one moment of it for whoever asks for less motion."""
    preferences = context.get("preferences")
    look = figures.look_of(preferences)
    calm = figures.address(movement, look, side=side, round_number=round_number, still=True)
    if preferences is not None and preferences.still:
        return _img(calm, alt)
    plays = figures.address(movement, look, side=side, round_number=round_number)
    return format_html(
        '<picture><source media="(prefers-reduced-motion: reduce), print" srcset="{}">{}</picture>',
        calm,
        _img(plays, alt),
    )


def _img(address: str, alt: str, lazy: bool = False) -> SafeString:
    return format_html(
        '<img class="figure" src="{}" alt="{}" width="400" height="300" decoding="async"{}>',
        address,
        alt,
        SafeString(' loading="lazy"') if lazy else "",
    )
