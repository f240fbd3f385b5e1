"""One site for all tests of the player; a second one for those that kill it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from tests.web_player.coach import Coach, open_coach
from tests.web_player.site import Site, running
from tests.web_player.watched import REACHES, Watched

SHORT = ("cat-cow:1:2", "iron-cross:1:1:3")
"""A minute and a half: a cycle on all fours, then a hold on each side."""

STUB = Path(__file__).with_name("camera_stub.js")

Open = Callable[..., Coach]
Run = Callable[..., Any]
Play = Callable[[str], Any]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from running(tmp_path_factory.mktemp("player"))


@pytest.fixture
def mortal_site(tmp_path: Path) -> Iterator[Site]:
    yield from running(tmp_path)


def let_in(context: BrowserContext, site: Site) -> BrowserContext:
    context.request.get(site.address)
    return context


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser that holds the key."""
    context = let_in(browser.new_context(viewport={"width": 1280, "height": 800}), site)
    yield context
    context.close()


@pytest.fixture
def open_session(visitor: BrowserContext, site: Site) -> Open:
    """Opens a session of the movements named (a short one otherwise), its clock standing still."""

    def opened(*movements: str) -> Coach:
        return open_coach(visitor, site, site.plan(*(movements or SHORT)))

    return opened


@pytest.fixture
def run(visitor: BrowserContext, site: Site) -> Run:
    """Runs, in the browser, a function body with some names of a module; gives back what it returns."""
    page = visitor.new_page()
    page.goto(f"{site.origin}/safety/")

    def run_it(module: str, names: str, body: str) -> Any:
        return page.evaluate(
            f"async () => {{ const {{ {names} }} = await import('/static/session/{module}.js'); {body} }}"
        )

    return run_it


def _stand_in(route: Route) -> None:
    route.fulfill(path=str(STUB), content_type="text/javascript")


@pytest.fixture
def watched(visitor: BrowserContext, site: Site) -> Any:
    """Opens a session with the camera open, seen and ready, at its first moving step."""
    visitor.route("**/static/camera/camera*.js", _stand_in)

    def opened(*movements: str, ready: bool = True, asks: bool = False) -> Watched:
        coach = open_coach(visitor, site, site.plan(*(movements or REACHES)))
        if asks:
            coach.page.evaluate("() => { window.browserAsks = new Promise((allow) => (window.allow = allow)); }")
        coach.page.check('[data-part="offer"]')
        coach.page.click('[data-press="begin"]')
        coach.begun_at = coach.now
        coach.page.click('#camera button[value="open"]')
        coach.until(lambda: coach.state == "playing")
        one = Watched(coach)
        if ready:
            coach.run(3000)
            one.sees("ready")
            coach.run_to(one.step("move")["start_ms"] + 500)
        return one

    return opened
