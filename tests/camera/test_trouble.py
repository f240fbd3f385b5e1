"""Whatever is the matter with the camera: one clear sentence, and the session goes on by the clock with nothing lost."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.camera.conftest import _stand_in
from tests.web_player.coach import STUBS, Coach, open_coach
from tests.web_player.site import Site
from unslump.web.camera import troubles

ONCE = "overhead-reach:1:1"

A_CAMERA = """
navigator.mediaDevices.getUserMedia = async () => {
  if (window.refuses) throw new DOMException("", window.refuses);
  return (window.given = document.createElement("canvas").captureStream(10));
};
"""


@pytest.fixture
def begun(visitor: BrowserContext, site: Site, parts: None) -> Callable[..., Coach]:
    """A session of one repetition, begun with a wish for the camera; its clock is the test's."""

    def opened(script: str = "", without: str | None = None, source: bool = True) -> Coach:
        if without is not None:
            visitor.route(re.compile(without), lambda route: route.abort())
        if not source:
            visitor.route("**/static/camera/source*.js", _stand_in)
        page = visitor.new_page()
        page.clock.install(time="2026-03-02T15:00:00Z")
        for one in (A_CAMERA, script):
            page.add_init_script(one)
        page.add_init_script(path=STUBS)
        coach = open_coach(visitor, site, site.plan(ONCE), page)
        page.clock.pause_at("2026-03-02T15:01:00Z")
        page.check('[data-part="offer"]')
        page.click('[data-press="begin"]')
        coach.begun_at = coach.now
        page.click('#camera button[value="open"]')
        return coach

    return opened


def word(page: Page) -> str:
    return page.locator('[data-part="coaching"]').inner_text()


def goes_on(coach: Coach) -> None:
    """To the end, by the clock, and everything is kept."""
    for _ in range(30):
        if coach.page.url.endswith("/after"):
            break
        coach.run(2000)
    coach.page.wait_for_url("**/after")
    assert [key for key in coach.done_ids() if "counted" not in key and "range" not in key] == coach.marks()


@pytest.mark.parametrize(
    ("error", "kind"),
    [("NotAllowedError", "refused"), ("NotFoundError", "no-camera"), ("NotReadableError", "busy")],
)
def test_a_camera_that_does_not_open_is_told_and_the_clock_leads(
    begun: Callable[..., Coach], error: str, kind: str
) -> None:
    coach = begun(f"window.refuses = {json.dumps(error)};")
    coach.until(lambda: word(coach.page) == troubles()[kind])
    assert coach.state == "playing"
    goes_on(coach)


@pytest.mark.parametrize("part", ["parts/.*/pyodide.asm.wasm", "parts/.*/pose-full.task", "engine/"])
def test_a_part_that_does_not_load_is_told_and_the_clock_leads(begun: Callable[..., Coach], part: str) -> None:
    coach = begun(without=f"/camera/{part}")
    coach.until(lambda: word(coach.page) == troubles()["failed"], most_s=30)
    assert coach.page.evaluate("given.getTracks().every((track) => track.readyState === 'ended')")
    goes_on(coach)


@dataclass(frozen=True)
class Gone:
    """How a camera goes in the middle."""

    permission: str
    kind: str


@pytest.mark.parametrize("gone", [Gone("granted", "unplugged"), Gone("denied", "refused")])
def test_a_camera_that_goes_in_the_middle_is_told_and_the_clock_leads(begun: Callable[..., Coach], gone: Gone) -> None:
    coach = begun(f"navigator.permissions.query = async () => ({{ state: {json.dumps(gone.permission)} }});")
    coach.until(lambda: coach.page.locator('[data-part="mirror"]').is_visible(), most_s=30)
    coach.run(4000)
    coach.page.evaluate("given.getTracks()[0].dispatchEvent(new Event('ended'))")
    coach.until(lambda: word(coach.page) == troubles()[gone.kind])
    assert not coach.page.locator('[data-part="mirror"]').is_visible()
    goes_on(coach)


def test_a_camera_that_gives_no_picture_is_told_and_the_clock_leads(begun: Callable[..., Coach]) -> None:
    coach = begun()
    coach.until(lambda: coach.page.locator('[data-part="mirror"]').is_visible(), most_s=30)
    coach.run(7000)
    assert word(coach.page) == troubles()["stalled"]
    goes_on(coach)


def test_a_closed_lid_is_no_fault_of_the_camera(begun: Callable[..., Coach]) -> None:
    coach = begun("window.trace = [];", source=False)
    coach.until(lambda: coach.page.locator('[data-part="mirror"]').is_visible(), most_s=30)
    coach.page.evaluate("plays.play(null)")
    coach.run(1000)
    coach.page.clock.fast_forward(3_600_000)
    coach.run(1000)
    assert coach.state == "paused"
    coach.press("toggle")
    coach.run(2000)
    assert coach.page.locator('[data-part="mirror"]').is_visible()
    coach.page.evaluate("plays.trouble('stalled', '')")
    goes_on(coach)
