"""A site in a process of its own, which can be killed and come back, and what it has written down."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Site:
    folder: Path
    port: int
    process: "subprocess.Popen[str] | None" = None
    address: str = ""
    session_ids: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.web_player.serve", str(self.folder), str(self.port)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ}
        )
        self.address = self._hear()["address"]

    def plan(self, *movements: str) -> str:
        """The id of a new session of these movements, as `cat-cow:1:2:`."""
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(movements) + "\n")
        self.process.stdin.flush()
        return str(self._hear()["session"])

    def kill(self) -> None:
        """As a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def events(self, session_id: str) -> list[dict[str, Any]]:
        """What is in the database, in the order of arrival."""
        with sqlite3.connect(self.folder / "unslump.sqlite3") as records:
            records.row_factory = sqlite3.Row
            rows = records.execute(
                "SELECT * FROM records_event WHERE session_id = ? ORDER BY sequence", (session_id.replace("-", ""),)
            ).fetchall()
        records.close()
        return [dict(row) for row in rows]

    def ended(self, session_id: str) -> str | None:
        with sqlite3.connect(self.folder / "unslump.sqlite3") as records:
            found = records.execute(
                "SELECT ended FROM records_session WHERE id = ?", (session_id.replace("-", ""),)
            ).fetchone()
        records.close()
        return None if found is None else found[0]

    def _hear(self) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the site did not start"
        said: dict[str, Any] = json.loads(line)
        return said


def running(folder: Path) -> Iterator[Site]:
    """A site of one's own, until the test is over."""
    site = Site(folder, free_port())
    site.start()
    yield site
    site.kill()
