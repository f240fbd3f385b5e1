"""What each condition changes: every condition against every movement, one condition at a time, each cell with its reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from unslump.movement.catalogue import catalogue
from unslump.planning.limits import Does, matrix
from unslump.records import clearances
from unslump.web import access, words

MOST_TELLING: tuple[Does, ...] = ("skip", "ask", "swap", "modify", "do")


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    standing = clearances.clearance(access.person(request), timezone.now())
    rows = [
        {
            "limit": row.limit,
            "mine": row.limit.id in standing.limits,
            "unsigned": any(cell.reviewed is None for cell in row.cells),
            "kinds": [
                (does, words.named(words.DOES, does), cells)
                for does in MOST_TELLING
                if (cells := [cell for cell in row.cells if cell.does == does])
            ],
        }
        for row in matrix(catalogue())
    ]
    return render(request, "limits/limits.html", {"rows": rows, "movements": len(catalogue())})
