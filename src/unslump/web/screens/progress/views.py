"""Where each movement stands, and why: what is asked next time, what came before it, what there is beyond."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.progress import Change, Where
from unslump.planning.progress_rules import progress_rules
from unslump.records import clearances, queries
from unslump.records.diary import diary
from unslump.records.readiness import readiness
from unslump.session.dose import dose_in_words
from unslump.web import access

ORDER: tuple[Change, ...] = ("up", "hold", "start", "down")


@dataclass(frozen=True, slots=True)
class Standing:
    """One movement as the page shows it."""

    movement: Movement
    now: str
    """The amount that is asked next time, in words."""
    beads: tuple[str, ...]
    """Every rung from the least to the most: `below`, `here` or `above`."""
    next: str
    """The amount on the rung above; empty at the top."""


@dataclass(frozen=True, slots=True)
class Group:
    """Movements of which the same is to be said."""

    reason: str
    standings: tuple[Standing, ...]


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    person, now, known = access.person(request), timezone.now(), access.catalogue(request)
    told = diary(person)
    standing = clearances.clearance(person, now, told)
    able = readiness(person, known, told, standing, queries.track_of(queries.preferences(person)), now)
    page = {
        "sections": list(_sections(able.done, known)),
        "standing": standing,
        "other_ones": able.background.emphasis == "change",
        "rules": progress_rules(),
    }
    return render(request, "progress/progress.html", page)


def _sections(done: Iterable[Where], known: Catalogue) -> Iterator[tuple[str, list[Group]]]:
    """By what changes, and within that by what is said about it."""
    titles = {"up": _("A little more"), "hold": _("As before"), "start": _("As before"), "down": _("A little less")}
    ordered = sorted(done, key=lambda one: (ORDER.index(one.change), one.reason))
    for title, some in groupby(ordered, key=lambda one: titles[one.change]):
        by_reason = groupby(some, key=lambda one: one.reason)
        yield title, [Group(reason, tuple(_standing(one, known) for one in same)) for reason, same in by_reason]


def _standing(where: Where, known: Catalogue) -> Standing:
    movement = known.find(where.movement)
    rungs = where.ladder.rungs
    beads = ("below" if nth < where.rung else "here" if nth == where.rung else "above" for nth in range(len(rungs)))
    above = rungs[where.rung + 1 : where.rung + 2]
    return Standing(
        movement,
        dose_in_words(movement, rungs[where.rung].amount),
        tuple(beads),
        "".join(dose_in_words(movement, one.amount) for one in above),
    )
