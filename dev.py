#!/usr/bin/env python3
"""Everything a person needs from a fresh clone. Needs nothing but the python3 that starts it.

It finds a Python >= 3.12, makes .venv, installs exactly the packages that requirements/ names by
hash, and remembers that it did, so that the second start costs a few milliseconds.
This file stays readable to Python 3.6, so that an old one gets a clear sentence, not a traceback.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
READY = VENV / "ready.json"
PARTS = ROOT / "src/unslump/web/static/vendor"
PARTS_NOTE = VENV / "parts.txt"
CAMERA = ROOT / "src/unslump/web/camera_parts"
CAMERA_NOTE = VENV / "camera.txt"
HURRIED_S, UNHURRIED_S = 15, 120
OLDEST = (3, 12)
NEWEST_KNOWN = 16
ON_WINDOWS = os.name == "nt"

HELP = """\
Unslump, from a fresh clone: a calm coach for the upper back.

  python3 dev.py run      set up if needed, and open the app  (options as in `unslump run`)
  python3 dev.py test     lint, types, layers, then every test, also in a real browser
  python3 dev.py check    look over the movement files        (options as in `unslump check`)
  python3 dev.py bench    measure what we promise to be fast, as a table
  python3 dev.py docs     write the generated pages of docs/ anew
  python3 dev.py lock     pin the newest allowed packages in requirements/ and package-lock.json
  python3 dev.py camera   fetch the parts for the camera  (`run` does that too, in the background)
  python3 dev.py build    make the wheel in dist/
  python3 dev.py setup    only prepare .venv for the tests, and start nothing

Every other option goes on to what is started:

  python3 dev.py run --port 8123 --no-open
  python3 dev.py test --fast              leave out the tests that need a browser
  python3 dev.py test tests/body -k arm   further words are pytest's

Exit codes: 0 fine · 1 a check or a test failed · 2 I did not understand · 10 no Python 3.12 or newer
· 11 that Python cannot make environments · 12 packages could not be fetched (no network?)
· 13 packages are not those that requirements/ pins, or could not be installed
· 14 .venv cannot be written (disk full?) · 130 stopped with Ctrl-C.
`run` and `check` end with the code of `unslump` itself: see `python3 dev.py check --help`.
"""

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
# From 10 up, so that they never mean something else in `unslump`, which ends `run` and `check`.
NO_PYTHON, NO_VENV_MODULE, NO_NETWORK, BAD_PACKAGES, CANNOT_WRITE = range(10, 15)


class Stop(Exception):
    """What is missing, in one clear sentence, and the exit code that says it to a script."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def say(text: str) -> None:
    # On stderr, so that `dev.py check --json | ...` stays clean.
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    started = time.monotonic()
    print("  " + what + " ... ", end="", file=sys.stderr, flush=True)
    try:
        yield
    except BaseException:
        say("stopped")
        raise
    say("{:.1f} s".format(time.monotonic() - started))


def candidates(env: Dict[str, str], home: Path) -> Iterator[str]:
    """Where a Python >= 3.12 may be, the likeliest first; not all of them exist."""
    if env.get("UNSLUMP_PYTHON"):
        yield env["UNSLUMP_PYTHON"]
    yield getattr(sys, "_base_executable", sys.executable)
    minors = range(NEWEST_KNOWN, OLDEST[1] - 1, -1)
    pyenv = Path(env.get("PYENV_ROOT") or home / ".pyenv") / "versions"
    uv = Path(env.get("UV_PYTHON_INSTALL_DIR") or home / ".local/share/uv/python")
    for minor in minors:
        name = "python3.{}".format(minor)
        # Before the PATH: pyenv's own shims are on it, and refuse when the version is not switched on.
        for folder in sorted(pyenv.glob("3.{}.*".format(minor)), reverse=True):
            yield str(folder / "bin" / name)
        found = shutil.which(name, path=env.get("PATH"))
        if found:
            yield found
        for folder in sorted(uv.glob("cpython-3.{}.*".format(minor)), reverse=True):
            yield str(folder / "bin" / name)
        for prefix in ("/opt/homebrew/bin", "/usr/local/bin"):
            yield str(Path(prefix) / name)
        if ON_WINDOWS:
            local = Path(env.get("LOCALAPPDATA") or home) / "Programs/Python"
            yield str(local / "Python3{}".format(minor) / "python.exe")


def version_of(python: str) -> Optional[Tuple[int, int]]:
    """(major, minor) of an interpreter; None if it does not start."""
    try:
        said = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        ).stdout.split()
        return int(said[0]), int(said[1])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None


