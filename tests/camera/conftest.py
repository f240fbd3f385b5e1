"""A site, and browsers whose camera plays a film."""

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Route, ViewportSize

from tests.camera.film import LOOKS, REACH, Actor, Film, Stage, fake_camera
from tests.web.visitors import with_key
from tests.web_player.conftest import let_in
from tests.web_player.site import Site, running
from unslump.movement.catalogue import catalogue
from unslump.records import actions
from unslump.records.models import Person
from unslump.web.camera import parts_version

HERE = Path(__file__).parent

OpenPage = Callable[..., Page]
Filmed = Callable[..., Actor]


@pytest.fixture(scope="session")
def parts() -> None:
    """The camera's parts; on a machine without a network, their tests wait for better times."""
    if parts_version() is None:
        missing = "the camera's parts are not here: `python3 dev.py camera`"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from running(tmp_path_factory.mktemp("camera"))


@pytest.fixture
def mortal_site(tmp_path: Path) -> Iterator[Site]:
    yield from running(tmp_path / "mortal")


@pytest.fixture(scope="session")
def filming(browser: Browser) -> Callable[..., Film]:
    """The film of a movement, and of a side of it; each is made once."""
    return cache(lambda movement, side=None: Film(browser, catalogue().find(movement), side))


@pytest.fixture(scope="session")
def film(filming: Callable[..., Film]) -> Film:
    return filming(REACH)


@pytest.fixture
def person(db: None) -> Person:
    return actions.local_person()


@pytest.fixture
def visitor_with_key(person: Person) -> Client:
    """Let in, and nothing more."""
    return with_key()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser that holds the key and has no camera but what a test gives it."""
    context = let_in(browser.new_context(viewport={"width": 1280, "height": 800}), site)
    yield context
    context.close()


@pytest.fixture(scope="session")
def page_of_the_camera(browser: Browser, site: Site, parts: None) -> Iterator[Page]:
    """One page for tests that only borrow its address."""
    context = let_in(browser.new_context(), site)
    page = context.new_page()
    page.goto(f"{site.origin}/camera/{REACH}/")
    yield page
    context.close()


@pytest.fixture
def played(visitor: BrowserContext, site: Site) -> OpenPage:
    """Opens the page of a movement with landmarks from a list in the place of camera and model."""

    def opened(address: str = REACH, **window: Any) -> Page:
        page = visitor.new_page()
        page.route("**/static/camera/source*.js", _stand_in)
        for name, value in window.items():
            page.add_init_script(f"window.{name} = {json.dumps(value)};")
        page.goto(f"{site.origin}/camera/{address}{'' if '?' in address else '/'}")
        page.wait_for_selector("[data-loaded]")
        return page

    return opened


def _stand_in(route: Route) -> None:
    route.fulfill(path=str(HERE / "trace_source.js"), content_type="text/javascript")


@pytest.fixture
def filmed(
    parts: None, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], site: Site, tmp_path: Path
) -> Iterator[Filmed]:
    """Opens a page in a browser of its own, as a person has one, whose camera sees this picture until somebody moves."""
    opened: list[BrowserContext] = []
    usual_site = site

    def open_page(
        picture: bytes, address: str = f"/camera/{REACH}/", site: Site | None = None, heard: Path | None = None
    ) -> Actor:
        stage = Stage(tmp_path / "film.mjpeg", picture)
        args = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *fake_camera(stage.path)]}
        viewport: ViewportSize = {"width": 1280, "height": 800}
        opened.append(browser_type.launch_persistent_context(tmp_path / "profile", viewport=viewport, **args))
        there = site or usual_site
        page = let_in(opened[-1], there).new_page()
        page.add_init_script(LOOKS)
        if heard is not None:
            page.add_init_script(path=heard)
        page.goto(f"{there.origin}{address}")
        page.wait_for_selector("[data-loaded], [data-ready]")
        return Actor(page, stage)

    yield open_page
    for context in opened:
        context.close()
