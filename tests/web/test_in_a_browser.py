"""The pages as a person meets them, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from tests.ports import free_port
from tests.web.site import Site

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
PAGES = (
    "/",
    "/check/",
    "/library/",
    "/library/thread-the-needle/",
    "/library/segmental-flexion-extension/",
    "/spine/",
    "/history/",
    "/safety/",
    "/settings/",
    "/limits/",
    "/safety/rules/",
    "/how-it-goes/",
    "/how-it-goes/morning/",
    "/progress/",
    "/nowhere",
)
SMALL: ViewportSize = {"width": 360, "height": 780}
LARGE: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="module", params=["light", "dark"])
def visitor(request, browser: Browser, site: Site) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce", viewport=LARGE)
    context.request.get(site.address)
    yield context
    context.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(viewport=LARGE)
    context.request.get(site.address)
    yield context.new_page()
    context.close()


def violations(page: Page) -> str:
    """What axe finds, once the page stands still."""
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return "\n".join(
        f"{one['id']}: {node['html'][:150]}: {node['failureSummary']}" for one in found for node in one["nodes"]
    )


@pytest.mark.parametrize("path", [*PAGES, "open session", "after", "deleting"])
def test_axe_has_nothing_to_say(visitor, site, path):
    named = {
        "open session": f"/session/{site.open_session}/after",
        "after": f"/history/{site.open_session}/",
        "deleting": f"/history/{site.open_session}/delete",
    }
    page = visitor.new_page()
    try:
        page.goto(site.origin + named.get(path, path))
        assert violations(page) == ""
        page.set_viewport_size(SMALL)
        assert violations(page) == ""
    finally:
        page.close()


def test_axe_has_nothing_to_say_to_a_stranger_and_a_newcomer(browser, tmp_path):
    site = Site(tmp_path, free_port())
    context = browser.new_context(viewport=LARGE)
    try:
        page = context.new_page()
        page.goto(site.origin)
        assert page.title() == "Unslump is closed from here"
        assert violations(page) == ""
        page.goto(site.address)
        assert violations(page) == ""
        page.get_by_role("link", name="Start with the safety check").click()
        page.wait_for_url("**/check/")
        assert violations(page) == ""
    finally:
        context.close()
        site.stop()


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560])
def test_no_page_scrolls_sideways(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        page.goto(site.origin + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_largest_text_fits_the_smallest_screen(page, site):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        page.goto(site.origin + path)
        page.evaluate("document.documentElement.dataset.text = 'largest'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_whole_way_to_a_session_by_keyboard(page, site):
    page.goto(f"{site.origin}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "[name=minutes]:checked")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**minutes=5**")
    assert page.evaluate("document.activeElement.value") == "5"
    tab_to(page, "[name=new][value=no]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session/**")


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            shown = page.evaluate(
                "getComputedStyle(document.activeElement.nextElementSibling ?? document.activeElement).outlineStyle"
            )
            own = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert "solid" in (shown, own), "the keyboard's place is not seen"
            return
    raise AssertionError(f"the keyboard never reached {wanted}")


def test_not_one_request_leaves_for_anywhere_else(page, site):
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for path in PAGES:
        page.goto(site.origin + path, wait_until="networkidle")
    assert {request.url for request in asked if not request.url.startswith(site.origin)} == set()
    assert len(asked) > len(PAGES)


def test_nothing_is_blocked_or_broken_on_any_page(page, site):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES[:-1]:
        page.goto(site.origin + path, wait_until="networkidle")
    assert said == []


def test_a_choice_changes_the_plan_in_place_and_keeps_what_was_told(page, site):
    page.goto(f"{site.origin}/?minutes=10&place=desk")
    page.locator(".scale [value='0']").check()
    page.locator("#choices [value='3']").check()
    expect(page.locator("#planned")).to_contain_text("3 minutes")
    assert page.locator("#plan [name=minutes]").input_value() == "3"
    assert page.locator("[name=pain]:checked").input_value() == "0"
    page.locator("[name=place][value=floor]").check()
    page.locator("#kit").wait_for()


def test_everything_up_to_the_player_works_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport=LARGE)
    context.request.get(site.address)
    try:
        page = context.new_page()
        page.goto(f"{site.origin}/")
        page.locator("#choices [value='5']").check()
        page.get_by_role("button", name="Show this session").click()
        page.wait_for_url("**minutes=5**")
        page.locator("[name=new][value=no]").click()
        page.wait_for_url("**/session/**")
        page.goto(f"{site.origin}/settings/")
        page.locator("[name=text_size][value=large]").check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("html")).to_have_attribute("data-text", "large")
        page.locator("[name=text_size][value=normal]").check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("html")).to_have_attribute("data-text", "normal")
    finally:
        context.close()


def test_a_setting_counts_at_once(page, site):
    page.goto(f"{site.origin}/settings/")
    page.locator("[name=theme][value=dark]").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{site.origin}/library/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(f"{site.origin}/settings/")
    page.locator("[name=theme][value=auto]").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")


def test_the_figure_follows_the_page_into_the_dark(page, site):
    """Inside <img> a page's own colours do not reach: the picture has to know by itself."""
    page.goto(f"{site.origin}/library/cat-cow/")
    light = page.locator(".stand img").screenshot()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.evaluate("document.querySelector('.stand img').style.background = 'none'")
    assert page.locator(".stand img").screenshot() != light


