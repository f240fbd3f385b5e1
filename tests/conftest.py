"""What every test may rely on: no network, no chance, and a real browser for those that ask for one."""

import os
import shutil
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples every time: a test that fails here fails for everyone.
settings.register_profile(
    "calm", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")

# Playwright's own loop runs in the thread of the test, which makes Django think that the test is async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --autoplay-policy=no-user-gesture-required"
).split()
# The browser too reaches this machine only; names that end in .test lead here, to play the hostile neighbour.
NOWHERE_ELSE = "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a browser is marked so, and `--fast` leaves it out; nobody has to remember."""
    for item in items:
        if "browser_type" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium; we never download one."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = "no Chromium on this machine: install one (`apt install chromium`), or use --fast"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return {**browser_type_launch_args, "executable_path": found, "args": [*QUIET, NOWHERE_ELSE]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """No address until a test starts a site. (pytest-playwright's own is written in a way that pytest warns of.)"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches out beyond this machine fails at once, here as on a train."""
    really_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            pytest.fail(f"a test tried to reach {address[0]}")
        really_connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
