"""The site in a process of its own, as `unslump run` starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

SERVE = """
import sys
from unslump.errors import UnslumpError
from unslump.web.serve import serve
try:
    serve(int(sys.argv[2]), sys.argv[1], open_browser=False)
except UnslumpError as error:
    print(error)
    raise SystemExit(error.exit_code)
"""
READY = """
import sys
from datetime import UTC, datetime, timedelta
from unslump.records.start import open_records
open_records(sys.argv[1])
from unslump.records import actions
from unslump.screening.model import Decision
from tests.web.sessions import a_done_session, a_session
person, now = actions.local_person(), datetime.now(UTC)
actions.accept_disclaimer(person, now)
actions.record_check(person, Decision("go", (), frozenset(), ""), now)
a_done_session(person, now - timedelta(days=1), before=0)
a_done_session(person, now - timedelta(days=2), after=None)
print(a_session(person, now).pk)
"""


class Site:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.open_session = ""
        self.origin = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", SERVE, str(folder), str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said = self._until_open()

    @property
    def address(self) -> str:
        """With its key."""
        return str(json.loads((self.folder / "running.json").read_text("utf-8"))["address"])

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _until_open(self) -> str:
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C" in line:
                return said
        raise AssertionError(said)


def made_ready(folder: Path) -> str:
    """Somebody who may start, with two sessions done and one open; returns the open one's id."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", READY, str(folder)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return done.stdout.strip()


def start_again(folder: Path, port: int) -> "subprocess.CompletedProcess[str]":
    """A second start, which is expected to end by itself."""
    command = [sys.executable, "-c", SERVE, str(folder), str(port)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