def find_python(env: Dict[str, str], home: Path) -> str:
    for python in candidates(env, home):
        if Path(python).is_file() and VENV not in Path(python).parents:  # that one is about to go
            version = version_of(python)
            if version is not None and version >= OLDEST:
                return python
    raise Stop(
        NO_PYTHON,
        "Unslump needs Python 3.12 or newer, and this machine has only {}.{}: install one "
        "(`uv python install 3.13`, `pyenv install 3.13`, `brew install python@3.13`, or your system's "
        "own package) and start me again, or point UNSLUMP_PYTHON at one.".format(*sys.version_info[:2]),
    )


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


def requirements(level: str) -> Path:
    return ROOT / "requirements" / (level + ".txt")


def wanted(level: str) -> str:
    """What `level` has to be made of: the pinned packages, and where the checkout is."""
    digest = hashlib.sha256(requirements(level).read_bytes())
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def ready() -> Dict[str, str]:
    """What .venv holds, level -> digest. Empty when it was never finished."""
    try:
        stamps = json.loads(READY.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) and venv_python().exists() else {}


def is_ready(level: str) -> bool:
    return ready().get(level) == wanted(level)


def prepare(level: str) -> None:
    """Make .venv hold what `level` ("run" or "dev") pins. Does nothing when it already does."""
    if is_ready(level):
        return
    try:
        with only_one_at_a_time():
            if not is_ready(level):  # another dev.py may just have finished it
                set_up(level)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(CANNOT_WRITE, "I cannot write {}: {}.".format(VENV, reason)) from error


