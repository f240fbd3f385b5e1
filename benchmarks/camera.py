"""The camera coach in a real Chromium: how soon it is there, what a look costs, and whether the page's memory stays flat.

The fake camera plays a film of our own figure; the model computes on the processor, as in a browser without a graphics card.
`--long` leaves the camera on for half an hour and watches the memory of the page's process.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from benchmarks.row import Row
from tests.camera.film import DRAWING_MS, REACH, Film, fake_camera
from tests.camera.traces import trace
from tests.conftest import BROWSERS, NOWHERE_ELSE, QUIET
from tests.ports import free_port
from tests.web_player.conftest import let_in
from tests.web_player.site import Site
from unslump.movement.catalogue import catalogue

PYTHON_MS, OPEN_MS, ENGINE_MS, SHARE_PERCENT = 2500, 4000, 3, 1
LOOKED_AT_S, LOOKS_TO_SETTLE = 5, 20
SOAK_MIN, SETTLING_MIN, EVERY_S, FLAT_PERCENT = 30, 3, 10, 10
SCRIPTS = Path(__file__).resolve().parents[1] / "src/unslump/web/static/camera"

# Hears what the page's own Camera says, and when the page's Python was there. (Playwright's routes would switch the cache off.)
LISTENS = """
window.heard = { looks: [], ready_ms: null, python_ms: null };
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
  if (event.type === "landmarks") heard.looks.push(event.detail.took_ms);
  if (event.type === "ready") heard.ready_ms = event.detail.t_ms;
  return dispatch.call(this, event);
};
addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => { if (document.querySelector("[data-warm]")) heard.python_ms ??= performance.now(); })
    .observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-warm"] });
});
"""
# The worker of the page, with a clock around what it does for each look.
LOOK = (
    "  look({ world, t_ms }) {",
    "  look({ world, t_ms }) { const began = performance.now(); timed({ world, t_ms }); costs.push(performance.now() - began); },\n  unclocked({ world, t_ms }) {",
)
COSTS = ("let python = null;", "const costs = []; const timed = (look) => does.unclocked(look);\nlet python = null;")
TOLD = ('postMessage({ type: "summary", summary:', 'postMessage({ type: "summary", costs, summary:')
PLAY = """
async ([frames, rounds]) => {
  const given = JSON.parse(document.getElementById("camera-data").textContent).engine;
  const worker = new Worker("/static/camera/python-worker.js", { type: "module" });
  const costs = await new Promise((settle) => {
    worker.onmessage = ({ data }) => {
      if (data.type === "summary") settle(data.costs);
      if (data.type !== "ready") return;
      worker.postMessage({ type: "follow", asked: 1, movement: "overhead-reach", side: null, language: "en", hold_ms: null });
      const length_ms = frames.at(-1)[0] + 50;
      for (let round = 0; round < rounds; round += 1) {
        for (const [t_ms, places] of frames) worker.postMessage({ type: "look", t_ms: round * length_ms + t_ms, world: Float32Array.from(places) });
      }
      worker.postMessage({ type: "summary" });
    };
    worker.postMessage({ type: "start", parts: given.parts, engine: given.engine });
  });
  worker.terminate();
  return costs;
}
"""


def rows(*, long: bool = False) -> list[Row]:
    with a_camera() as (context, address):
        first = visit(context, address)
        again = [visit(context, address) for _ in range(3)]
        look_ms = statistics.median(again[-1].looks_ms)
        found = [
            Row("camera: Python ready, warm", statistics.median(one.python_ms for one in again), "ms", PYTHON_MS),
            Row("camera: Python ready, the first time", first.python_ms, "ms", None),
            Row(
                "camera: asked for to first body, warm", statistics.median(one.ready_ms for one in again), "ms", OPEN_MS
            ),
            Row("camera: the same, the first time", first.ready_ms, "ms", None),
            Row("camera: a look of the pose model", look_ms, "ms", None, note="median, on the processor"),
            *engine(context, address, look_ms),
        ]
        return found + (soak(context, address) if long else [])


@dataclass(frozen=True, slots=True)
class Visit:
    """One load of the page: the camera is opened when the Python is there, as somebody does who reads first."""

    python_ms: float
    """From the start of the page's loading."""
    ready_ms: float
    """From asking for the camera to the first body that is seen."""
    looks_ms: list[float]


def visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    page.add_init_script(LISTENS)
    page.goto(address)
    page.wait_for_selector("[data-warm]", timeout=60_000)
    page.click('[data-press="open"]')
    page.evaluate("async () => { while (heard.ready_ms === null) await new Promise((go) => setTimeout(go, 20)); }")
    page.wait_for_timeout(LOOKED_AT_S * 1000)
    heard = page.evaluate("heard")
    page.close()
    return Visit(heard["python_ms"], heard["ready_ms"], heard["looks"][LOOKS_TO_SETTLE:])


@contextmanager
def a_camera() -> Iterator[tuple[BrowserContext, str]]:
    """A browser whose camera plays five reaches over and over, and the address of the page."""
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(Path(folder) / "data", free_port())
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        film = Film(browser, catalogue().find(REACH))
        browser.close()
        reels = Path(folder) / "film.mjpeg"
        reels.write_bytes(b"".join(over_and_over(film)))
        args = [*QUIET, NOWHERE_ELSE, *fake_camera(reels)]
        browser = playwright.chromium.launch(executable_path=executable, args=args)
        site.start()
        try:
            yield let_in(browser.new_context(), site), f"{site.origin}/camera/{REACH}/"
        finally:
            browser.close()
            site.kill()


def over_and_over(film: Film) -> Iterator[bytes]:
    """Somebody waits six seconds, reaches five times, and waits for three; the fake camera plays thirty pictures a second."""
    waits, pause = film.start * round(500 / DRAWING_MS), film.start * round(250 / DRAWING_MS)
    for picture in waits * 6 + (film.once + pause) * 5 + waits * 3:
        yield from [picture] * round(DRAWING_MS * 30 / 1000)


def engine(context: BrowserContext, address: str, look_ms: float) -> list[Row]:
    """What our Python costs for each look, in the worker, over some thousand looks."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-warm]", timeout=60_000)
    page.route("**/static/camera/python-worker.js", clocked)
    costs_ms = page.evaluate(PLAY, [trace(catalogue().find(REACH)), 3])[200:]
    page.close()
    mean_ms, note = statistics.fmean(costs_ms), f"{len(costs_ms)} looks"
    return [
        Row("camera: our Python for a look, mean", mean_ms, "ms", None, note=note),
        Row("camera: our Python for a look, p99", statistics.quantiles(costs_ms, n=100)[98], "ms", ENGINE_MS),
        Row("camera: our Python as a share of the look", 100 * mean_ms / look_ms, "%", SHARE_PERCENT),
    ]


def clocked(route: Route) -> None:
    text = (SCRIPTS / "python-worker.js").read_text("utf-8")
    for old, new in (LOOK, COSTS, TOLD):
        assert old in text
        text = text.replace(old, new)
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    route.fulfill(body=text, content_type="text/javascript", headers={"Content-Security-Policy": policy})


def soak(context: BrowserContext, address: str) -> list[Row]:
    """Memory of the page's process while somebody stays before the camera: how far it strays once it has settled."""
    page = context.new_page()
    page.goto(address)
    page.click('[data-press="open"]')
    pid = renderer_of(page)
    samples: list[float] = []
    for nth in range(SOAK_MIN * 60 // EVERY_S):
        page.wait_for_timeout(EVERY_S * 1000)
        samples.append(megabytes(pid))
        if nth % 6 == 5:
            print(f"{(nth + 1) * EVERY_S / 60:.0f} min: {samples[-1]:.0f} MB", file=sys.stderr)
    counted = int(page.inner_text('[data-part="count"]'))
    page.close()
    settled = samples[SETTLING_MIN * 60 // EVERY_S :]
    first, middle = statistics.fmean(settled[:30]), statistics.median(settled)
    strays = max(abs(one - middle) / middle for one in settled)
    return [
        Row("camera: page memory after settling", middle, "MB", None),
        Row(f"camera: it strays in {SOAK_MIN} minutes by", 100 * strays, "%", FLAT_PERCENT),
        Row(
            "camera: last five minutes against first",
            100 * (statistics.fmean(settled[-30:]) / first - 1),
            "%",
            FLAT_PERCENT,
        ),
        Row("camera: repetitions counted meanwhile", counted, "", None),
    ]


def renderer_of(page: Page) -> int:
    """The process that holds the page: the largest renderer."""
    browser = page.context.browser
    assert browser is not None
    time.sleep(5)
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max((int(one["id"]) for one in processes if one["type"] == "renderer"), key=megabytes)


def megabytes(pid: int) -> float:
    """What a process holds in memory, from Linux's own books."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
