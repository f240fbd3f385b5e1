"""Today: how long, where, with what; the session that follows from it; one button."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue, catalogue
from unslump.movement.model import Movement
from unslump.planning import limits
from unslump.planning.model import Plan, PlanItem, Wishes
from unslump.planning.recheck import as_felt
from unslump.records import actions, clearances, queries
from unslump.records.clearances import Clearance
from unslump.records.diary import diary
from unslump.records.errors import RecordsError
from unslump.records.models import Session
from unslump.records.readiness import Readiness, readiness
from unslump.screening.micro import micro_check, next_step
from unslump.screening.model import ANSWERS, Answer
from unslump.session.dose import dose_in_words
from unslump.web import access, words
from unslump.web.screens.how_it_goes.cards import cards_for
from unslump.web.screens.today import asked
from unslump.web.screens.today.following import Course, Followed, course, followed, led_by, steered

GREETS = "cat-cow"
"""The figure that greets someone who can't start yet."""


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    person, now = access.person(request), timezone.now()
    with suppress(RecordsError):  # a page that can only be read is worth showing
        actions.see(person, now)
    told = diary(person)
    standing, last = clearances.clearance(person, now, told), queries.last_session(person)
    page: dict[str, Any] = {"greeting": greeting(now), "now": now, "welcome": welcome(last, now, standing)}
    page |= cards_for(person, told, now, last)
    if not standing.may_start:
        return render(request, "today/first.html", page | {"standing": standing, "hero": catalogue().get(GREETS)})
    usual = queries.preferences(person)
    running = course(person, usual, now)
    wishes = asked.wishes_from(request.GET, usual, standing)
    wishes = led_by(wishes, running, spoke="minutes" in request.GET)
    seed = asked.seed_from(request.GET, now)
    able = readiness(person, access.catalogue(request), told, standing, wishes.track, now)
    leads, plan, refusal = _planned(request, request.GET, wishes, running, seed, able)
    page |= {
        "wishes": wishes if plan is None else plan.wishes,
        "refusal": refusal,
        "minutes": asked.MINUTES,
        "places": [(place, words.named(words.PLACE, place), str(words.PLACE_ABOUT[place])) for place in words.PLACE],
        "kit": [(piece, words.named(words.KIT, piece)) for piece in asked.kit_to_ask_for()],
        "at_hand": [words.named(words.KIT, piece) for piece in asked.kit_to_ask_for() if piece in wishes.kit],
        "kit_matters": asked.kit_matters(wishes.place),
        "seed": seed,
        "something_else": _link(wishes, seed if leads is not None else seed + 1),
        "swaps": asked.swaps_from(request.GET),
        "swap": _link(wishes, seed, asked.swaps_from(request.GET)),
        "running": running,
        "leads": leads,
        "led": "" if leads is None or plan is None else leads.says(access.catalogue(request), plan),
        "plan": plan,
        "hero": catalogue().get(GREETS) if plan is None else _hero(access.catalogue(request), plan),
        "items": [] if plan is None else [_line(access.catalogue(request), item, wishes.limits) for item in plan.items],
        "session_id": uuid4(),
        "micro": micro_check(),
        "scale": range(11),
        "unfinished": queries.broken_off(last, now),
        "left_out": [] if plan is None else _left_out(access.catalogue(request), plan),
    }
    return render(request, "today/today.html", page)


