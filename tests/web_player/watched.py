"""A session that a camera watches, and the hands of whoever moves before it."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.web_player.coach import Coach
from unslump.web.camera import parts_version

REACHES = ("overhead-reach:1:3",)
TOLD = ("0-overhead-reach/counted", "0-overhead-reach/range")
needs_parts = pytest.mark.skipif(
    parts_version() is None, reason="the camera's parts are not here: `python3 dev.py camera`"
)


@dataclass
class Watched:
    """A session that a camera watches, and the hands of whoever moves before it."""

    coach: Coach

    def sees(self, kind: str, **more: Any) -> None:
        self.tells("observation", kind=kind, t_ms=0, count=0, **{"side": None, "missing": [], "say": ""} | more)

    def tells(self, what: str, **detail: Any) -> None:
        self.coach.page.evaluate("([what, detail]) => camera.tell(what, detail)", [what, detail])

    def step(self, kind: str, nth: int = 0) -> dict[str, Any]:
        steps: list[dict[str, Any]] = self.coach.timeline["steps"]
        return [step for step in steps if step["kind"] == kind][nth]

    @property
    def count(self) -> str:
        return self.coach.part("big")

    @property
    def kind(self) -> str:
        return str(self.coach.page.locator("[data-player]").get_attribute("data-kind"))

    @property
    def word(self) -> str:
        line = self.coach.page.locator('[data-part="coaching"]')
        return str(line.inner_text()) if line.is_visible() else ""

    @property
    def guides(self) -> bool:
        """The camera's picture is large, for somebody to find their place before it."""
        return self.coach.page.locator("[data-guides]").count() == 1

    @property
    def heard(self) -> list[str]:
        return [words["text"] for words in self.coach.said]

    @property
    def state(self) -> str:
        return str(self.coach.page.evaluate("camera.state"))


def finish(one: Watched) -> None:
    for _ in range(60):
        if one.coach.page.url.endswith("/after") or one.coach.state == "ended":
            break
        one.coach.run(3000)
    one.coach.page.wait_for_url("**/after")


def saved(one: Watched, kind: str) -> list[tuple[Any, Any]]:
    return [
        (event["rep"], event["value"]) for event in one.coach.site.events(one.coach.session) if event["kind"] == kind
    ]
