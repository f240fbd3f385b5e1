"""One site for all tests of the player; a second one for those that kill it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.web_player.coach import Coach, open_coach
from tests.web_player.site import Site, running

SHORT = ("cat-cow:1:2", "iron-cross:1:1:3")
"""A minute and a half: a cycle on all fours, then a hold on each side."""

Open = Callable[..., Coach]


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
