"""The session page in a browser, on a clock that only the test moves."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page

from tests.web_player.site import Site

STUBS = Path(__file__).with_name("stubs.js")
LOADED_AT = "2026-03-02T15:00:00Z"
BEGIN_AT = "2026-03-02T15:01:00Z"
SLOW_FRAMES = """() => {
  window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 200);
  window.cancelAnimationFrame = (timer) => clearTimeout(timer);
}"""
"""Five frames a second: long sessions pass quickly, and no cue may depend on a frame to be in time."""


@dataclass
class Coach:
    page: Page
    site: Site
    session: str
    timeline: dict[str, Any]
    begun_at: float = 0.0
    complaints: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def hear_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def run(self, ms: float) -> None:
        self.page.clock.run_for(round(ms))

    def run_to(self, t_ms: float) -> None:
        """Up to a session time, if nothing was paused."""
        self.run(self.begun_at + t_ms - self.now)

    @property
    def now(self) -> float:
        return float(self.page.evaluate("performance.now()"))

    def begin(self) -> None:
        self.begun_at = self.now
        self.press("begin")

    def press(self, what: str) -> None:
        self.page.click(f'[data-press="{what}"]:visible')

    def part(self, name: str) -> str:
        return self.page.locator(f'[data-part="{name}"]').first.inner_text().strip()

    @property
    def state(self) -> str:
        return str(self.page.locator("[data-player]").get_attribute("data-state"))

    @property
    def said(self) -> list[dict[str, Any]]:
        heard: list[dict[str, Any]] = self.page.evaluate("heard.said")
        return heard

    @property
    def waiting(self) -> list[str]:
        """Ids of what is not yet on the server."""
        kept = self.page.evaluate(f"localStorage.getItem('unslump.outbox.{self.session}')")
        return [event["id"] for event in json.loads(kept or "[]")]

    def all_saved(self) -> None:
        self.until(lambda: self.waiting == [])

    def until(self, holds: Callable[[], bool], most_s: int = 5) -> None:
        """Waits for what happens in real time: an answer from the site, a word from another tab."""
        for _ in range(50 * most_s):
            if holds():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError("it never came to pass")

    def marks(self, until_ms: float | None = None, after_ms: float = -1) -> list[str]:
        marks = self.timeline["marks"]
        end = self.timeline["duration_ms"] if until_ms is None else until_ms
        return [mark["id"] for mark in marks if after_ms < mark["t_ms"] <= end]

    def saved_ids(self) -> list[str]:
        return [event["key"] for event in self.site.events(self.session)]

    def done_ids(self) -> list[str]:
        """What was done, without the pauses."""
        return [e["key"] for e in self.site.events(self.session) if e["kind"] not in ("paused", "resumed")]


def open_coach(
    context: BrowserContext, site: Site, session: str, page: Page | None = None, ready: str = "[data-ready]"
) -> Coach:
    """The page of a session, loaded; a second one in the same context shares its clock."""
    first = not context.pages
    if page is None:
        page = context.new_page()
        page.add_init_script(path=STUBS)
        if first:
            page.clock.install(time=LOADED_AT)
    coach = Coach(page, site, session, {})
    page.on("pageerror", coach.hear_error)
    page.on("console", coach.hear_console)
    page.on("request", lambda request: coach.asked_for.append(request.url))
    answer = page.goto(f"{site.origin}/session/{session}/")
    assert answer is not None
    assert answer.ok, page.inner_text("body")
    page.wait_for_selector(ready, timeout=10_000)
    given = page.evaluate("document.getElementById('player-data')?.textContent ?? null")
    coach.timeline = {} if given is None else json.loads(given)["timeline"]
    page.evaluate(SLOW_FRAMES)
    if first:  # the clock is the context's: later pages of it stand still already
        page.clock.pause_at(BEGIN_AT)
    return coach
