"""What a page needs for the camera: the parts that others make, our own Python packed for the browser, and the words.

camera_parts/   fetched by tools/vendor.py, or shipped in the wheel; may be missing, and that costs the camera only
engine          the packages that follow a body, as one zip, made from the very files that run here
"""

import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

PARTS = Path(__file__).resolve().parent / "camera_parts"
TYPES = {
    ".mjs": "text/javascript; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".zip": "application/zip",
    ".task": "application/octet-stream",
}
IN_THE_PAGE = ("body", "content", "movement", "tracking")
"""Our packages that the page's Python runs, with the modules below."""
MODULES = ("__init__.py", "units.py", "errors.py")
OF_CONTENT = ("movements/", "words/")
"""What it reads of the content."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes to be sent as they are."""

    version: str
    content: bytes
    """Compressed by gzip."""


def parts_version() -> str | None:
    """What is in the parts' address; None where they were never fetched. They may come while we run."""
    try:
        return (PARTS / "version.txt").read_text("utf-8").strip()
    except OSError:
        return None


@cache
def engine() -> Packed:
    """Our packages as a zip, the same bytes from the same files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, content in sorted(_sources()):
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    content = gzip.compress(archive.getvalue(), 6, mtime=0)
    return Packed(hashlib.sha256(archive.getvalue()).hexdigest()[:16], content)


def _sources() -> Iterator[tuple[str, bytes]]:
    home = Path(str(files("unslump")))
    for name in MODULES:
        yield f"unslump/{name}", (home / name).read_bytes()
    for package in IN_THE_PAGE:
        for path in (home / package).rglob("*"):
            if path.suffix == ".py" or (path.suffix == ".toml" and _is_read(path.relative_to(home / package))):
                yield f"unslump/{path.relative_to(home).as_posix()}", path.read_bytes()


def _is_read(path: Path) -> bool:
    return path.as_posix().startswith(OF_CONTENT)


def for_a_page() -> dict[str, Any]:
    """What `static/camera/camera.js` is given. A page that has it needs `headers.with_camera`."""
    version = parts_version()
    return {
        "missing": version is None,
        "parts": "" if version is None else reverse("camera-part", args=[version, "x"]).removesuffix("x"),
        "engine": reverse("camera-engine", args=[engine().version]),
        "workers": {name: static(f"camera/{name}-worker.js") for name in ("pose", "python")},
        "language": get_language() or "en",
        "words": {**troubles(), "see": _unseen()},
    }


def troubles() -> dict[str, str]:
    """One sentence each: what is the matter, and what to do."""
    return {
        "refused": _(
            "The browser did not let us use the camera. You can allow it in the address bar; until then, count along yourself."
        ),
        "no-camera": _("No camera was found. Plug one in and try again; until then, count along yourself."),
        "busy": _(
            "Another program seems to be using the camera. Close it and try again; until then, count along yourself."
        ),
        "not-possible": _(
            "This browser cannot follow you with a camera. An up-to-date one can; here, count along yourself."
        ),
        "unplugged": _("The camera has gone. Plug it in and open it again; until then, count along yourself."),
        "missing": _(
            "The parts for the camera are not here yet: they may still be on their way. Without them, count along yourself."
        ),
        "failed": _("The camera coach could not start. Load this page again; if it stays so, count along yourself."),
        "stalled": _("The camera gives no picture any more. Open it again; until then, count along yourself."),
        "hidden": _("Paused: the camera looks only while this page is in front of you."),
        "slow": _("This device is slow at following you, so a quick repetition may be missed. The buttons count too."),
    }


def _unseen() -> dict[str, str]:
    """A whole sentence for each part, because other languages bend the words."""
    return {
        "all": _("I can’t see you."),
        "head": _("I can’t see your head."),
        "shoulders": _("I can’t see your shoulders."),
        "elbows": _("I can’t see your elbows."),
        "hands": _("I can’t see your hands."),
        "hips": _("I can’t see your hips."),
        "knees": _("I can’t see your knees."),
        "feet": _("I can’t see your feet."),
    }
