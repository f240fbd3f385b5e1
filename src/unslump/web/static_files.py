"""Styles, scripts and typefaces: gathered once, named by what is in them, compressed, then kept by browsers for ever."""

import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

STAMP = "gathered.json"
TYPEFACE = "vendor/atkinson-hyperlegible-next-latin.woff2"
NEEDS_TYPEFACE = "typeface.css"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """`style.css` becomes `style.1f2e3d.css`; scripts that import each other find each other."""

    support_js_module_import_aggregation = True

    def read_manifest(self) -> str | None:
        return None if not self.location else super().read_manifest()

    def stored_name(self, name: str) -> str:
        # Not gathered, as in most tests: every file keeps its own name.
        return str(super().stored_name(name)) if self.hashed_files else name


def gather(target: Path) -> Path:
    """Put every static file into the folder, ready to serve; does nothing when they are there already."""
    found = _found()
    fingerprint = _fingerprint(found)
    stamp = target / STAMP
    if stamp.exists() and json.loads(stamp.read_text("utf-8")).get("of") == fingerprint:
        return target
    storage = HashedFiles(location=str(target), base_url="/static/")
    paths = {}
    for name, source in found.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
        paths[name] = (storage, name)
    for _name, _hashed, outcome in storage.post_process(paths):
        if isinstance(outcome, Exception):
            raise outcome
    stamp.write_text(json.dumps({"of": fingerprint}), "utf-8")
    return target


def _found() -> dict[str, Path]:
    found = {name: Path(storage.path(name)) for finder in finders.get_finders() for name, storage in finder.list([])}
    if TYPEFACE not in found:
        found.pop(NEEDS_TYPEFACE, None)
    return found


def _fingerprint(found: dict[str, Path]) -> str:
    digest = hashlib.sha256()
    for name, path in sorted(found.items()):
        facts = path.stat()
        digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def has_typeface() -> bool:
    """False where the typeface was never fetched: then the system's own does."""
    return finders.find(TYPEFACE) is not None
