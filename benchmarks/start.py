"""Starting: from the command to the first page, the memory it takes, and the very first set-up."""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urljoin

from benchmarks.row import Row

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1_000_000
ADDRESS = re.compile(r"http://\S+")
A_LOOK_AROUND = ("/library/", "/library/cat-cow/", "/figure/cat-cow.svg", "/figure/thread-the-needle.svg", "/history/")
STARTS = 5
PATIENCE_S = 60


def rows() -> list[Row]:
    return [*starting(), *helping(), *setting_up()]


@dataclass(frozen=True, slots=True)
class Start:
    """One start of the app: how long until its first page was answered, and what it holds after a few more."""

    seconds: float
    memory_mb: float


def starting() -> list[Row]:
    with tempfile.TemporaryDirectory() as data:
        start_once(Path(data))  # the first one makes the database; that is part of the set-up
        starts = [start_once(Path(data)) for _ in range(STARTS)]
    return [
        Row("warm start to the first page", statistics.median(s.seconds for s in starts), "s", 1.5),
        Row("memory after a look around", statistics.median(s.memory_mb for s in starts), "MB", 90),
    ]


def start_once(data: Path) -> Start:
    began = time.perf_counter()
    with app(data) as (process, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        fetch(opener, address)
        seconds = time.perf_counter() - began
        for page in A_LOOK_AROUND:
            fetch(opener, urljoin(address, page))
        return Start(seconds, memory_mb(process.pid))


@contextlib.contextmanager
def app(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The app on a free port, and the address that it printed."""
    command = [sys.executable, "-u", "-m", "unslump", "run", "--no-open", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process, address_from(process)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_S)


def address_from(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if found := ADDRESS.search(line):
            return found.group().rstrip(".")
    raise SystemExit("The app did not start: " + "".join(said))


def fetch(opener: urllib.request.OpenerDirector, address: str) -> bytes:
    """A page, as a browser that keeps its cookies gets it; one that is not answered well is an error."""
    with opener.open(address, timeout=PATIENCE_S) as answer:
        page: bytes = answer.read()
    return page


def memory_mb(pid: int) -> float:
    """What the process holds in memory now (resident set)."""
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    return int(said) * 1024 / MEGABYTE


def helping() -> list[Row]:
    return [
        Row("unslump --help", command_ms("--help"), "ms", 150),
        Row("unslump movements", command_ms("movements"), "ms", None),
    ]


def command_ms(*words: str) -> float:
    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "unslump", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return (time.perf_counter() - began) * 1000

    once()
    return statistics.median(once() for _ in range(7))


def setting_up() -> list[Row]:
    """What a newcomer waits for: a copy of the checkout without .venv, and `dev.py` until the app could start."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "unslump"
        copy_checkout(copy)
        began = time.perf_counter()
        command = [sys.executable, "-I", "dev.py", "run", "--help"]
        done = subprocess.run(command, cwd=copy, env=nothing_kept(), capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        if done.returncode != 0:
            raise SystemExit(f"The first set-up failed: {done.stderr}")
        return [
            Row("first set-up, downloads included", seconds, "s", 30),
            Row("first set-up on disk", size_mb(copy / ".venv"), "MB", 150),
        ]


def nothing_kept() -> dict[str, str]:
    """Our surroundings, but the installers may not use what they fetched on an earlier day."""
    return dict(os.environ) | {"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1"}


def copy_checkout(to: Path) -> None:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def size_mb(folder: Path) -> float:
    """What the folder takes on disk, in the blocks of the file system."""
    return sum(file.lstat().st_blocks * 512 for file in folder.rglob("*")) / MEGABYTE
