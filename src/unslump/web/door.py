"""Who may come in. Every page of every site that the browser has open could knock here: only ours gets an answer.

only_this_host       an address that merely points at this machine is turned away (DNS rebinding)
only_from_our_pages  other sites may link to us, nothing else
only_with_the_key    the first visit brings the token of this start; after that, a cookie
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

Answer = Callable[[HttpRequest], HttpResponse]

COOKIE = "unslump_key"
COOKIE_DAYS = 60
_SALT = "unslump.web.door"


def only_this_host(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_our_host(request):
            return HttpResponse(_("Unslump answers only at its own address."), status=400, content_type="text/plain")
        return get_response(request)

    return middleware


def _is_our_host(request: HttpRequest) -> bool:
    try:
        host = request.get_host()
    except DisallowedHost:
        return False
    port = settings.UNSLUMP_PORT
    return port is None or host.rpartition(":")[2] == str(port)


def only_from_our_pages(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        if _comes_from_elsewhere(request):
            return refused(request, _("Another page asked for this, and only Unslump’s own pages may."))
        return get_response(request)

    return middleware


def _comes_from_elsewhere(request: HttpRequest) -> bool:
    """What the browser itself says about who asks; old ones say nothing, and meet the CSRF check next."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site in ("same-origin", "none"):
        return False
    follows_a_link = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return not (follows_a_link and request.headers.get("Sec-Fetch-Dest", "document") == "document")


def only_with_the_key(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and is_the_token(request.GET.get("token", "")):
            return _welcome(request)
        if has_key(request):
            return get_response(request)
        return refused(request)

    return middleware


def is_the_token(given: str) -> bool:
    wanted = settings.UNSLUMP_TOKEN
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


def new_key() -> str:
    """What the cookie holds: signed by the key file of this data folder, so a restart does not lock anyone out."""
    return signing.dumps("open", salt=_SALT)


def has_key(request: HttpRequest) -> bool:
    try:
        return bool(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=COOKIE_DAYS * 86400) == "open")
    except signing.BadSignature:
        return False


def _welcome(request: HttpRequest) -> HttpResponse:
    """Take the token out of the address at once, so that it stays in no history and no screenshot."""
    rest = request.GET.copy()
    del rest["token"]
    response = HttpResponseRedirect(escape_leading_slashes(request.path) + (f"?{rest.urlencode()}" if rest else ""))
    response.set_cookie(COOKIE, new_key(), max_age=COOKIE_DAYS * 86400, httponly=True, samesite="Strict")
    return response


def wants_json(request: HttpRequest) -> bool:
    """True for what a script of ours sends; a person is told in a page."""
    return request.content_type == "application/json" or request.path.endswith("/events")


def refused(request: HttpRequest, why: str = "") -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": why or _("This page is not let in any more. Open Unslump again.")}, status=403)
    return render(request, "refused.html", {"why": why, "path": request.path}, status=403)
