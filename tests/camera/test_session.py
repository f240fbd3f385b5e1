"""A session that a camera watches, with the real Python in the page and landmarks in the place of camera and model."""

import json

from playwright.sync_api import BrowserContext

from tests.camera.conftest import _stand_in
from tests.camera.traces import Trace, trace
from tests.web_player.coach import STUBS, open_coach
from tests.web_player.site import Site
from unslump.movement.catalogue import catalogue

REACH = "overhead-reach"
REPS = 3
SLOWER = 1.4


def somebody_slower() -> Trace:
    """Gets into place, waits in the start pose, then does the movement in their own time, and stays."""
    movement = catalogue()[REACH]
    setup_ms = round(1000 * sum(one.seconds for one in movement.setup))
    once_ms = round(1000 * sum(one.seconds for one in movement.phases))
    frames = trace(movement, frame_ms=70, until_ms=setup_ms + REPS * once_ms)
    waits = [(t_ms, places) for t_ms, places in frames if t_ms < setup_ms - 100]
    again = [(setup_ms + t_ms, places) for t_ms, places in waits]
    moves = [(2 * setup_ms + round(SLOWER * (t_ms - setup_ms)), places) for t_ms, places in frames if t_ms >= setup_ms]
    stays = [(moves[-1][0] + 100 + t_ms, places) for t_ms, places in waits]
    return waits + again + moves + stays


def test_somebody_slower_is_counted_and_waited_for(visitor: BrowserContext, site: Site, parts: None) -> None:
    visitor.route("**/static/camera/source*.js", _stand_in)
    page = visitor.new_page()
    page.clock.install(time="2026-03-02T15:00:00Z")
    page.add_init_script(path=STUBS)
    page.add_init_script(f"window.trace = {json.dumps(somebody_slower())};")
    coach = open_coach(visitor, site, site.plan(f"{REACH}:1:{REPS}"), page)
    page.clock.pause_at("2026-03-02T15:01:00Z")
    page.check('[data-part="offer"]')
    page.click('[data-press="begin"]')
    page.click('#camera button[value="open"]')
    coach.until(lambda: page.locator('[data-part="mirror"]').is_visible())
    passed_ms = 0
    while not page.url.endswith("/after") and passed_ms < 90_000:
        coach.run(400)
        page.wait_for_timeout(15)  # the worker thinks in real time
        passed_ms += 400
    page.wait_for_url("**/after")

    counted = [event for event in site.events(coach.session) if event["kind"] == "counted"]
    assert [(event["rep"], event["value"]) for event in counted] == [(REPS, 1.0)]
    [ranged] = [event for event in site.events(coach.session) if event["kind"] == "range"]
    assert 120 < ranged["value"] < 185
    assert ranged["facing_deg"] in range(360)
    done = [event for event in site.events(coach.session) if event["kind"] == "rep-done"]
    assert len(done) == REPS
    assert coach.complaints == []
