"""A PostgreSQL server of our own: made in a temporary folder, heard on this machine only, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.ports import free_port

HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # nothing here has to outlive a power cut


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version first; None where PostgreSQL is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: float(file.parts[-3]))
    on_path = shutil.which("initdb")
    found = debian[-1:] or ([Path(on_path).resolve()] if on_path else [])
    return found[0].parent if found else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The address of a running server, without the name of a database."""
    # Not pytest's own folder: that is closed to everyone but us, and the server may run as somebody else.
    folder = Path(tempfile.mkdtemp(prefix="unslump-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, unprivileged(), unprivileged_group())
        data, port = folder / "data", free_port()
        listen = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
        made = ["-U", "us", "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale", "-D", str(data)]
        run(folder, [str(programs / "initdb"), *made])
        run(folder, [*control, "-l", str(folder / "log"), "-o", f"{listen} {HASTE}", "start"])
        try:
            yield f"postgresql://us@127.0.0.1:{port}"
        finally:
            run(folder, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def run(folder: Path, command: list[str]) -> None:
    said = folder.with_name(folder.name + ".said")  # a file, as a server that is left behind would hold a pipe open
    somebody: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        somebody = {"user": unprivileged(), "group": unprivileged_group(), "extra_groups": []}
    try:
        with said.open("wb") as out:
            done = subprocess.run(command, cwd=folder, stdout=out, stderr=out, check=False, timeout=60, **somebody)
        assert done.returncode == 0, said.read_text("utf-8", "replace")
    finally:
        said.unlink(missing_ok=True)


def unprivileged() -> str:
    return "nobody"


def unprivileged_group() -> int:
    import pwd

    return pwd.getpwnam(unprivileged()).pw_gid
