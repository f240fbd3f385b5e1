"""Somebody before the browser's fake camera: our own drawn figure, whom the pose model follows.

The fake camera plays the pictures of a file over and over. Ours has one picture, and the test changes it while it plays, so that
whoever is filmed waits for the page, and never the page for them: a slow machine makes a slow person, and no other count.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page

from unslump.body.landmarks import landmarks
from unslump.movement.model import Movement, View
from unslump.movement.motion import demonstration
from unslump.render.figure import figure_svg, frame_of
from unslump.render.svg_path import UNITS_PER_M
from unslump.render.view import onlooker
from unslump.tracking.synthetic import camera_azimuth_deg
from unslump.units import Side

REACH = "overhead-reach"
WIDTH, HEIGHT = 640, 480
DRAWING_MS = 133
"""Each drawing is seen for so long: drawing is what takes the time."""
ROOM = "#cfc8bd"
DARK = "#050505"
ROOM_FOR_A_PICTURE = 30_000
"""Bytes; two of them are to fit into the longest comment that a JPEG file can have."""
START, END = b"\xff\xd8", b"\xff\xd9"

LOOKS = """
window.looks = 0;
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
  if (event.type === "landmarks") looks += 1;
  return dispatch.call(this, event);
};
/* Settles when so much time has passed and the model has looked so often; or else when nobody looks any more. */
window.looked = (times, ms) => new Promise((settle) => {
  const [began, from] = [performance.now(), looks];
  const tried = () => {
    const passed = performance.now() - began;
    if ((passed >= ms && looks - from >= times) || passed > ms + 3000) settle(looks - from);
    else setTimeout(tried, 10);
  };
  tried();
});
"""


class Film:
    """Pictures of one movement, on one side where it has sides."""

    def __init__(self, browser: Browser, movement: Movement, side: Side | None = None) -> None:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        seen = replace(movement, id=f"{movement.id}-filmed", view=View(camera_azimuth_deg(movement), 5.0))

        def shot(body: str, ground: str = ROOM) -> bytes:
            page.set_content(f'<body style="margin:0;display:grid;place-items:center;background:{ground}">{body}')
            return page.screenshot(type="jpeg", quality=85)

        def drawn(t_ms: float, aside_px: int = 0) -> bytes:
            style = f"height:{HEIGHT - 10}px;transform:translateX({aside_px}px)"
            drawing = figure_svg(seen, side, still_at_ms=t_ms).replace("<svg ", f'<svg style="{style}" ', 1)
            return shot(drawing.replace("</svg>", f"{_face(seen, side, t_ms)}</svg>"))

        def leg(from_ms: int, to_ms: int) -> list[bytes]:
            steps = round((to_ms - from_ms) / DRAWING_MS)
            return [drawn(from_ms + (to_ms - from_ms) * nth / steps) for nth in range(steps)]

        def still(t_ms: int) -> list[bytes]:
            """Nobody stands as still as a drawing."""
            return [drawn(t_ms), drawn(t_ms, 1)]

        times = demonstration(seen).times_ms
        self.legs = [leg(*ends) for ends in times]
        """The pictures of each phase."""
        self.start = still(0)
        self.ends = [still(to_ms) for _, to_ms in times]
        """Staying where each phase ends."""
        self.covered, self.empty = shot("", DARK), shot("")
        page.close()

    @property
    def once(self) -> list[bytes]:
        """A whole repetition."""
        return [picture for leg in self.legs for picture in leg]


def _face(movement: Movement, side: Side | None, t_ms: float) -> str:
    """What our figure goes without, and the model tells front from back by."""
    if movement.view.azimuth_deg != 90:
        return ""
    places = landmarks(demonstration(movement).skeleton_at(t_ms, side))
    seen, (left, top, _, _) = onlooker(movement, side), frame_of(movement, side, None)

    def at(name: str) -> tuple[float, float]:
        x, y = seen.point(places[name])
        return (x - left) * UNITS_PER_M, (top - y) * UNITS_PER_M

    def dot(name: str, radius_m: float, colour: str) -> str:
        x, y = at(name)
        return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius_m * UNITS_PER_M:.0f}" fill="{colour}"/>'

    (from_x, from_y), (to_x, to_y) = at("mouth_left"), at("mouth_right")
    mouth = f'<path d="M{from_x:.0f} {from_y:.0f}L{to_x:.0f} {to_y:.0f}" stroke="#9c3b35" stroke-width="9" stroke-linecap="round"/>'
    eyes = [dot(f"{side}_eye", *ring) for side in ("left", "right") for ring in ((0.013, "#fff"), (0.008, "#2b1d16"))]
    return "".join([*eyes, dot("nose", 0.011, "#c07f5b"), mouth])


class Stage:
    """What the camera sees.

    The browser reads the file thirty times a second, also while it is written, and a torn picture ends a fake camera. So the file has room
    for two, and one number says which of them is a comment:

        start of picture · comment (empty, or over the first) · the first · comment over the second · the second · end of picture
    """

    def __init__(self, path: Path, picture: bytes) -> None:
        self.path, self.second = path, False
        empty = bytes(ROOM_FOR_A_PICTURE)
        path.write_bytes(START + _comment(0) + _padded(picture) + _comment(len(empty)) + empty + END)

    def show(self, picture: bytes) -> None:
        """From the camera's next picture on."""
        self.second = not self.second
        first_at = len(START) + len(_comment(0))
        over_first = ROOM_FOR_A_PICTURE + len(_comment(0))
        with self.path.open("r+b", buffering=0) as file:
            file.seek(first_at + (over_first if self.second else 0))
            file.write(_padded(picture))
            file.seek(len(START))
            file.write(_comment(over_first if self.second else 0))


class Actor:
    """Who moves before the camera of a page, and how fast."""

    def __init__(self, page: Page, stage: Stage, pace: float = 1.0) -> None:
        self.page, self.stage = page, stage
        self.drawing_ms = DRAWING_MS * pace

    def does(self, pictures: Sequence[bytes]) -> None:
        for picture in pictures:
            self.stage.show(picture)
            self.page.evaluate("([times, ms]) => looked(times, ms)", [1, self.drawing_ms])

    def stays(self, pictures: Sequence[bytes], ms: float) -> None:
        for nth in range(round(ms / self.drawing_ms)):
            self.does([pictures[nth % len(pictures)]])


def fake_camera(film: Path) -> list[str]:
    """What a browser is started with to have a camera that plays the film, and to say yes when it is asked."""
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    return [*fake, f"--use-file-for-fake-video-capture={film}"]


def _padded(picture: bytes) -> bytes:
    """A JPEG picture without its ends, and a comment up to the length that all have."""
    inside = picture.removeprefix(START).removesuffix(END)
    gap = ROOM_FOR_A_PICTURE - len(inside) - len(_comment(0))
    return inside + _comment(gap) + bytes(gap)


def _comment(length: int) -> bytes:
    """The head of a comment over the next bytes."""
    return b"\xff\xfe" + (length + 2).to_bytes(2, "big")
