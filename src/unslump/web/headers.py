"""What every answer forbids, beyond what Django already does, and the little more that a page with a camera may do."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP

_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
_PERMISSIONS = ", ".join(f"{feature}=()" for feature in _FEATURES)
_PERMISSIONS_WITH_CAMERA = _PERMISSIONS.replace("camera=()", "camera=(self)")

# A worker lives by the policy of its own file. These two compile WebAssembly, and fetch from us and from nobody else.
_A_WORKER_OF_THE_CAMERA = re.compile(r"/static/camera/[a-z]+-worker(\.[0-9a-f]+)?\.js")
_COMPILES = [CSP.SELF, CSP.WASM_UNSAFE_EVAL]
_IN_A_WORKER = {"default-src": [CSP.NONE], "script-src": _COMPILES, "connect-src": [CSP.SELF]}


def closed_by_default(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _A_WORKER_OF_THE_CAMERA.fullmatch(request.path):
            response._csp_config = _IN_A_WORKER  # type: ignore[attr-defined]  # as django.views.decorators.csp does
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            # A person's pages stay out of shared caches; what may be kept says so itself.
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def with_camera[**Words](
    view: Callable[Concatenate[HttpRequest, Words], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Words], HttpResponse]:
    """For a view whose page may ask for the camera, and follow a person with it in workers."""

    @wraps(view)
    def opened(request: HttpRequest, /, *words: Words.args, **more: Words.kwargs) -> HttpResponse:
        return open_to_camera(view(request, *words, **more))

    return opened


def open_to_camera(response: HttpResponse) -> HttpResponse:
    """This one answer may ask for the camera."""
    policy = {**settings.SECURE_CSP, "worker-src": [CSP.SELF]}
    response._csp_config = policy  # type: ignore[attr-defined]
    response.headers["Permissions-Policy"] = _PERMISSIONS_WITH_CAMERA
    return response
