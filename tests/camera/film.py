"""A film for the browser's fake camera, made while the test starts: our own drawn figure, whom the pose model follows.

The fake camera plays JPEG pictures one after another, thirty a second, and begins anew at the end.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from unslump.movement.model import Movement, View
from unslump.movement.motion import demonstration
from unslump.render.figure import figure_svg
from unslump.tracking.synthetic import camera_azimuth_deg

REACH = "overhead-reach"
WIDTH, HEIGHT, PICTURES_A_SECOND = 640, 480, 30
SAME = 4
"""Each drawing stands for so many pictures: drawing is what takes the time."""
ROOM = "#cfc8bd"
DARK = "#050505"


class Film:
    """Pictures of one movement, to be cut together."""

    def __init__(self, browser: Browser, movement: Movement) -> None:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        end_ms = demonstration(movement).times_ms[-1][1]
        seen = replace(movement, id=f"{movement.id}-filmed", view=View(camera_azimuth_deg(movement), 5.0))

        def shot(body: str, ground: str = ROOM) -> bytes:
            page.set_content(f'<body style="margin:0;display:grid;place-items:center;background:{ground}">{body}')
            return page.screenshot(type="jpeg", quality=85)

        def drawn(t_ms: float) -> bytes:
            return shot(figure_svg(seen, still_at_ms=t_ms).replace("<svg ", f'<svg style="height:{HEIGHT - 10}px" ', 1))

        steps = round(end_ms / 1000 * PICTURES_A_SECOND / SAME)
        self.cycle = [drawn(end_ms * nth / steps) for nth in range(steps)]
        self.covered, self.empty = shot("", DARK), shot("")
        page.close()

    def stands(self, seconds: float) -> list[bytes]:
        return [self.cycle[0]] * round(seconds * PICTURES_A_SECOND)

    def hand_on_the_lens(self, seconds: float) -> list[bytes]:
        return [self.covered] * round(seconds * PICTURES_A_SECOND)

    def repetitions(self, number: int) -> list[bytes]:
        once = [picture for picture in self.cycle for _ in range(SAME)]
        return (once + self.stands(0.5)) * number


def cut(path: Path, *scenes: list[bytes]) -> Path:
    """The film in a file."""
    path.write_bytes(b"".join(_pictures(scenes)))
    return path


def fake_camera(film: Path) -> list[str]:
    """What a browser is started with to have a camera that plays the film, and to say yes when it is asked."""
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    return [*fake, f"--use-file-for-fake-video-capture={film}"]


def _pictures(scenes: tuple[list[bytes], ...]) -> Iterator[bytes]:
    for scene in scenes:
        yield from scene