def test_reading_lights_up_the_vertebrae_that_are_spoken_of(page, site):
    page.goto(f"{site.origin}/spine/")
    page.locator("#apex").hover()
    expect(page.locator(".vertebra.lit")).to_have_count(3)
    for level in ("T6", "T7", "T8"):
        expect(page.locator(f"[data-level={level}]")).to_have_class(re.compile("lit"))


@pytest.fixture
def hostile(browser: Browser, site: Site, tmp_path: Path) -> Iterator[Page]:
    """Another page of the same browser, on this machine too, which holds no key of its own but may try to use ours."""
    neighbour = Site(tmp_path, free_port())
    context = browser.new_context()
    context.request.get(site.address)
    page = context.new_page()
    # Its own site's rules would stop it; a hostile page has none.
    page.route(f"{neighbour.origin}/**", lambda route: route.fulfill(body="<h1>Hello</h1>", content_type="text/html"))
    page.goto(neighbour.origin)
    yield page
    context.close()
    neighbour.stop()


def test_a_hostile_page_can_read_write_and_frame_nothing(hostile, site):
    reads = "url => fetch(url, {credentials: 'include'}).then(answer => answer.text(), () => 'refused')"
    assert hostile.evaluate(reads, f"{site.origin}/history/export.json") == "refused"
    sends = "url => fetch(url, {method: 'POST', mode: 'no-cors', credentials: 'include', body: 'theme=dark'}).then(() => 'sent', () => 'refused')"
    hostile.evaluate(sends, f"{site.origin}/settings/")
    framed = """url => new Promise(done => {
        const frame = document.createElement('iframe');
        frame.src = url;
        frame.onload = () => { try { done(frame.contentDocument === null ? 'closed' : 'open') } catch { done('closed') } };
        document.body.append(frame);
    })"""
    assert hostile.evaluate(framed, f"{site.origin}/") == "closed"
    seen = """url => new Promise(done => {
        const image = new Image();
        image.onload = () => done('seen');
        image.onerror = () => done('refused');
        image.src = url;
    })"""
    assert hostile.evaluate(seen, f"{site.origin}/figure/cat-cow.svg") == "refused"
    assert hostile.evaluate(seen, f"{site.origin}/static/icon.svg") == "refused"


def test_a_form_on_a_hostile_page_changes_nothing(hostile, site):
    hostile.evaluate(
        """url => {
            const form = document.createElement('form');
            form.method = 'post'; form.action = url;
            form.innerHTML = '<input name=theme value=dark>';
            document.body.append(form); form.submit();
        }""",
        f"{site.origin}/settings/",
    )
    hostile.wait_for_url(f"{site.origin}/**")
    assert hostile.get_by_role("heading", level=1).inner_text() == "Not this way in"
    hostile.goto(f"{site.origin}/settings/")
    assert hostile.locator("html").get_attribute("data-theme") == "auto"


def test_a_name_that_is_made_to_point_here_is_refused(browser, site):
    context = browser.new_context()
    try:
        page = context.new_page()
        answer = page.goto(f"http://evil.test:{site.port}/?token={site.address.rpartition('=')[2]}")
        assert answer is not None
        assert answer.status == 400
    finally:
        context.close()
