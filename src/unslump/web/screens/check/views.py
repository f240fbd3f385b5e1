"""The safety check: one checklist at a time, then the disclaimer. What is answered is forgotten on the spot.

a list ── something ticked ──▶ its outcome, at once
  │
  └──── none of it ──▶ the next list ──▶ … ──▶ the disclaimer ──▶ go
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from unslump.records import actions, queries
from unslump.screening.decide import decide
from unslump.screening.disclaimer import disclaimer
from unslump.screening.explain import explain
from unslump.screening.micro import micro_check
from unslump.screening.model import URGENT, Answer, Decision, Rule
from unslump.screening.rules import rules
from unslump.web import access


@dataclass(frozen=True, slots=True)
class Group:
    """One page of questions."""

    name: str
    rules: tuple[Rule, ...]


def groups() -> tuple[Group, ...]:
    names = dict.fromkeys(rule.group for rule in rules())
    return tuple(Group(name, tuple(rule for rule in rules() if rule.group == name)) for name in names)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, 0)
    answers = answers_from(request.POST)
    decision = decide(rules(), answers)
    if decision.outcome in URGENT:
        return _tell(request, decision)
    reached = _first_open(answers)
    if reached < len(groups()):
        return _ask(request, reached, missing=_sent(request.POST, reached))
    if request.POST.get("agree") != "yes":
        return _ask(request, reached, missing="agree" in request.POST.getlist("asked"))
    actions.accept_disclaimer(access.person(request), timezone.now())
    return _tell(request, decision)


def answers_from(posted: QueryDict) -> dict[str, Answer]:
    """A tick is a yes. “None of these” is a no to all of its list, and only if nothing there is ticked."""
    ticked, none_of = set(posted.getlist("yes")), set(posted.getlist("none"))
    answers: dict[str, Answer] = {}
    for group in groups():
        yes = [rule.id for rule in group.rules if rule.id in ticked]
        answers |= dict.fromkeys(yes, "yes")
        if group.name in none_of and not yes:
            answers |= {rule.id: "no" for rule in group.rules}
    return answers


def _first_open(answers: dict[str, Answer]) -> int:
    """The first list that is not answered whole; past the end when all are."""
    whole = [all(rule.id in answers for rule in group.rules) for group in groups()]
    return whole.index(False) if False in whole else len(whole)


def _sent(posted: QueryDict, nth: int) -> bool:
    return groups()[nth].name in posted.getlist("asked")


def _ask(request: HttpRequest, nth: int, missing: bool = False) -> HttpResponse:
    every = groups()
    standing = queries.clearance(access.person(request), timezone.now())
    page = {
        "group": every[nth] if nth < len(every) else None,
        "behind": every[:nth],
        "step": nth + 1,
        "steps": len(every) + 1,
        "missing": missing,
        "disclaimer": disclaimer(),
        "again": micro_check().full_check if standing.state == "again" and nth == 0 else "",
    }
    return render(request, "check/check.html", page)


def _tell(request: HttpRequest, decision: Decision) -> HttpResponse:
    actions.record_check(access.person(request), decision, timezone.now())
    page = {"told": explain(decision, rules()), "may_start": decision.may_exercise}
    return render(request, "check/outcome.html", page)
