"""A walk through each of the five outcomes, as a person takes it: taps and keys in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.ports import free_port
from tests.web.answering import page_of
from tests.web.site import Site
from tests.web.test_in_a_browser import LARGE, SMALL, violations

MOST_TAPS = 20


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site for walks. Each begins as somebody who has never been here: `as_a_stranger`."""
    site = Site(tmp_path_factory.mktemp("walks"), free_port())
    yield site
    site.stop()


def as_a_stranger(page: Page, site: Site) -> None:
    page.goto(site.address)
    page.goto(f"{site.origin}/settings/forget/")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("link", name="Start with the safety check")).to_be_visible()
    page.goto(f"{site.origin}/check/")


class Walker:
    """A person with a finger: counts each tap, and looks at every page that it sees with axe, if asked to."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site, self.taps = page, site, 0
        self.look: Callable[[Page], None] = lambda _page: None
        as_a_stranger(page, site)

    @property
    def at(self) -> str:
        """The page of the check; empty at its end."""
        asked = self.page.locator("form.check > [name=page]")
        return asked.input_value() if asked.count() else ""

    @property
    def title(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def tap(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.taps += 1

    def go_on(self) -> None:
        self.look(self.page)
        with self.page.expect_navigation():
            self.tap("form.check button.go")

    def tick(self, line: str) -> None:
        self.tap(f".line:has([name=yes][value='{line}']) .tick span")

    def step(self, age: str = "34", pain: str = "2") -> None:
        """Nothing of this page is true."""
        if self.at == "facts":
            self.tap("#age")
            self.page.keyboard.type(age)
            self.tap(f".scale .pick:has([value='{pain}'])")
        elif self.at == "agree":
            self.tap(".tick.card span")
        else:
            self.tap(".tick.none span")
        self.go_on()

    def until(self, page: str, **facts: str) -> None:
        while self.at not in ("", page):
            self.step(**facts)
        assert self.at == page

    def rest(self, **facts: str) -> None:
        while self.at:
            self.step(**facts)
        self.look(self.page)

    def may_not_start(self) -> None:
        """Today has no button to begin, and no address leads past it."""
        self.page.goto(f"{self.site.origin}/")
        assert self.page.locator("form[action='/start/']").count() == 0
        assert self.page.locator(".wait, a[href='/check/']").count() > 0


@pytest.fixture
def walker(browser: Browser, fresh: Site) -> Iterator[Walker]:
    context = browser.new_context(viewport=SMALL, locale="en-GB")
    yield Walker(context.new_page(), fresh)
    context.close()


@pytest.mark.parametrize("pain", ["0", "2"])
def test_go_takes_a_healthy_desk_worker_twenty_taps_at_most(walker, pain):
    walker.rest(pain=pain)
    assert walker.title == "You can start"
    assert walker.taps <= MOST_TAPS
    walker.page.get_by_role("link", name="To today’s session").click()
    walker.page.locator("[name=new][value=no]").click()
    walker.page.wait_for_url("**/session/**")


def test_limits_says_what_changes_and_goes_on(walker):
    walker.until("conditions")
    walker.tick("hip-replacement")
    walker.go_on()
    walker.rest()
    assert walker.title == "You can start, with a few changes"
    expect(walker.page.locator(".change")).to_contain_text("Child’s pose")
    walker.page.get_by_role("link", name="All of it, with the reasons").click()
    expect(walker.page.locator("#hip-replacement")).to_be_in_viewport()
    walker.page.goto(f"{walker.site.origin}/")
    assert walker.page.locator("[name=new][value=no]").count() == 1


def test_first_says_whom_to_see_and_when_to_come_back(walker):
    walker.until(page_of("D9"))
    walker.tick("D9")
    walker.go_on()
    walker.rest()
    assert walker.title == "Please see someone first"
    expect(walker.page.locator(".wait")).to_contain_text("No session starts before")
    expect(walker.page.locator(".letter")).to_contain_text("12 weeks")
    walker.may_not_start()


def test_the_soft_gate_of_first_is_read_and_ticked(walker):
    walker.until(page_of("D1"))
    walker.tick("D1")
    walker.go_on()
    walker.until("acknowledge")
    assert not walker.page.locator("[name=yes]").is_checked()
    walker.tap(".tick.card span")
    walker.go_on()
    walker.rest()
    assert walker.title == "You can start, with a few changes"


def test_today_has_the_numbers_and_a_note_that_is_printed_alone(walker):
    walker.until(page_of("U2"))
    walker.tick("U2")
    walker.go_on()
    assert walker.title == "Please speak to someone today"
    expect(walker.page.locator("a[href='tel:111']")).to_be_visible()
    walker.page.emulate_media(media="print")
    expect(walker.page.locator(".letter")).to_be_visible()
    expect(walker.page.locator(".wait")).to_be_hidden()
    expect(walker.page.locator("#print")).to_be_hidden()
    walker.page.emulate_media(media="screen")
    walker.may_not_start()


def test_emergency_ends_at_once_with_the_number_of_the_country(walker):
    walker.tick("E1")
    walker.go_on()
    assert walker.title == "Please get help now"
    assert walker.taps == 2
    expect(walker.page.locator(".big-numbers a").first).to_have_text("999")
    walker.page.locator("#country").select_option("US")
    walker.page.get_by_role("button", name="Show").click()
    expect(walker.page.locator(".big-numbers a").first).to_have_text("911")
    assert walker.title == "Please get help now"
    walker.may_not_start()


def test_not_sure_is_one_more_tap_and_shows_only_where_a_line_is_ticked(walker):
    walker.until(page_of("U2"))
    assert walker.page.locator(".unsure:visible").count() == 0
    walker.tick("U2")
    assert walker.page.locator(".unsure:visible").count() == 1
    walker.tap(".unsure:visible")
    walker.go_on()
    expect(walker.page.locator(".letter")).to_contain_text("Not sure")


def test_none_of_these_and_a_tick_undo_each_other(walker):
    walker.tick("E1")
    walker.tap(".tick.none span")
    assert walker.page.locator("[name=yes]:checked").count() == 0
    walker.tick("E2")
    assert not walker.page.locator("[name=none]").is_checked()


def test_the_browsers_own_way_back_neither_loses_nor_reuses_an_answer(walker):
    walker.until(page_of("D9"))
    walker.tick("D9")
    walker.go_on()
    walker.page.go_back()
    assert walker.at == page_of("D9")
    kept = walker.page.locator("[name=yes]:checked").count()
    hidden = walker.page.locator("[name=said][value='D9=yes']").count()
    assert hidden == 0
    if kept:
        walker.tick("D9")  # shown as ticked, and taken back
    walker.rest()
    assert walker.title == "You can start"


def test_it_is_all_there_by_keyboard(browser, fresh):
    context = browser.new_context(viewport=LARGE)
    try:
        page = context.new_page()
        as_a_stranger(page, fresh)
        while page.locator("form.check").count():
            at = page.locator("form.check > [name=page]").input_value()
            if at == "facts":
                _tab_to(page, "#age")
                page.keyboard.type("34")
                _tab_to(page, "[name=pain]")
                page.keyboard.press("Space")
            else:
                _tab_to(page, "[name=agree]" if at == "agree" else "[name=none]")
                page.keyboard.press("Space")
            _tab_to(page, "button.go")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        assert page.get_by_role("heading", level=1).inner_text() == "You can start"
    finally:
        context.close()


def test_it_is_all_there_without_scripts(browser, fresh):
    context = browser.new_context(java_script_enabled=False, viewport=SMALL)
    try:
        walker = Walker(context.new_page(), fresh)
        walker.until(page_of("U9"))
        walker.tick("U9")
        walker.tap(".unsure:visible")
        walker.go_on()
        assert walker.at == "U9"
        walker.step()
        assert walker.title == "Please speak to someone today"
    finally:
        context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_has_nothing_to_say_on_any_page_of_the_way(browser, fresh, colours):
    context = browser.new_context(viewport=SMALL, color_scheme=colours, reduced_motion="reduce")
    try:
        walker = Walker(context.new_page(), fresh)

        def look(page: Page) -> None:
            assert violations(page) == "", walker.at
            assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], walker.at

        walker.look = look
        walker.rest()
        for path in ("/limits/", "/safety/rules/", "/how-it-goes/", "/safety/", "/settings/"):
            walker.page.goto(f"{fresh.origin}{path}")
            look(walker.page)
        for line in ("D1", "U9", "E1"):
            walker.page.goto(f"{fresh.origin}/check/")
            walker.until(page_of(line))
            walker.tick(line)
            walker.go_on()
            while walker.at:
                if walker.at == "acknowledge":
                    look(walker.page)
                    walker.tap("button[name=none]")
                else:
                    walker.step()
            look(walker.page)
            walker.page.goto(f"{fresh.origin}/")
            look(walker.page)
    finally:
        context.close()


def test_no_answer_is_in_an_address_and_no_request_goes_elsewhere(walker):
    asked: list[Request] = []
    walker.page.on("request", lambda request: asked.append(request))
    walker.until(page_of("D9"))
    walker.tick("D9")
    walker.go_on()
    walker.rest()
    assert asked
    for request in asked:
        assert request.url.startswith(walker.site.origin)
        assert "D9" not in request.url
        assert "?" not in request.url.partition("/check/")[2]


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"the keyboard never reached {wanted}")
