"""Every rule of the safety check: what is asked, why, what happens then, and where it comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unslump.screening.explain import title_of
from unslump.screening.model import SEVERITY
from unslump.screening.rules import rules


@require_safe
def safety_rules(request: HttpRequest) -> HttpResponse:
    outcomes = [
        (outcome, title_of(outcome), [rule for rule in rules() if rule.outcome == outcome])
        for outcome in reversed(SEVERITY)
        if outcome != "go"
    ]
    return render(request, "safety_rules/rules.html", {"outcomes": outcomes})
