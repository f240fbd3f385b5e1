"""What is seen and touched: by anyone, on any screen, by keyboard alone, with and without a voice, a script or motion."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext

from tests.web_player.coach import Coach, open_coach
from tests.web_player.conftest import SHORT, Open, let_in
from tests.web_player.site import Site

SIZES = [(320, 568), (360, 780), (780, 360), (1280, 800), (1920, 1080)]


def faults(coach: Coach) -> list[str]:
    coach.page.clock.resume()  # axe takes its time, and would wait for ever on a clock that stands still
    found = Axe().run(coach.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(open_session: Open, scheme: str) -> None:
    coach = open_session()
    coach.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert faults(coach) == []
    coach.begin()
    coach.run(20_000)
    assert faults(coach) == []
    for question in ("hurts", "danger", "leave", "settings"):
        coach.press(question)
        assert faults(coach) == [], question
        coach.page.keyboard.press("Escape")
        coach.until(lambda: coach.state == "playing")
    coach.press("danger")
    coach.page.click('#danger button[value="stop"]')
    coach.page.wait_for_selector(".emergency")
    assert faults(coach) == []


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_all_buttons_fit_the_screen_and_a_thumb(open_session: Open, size: tuple[int, int]) -> None:
    coach = open_session()
    coach.page.set_viewport_size({"width": size[0], "height": size[1]})
    coach.begin()
    coach.run(20_000)

    assert coach.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for key in ("back", "toggle", "skip"):
        box = coach.page.locator(f'[data-press="{key}"]').bounding_box()
        assert box is not None
        assert box["height"] >= 52
        assert box["width"] >= 84
    for button in coach.page.locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40


@pytest.mark.parametrize("size", [(360, 780), (780, 360), (1280, 800)], ids=str)
def test_cue_number_and_keys_are_seen_without_scrolling(open_session: Open, size: tuple[int, int]) -> None:
    coach = open_session()
    coach.page.set_viewport_size({"width": size[0], "height": size[1]})
    coach.begin()
    coach.run(20_000)

    for part in (
        '[data-part="cue"]',
        '[data-part="big"]',
        '[data-press="toggle"]',
        '[data-press="danger"]',
        ".figures svg",
    ):
        box = coach.page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size[1] + 1, part


def test_a_whole_session_by_keyboard_alone(open_session: Open) -> None:
    coach = open_session()
    keys = coach.page.keyboard
    for _ in range(12):
        keys.press("Tab")
        if coach.page.evaluate("document.activeElement?.dataset.press === 'begin'"):
            break
    coach.begun_at = coach.now
    keys.press("Enter")
    assert coach.state == "playing"
    assert coach.page.evaluate("document.activeElement.dataset.press") == "toggle"

    keys.press("Space")
    assert coach.state == "paused"
    keys.press("Space")
    coach.run(2000)
    keys.press("-")
    assert coach.part("pace") == "87 %"
    keys.press("+")
    coach.press_order = [coach.page.evaluate("document.activeElement.dataset.press")]  # type: ignore[attr-defined]
    order = []
    for _ in range(6):
        keys.press("Tab")
        order.append(coach.page.evaluate("document.activeElement.dataset.press"))
    assert order == ["skip", "hurts", "danger", "slower", "faster", "settings"]
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    coach.run(20_000)
    coach.page.wait_for_url("**/after")
    assert coach.site.ended(coach.session) == "done"


def test_a_button_that_was_clicked_does_not_swallow_the_space_bar(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(2000)
    coach.press("faster")
    coach.page.keyboard.press("Space")

    assert coach.state == "paused"
    assert coach.part("pace") == "111 %"


def test_cues_are_announced_only_when_no_voice_says_them(open_session: Open) -> None:
    coach = open_session()
    coach.begin()
    coach.run(1000)
    assert coach.page.get_attribute('[data-part="cue"]', "aria-live") == "off"

    coach.press("settings")
    coach.page.uncheck('[data-setting="voice"]')
    coach.page.keyboard.press("Escape")
    assert coach.page.get_attribute('[data-part="cue"]', "aria-live") == "polite"


def test_a_voice_that_is_switched_off_stays_silent_and_the_words_remain(open_session: Open) -> None:
    coach = open_session()
    coach.press("settings")
    coach.page.uncheck('[data-setting="voice"]')
    coach.page.keyboard.press("Escape")
    coach.begin()
    coach.run(30_000)

    assert coach.said == []
    assert coach.part("cue") != ""


def test_a_voice_that_never_ends_gives_way_to_tones(open_session: Open) -> None:
    coach = open_session()
    coach.page.evaluate("heard.synth.stuck = true")
    coach.begin()
    coach.run(15_000)

    assert coach.page.get_attribute("[data-player]", "data-voice") == "tones"
    assert coach.state == "playing"
    said = len(coach.said)
    coach.run(5_000)
    assert len(coach.said) == said


def test_the_figure_stands_where_the_timeline_says(open_session: Open) -> None:
    coach = open_session()
    coach.page.wait_for_selector(".figures svg:not([data-off])")
    coach.begin()
    step = [s for s in coach.timeline["steps"] if s["kind"] == "move"][1]
    middle = (step["start_ms"] + step["end_ms"]) / 2
    coach.run_to(middle)
    coach.page.keyboard.press("Space")  # what stands still, stands where the clock does

    seconds = coach.page.evaluate("document.querySelector('.figures svg:not([data-off])').getCurrentTime()")
    wanted = (step["figure"]["from_ms"] + step["figure"]["to_ms"]) / 2000
    assert seconds == pytest.approx(wanted, abs=0.05)
    assert coach.page.evaluate("document.querySelector('.figures svg').animationsPaused()")


def test_with_reduced_motion_each_step_is_one_still_pose(open_session: Open) -> None:
    coach = open_session()
    coach.page.emulate_media(reduced_motion="reduce")
    coach.page.wait_for_selector(".figures svg:not([data-off])")
    coach.begin()
    step = [s for s in coach.timeline["steps"] if s["kind"] == "move"][1]
    times = []
    for share in (0.2, 0.5, 0.8):
        coach.run_to(step["start_ms"] + share * (step["end_ms"] - step["start_ms"]))
        times.append(coach.page.evaluate("document.querySelector('.figures svg:not([data-off])').getCurrentTime()"))

    assert times == [pytest.approx(step["figure"]["to_ms"] / 1000, abs=0.01)] * 3


def test_the_vertebrae_light_up_from_below(open_session: Open) -> None:
    coach = open_session()
    lit = "[...document.querySelectorAll('[data-lit=full]')].map((bone) => bone.dataset.level)"
    coach.begin()
    coach.run_to(coach.timeline["duration_ms"] * 3.1 / 12)

    assert coach.page.evaluate(lit) == ["T10", "T11", "T12"]
    assert coach.page.get_attribute('[role="progressbar"]', "aria-valuenow") == "3"


def test_where_a_movement_visits_the_levels_the_spine_shows_them(open_session: Open) -> None:
    coach = open_session("segmental-flexion-extension:1:1")
    coach.begin()
    steps = [s for s in coach.timeline["steps"] if s["kind"] == "move"]
    second = next(step for step in steps if step["round"] == steps[0]["round"] + 1)
    coach.run_to(second["start_ms"] + 100)

    now = coach.page.evaluate("[...document.querySelectorAll('[data-lit=now]')].map((bone) => bone.dataset.level)")
    assert set(now) == {level for level in second["levels"] if level.startswith("T")}
    assert coach.part("station") == " · ".join(second["levels"])


@pytest.fixture
def without_script(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    context = let_in(browser.new_context(java_script_enabled=False), site)
    yield context
    context.close()


def test_without_script_the_page_says_so_and_gives_the_routine_to_print(
    without_script: BrowserContext, site: Site
) -> None:
    page = without_script.new_page()
    page.goto(f"{site.origin}/session/{site.plan(*SHORT)}/")

    assert "switched off" in page.inner_text("main")
    assert page.locator('main a[href="/library/cat-cow/"]').is_visible()
    assert page.locator("[data-player]").is_hidden()


def test_a_figure_that_cannot_be_had_is_told_and_fetched_later(visitor: BrowserContext, site: Site) -> None:
    visitor.route("**/figure/**", lambda route: route.abort())
    coach = open_coach(visitor, site, site.plan(*SHORT))
    coach.until(lambda: coach.part("figure-trouble") != "")
    coach.begin()
    coach.run(3000)
    assert coach.state == "playing"

    visitor.unroute("**/figure/**")
    coach.run(5000)
    coach.page.wait_for_selector(".figures svg:not([data-off])")
    assert coach.part("figure-trouble") == ""


def test_a_drift_of_no_more_than_50_ms_over_twenty_minutes(open_session: Open) -> None:
    coach = open_session("cat-cow:1:100", "iron-cross:2:10:5")
    assert coach.timeline["duration_ms"] > 20 * 60_000
    coach.begin()
    coach.run_to(coach.timeline["duration_ms"] - 1)

    wanted = [event for event in coach.timeline["events"] if event["say"]]
    late = [words["at"] - coach.begun_at - event["t_ms"] for words, event in zip(coach.said, wanted, strict=True)]
    assert max(late) <= 50
    assert min(late) >= 0
