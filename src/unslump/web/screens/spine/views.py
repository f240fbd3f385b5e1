"""Your spine: what is known of the upper back, beside a drawing that lights up what is spoken of."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unslump.render.column import column_svg
from unslump.web.screens.spine.facts import facts, landmarks, ranges


@require_safe
def spine(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("fact", "")
    chosen = next((fact for fact in facts() if fact.id == asked), None)
    page = {
        "drawing": _drawing(_("The spine from its right side, twenty-four vertebrae"), chosen.levels if chosen else ()),
        "facts": facts(),
        "chosen": chosen,
        "landmarks": landmarks(),
        "ranges": ranges(),
    }
    return render(request, "spine/spine.html", page)


@lru_cache(maxsize=64)
def _drawing(title: str, lit: tuple[str, ...]) -> SafeString:
    return mark_safe(column_svg(title, lit))  # noqa: S308 - our own drawing, and it escapes its title
