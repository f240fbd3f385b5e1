"""The page that tries the camera: whom it is for, what it may do, what it says when something is in the way."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.camera.conftest import OpenPage
from tests.camera.film import REACH
from tests.camera.traces import trace
from tests.web.test_in_a_browser import violations
from tests.web.visitors import clear
from tests.web_player.site import Site
from unslump.movement.catalogue import catalogue
from unslump.planning.limits import advise, known_limits
from unslump.records import actions
from unslump.records.models import Person
from unslump.screening.model import Decision
from unslump.web import camera

GRADES = {movement.id: movement.camera.grade for movement in catalogue().values()}


@pytest.fixture
def cleared(visitor_with_key: Client, person: Person) -> Client:
    """May exercise today."""
    clear(person)
    return visitor_with_key


@pytest.mark.parametrize("movement_id", GRADES)
def test_every_movement_that_a_camera_can_judge_has_its_page_and_no_other(cleared, movement_id):
    judged = GRADES[movement_id] != "C"
    answer = cleared.get(f"/camera/{movement_id}/")
    assert answer.status_code == (200 if judged else 404)
    linked = f'href="/camera/{movement_id}/' in cleared.get(f"/library/{movement_id}/").content.decode()
    assert linked == judged
    if judged:
        assert catalogue()[movement_id].camera.view[1:] in answer.content.decode()


def test_who_may_not_exercise_today_is_led_to_the_check(visitor_with_key):
    assert visitor_with_key.get(f"/camera/{REACH}/").headers["Location"] == "/"


def test_who_is_not_offered_a_movement_reads_why(cleared, person):
    for movement, limit in left_out_somewhere():
        actions.record_check(person, Decision("limits", (), frozenset({limit}), ""), timezone.now())
        assert cleared.get(f"/camera/{movement}/").headers["Location"] == f"/library/{movement}/"
        assert f"/camera/{movement}/" not in cleared.get(f"/library/{movement}/").content.decode()


def left_out_somewhere() -> list[tuple[str, str]]:
    """Two movements that a camera could judge, each with a limit that leaves it out and yet lets somebody exercise."""
    limits = [one.id for one in known_limits().values() if not one.clinician_first]
    judged = [movement for movement in catalogue().values() if movement.camera.grade != "C"]
    left_out = [(m.id, limit) for m in judged for limit in limits if not advise(catalogue(), m, {limit}).offered]
    assert len(left_out) > 1
    return left_out[:2]


def test_only_this_page_may_ask_for_the_camera(cleared):
    page, other = cleared.get(f"/camera/{REACH}/"), cleared.get(f"/library/{REACH}/")
    assert "camera=(self)" in page["Permissions-Policy"]
    assert "camera=()" in other["Permissions-Policy"]
    rules = dict(rule.split(" ", 1) for rule in page["Content-Security-Policy"].split("; "))
    assert rules["connect-src"] == rules["worker-src"] == rules["script-src"] == "'self'"


@pytest.mark.parametrize("name", ["pose-worker.js", "python-worker.js"])
def test_only_the_workers_compile_and_they_reach_nobody_but_us(visitor_with_key, name):
    policies = []
    for one in (name, "camera.js"):
        answer = visitor_with_key.get(f"/static/camera/{one}")
        policies.append(answer["Content-Security-Policy"])
        answer.close()
    assert policies[0] == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    assert "wasm" not in policies[1]


def test_parts_that_are_missing_cost_the_camera_and_nothing_else(cleared, monkeypatch, tmp_path):
    monkeypatch.setattr(camera, "PARTS", tmp_path)
    answer = cleared.get(f"/camera/{REACH}/")
    assert answer.status_code == 200
    assert answer.context["camera"]["engine"]["missing"] is True


KEEPS_A_PICTURE = re.compile(
    r"toDataURL|toBlob|convertToBlob|MediaRecorder|captureStream|ImageCapture|drawImage|getImageData|putImageData|takePhoto"
)
SENDS_OR_STORES = re.compile(
    r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|indexedDB|localStorage|sessionStorage"
)


def test_no_script_of_ours_can_keep_or_send_a_picture():
    scripts = {path.name: path.read_text("utf-8") for path in (camera.PARTS.parent / "static").rglob("*.js")}
    assert [name for name, text in scripts.items() if KEEPS_A_PICTURE.search(text)] == []
    of_the_camera = [path.name for path in (camera.PARTS.parent / "static/camera").glob("*.js")]
    assert [name for name in of_the_camera if SENDS_OR_STORES.search(scripts[name])] == ["python-worker.js"]


def press(page: Page, what: str) -> None:
    page.locator(f'[data-press="{what}"]:visible').click()


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-part="{name}"]')


def test_hands_count_with_and_without_the_camera(played: OpenPage, parts: None) -> None:
    reach = trace(catalogue()[REACH], frame_ms=50, until_ms=15_000)
    page = played(trace=reach)
    press(page, "by-hand")
    press(page, "more")
    press(page, "more")
    press(page, "less")
    expect(part(page, "count")).to_have_text("1")
    press(page, "open")
    expect(part(page, "count")).to_have_text("2", timeout=25_000)
    press(page, "close")
    press(page, "more")
    expect(part(page, "count")).to_have_text("3")


def test_every_trouble_has_its_sentence_and_leads_back_to_counting_by_hand(played: OpenPage, parts: None) -> None:
    page = played()
    troubles = ("refused", "no-camera", "busy", "not-possible", "unplugged", "failed", "stalled")
    for so_far, kind in enumerate(troubles, 1):
        page.evaluate("(kind) => { window.traceTrouble = kind; }", kind)
        press(page, "open")
        expect(part(page, "matter")).to_have_text(camera.troubles()[kind])
        expect(page.locator("[data-coach]")).to_have_attribute("data-state", "by-hand")
        press(page, "more")
        expect(part(page, "count")).to_have_text(str(so_far))


def test_a_camera_that_is_refused_or_is_not_there_is_told_apart(
    visitor: BrowserContext, site: Site, parts: None
) -> None:
    page = visitor.new_page()
    page.goto(f"{site.origin}/camera/{REACH}/")
    press(page, "open")
    expect(page.locator("[data-coach]")).to_have_attribute("data-trouble", re.compile("refused|no-camera"))
    visitor.grant_permissions(["camera"])
    press(page, "open")
    expect(page.locator("[data-coach]")).to_have_attribute("data-trouble", "no-camera")
    expect(part(page, "matter")).to_contain_text("Plug one in")


OPENED_WITHOUT_PARTS = """
async () => {
  const { Camera } = await import("/static/camera/camera.js");
  const given = JSON.parse(document.getElementById("camera-data").textContent).engine;
  const camera = new Camera({ given: { ...given, missing: true }, video: document.querySelector("video") });
  const told = new Promise((settle) => camera.addEventListener("trouble", ({ detail }) => settle(detail)));
  return [await camera.open({ movement: "overhead-reach" }), await told, camera.state];
}
"""


def test_without_its_parts_it_asks_nobody_for_the_camera(page_of_the_camera: Page) -> None:
    opened, trouble, state = page_of_the_camera.evaluate(OPENED_WITHOUT_PARTS)
    assert (opened, trouble["kind"], trouble["over"], state) == (False, "missing", True, "closed")
    assert trouble["sentence"] == camera.troubles()["missing"]


def test_a_slow_device_is_told_and_goes_on(played: OpenPage, parts: None) -> None:
    page = played(trace=[])
    press(page, "open")
    expect(page.locator("[data-coach]")).to_have_attribute("data-state", "watching", timeout=20_000)
    page.evaluate("plays.slow(true)")
    expect(part(page, "matter")).to_contain_text("slow")
    page.evaluate("plays.slow(false)")
    expect(part(page, "matter")).to_be_hidden()
    expect(page.locator("[data-coach]")).to_have_attribute("data-state", "watching")


def test_the_page_is_for_everyone_in_every_state_and_width(played: OpenPage, parts: None) -> None:
    page = played(trace=trace(catalogue()[REACH], frame_ms=100, until_ms=2_000))
    page.emulate_media(reduced_motion="reduce")
    for state, how in (("ask", ""), ("by-hand", "by-hand"), ("watching", "open")):
        if how:
            press(page, how)
        expect(page.locator("[data-coach]")).to_have_attribute("data-state", state, timeout=20_000)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == "", (state, scheme)
        for width in (320, 768, 2560):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (state, width)
