"""The drawn figure of a movement, as a picture that plays by itself."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unslump.errors import BadRequest
from unslump.movement.model import Movement
from unslump.records import queries
from unslump.units import SIDES, Side
from unslump.web import access
from unslump.web.figures import drawn, look_of

LONGEST_MS = 600_000
A_DAY_S = 86_400


@require_safe
def figure(request: HttpRequest, movement_id: str) -> HttpResponse:
    """`?side=left|right&round=2&still=3500`; `still` is a moment in ms, without it the figure plays."""
    movement = access.catalogue(request).find(movement_id)
    look = look_of(queries.preferences(access.person(request)))
    one = drawn(movement, _side(request, movement), _round(request, movement), look, _still(request))
    if request.headers.get("If-None-Match") == one.etag:
        return _kept(HttpResponse(status=304), one.etag)
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(one.packed if packed else one.svg, content_type="image/svg+xml; charset=utf-8")
    if packed:
        response["Content-Encoding"] = "gzip"
    # The picture brings its own colours for the dark; it may do nothing else.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return _kept(response, one.etag)


def _kept(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={A_DAY_S}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _side(request: HttpRequest, movement: Movement) -> Side | None:
    asked = request.GET.get("side", "")
    for side in SIDES:
        if asked == side:
            return side if movement.sides != "none" else None
    if asked:
        raise BadRequest(_("A side is left or right."))
    return None


def _round(request: HttpRequest, movement: Movement) -> int | None:
    number = _whole(request, "round", len(movement.rounds))
    return None if number == 0 else number


def _still(request: HttpRequest) -> int | None:
    return _whole(request, "still", LONGEST_MS)


def _whole(request: HttpRequest, name: str, most: int) -> int | None:
    asked = request.GET.get(name, "")
    if not asked:
        return None
    if not asked.isascii() or not asked.isdigit() or int(asked[:9]) > most:
        raise BadRequest(_("%(name)s must be a whole number up to %(most)s.") % {"name": name, "most": most})
    return int(asked)
