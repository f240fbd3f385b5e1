"""The camera joined to the session: what it notices moves the timeline, and whatever is the matter with it, the session goes on."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.web_player.coach import Coach, open_coach
from tests.web_player.conftest import Open
from tests.web_player.site import Site
from tests.web_player.test_screen import faults
from unslump.web.camera import parts_version

STUB = Path(__file__).with_name("camera_stub.js")
REACHES = ("overhead-reach:1:3",)
TOLD = ("0-overhead-reach/counted", "0-overhead-reach/range")

pytestmark = pytest.mark.skipif(
    parts_version() is None, reason="the camera's parts are not here: `python3 dev.py camera`"
)


@dataclass
class Watched:
    """A session that a camera watches, and the hands of whoever moves before it."""

    coach: Coach

    def sees(self, kind: str, **more: Any) -> None:
        self.tells("observation", kind=kind, t_ms=0, count=0, **{"side": None, "missing": [], "say": ""} | more)

    def tells(self, what: str, **detail: Any) -> None:
        self.coach.page.evaluate("([what, detail]) => camera.tell(what, detail)", [what, detail])

    def step(self, kind: str, nth: int = 0) -> dict[str, Any]:
        steps: list[dict[str, Any]] = self.coach.timeline["steps"]
        return [step for step in steps if step["kind"] == kind][nth]

    @property
    def count(self) -> str:
        return self.coach.part("big")

    @property
    def kind(self) -> str:
        return str(self.coach.page.locator("[data-player]").get_attribute("data-kind"))

    @property
    def word(self) -> str:
        line = self.coach.page.locator('[data-part="coaching"]')
        return str(line.inner_text()) if line.is_visible() else ""

    @property
    def guides(self) -> bool:
        """The camera's picture is large, for somebody to find their place before it."""
        return self.coach.page.locator("[data-guides]").count() == 1

    @property
    def heard(self) -> list[str]:
        return [words["text"] for words in self.coach.said]

    @property
    def state(self) -> str:
        return str(self.coach.page.evaluate("camera.state"))


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


def finish(one: Watched) -> None:
    for _ in range(60):
        if one.coach.page.url.endswith("/after") or one.coach.state == "ended":
            break
        one.coach.run(3000)
    one.coach.page.wait_for_url("**/after")


def saved(one: Watched, kind: str) -> list[tuple[Any, Any]]:
    return [
        (event["rep"], event["value"]) for event in one.coach.site.events(one.coach.session) if event["kind"] == kind
    ]


def test_a_repetition_that_is_seen_moves_the_session_to_its_end(watched: Any) -> None:
    one = watched()
    assert one.count == "1"
    one.sees("repetition")
    assert one.count == "2"
    one.sees("repetition")
    one.coach.run(100)
    assert one.count == "3"
    one.coach.all_saved()
    assert [key for key in one.coach.saved_ids() if "rep-done" in key] == [
        "0-overhead-reach/1/1/rep-done",
        "0-overhead-reach/1/2/rep-done",
    ]


def test_who_is_slower_is_waited_for_gets_one_gentle_word_and_then_it_goes_on(watched: Any) -> None:
    one = watched()
    one.coach.run(11_000)
    assert (one.count, one.word) == ("1", "")
    one.coach.run(4000)
    assert (one.count, one.word) == ("1", "Take your time. I wait for you.")
    assert one.heard[-1] == one.word
    one.coach.run(8000)
    assert one.count == "2"
    one.sees("repetition")
    assert one.count == "3"
    finish(one)
    assert sorted(one.coach.done_ids()) == sorted([*one.coach.marks(), *TOLD])


def test_a_hold_counts_only_while_it_is_held(watched: Any) -> None:
    one = watched("wall-stretch:1:1:20")
    one.coach.run_to(one.step("hold")["start_ms"] + 1000)
    for second in range(1, 4):
        one.sees("hold", held_ms=1000 * second)
        one.coach.run(1000)
    one.coach.run(2000)
    left = one.count
    one.coach.run(5000)
    assert one.count == left
    assert one.heard.count("Back into the hold: its clock stands until you are there.") == 1
    assert one.word == one.heard[-1]
    one.sees("hold", held_ms=1000)
    assert one.word == ""
    one.coach.run(1500)
    assert int(one.count) == int(left) - 1


def test_a_hold_of_three_seconds_waits_for_somebody_to_be_in_it(watched: Any) -> None:
    one = watched("chin-tuck:1:2:3")
    hold = one.step("hold")
    one.coach.run_to(hold["start_ms"] + 100)
    one.coach.run(6000)
    assert one.kind == "hold"
    one.sees("held")
    assert one.kind != "hold"


def test_out_of_sight_is_said_and_after_a_few_seconds_the_clock_goes_on(watched: Any) -> None:
    one = watched()
    one.sees("lost", missing=["hips"])
    assert one.word.startswith("I can’t see your hips.")
    one.coach.run(3000)
    assert one.count == "1"
    one.coach.run(10_000)
    assert one.count == "2"
    one.sees("found")
    assert one.word == "I can see you again."
    one.sees("repetition")
    assert one.count == "3"