def set_up(level: str) -> None:
    started = time.monotonic()
    stamps = ready()
    only_add = level == "dev" and "dev" not in stamps and stamps.get("run") == wanted("run")
    say("Setting up Unslump in .venv: about half a minute, once.")
    if only_add:
        READY.unlink()  # an interrupted addition means starting over, as an interrupted set-up does
    else:
        make_venv()  # afresh, so that nothing stays behind that is pinned no longer
    with step("installing {} packages".format(count_packages(level))):
        install(level)
    put_source_on_path()
    # dev.txt holds all of run.txt, at the same versions.
    stamps = {name: wanted(name) for name in ("run", level)}
    READY.write_text(json.dumps(stamps, indent=1), encoding="utf-8")
    say("  ready after {:.0f} s".format(time.monotonic() - started))


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Two terminals that start dev.py at once must not build the same folder. Freed by a crash too."""
    with (ROOT / ".venv.lock").open("w") as file:
        if not ON_WINDOWS:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                say("Another dev.py is setting up: waiting for it.")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    python = find_python(dict(os.environ), Path.home())
    if VENV.is_symlink() or VENV.is_file():
        raise Stop(CANNOT_WRITE, "{} is not a folder of mine: move it away, please.".format(VENV))
    if VENV.exists():
        with step("removing a .venv that is old or was never finished"):
            shutil.rmtree(str(VENV))
    uv = shutil.which("uv")
    if uv:
        command = [uv, "venv", "--quiet", "--no-project", "--python", python, str(VENV)]
    else:
        command = [python, "-m", "venv", str(VENV)]
    with step("making .venv with {}".format(python)):
        done = quietly(command)
        if done.returncode != 0:
            raise venv_refused(done.stdout, python)


def venv_refused(output: str, python: str) -> Stop:
    if disk_is_full(output):
        return Stop(CANNOT_WRITE, DISK_FULL)
    if re.search(r"ensurepip is\s+not\s+available|No module named '?(venv|ensurepip)", output):
        return Stop(
            NO_VENV_MODULE,
            "{} cannot make an environment, because its venv module is missing: "
            "`apt install python3-venv` (or install uv), then start me again.".format(python),
        )
    return Stop(CANNOT_WRITE, "I could not make .venv with {}: {}".format(python, last_line(output)))


DISK_FULL = "The disk is full: .venv needs about 150 MB for the app, and 450 MB for its tests."


def disk_is_full(output: str) -> bool:
    return "No space left" in output or shutil.disk_usage(str(ROOT)).free < 20_000_000


def install(level: str) -> None:
    uv = shutil.which("uv")
    if uv:
        # UV_PYTHON in the environment would win over VIRTUAL_ENV: so always say which Python.
        command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(venv_python())]
    else:
        command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check", "--progress-bar", "off", "--retries", "2"]
    # Wheels only: building from source would need a compiler, and run strangers' code.
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements(level))]
    done = quietly(command)
    if done.returncode != 0:
        raise install_refused(done.stdout)


UNREACHABLE = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|getaddrinfo|Network is unreachable"
    r"|dns error|error sending request|[Cc]onnection (refused|reset|aborted|broken)|timed out"
    r"|ConnectionError|ProxyError|Failed to fetch|ReadTimeout|ConnectTimeout"
)


def install_refused(output: str) -> Stop:
    if disk_is_full(output):
        return Stop(CANNOT_WRITE, DISK_FULL)
    if re.search(r"DO NOT MATCH THE HASHES|[Hh]ash mismatch", output):
        return Stop(
            BAD_PACKAGES,
            "A package that came over the network is not the one that requirements/ pins, so I did "
            "not install it: try again, and if it stays so, tell us.",
        )
    if UNREACHABLE.search(output):
        return Stop(
            NO_NETWORK,
            "I cannot reach the package registry: the first set-up needs a network (later starts do "
            "not). Check the connection or the proxy settings, and start me again.",
        )
    return Stop(BAD_PACKAGES, "The packages could not be installed: {}".format(last_line(output)))


def put_source_on_path() -> None:
    """Make `import unslump` find src/, so that an edit counts at once. The same as `pip install -e`, in no time."""
    (site_packages() / "unslump.pth").write_text(str(ROOT / "src") + "\n", encoding="utf-8")


def site_packages() -> Path:
    if ON_WINDOWS:
        return VENV / "Lib" / "site-packages"
    return next((VENV / "lib").glob("python3*/site-packages"))


def count_packages(level: str) -> int:
    return len(re.findall(r"(?m)^[\w.-]+==", requirements(level).read_text(encoding="utf-8")))


def last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"


def fetch_parts(within_s: int) -> bool:
    """The typeface, by npm. Without it pages use a face of the system: so never a reason not to start."""
    return fetch(PARTS, PARTS_NOTE, [], within_s, "typeface", "the pages use one of your system")


def fetch_camera(within_s: int) -> bool:
    """What the camera coach is made of. Without it the app has everything but the camera."""
    return fetch(CAMERA, CAMERA_NOTE, ["--camera"], within_s, "parts for the camera", "the app goes without")


def fetch(folder: Path, note: Path, words: List[str], within_s: int, what: str, otherwise: str) -> bool:
    if has(folder, note):
        return True
    if note_of(note) == "tried " + wanted_parts() and within_s == HURRIED_S:
        return False  # a start should not wait again and again for what failed before
    started = time.monotonic()
    with only_one_at_a_time():
        command = [str(venv_python()), "-m", "tools.vendor", *words, "--within", str(within_s)]
        done = quietly(command) if not has(folder, note) else None  # another dev.py may just have fetched it
    if done is None:
        return True
    note.write_text(("have " if done.returncode == 0 else "tried ") + wanted_parts(), encoding="utf-8")
    if done.returncode != 0:
        say("  no {} ({}): {}".format(what, last_line(done.stdout), otherwise))
        return False
    say("  fetched the {} ... {:.1f} s".format(what, time.monotonic() - started))
    return True


def has(folder: Path, note: Path) -> bool:
    return note_of(note) == "have " + wanted_parts() and folder.is_dir()


def note_of(note: Path) -> str:
    return note.read_text(encoding="utf-8") if note.exists() else ""


def wanted_parts() -> str:
    digest = hashlib.sha256()
    made_by = sorted((ROOT / "tools/camera").glob("*.*"))
    for path in [ROOT / "package-lock.json", ROOT / "tools/vendor.py", *made_by]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def fetch_camera_meanwhile() -> None:
    """Beside the app that is starting, which does not wait: 45 MB over the network are no part of a first start."""
    if has(CAMERA, CAMERA_NOTE) or note_of(CAMERA_NOTE) == "tried " + wanted_parts():
        return
    in_the_background([sys.executable, str(ROOT / "dev.py"), "camera"], VENV / "camera.log")


def surroundings() -> Dict[str, str]:
    env = dict(os.environ)
    env["UV_PYTHON_DOWNLOADS"] = "never"  # a Python is the person's own choice
    env["PYTHONUTF8"] = "1"
    return env


def quietly(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=str(ROOT),
        env=surroundings(),
        universal_newlines=True,
        check=False,
    )


def in_the_background(command: Sequence[str], log: Path) -> None:
    with log.open("w", encoding="utf-8") as file:
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, cwd=str(ROOT), env=surroundings())


def python(*words: str) -> int:
    """Run the environment's Python in the checkout; its exit code."""
    return subprocess.call([str(venv_python()), *words], cwd=str(ROOT), env=surroundings())


def become(*words: str) -> int:
    """Like `python`, but this process turns into it: Ctrl-C and signals then reach it first hand."""
    if ON_WINDOWS:
        return subprocess.call([str(venv_python()), *words], env=surroundings())
    sys.stderr.flush()
    os.execve(str(venv_python()), [str(venv_python()), *words], surroundings())


def run(words: List[str]) -> int:
    prepare("run")
    fetch_parts(HURRIED_S)
    fetch_camera_meanwhile()
    return become("-m", "unslump", "run", *words)


def camera(_words: List[str]) -> int:
    prepare("run")
    return OK if fetch_camera(UNHURRIED_S) else NO_NETWORK


