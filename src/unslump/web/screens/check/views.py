"""The safety check: lists to tick, a few facts, what hangs on them, the disclaimer, and what it all comes to.

posted ─▶ Form ─▶ still something to ask? ─▶ the next page, which carries the form along
            └──▶ decided ─▶ date, outcome, limits are kept ─▶ told on the page; the answers end here
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unslump.records import actions, clearances
from unslump.records.clearances import Clearance
from unslump.records.models import Person
from unslump.screening import interview
from unslump.screening.decide import decide
from unslump.screening.disclaimer import disclaimer
from unslump.screening.interview import Page
from unslump.screening.micro import micro_check
from unslump.screening.model import SEVERITY, Decision
from unslump.screening.rules import rules
from unslump.screening.sheet import counts
from unslump.web import access
from unslump.web.call import country_chosen, whom_to_call
from unslump.web.screens.check import stamp
from unslump.web.screens.check.form import AGREE, Form, answered, form_from
from unslump.web.screens.check.outcome import told

AGREEING = Page(AGREE, "acknowledge", "")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, when, and where they stood before."""

    request: HttpRequest
    person: Person
    now: datetime
    standing: Clearance


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    person, now = access.person(request), timezone.now()
    visit = Visit(request, person, now, clearances.clearance(person, now))
    if request.method != "POST":
        return _begin(visit)
    form = form_from(request.POST)
    if "back" in request.POST:
        return _ask(visit, _asked(form.back()) or AGREEING, form.back())
    if "country" in request.POST:
        country_chosen(request, request.POST["country"])
    asked, missing = _asked(form), ""
    if asked is not None and request.POST.get("page") == asked.id:
        form, missing = _taken(request, form, asked)
    return _go_on(visit, form, missing)


def _go_on(visit: Visit, form: Form, missing: str) -> HttpResponse:
    """The next page, or the end. Pages from before may close, and never open."""
    holds = stamp.holds(form.stamp, visit.person, visit.standing, visit.now)
    asked, decision = _asked(form), decide(rules(), form.counted)
    if asked is None and (holds or not decision.may_exercise):
        return _tell(visit, form, decision)
    if asked is None and _is_the_last_again(visit.standing, decision):
        return render(visit.request, "check/outcome.html", told(visit.request, form, decision, visit.standing))
    if not holds:
        return _begin(
            visit,
            _(
                "These questions were open for a while, or something has changed since. Please look through them once more."
            ),
        )
    if _something_grave(form) and visit.standing.may_start:
        # From here on the last check holds no more, even if this one is never finished.
        actions.want_check(visit.person, visit.now)
        begun = stamp.begun(form.stamp) or visit.now
        form = replace(form, stamp=stamp.stamp(visit.person, visit.standing, begun))
    return _ask(visit, asked or AGREEING, form, missing)


def _begin(visit: Visit, notice: str = "") -> HttpResponse:
    form = Form(stamp=stamp.stamp(visit.person, visit.standing, visit.now))
    again = micro_check().full_check if visit.person.recheck_for == "new" else ""
    return _ask(visit, _asked(form) or AGREEING, form, lead=notice or again)


def _asked(form: Form) -> Page | None:
    """What is to be answered next; None where nothing is left to ask."""
    page = interview.next_page(rules(), form.counted, form.seen)
    if page is not None or form.agreed:
        return page
    return AGREEING if decide(rules(), form.counted).may_exercise else None


def _taken(request: HttpRequest, form: Form, asked: Page) -> tuple[Form, str]:
    """The form with the page that was sent, or what is missing on it."""
    if asked.id == AGREE:
        agreed = request.POST.get("agree") == "yes"
        return replace(form, agreed=agreed), "" if agreed else _("Please tick the box to go on.")
    filled = answered(form, asked, request.POST)
    if filled is not None:
        return filled, ""
    if asked.kind == "facts":
        return form, _(
            "Please give your age in years and a number for how it feels; if you are pregnant, the week as well."
        )
    if asked.kind == "acknowledge":
        return form, _("Please tick the box to begin gently, or press the other button.")
    return form, _("Please tick at least one line: the last one, if nothing else is true.")


def _something_grave(form: Form) -> bool:
    """Whether anything is ticked that may close sessions."""
    grave = {rule.id for rule in rules() if SEVERITY.index(rule.outcome) >= SEVERITY.index("first")}
    said = [*form.sheet.answers.items(), *form.sheet.parts.items()]
    return any(counts(answer) and line.partition(".")[0] in grave for line, answer in said)


def _is_the_last_again(standing: Clearance, decision: Decision) -> bool:
    """A page that is loaded again after its end."""
    return standing.may_start and (standing.outcome, standing.limits) == (decision.outcome, decision.limits)


def _ask(visit: Visit, page: Page, form: Form, missing: str = "", lead: str = "") -> HttpResponse:
    context = {
        "page": page,
        "lines": [(line, _said_before(form, page, line.key)) for line in page.lines],
        "why": list(dict.fromkeys(line.why for line in page.lines if line.why)),
        "form": form,
        "hidden": list(form.hidden()),
        "beads": _beads(form, page),
        "missing": missing,
        "lead": lead,
        "scale": range(11),
        "disclaimer": disclaimer(),
        "calls": whom_to_call(visit.request),
        "first": not form.seen,
    }
    return render(visit.request, "check/check.html", context)


def _said_before(form: Form, page: Page, line: str) -> str:
    """What was said to a line before going back. Nothing is ever ticked for somebody."""
    if page.kind == "list":
        return form.answer(line) or ""
    ticked = form.sheet.conditions if page.kind == "conditions" else form.sheet.acknowledged
    return "yes" if line in ticked else ""


def _beads(form: Form, page: Page) -> list[str]:
    """How far, as a row of vertebrae: one for each page that everybody is asked."""
    everybody = [one.id for one in interview.lists(rules())]
    everybody = [everybody[0], interview.FACTS.id, *everybody[1:], "conditions", AGREE]
    at = everybody.index(page.id) if page.id in everybody else sum(one in everybody for one in form.seen) - 1
    return ["lit" if nth < at else "here" if nth == at else "" for nth, _one in enumerate(everybody)]


def _tell(visit: Visit, form: Form, decision: Decision) -> HttpResponse:
    """Keep what it came to; once, however often the page is loaded again."""
    last, begun = visit.standing, stamp.begun(form.stamp)
    told_already = begun is not None and last.taken_at is not None and last.taken_at >= begun
    if not (told_already and last.outcome == decision.outcome):
        if form.agreed:
            actions.accept_disclaimer(visit.person, visit.now)
        actions.record_check(visit.person, decision, visit.now)
    standing = clearances.clearance(visit.person, visit.now)
    return render(visit.request, "check/outcome.html", told(visit.request, form, decision, standing))
