"""The files that the camera coach is made of. Their address names their content, so a browser fetches them once."""

import gzip
import re
from pathlib import PurePosixPath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from unslump.web.camera import PARTS, TYPES, engine, parts_version

FOR_EVER = "private, max-age=31536000, immutable"
A_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.[a-z]+")


@require_safe
def part(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    kind = TYPES.get(PurePosixPath(name).suffix)
    if kind is None or version != parts_version() or A_NAME.fullmatch(name) is None:
        raise Http404
    if (PARTS / name).is_file():
        return _kept(FileResponse((PARTS / name).open("rb"), content_type=kind))
    if (PARTS / f"{name}.gz").is_file():
        return _packed(request, (PARTS / f"{name}.gz").read_bytes(), kind)
    raise Http404


@require_safe
def packed_engine(request: HttpRequest, version: str) -> HttpResponseBase:
    if version != engine().version:
        raise Http404
    return _packed(request, engine().content, TYPES[".zip"])


def _packed(request: HttpRequest, content: bytes, kind: str) -> HttpResponseBase:
    """As it lies, for every browser; unpacked for whoever asks with a bare hand."""
    accepts = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(content if accepts else gzip.decompress(content), content_type=kind)
    if accepts:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return _kept(response)


def _kept(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = FOR_EVER
    return response
