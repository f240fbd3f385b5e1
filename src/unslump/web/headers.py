"""What every answer forbids, beyond what Django already does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The camera page will ask for the camera, for itself alone.
_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
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
)


def closed_by_default(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            # A person's pages stay out of shared caches; what may be kept says so itself.
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware
