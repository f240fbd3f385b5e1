"""Nothing that we commit may know the machine it was written on, nor where packages come from."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, Finding

# Spelled in pieces, so that this file does not find itself.
HOMES = ("/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", r"[A-Z]:\\Us" + r"ers\\", "/wo" + "rk/", "/mnt/")
A_MACHINES_PATH = re.compile(r"(?<![\w.~/])(" + "|".join(HOMES) + r")[\w.-]+")
ADDRESS = re.compile(r"https?:/" + "/")
PINS = ("requirements/", "package-lock.json", "package.json", ".npmrc")


def committed_files() -> list[Path]:
    """All that git knows or would take, less what is ignored. Empty outside a clone."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def findings(name: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), 1):
        if str(ROOT) in line or A_MACHINES_PATH.search(line):
            yield Finding(name, number, "this path exists on one machine only")
        if name.startswith(PINS) and ADDRESS.search(line):
            yield Finding(name, number, "pinned by hash, never by address: people have mirrors")
