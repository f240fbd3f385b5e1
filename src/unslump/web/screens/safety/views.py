"""Safety, one tap away from everywhere: when to stop, whom to call, what we keep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from unslump.records import clearances
from unslump.screening.disclaimer import disclaimer
from unslump.screening.stop_rules import stop_rules
from unslump.web import access
from unslump.web.call import whom_to_call


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    page = {
        "calls": whom_to_call(request),
        "stop_rules": stop_rules(),
        "disclaimer": disclaimer(),
        "standing": clearances.clearance(access.person(request), timezone.now()),
    }
    return render(request, "safety/safety.html", page)