def _planned(
    request: HttpRequest,
    given: QueryDict,
    wishes: Wishes,
    running: Course | None,
    seed: int,
    able: Readiness,
) -> tuple[Followed | None, Plan | None, str]:
    """What is followed, if anything is, the session, and a sentence where it is another than the one asked for."""
    person, known = access.person(request), access.catalogue(request)
    background = steered(able.background, running)
    try:
        leads = followed(person, given, wishes, running)
        if leads is not None:
            return leads, leads.plan(known, wishes, background, seed), ""
    except BadRequest as refusal:
        return None, asked.planned_nearly(known, wishes, background, seed)[0], str(refusal)
    return None, *asked.planned_nearly(known, wishes, background, seed, asked.swaps_from(given))


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Begin what was shown: the same wishes and the same seed give the same plan. Typed as an address it leads to Today."""
    if request.method != "POST":
        return redirect("today")
    person, now = access.person(request), timezone.now()
    told = diary(person)
    standing = clearances.clearance(person, now, told)
    if not standing.may_start:
        return redirect("today")
    if next_step(_tapped(request)) != "go":
        actions.want_check(person, now)
        return redirect("check")
    usual = queries.preferences(person)
    wishes = asked.wishes_from(request.POST, usual, standing)
    pain = asked.pain_from(request.POST)
    running, seed = course(person, usual, now), asked.seed_from(request.POST, now)
    able = readiness(person, access.catalogue(request), told, standing, wishes.track, now)
    _leads, plan, refusal = _planned(request, request.POST, wishes, running, seed, able)
    if plan is None or refusal:
        # What they saw can no longer be had: Today shows what can, and says why.
        return redirect("today")
    session = actions.start_session(
        person, as_felt(plan, access.catalogue(request), pain), now, asked.session_id_from(request.POST)
    )
    if pain is not None:
        actions.set_pain_before(session, pain)
    _remember(request, wishes)
    return redirect("session", session_id=session.pk)


def _tapped(request: HttpRequest) -> Answer | None:
    """Which of the three buttons it was."""
    return next((answer for answer in ANSWERS if answer == request.POST.get("new")), None)


def _remember(request: HttpRequest, wishes: Wishes) -> None:
    changes = {"minutes": wishes.minutes, "place": wishes.place, "kit": sorted(wishes.kit)}
    actions.save_preferences(access.person(request), changes)


def greeting(now: datetime) -> str:
    """By the clock on this person's wall."""
    hour = now.astimezone().hour
    if 4 <= hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= hour < 18 else _("Good evening")


def welcome(last: Session | None, now: datetime, standing: Clearance) -> str:
    """One sentence, never a reproach."""
    since = _since(last, now)
    if standing.small:
        return standing.small
    if standing.lower:
        return _("It was a bit much last time. Today starts a step lower, and that is all there is to it.")
    if since is None:
        return _("Nice to meet you. A few minutes are plenty.")
    if since >= asked.A_GAP:
        return _("Welcome back. Today starts a step lower, and that is all there is to it.")
    return _("Pick your minutes. The rest is ready.")


def _since(last: Session | None, now: datetime) -> timedelta | None:
    return None if last is None else now - last.started_at


def _hero(movements: Catalogue, plan: Plan) -> Movement:
    """The movement that the page shows moving: the first after the warm-up."""
    known = [movements.find(item.movement) for item in plan.items]
    return next((movement for movement in known if movement.stage != "warm-up"), known[0])


def _left_out(movements: Catalogue, plan: Plan) -> list[tuple[str, str]]:
    """What is not in it, by name, with the reason; what a limit leaves out comes first."""
    limited = {movement.id for movement, _why in limits.left_out_for_a_limit(movements, plan)}
    known = [(one, why) for one, why in plan.left_out if one in movements]
    return [(movements[one].name, why) for one, why in sorted(known, key=lambda pair: pair[0] not in limited)]


def _line(movements: Catalogue, item: PlanItem, heeded: frozenset[str]) -> dict[str, Any]:
    movement = movements.find(item.movement)
    return {
        "why": limits.advise(movements, movement, heeded).why if item.lap == 1 else (),
        "movement": movement,
        "stage": words.named(words.STAGE, item.stage),
        "dose": dose_in_words(movement, item.amount),
        "seconds": item.seconds,
        "reason": item.reason,
        "how": item.how,
        "kit": words.listed(words.KIT, movement.kit),
    }


def _link(wishes: Wishes, seed: int, swaps: tuple[str, ...] = ()) -> str:
    pairs = [("minutes", wishes.minutes), ("place", wishes.place), ("seed", seed)]
    return "?" + urlencode(
        [*pairs, *(("kit", piece) for piece in sorted(wishes.kit)), *(("swap", one) for one in swaps)]
    )
