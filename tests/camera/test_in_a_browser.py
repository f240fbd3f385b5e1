"""The camera coach in a real browser, with the real model and a camera that plays a film of our figure."""

import re
import time

from playwright.sync_api import Page, expect

from tests.camera.conftest import OpenPage
from tests.camera.film import Film

TO_LOAD_S = 16
"""The film runs while the model loads, and nobody may move before."""
WATCHED_S = 75
"""The makers of the model's runtime collect figures a minute after its start in other versions: ours asks nobody."""


def press(page: Page, what: str) -> None:
    page.locator(f'[data-press="{what}"]:visible').click()


def count(page: Page) -> int:
    return int(page.locator('[data-part="count"]').inner_text())


def test_five_reaches_are_five_and_a_covered_lens_is_told_and_nobody_else_is_asked(
    filmed: OpenPage, film: Film
) -> None:
    page = filmed(
        film.stands(TO_LOAD_S),
        film.repetitions(3),
        film.stands(1.5),
        film.hand_on_the_lens(2.5),
        film.stands(2),
        film.repetitions(2),
        film.stands(90),
    )
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    ours = page.url.split("/camera/")[0]
    began = time.monotonic()
    press(page, "open")
    said = page.locator('[data-part="said"]')
    expect(said).to_have_text("I can’t see you. The count waits.", timeout=60_000)
    assert count(page) == 3
    expect(said).to_have_text("I can see you again.", timeout=5_000)
    expect(page.locator('[data-part="count"]')).to_have_text("5", timeout=30_000)
    page.wait_for_timeout(max(0.0, WATCHED_S - (time.monotonic() - began)) * 1000)
    assert count(page) == 5
    assert [url for url in asked if not url.startswith(ours)] == []
    assert [url for url in asked if re.search(r"/session/|/events", url)] == []
    press(page, "close")
    assert page.evaluate("document.querySelector('video').srcObject") is None