def check(words: List[str]) -> int:
    prepare("run")
    return become("-m", "unslump", "check", *words)


def setup(_words: List[str]) -> int:
    prepare("dev")
    fetch_parts(UNHURRIED_S)
    fetch_camera(UNHURRIED_S)
    return OK


def bench(words: List[str]) -> int:
    setup([])
    return python("-m", "benchmarks", *words)


def docs(words: List[str]) -> int:
    setup([])
    return python("-m", "tools.docs", *words)


def build(words: List[str]) -> int:
    prepare("dev")
    if not fetch_parts(UNHURRIED_S):
        raise Stop(NO_NETWORK, "A wheel without the typeface of its pages would be half a wheel: I made none.")
    if not fetch_camera(UNHURRIED_S):
        raise Stop(NO_NETWORK, "A wheel without the parts for the camera would be half a wheel: I made none.")
    return python("-m", "flit_core.wheel", "--outdir", "dist", *words)


def gates() -> List[Tuple[str, List[str]]]:
    """What must hold before the tests: name -> what to run."""
    all_gates = [
        ("style", ["-m", "ruff", "check", "--quiet", "."]),
        ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
        ("layers", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
        ("types", ["-m", "mypy"]),
    ]
    if (ROOT / "tools" / "docs.py").exists():
        all_gates.append(("generated docs", ["-m", "tools.docs", "--check"]))
    return all_gates


def test(words: List[str]) -> int:
    setup([])
    failed = [name for name, command in gates() if not passes(name, command)]
    *quiet, (name, command) = rounds(words)
    # A browser waits more than it works: what needs none runs beside it, and costs no time of its own.
    with ThreadPoolExecutor() as beside:
        others = [(other, beside.submit(passes, other, ["-m", "pytest", *words_of])) for other, words_of in quiet]
        say(name)
        if python("-m", "pytest", *command) != OK:
            failed.append(name)
        failed += [other for other, held in others if not held.result()]
    say("Not yet: " + ", ".join(failed) + "." if failed else "All good.")
    return FAILED if failed else OK


def rounds(words: List[str]) -> List[Tuple[str, List[str]]]:
    """The runs of pytest, the one to watch last. The browser's driver keeps a loop of its own running, which the terminal's tests cannot share."""
    asked = [word for word in words if word != "--fast"]
    plain = ("tests", ["-m", "not browser", *asked])
    if "--fast" in words:
        return [plain]
    return [("tests", asked)] if asked else [plain, ("tests in a browser", ["-m", "browser"])]


def passes(name: str, command: Sequence[str]) -> bool:
    started = time.monotonic()
    done = quietly([str(venv_python()), *command])
    verdict = "ok" if done.returncode == 0 else "FAILED"
    took_s, said = time.monotonic() - started, done.stdout.strip()
    say(
        "{:<16} {:<6} {:5.1f} s   {}".format(
            name, verdict, took_s, last_line(said).strip("= ") if said else ""
        ).rstrip()
    )
    if done.returncode != 0:
        say(done.stdout.rstrip())
    return done.returncode == 0


def lock(words: List[str]) -> int:
    """Pin the newest allowed versions, with hashes and without anyone's addresses."""
    prepare("dev")
    base = ["-m", "uv", "pip", "compile", "--universal", "--python-version", "3.12", "--upgrade", "--quiet"]
    base += ["--generate-hashes", "--no-header", "--no-annotate", *words]
    run_txt = str(requirements("run"))
    parts = (
        [*base, "pyproject.toml", "-o", run_txt],
        [*base, "pyproject.toml", "--group", "dev", "--constraints", run_txt, "-o", str(requirements("dev"))],
        [*base, "--group", "node", "-o", str(requirements("node"))],
        ["-m", "tools.vendor", "--lock"],
    )
    with step("pinning what pyproject.toml and package.json ask for"):
        return max(python(*words) for words in parts)


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "camera": camera,
    "bench": bench,
    "docs": docs,
    "lock": lock,
    "build": build,
    "setup": setup,
}


def main(words: List[str]) -> int:
    if sys.version_info < (3, 8):
        say("dev.py itself needs Python 3.8 or newer to start, and this is {}.{}.".format(*sys.version_info[:2]))
        return NO_PYTHON
    if not words or words[0] in ("-h", "--help", "help"):
        print(HELP)
        return OK if words else USAGE
    if words[0] not in COMMANDS:
        say("I know no `{}`. There is: {}.".format(words[0], ", ".join(COMMANDS)))
        return USAGE
    try:
        return COMMANDS[words[0]](words[1:])
    except Stop as stop:
        say(str(stop))
        return stop.code
    except KeyboardInterrupt:
        say("\nStopped.")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
