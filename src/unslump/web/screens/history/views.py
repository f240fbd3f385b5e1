"""What was done: a calendar, how it felt, each session, and a way to take it all along or to forget it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.records import actions, done, queries
from unslump.records.diary import diary
from unslump.records.export import everything
from unslump.records.models import Session
from unslump.screening.weeks import progress
from unslump.tracking.ranges import MARGIN_DEG, compared, is_same_view
from unslump.web import access
from unslump.web.screens.history.calendar import calendar, window
from unslump.web.screens.history.chart import chart

LISTED = 20


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    person, today = access.person(request), timezone.now().astimezone().date()
    chosen = _date(request, "day")
    last_day = min(_date(request, "until") or chosen or today, today)
    lines = queries.between(person, *window(last_day))
    shown = [one for one in lines if chosen is None or one.started_at.astimezone().date() == chosen]
    listed = shown[::-1][:LISTED]
    done = queries.movements_done(listed)
    goes = progress(diary(person, activities=True))
    page = {
        "calendar": calendar(lines, last_day, today, chosen),
        "chart": chart(lines),
        "lines": [(one, done.get(one.id, 0)) for one in listed],
        "more": max(0, len(shown) - LISTED),
        "chosen": chosen,
        "progress": goes,
        "any": bool(lines) or goes is not None or queries.last_session(person) is not None,
    }
    return render(request, "history/history.html", page)


@require_safe
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    one = access.own_session(request, session_id)
    return render(request, "history/session.html", {"session": one, **story(one, access.catalogue(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Asks first, for a forgotten session does not come back."""
    one = access.own_session(request, session_id)
    if request.method == "POST":
        actions.delete_session(one)
        return redirect("history")
    return render(request, "history/delete.html", {"session": one})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Everything that we remember of this person, as a file."""
    response = JsonResponse(everything(access.person(request)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="unslump-{timezone.now():%Y-%m-%d}.json"'
    return response


@dataclass(frozen=True, slots=True)
class Row:
    """One movement of a session, as it went."""

    name: str
    known: bool
    """False: the movement does not exist any more, and has no page."""
    did: done.Did
    ranges: Sequence[str] = ()
    """How far it went on each side, as the camera saw it, and how that compares; empty where it cannot tell."""

    @property
    def seen(self) -> list[str]:
        """What the camera told, a line each; empty without one."""
        counted = self._counted
        return [*([counted] if counted else []), *self.ranges]

    @property
    def _counted(self) -> str:
        counted, in_sight = self.did.counted, self.did.in_sight
        if counted is None or in_sight is None:
            return ""
        words = ngettext(
            "%(n)s counted by camera, in sight %(share)s of the time",
            "%(n)s counted by camera, in sight %(share)s of the time",
            counted,
        )
        return words % {"n": counted, "share": f"{round(100 * in_sight)}\N{NO-BREAK SPACE}%"}


def story(one: Session, known: Catalogue) -> dict[str, Any]:
    """What was done in a session, for a page."""
    rows = [_row(did, known, [_range(one, did.movement, it) for it in did.ranges]) for did in done.did(one)]
    return {
        "rows": rows,
        "finished": sum(row.did.finished for row in rows),
        "hurt": any(row.did.hurt for row in rows),
    }


def _row(did: done.Did, known: Catalogue, how_far: Sequence[str]) -> Row:
    movement = known.get(did.movement)
    return Row(did.movement if movement is None else movement.name, movement is not None, did, how_far)


def _range(one: Session, movement: str, ranged: done.Ranged) -> str:
    """To the nearest five degrees, with what a camera is out by; a change inside that is none, and only the same view is compared."""
    words = {
        "": _("range about %(deg)s°, ±%(margin)s°"),
        "left": _("range on the left about %(deg)s°, ±%(margin)s°"),
        "right": _("range on the right about %(deg)s°, ±%(margin)s°"),
    }[ranged.side]
    how_far = words % {"deg": 5 * round(ranged.wide_deg / 5), "margin": round(MARGIN_DEG)}
    before = done.range_before(one, movement, ranged.side)
    if before is None or before.facing_deg is None or ranged.facing_deg is None:
        return how_far
    if not is_same_view(ranged.facing_deg, before.facing_deg):
        return f"{how_far}, {_('seen from elsewhere than last time')}"
    changes = {
        "about the same": _("about the same as last time"),
        "more": _("more than last time"),
        "less": _("less than last time"),
    }
    return f"{how_far}, {changes[compared(ranged.wide_deg, before.wide_deg)]}"


def _date(request: HttpRequest, name: str) -> date | None:
    asked = request.GET.get(name, "")
    if not asked:
        return None
    try:
        found = datetime.strptime(asked, "%Y-%m-%d").date()  # noqa: DTZ007 - a day on the wall, without a zone
    except ValueError:
        raise BadRequest(_("%(asked)s is not a day as 2026-01-31.") % {"asked": asked}) from None
    if abs(found - timezone.now().date()) > timedelta(days=36_500):
        raise BadRequest(_("That is too far away."))
    return found
