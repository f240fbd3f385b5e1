"""Run the site on this machine, for this person.

serve() ─▶ records opened ─▶ files gathered ─▶ port taken ─▶ address with its key printed ─▶ browser opened
"""

import json
import os
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from unslump.errors import UnslumpError
from unslump.records.start import open_records, write_private
from unslump.web.only_one import only_one

HOST = "127.0.0.1"
PORT = 8640
OTHER_PORTS = 20
"""Without a wish for a certain port, so many after the usual one are tried."""


class PortTaken(UnslumpError):
    """Somebody else listens there."""

    exit_code = 6

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program. Choose another with --port, or leave --port out and I find one."
        )


class AlreadyRunning(UnslumpError):
    """We run already on these records."""

    exit_code = 7

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"Unslump is already running on these records. Open it here: {address}")


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is ready to be served."""

    address: str
    """With the key of this start."""
    port: int
    run: Callable[[], None]
    """Answers until it is interrupted."""
    close: Callable[[], None]


def serve(port: int | None = None, data: Path | str | None = None, open_browser: bool = True) -> None:
    """Serve the records of a data folder until Ctrl-C. Raises an UnslumpError with a sentence if it can't."""
    folder = open_records(data)
    with only_one(folder / "running.lock") as alone:
        if not alone:
            raise AlreadyRunning(_address_of_the_other(folder))
        site = prepare(folder, port)
        write_private(folder / "running.json", json.dumps({"address": site.address, "pid": os.getpid()}))
        print(f"Unslump is open at\n\n    {site.address}\n\nKeep this window; Ctrl-C closes it.", flush=True)
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(site.address,), daemon=True).start()
        try:
            site.run()
        except KeyboardInterrupt:
            print("\nClosed. Everything is saved.", file=sys.stderr)
        finally:
            (folder / "running.json").unlink(missing_ok=True)
            site.close()


def prepare(folder: Path, port: int | None = None) -> Site:
    """Everything but the answering: the records of the folder must be open."""
    listening = take_port(port)
    number = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    _tell_settings(folder, number, token)

    from waitress.server import create_server  # type: ignore[import-untyped]

    from unslump.web.wsgi import application

    server = create_server(application, sockets=[listening], threads=6, ident=None, clear_untrusted_proxy_headers=True)
    return Site(f"http://{HOST}:{number}/?token={token}", number, server.run, server.close)


def _tell_settings(folder: Path, port: int, token: str) -> None:
    """The settings were read when the records opened, before the port was known."""
    from django.conf import settings

    from unslump.web.static_files import gather

    settings.UNSLUMP_PORT = port
    settings.UNSLUMP_TOKEN = token
    settings.STATIC_ROOT = str(gather(folder / "static"))
    settings.WHITENOISE_USE_FINDERS = False


def take_port(wanted: int | None = None) -> socket.socket:
    """A socket that listens on this machine only; the port asked for, or the first free one from the usual on."""
    for port in [wanted] if wanted is not None else [*range(PORT, PORT + OTHER_PORTS), 0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
            listening.listen(128)
            return listening
        except OSError:
            listening.close()
    raise PortTaken(wanted if wanted is not None else PORT)


def _address_of_the_other(folder: Path) -> str:
    try:
        return str(json.loads((folder / "running.json").read_text("utf-8"))["address"])
    except (OSError, ValueError, KeyError):
        return "(it is still starting: look again in a moment)"
