"""How it goes: the morning after a session, and the numbers of the weeks. Every question may be skipped.

Numbers are kept. The signs that a morning asks about are looked at once and not kept.
"""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from unslump.records import check_ins
from unslump.records.check_ins import LONGEST_ACTIVITY, Said
from unslump.records.diary import LookBack, activities, diary, look_back
from unslump.records.models import CheckIn, Person
from unslump.screening import measures
from unslump.screening.after import Morning
from unslump.screening.diary import Kind
from unslump.screening.model import Answer
from unslump.screening.over_time import signs
from unslump.screening.weeks import cards, progress, week_due
from unslump.web import access
from unslump.web.call import whom_to_call
from unslump.web.screens.how_it_goes.numbers import key_from, seven_steps, zero_to_ten

PAINS = ("pain_now", "pain_average", "pain_worst", "sleep")
SHOWN = 40


@require_http_methods(["GET", "HEAD", "POST"])
def how_it_goes(request: HttpRequest) -> HttpResponse:
    person = access.person(request)
    if request.method == "POST":
        return _keep(request, person)
    return _ask(request, person)


def _ask(request: HttpRequest, person: Person) -> HttpResponse:
    now = timezone.now()
    told = diary(person, activities=True)
    due = week_due(told, now)
    asked, steps = measures.global_change()
    own = activities(person)
    page = {
        "progress": progress(told),
        "advice": cards(told, now),
        "due": due,
        "scales": [scale for name, scale in measures.scales().items() if name in PAINS],
        "activity": measures.scales()["activity"],
        "activities": [own[nth] if nth < len(own) else None for nth in range(measures.MOST_ACTIVITIES)],
        "global_change": (asked, steps) if due is not None and measures.asks_global_change(due) else None,
        "zero_to_ten": range(11),
        "longest": LONGEST_ACTIVITY,
        "key": uuid4(),
        "said": CheckIn.objects.filter(person=person).order_by("-sequence")[:SHOWN],
        "saved": request.GET.get("saved") == "yes",
    }
    return render(request, "how_it_goes/how_it_goes.html", page)


def _keep(request: HttpRequest, person: Person) -> HttpResponse:
    now, posted = timezone.now(), request.POST
    said = Said(
        **{name: zero_to_ten(posted, name) for name in PAINS}, global_change=seven_steps(posted, "global_change")
    )
    named = [
        (posted.get(f"activity-{nth}", ""), zero_to_ten(posted, f"rating-{nth}"))
        for nth in range(measures.MOST_ACTIVITIES)
    ]
    rated = {" ".join(text.split()): value for text, value in named if text.strip()}
    own = check_ins.set_activities(person, list(rated))
    ratings = {one.pk: rated[one.text] for one in own}
    if said == Said() and all(value is None for value in ratings.values()):
        return redirect("how-it-goes")
    kind: Kind = "baseline" if week_due(diary(person), now) == 0 else "weekly"
    check_ins.answer_weeks(person, kind, said, ratings, now, key_from(posted))
    response = redirect("how-it-goes")
    response["Location"] += "?saved=yes"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: HttpRequest) -> HttpResponse:
    """The morning after the last session."""
    person, now = access.person(request), timezone.now()
    back = look_back(person, now)
    if request.method != "POST":
        return redirect("today") if back is None else _ask_morning(request, back)
    if back is None or str(back.session.pk) != request.POST.get("session"):
        return redirect("today")  # answered already, perhaps in another tab, or too long ago
    advice = check_ins.answer_morning(person, back.session, _morning(request, back), now, key_from(request.POST))
    if advice.rule == "signs-open":
        return _ask_morning(request, back, advice.say)
    return render(request, "how_it_goes/told.html", {"advice": advice, "calls": whom_to_call(request)})


def _ask_morning(request: HttpRequest, back: LookBack, missing: str = "") -> HttpResponse:
    page: dict[str, Any] = {
        "back": back,
        "signs": signs(),
        "missing": missing,
        "zero_to_ten": range(11),
        "posted": request.POST,
        "ticked": request.POST.getlist("yes"),
        "pain": request.POST.get("pain", ""),
        "key": uuid4(),
    }
    return render(request, "how_it_goes/morning.html", page)


def _morning(request: HttpRequest, back: LookBack) -> Morning:
    """A ticked sign is a yes, the rest of the list then a no; an empty list is not answered."""
    posted = request.POST
    yes = {sign.id for sign in signs()} & set(posted.getlist("yes"))
    read = bool(yes) or posted.get("none") == "yes"
    answers: dict[str, Answer] = {sign.id: "yes" if sign.id in yes else "no" for sign in signs()} if read else {}
    sore: dict[str, Answer | None] = {"yes": "yes", "no": "no"}
    ordinary = sore.get(posted.get("sore", ""))
    return Morning(
        zero_to_ten(posted, "pain"),
        back.usual,
        answers,
        dull=ordinary,
        both_sides=ordinary,
        hours_since_strength=back.hours_since_strength,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def forget_check_in(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Asks first, for forgotten numbers do not come back."""
    found = CheckIn.objects.filter(person=access.person(request), pk=check_in_id).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        check_ins.delete_check_in(found)
        return redirect("how-it-goes")
    return render(request, "how_it_goes/forget.html", {"check_in": found})