@pytest.mark.parametrize("kind", ["unplugged", "stalled"])
def test_a_camera_that_goes_in_the_middle_costs_nothing(watched: Any, kind: str) -> None:
    one = watched()
    one.sees("repetition")
    one.tells("trouble", kind=kind, sentence="The camera has gone.", over=True)
    assert one.word == "The camera has gone."
    finish(one)
    assert sorted(one.coach.done_ids()) == sorted([*one.coach.marks(), "0-overhead-reach/counted"])
    assert [rep for rep, _share in saved(one, "counted")] == [1]


def test_behind_another_tab_the_clock_leads_and_back_again_the_person(watched: Any) -> None:
    one = watched()
    one.tells(
        "trouble", kind="hidden", sentence="The camera looks only while this page is in front of you.", over=False
    )
    assert one.word.startswith("The camera looks only")
    one.coach.run(8000)
    assert one.count == "2"
    one.tells("relieved", kind="hidden")
    assert one.word == ""
    one.coach.run(9000)
    assert one.count == "2"
    one.sees("repetition")
    assert one.count == "3"


def test_the_camera_is_let_go_where_another_tab_takes_the_session(watched: Any) -> None:
    one = watched()
    newer = open_coach(one.coach.page.context, one.coach.site, one.coach.session)
    newer.page.click('[data-press="begin"]')
    newer.page.keyboard.press("Escape")
    one.coach.page.wait_for_selector('[data-state="elsewhere"]')
    assert one.state == "closed"


def test_a_hand_may_count_where_the_camera_does_not(watched: Any) -> None:
    one = watched()
    one.coach.page.keyboard.press("1")
    assert one.count == "2"
    one.coach.press("oneMore")
    assert one.count == "3"
    one.sees("repetition")
    finish(one)
    assert [rep for rep, _share in saved(one, "counted")] == [1]


def test_who_goes_back_is_waited_for_again(watched: Any) -> None:
    one = watched()
    one.sees("repetition")
    assert one.count == "2"
    one.coach.page.keyboard.press("Shift+ArrowLeft")
    one.coach.page.keyboard.press("Shift+ArrowLeft")
    one.coach.run(10_000)
    assert one.count == "1"
    one.sees("repetition")
    assert one.count == "2"


def test_a_reload_in_the_middle_asks_anew_and_loses_no_count(watched: Any) -> None:
    one = watched()
    one.sees("repetition")
    one.coach.run(500)
    one.coach.all_saved()
    again = open_coach(one.coach.page.context, one.coach.site, one.coach.session, one.coach.page)
    assert again.page.evaluate("camera.state") == "closed"
    again.page.click('[data-press="begin"]')
    again.page.click('#camera button[value="open"]')
    again.until(lambda: again.state == "playing")
    one = Watched(again)
    again.run(500)
    one.sees("ready")
    one.sees("repetition")
    again.run(100)
    assert one.count == "3"
    finish(one)
    assert [rep for rep, _share in saved(one, "counted")] == [2]


def test_where_a_breath_leads_the_session_does_not_run_after_the_person(watched: Any) -> None:
    one = watched("seated-cat-cow:1:2")
    one.sees("repetition")
    assert one.count == "1"
    one.coach.run(11_000)
    assert one.count == "2"


def test_sides_are_followed_and_the_wrong_one_is_said_once(watched: Any) -> None:
    one = watched("side-bend:1:2")
    side = one.step("move")["side"]
    other = "left" if side == "right" else "right"
    assert one.coach.page.evaluate("camera.followed.at(-1).side") is None
    one.sees("repetition", side=other)
    assert (one.coach.part("side"), one.word) == (f"{side.capitalize()} side", "That was the other side. Now this one.")
    one.sees("repetition", side=side)
    assert one.coach.part("side") == f"{other.capitalize()} side"
    one.sees("repetition", side=side)
    assert one.coach.part("side") == f"{side.capitalize()} side"

    both = watched("wall-rotation:1:1")
    both.coach.run_to(both.step("move")["start_ms"] + 500)
    first = both.step("move")["side"]
    assert both.coach.page.evaluate("camera.followed.at(-1).side") == first
    both.sees("ready")
    both.sees("side", side="left" if first == "right" else "right")
    assert both.word == "That was the other side. Now this one."
    both.sees("repetition", side=first)
    both.coach.run(300)
    assert both.coach.page.evaluate("camera.followed.at(-1).side") != first


def test_the_coach_speaks_only_between_the_cues_and_not_too_late(watched: Any) -> None:
    one = watched()
    assert one.coach.page.evaluate("heard.synth.speaking")
    before = len(one.heard)
    one.sees("fault", say="Ribs down.")
    one.coach.run(200)
    assert len(one.heard) == before
    assert one.word == "Ribs down."
    one.coach.run(3500)
    told = one.coach.said
    assert "Ribs down." in one.heard
    assert all(a["at"] + 10 + 45 * len(a["text"]) <= b["at"] for a, b in pairwise(told)), told


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


def test_what_was_counted_is_told_afterwards(watched: Any) -> None:
    one = watched()
    for _ in range(3):
        one.sees("repetition")
        one.coach.run(1000)
    finish(one)
    page = one.coach.page
    assert "3 counted by camera, in sight 100\N{NO-BREAK SPACE}% of the time" in page.inner_text(".story")
    assert "about 145°, ±10°" in page.inner_text(".story")
    exported = page.request.get(f"{one.coach.site.origin}/history/export.json")
    assert exported.ok
    assert '"counted"' in exported.text()


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
