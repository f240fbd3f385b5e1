"""A combination of a rule file in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unslump.screening.conditions import conditions
from unslump.screening.model import Rule, When


def in_words(when: When, rule: Rule) -> str:
    """`“Have you taken steroid tablets …?” yes; aged 65 or older`."""
    return "; ".join(_pieces(when, rule)) or _("always")


def _pieces(when: When, rule: Rule) -> Iterator[str]:
    questions = {part.id: part.question for part in rule.parts}
    names = {condition.id: condition.name for condition in conditions()}
    yield from (_("“%(question)s” yes, or not sure") % {"question": questions[part]} for part in when.yes)
    yield from (_("“%(question)s” no") % {"question": questions[part]} for part in when.no)
    if when.of:
        yield ngettext(
            "at least one of %(all)d of these questions", "at least %(n)d of %(all)d of these questions", when.at_least
        ) % {"n": when.at_least, "all": len(when.of)}
    if when.age_unknown:
        yield _("the age is not known")
    yield from _span(when.age_from, when.age_to, _("aged %s"))
    yield from _span(when.pain_from, when.pain_to, _("how it feels now: %s of 10"))
    yield from _span(when.weeks_from, when.weeks_to, _("pregnant, week %s"))
    if when.conditions:
        yield _("one of these: %(names)s") % {"names": ", ".join(names[one] for one in when.conditions)}


def _span(least: int | None, most: int | None, words: str) -> Iterator[str]:
    if least is not None and most is not None:
        yield words % f"{least}–{most}"
    elif least is not None:
        yield words % (_("%d or more") % least)
    elif most is not None:
        yield words % (_("up to %d") % most)
