"""The camera coach in a real browser, with the real model and a camera that plays a film of our figure."""

import re

from playwright.sync_api import Page, expect

from tests.camera.conftest import Filmed
from tests.camera.film import Actor, Film
from tests.camera.traces import told, trace
from tests.web_player.site import Site
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement

COUNTS_BITMAPS = """() => {
  window.bitmaps = 0;
  const made = window.createImageBitmap;
  window.createImageBitmap = (...what) => (bitmaps += 1, made(...what));
}"""
"""Each would stay in Chromium's memory for a long while (docs/adr/0036)."""


def press(page: Page, what: str) -> None:
    page.locator(f'[data-press="{what}"]:visible').click()


def ready(actor: Actor, film: Film) -> None:
    """Waits in the start pose until the coach says so."""
    coach = actor.page.locator("[data-coach]")
    expect(coach).to_have_attribute("data-view", re.compile("placed|ready"), timeout=60_000)
    for _ in range(40):
        if coach.get_attribute("data-view") == "ready":
            break
        actor.stays(film.start, 250)
    expect(coach).to_have_attribute("data-view", "ready")


def test_five_reaches_are_five_and_a_covered_lens_is_told(filmed: Filmed, film: Film) -> None:
    actor = filmed(film.start[0])
    page = actor.page
    page.evaluate(COUNTS_BITMAPS)
    press(page, "open")
    ready(actor, film)
    said, counted = page.locator('[data-part="said"]'), page.locator('[data-part="count"]')
    for times in (1, 2, 3):
        actor.does(film.once)
        actor.stays(film.start, 500)
        expect(counted).to_have_text(str(times))
    actor.stage.show(film.covered)
    expect(said).to_have_text("I can’t see you. The count waits.", timeout=10_000)
    actor.stage.show(film.start[0])
    expect(said).to_have_text("I can see you again.", timeout=10_000)
    for times in (4, 5):
        actor.does(film.once)
        actor.stays(film.start, 500)
        expect(counted).to_have_text(str(times))
    assert page.evaluate("bitmaps") == 0
    press(page, "close")
    assert page.evaluate("document.querySelector('video').srcObject") is None


def test_a_page_that_is_hidden_does_not_look_a_camera_that_goes_ends_it_and_no_server_is_needed_to_open_it_again(
    filmed: Filmed, film: Film, mortal_site: Site
) -> None:
    actor = filmed(film.start[0], site=mortal_site)
    page = actor.page
    coach, matter = page.locator("[data-coach]"), page.locator('[data-part="matter"]')
    press(page, "open")
    ready(actor, film)
    hide(page, True)
    expect(matter).to_contain_text("Paused")
    hide(page, False)
    expect(matter).to_be_hidden()
    page.evaluate("document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))")
    expect(matter).to_contain_text("The camera has gone")
    expect(coach).to_have_attribute("data-state", "by-hand")
    mortal_site.kill()
    press(page, "open")
    expect(coach).to_have_attribute("data-view", "looking")
    ready(actor, film)


def hide(page: Page, hidden: bool) -> None:
    page.evaluate(
        "(hidden) => { Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )


PLAY_TO_PYTHON = """
async (films) => {
  const given = JSON.parse(document.getElementById("camera-data").textContent).engine;
  const worker = new Worker("/static/camera/python-worker.js", { type: "module" });
  const heard = films.map(() => []);
  return await new Promise((settle) => {
    let summed = 0;
    worker.onmessage = ({ data }) => {
      if (data.type === "news") heard[data.asked].push(data.news);
      if (data.type === "broken") settle(data.why);
      if (data.type === "summary") {
        heard[summed].push(data.summary);
        if ((summed += 1) < films.length) return;
        worker.terminate();
        settle(heard);
      }
      if (data.type !== "ready") return;
      films.forEach(([movement, side, frames], asked) => {
        worker.postMessage({ type: "follow", asked, movement, side, language: "en", hold_ms: null });
        for (const [t_ms, places] of frames) worker.postMessage({ type: "look", t_ms, world: places === null ? null : Float32Array.from(places) });
        worker.postMessage({ type: "summary" });
      });
    };
    worker.postMessage({ type: "start", parts: given.parts, engine: given.engine });
  });
}
"""


def one_of_each_coordinate() -> list[Movement]:
    found = {one.camera.counting.coordinate: one for one in catalogue().values() if one.camera.counting}
    return list(found.values())


def test_the_browsers_python_and_ours_say_the_same_byte_for_byte(page_of_the_camera: Page) -> None:
    films = []
    for movement in one_of_each_coordinate():
        frames = trace(movement, frame_ms=100, until_ms=25_000)
        frames[40:55] = [(t_ms, None) for t_ms, _ in frames[40:55]]
        films.append((movement, frames))
    here = [list(told(movement, movement.written_side, frames)) for movement, frames in films]
    assert min(len(one) for one in here) > 2
    asked = [[movement.id, movement.written_side, frames] for movement, frames in films]
    assert page_of_the_camera.evaluate(PLAY_TO_PYTHON, asked) == here
