"""Whoever comes before the camera is led to their place; where it can judge nothing, it is not asked for and rests."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.web_player.coach import open_coach
from tests.web_player.conftest import Open
from tests.web_player.site import Site
from tests.web_player.test_screen import faults
from tests.web_player.watched import REACHES, needs_parts

pytestmark = needs_parts


def test_whoever_puts_the_camera_up_is_led_before_it_and_waited_for(watched: Any) -> None:
    one = watched(ready=False)
    one.tells("view", missing=["hips"])
    assert one.word == "I can’t see your hips."
    assert one.coach.part("camera-place").startswith("Camera: side, hips to fingertips in view")
    assert one.guides
    assert faults(one.coach) == []
    one.coach.run_to(one.step("move")["start_ms"] + 15_000)
    assert one.kind == "setup"
    one.sees("ready")
    assert (one.guides, one.coach.part("camera-place")) == (False, "")
    one.coach.run(500)
    assert one.kind == "move"


def test_a_browser_that_asks_too_is_waited_for(watched: Any) -> None:
    one = watched(ready=False, asks=True)
    one.coach.run_to(one.step("move")["start_ms"] + 15_000)
    assert (one.kind, one.state) == ("setup", "closed")
    one.coach.page.evaluate("allow()")
    one.coach.run(15_000)
    assert (one.kind, one.state) == ("setup", "open")
    one.sees("ready")
    one.coach.run(500)
    assert one.kind == "move"


def test_where_nobody_comes_before_the_camera_the_clock_goes_on(watched: Any) -> None:
    one = watched(ready=False)
    one.tells("view", missing=["hips"])
    one.coach.run_to(one.step("move")["start_ms"] + 22_000)
    assert one.kind == "move"
    assert one.word == "I go on by the clock now."
    assert not one.guides
    one.coach.run(7000)
    assert one.count == "2"


def test_who_has_been_seen_is_waited_for_a_few_seconds_at_the_next_movement(watched: Any) -> None:
    one = watched("overhead-reach:1:1", "side-bend:1:1")
    one.sees("repetition")
    one.coach.run(500)
    assert one.coach.part("camera-place").startswith("Camera: front")
    assert not one.guides
    one.coach.run(6000)
    assert "Camera: front." in one.heard
    one.tells("view", missing=["hips"])
    assert one.guides
    one.coach.run(6000)
    assert one.kind == "setup"
    one.coach.run(5000)
    assert one.kind == "move"


def test_no_camera_is_asked_for_where_it_can_judge_nothing(open_session: Open) -> None:
    coach = open_session("iron-cross:1:1:3", "brisk-walk:1:::60")
    assert coach.page.locator('[data-part="offer"], #camera, video').count() == 0
    answer = coach.page.request.get(coach.page.url)
    assert "camera=()" in answer.headers["permissions-policy"]
    assert (
        "camera=(self)"
        in coach.page.request.get(f"{coach.site.origin}/session/{coach.site.plan(*REACHES)}/").headers[
            "permissions-policy"
        ]
    )


def test_it_rests_where_it_can_judge_nothing_and_while_everything_stands_still(watched: Any) -> None:
    one = watched("overhead-reach:1:1", "iron-cross:1:1:3")
    assert one.state == "open"
    one.coach.page.keyboard.press("Space")
    assert one.state == "paused"
    one.coach.page.keyboard.press("Space")
    assert one.state == "open"
    one.sees("repetition")
    one.coach.run(500)
    assert one.coach.part("name") == "Iron cross"
    assert one.state == "paused"
    assert one.word == "No camera for this one: the voice leads."


def test_who_says_no_is_not_asked_again_and_may_say_yes_later(
    watched: Any, visitor: BrowserContext, site: Site
) -> None:
    coach = open_coach(visitor, site, site.plan(*REACHES))
    coach.page.check('[data-part="offer"]')
    coach.page.click('[data-press="begin"]')
    coach.page.keyboard.press("Escape")
    coach.until(lambda: coach.state == "playing")
    assert coach.page.evaluate("camera.state") == "closed"
    coach.run(1000)
    coach.press("settings")
    coach.page.click('#settings button[value="camera"]')
    coach.page.click('#camera button[value="open"]')
    coach.until(lambda: coach.page.evaluate("camera.state") == "open")
    coach.until(lambda: coach.state == "playing")
    coach.press("settings")
    coach.page.click('#settings button[value="camera"]')
    coach.until(lambda: coach.page.evaluate("camera.state") == "closed")
    coach.until(lambda: coach.state == "playing")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_by_the_camera(watched: Any, scheme: str) -> None:
    one = watched()
    page = one.coach.page
    page.emulate_media(color_scheme=scheme)
    one.sees("fault", say="Ribs down.")
    for width, height in ((320, 568), (780, 360), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator('[data-part="one-more"]').bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        tools = page.locator(".tools").bounding_box()
        assert tools is not None
        assert width < 768 or tools["y"] + tools["height"] <= height
    page.evaluate("document.getElementById('camera').showModal()")
    assert faults(one.coach) == []
    page.keyboard.press("Escape")
    one.coach.until(lambda: not page.locator("#camera").is_visible())
    assert faults(one.coach) == []
