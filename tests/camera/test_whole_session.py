"""A whole session with the real model and somebody who moves before the camera; nobody touches anything after its beginning."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.camera.conftest import Filmed
from tests.camera.film import Actor, Film
from tests.web_player.coach import STUBS
from tests.web_player.site import Site

SLOWER = 1.7
WATCHED_S = 75
"""The makers of the model's runtime collect figures a minute after its start in other versions: ours asks nobody."""


@dataclass
class Watched:
    """The session's page, and who is before its camera."""

    actor: Actor

    @property
    def page(self) -> Page:
        return self.actor.page

    def part(self, name: str) -> str:
        line = self.page.locator(f'[data-part="{name}"]')
        return str(line.inner_text()) if line.is_visible() else ""

    @property
    def kind(self) -> str:
        return str(self.page.locator("[data-player]").get_attribute("data-kind"))

    @property
    def heard(self) -> list[str]:
        return [words["text"] for words in self.page.evaluate("heard.said")]

    def waits(self, pictures: list[bytes], until: Callable[[], bool], most_s: int = 60) -> None:
        """Stays in these pictures until something comes to pass."""
        gives_up = time.monotonic() + most_s
        while not until():
            assert time.monotonic() < gives_up, (self.kind, self.part("big"), self.part("coaching"))
            self.actor.stays(pictures, 250)

    def begins(self, film: Film) -> None:
        """In the start pose until the movement begins."""
        self.waits(film.start, lambda: self.kind == "move")


@pytest.fixture
def session(site: Site, parts: None) -> str:
    return site.plan("overhead-reach:1:2", "side-bend:1:1", "wall-stretch:1:1:8")


def test_a_session_at_the_desk_is_followed_from_beginning_to_end_with_no_hand_on_the_device(
    filmed: Filmed, filming: Callable[..., Film], site: Site, session: str
) -> None:
    reach, wall = filming("overhead-reach"), filming("wall-stretch")
    sides = {side: filming("side-bend", side) for side in ("left", "right")}
    one = Watched(filmed(reach.empty, address=f"/session/{session}/", heard=STUBS))
    page, began, asked = one.page, time.monotonic(), list[str]()
    page.context.on("request", lambda request: asked.append(request.url))
    page.check('[data-part="offer"]')
    page.click('[data-press="begin"]')
    page.click('#camera button[value="open"]')

    expect(page.locator('[data-guides] [data-view="looking"]')).to_be_visible(timeout=60_000)
    expect(page.locator('[data-part="coaching"]')).to_have_text("I can’t see you.", timeout=20_000)
    one.waits(reach.start, lambda: one.page.locator('[data-view="ready"]').count() == 1)
    assert page.locator("[data-guides]").count() == 0
    one.begins(reach)
    reaches(one, reach)
    bends_to_both_sides(one, sides)
    holds(one, wall)

    page.wait_for_url("**/after", timeout=30_000)
    assert counted(site, session) == [("overhead-reach", 2), ("side-bend", 2), ("wall-stretch", 1)]
    assert "2 counted by camera, in sight" in page.inner_text(".story")
    page.goto(f"{site.origin}/history/{session}/")
    assert page.inner_text(".story").count("counted by camera, in sight") == 3
    page.wait_for_timeout(max(0.0, WATCHED_S - (time.monotonic() - began)) * 1000)
    assert [url for url in asked if not url.startswith((site.origin, "data:", "blob:"))] == []


def reaches(one: Watched, film: Film) -> None:
    """Once at the figure's pace; once slower, and the clock waits; in between a hand lies on the lens."""
    one.actor.does(film.once)
    one.waits(film.start, lambda: one.part("big") == "2", 5)
    one.waits([film.covered], lambda: one.part("coaching").startswith("I can’t see you."), 10)
    one.waits(film.start, lambda: one.part("coaching") == "I can see you again.", 10)
    slower = Actor(one.page, one.actor.stage, SLOWER)
    slower.does(film.once[: round(len(film.once) * 0.8)])
    assert (one.part("name"), one.part("big")) == ("Overhead arm reach", "2")
    slower.does(film.once[round(len(film.once) * 0.8) :])
    one.waits(film.start, lambda: one.part("name") == "Side bend", 5)


def bends_to_both_sides(one: Watched, films: dict[str, Film]) -> None:
    one.begins(films["left"])
    first = one.part("side").split()[0].lower()
    bends(one, films[first], first)
    second = one.part("side").split()[0].lower()
    assert {first, second} == set(films)
    bends(one, films[second], second)


def bends(one: Watched, film: Film, side: str) -> None:
    one.actor.does(film.once)
    one.waits(film.start, lambda: not one.part("side").lower().startswith(side), 5)


def holds(one: Watched, film: Film) -> None:
    """Comes out of a hold too early: its clock stands."""
    one.begins(film)
    out, _, back = film.legs
    one.actor.does(out)
    one.waits(film.ends[0], lambda: one.kind == "hold" and int(one.part("big")) <= 6)
    one.actor.does(back)
    one.waits(film.start, lambda: one.part("coaching").startswith("Back into the hold"), 10)
    left = one.part("big")
    one.actor.stays(film.start, 2000)
    assert (one.kind, one.part("big")) == ("hold", left)
    one.actor.does(out)
    one.waits(film.ends[0], lambda: one.kind != "hold", 20)


def counted(site: Site, session: str) -> list[tuple[str, int]]:
    events = [event for event in site.events(session) if event["kind"] == "counted"]
    assert all(event["value"] > 0.5 for event in events)
    return [(event["movement"], event["rep"]) for event in events]
