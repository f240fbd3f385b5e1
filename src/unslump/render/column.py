"""The spine by itself, large: 24 vertebrae in their resting curves, seen from the right side, with their names.

Each vertebra is a group with a class and its level, so that a page can light one up; the same skeleton as every figure.
"""

from collections.abc import Sequence
from html import escape

from unslump.body.pose import Pose
from unslump.body.skeleton import Vertebra, points_from_pose
from unslump.body.vectors import Vec, add, forward_of, scale, turned
from unslump.movement.model import View
from unslump.render.outline import Point
from unslump.render.view import Onlooker

UNITS_PER_M = 1000.0
_SEEN = Onlooker.of(View(azimuth_deg=0.0, elevation_deg=0.0))
_FILLS = {"L": "#d9d3c7", "T": "#fdf6e3", "C": "#e7ebe6"}
_DEEP = {"L": 0.0190, "T": 0.0155, "C": 0.0115}
_PROCESS = {"L": (0.034, 0.10), "T": (0.036, 0.95), "C": (0.022, 0.35)}
"""How far the spinous process reaches back (metres), and how far down (shares of the vertebra's height)."""
_OTHER_PROCESS = {
    "C7": (0.032, 0.40),
    "T1": (0.034, 0.40),
    "T2": (0.034, 0.60),
    "T3": (0.034, 0.75),
    "T4": (0.035, 0.85),
}
_OTHER_PROCESS |= {"T10": (0.031, 0.75), "T11": (0.026, 0.45), "T12": (0.024, 0.20)}
"""C7's reaches farther (usually the bump at the base of the neck), T1's nearly as far; the last ribs' are short and level."""


def column_svg(title: str, lit: Sequence[str] = (), labels: bool = True) -> str:
    """The whole column as one still SVG; `lit` levels are drawn in the colour of work."""
    vertebrae = points_from_pose(Pose()).vertebrae
    left, top, width, height = _frame(vertebrae, labels)
    parts = "".join(_vertebra(v, left, top, lit, labels) for v in vertebrae)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="column-title">'
        f'<title id="column-title">{escape(title)}</title>'
        f'<g stroke="var(--figure-line,#1f2a37)" stroke-width="1.6" stroke-linejoin="round">{parts}</g></svg>\n'
    )


def _frame(vertebrae: Sequence[Vertebra], labels: bool) -> tuple[float, float, float, float]:
    points = [_SEEN.point(v.centre) for v in vertebrae]
    left, right = min(x for x, _ in points) - 0.075, max(x for x, _ in points) + (0.085 if labels else 0.035)
    bottom, top = min(y for _, y in points) - 0.035, max(y for _, y in points) + 0.025
    return left, top, (right - left) * UNITS_PER_M, (top - bottom) * UNITS_PER_M


def _vertebra(v: Vertebra, left: float, top: float, lit: Sequence[str], labels: bool) -> str:
    region = v.name[0]
    deep = _DEEP[region]
    name = {"L": "lumbar", "T": "thoracic", "C": "cervical"}[region]
    on = v.name in lit
    fill = "var(--figure-work,#ff8a3d)" if on else f"var(--column-{name},{_FILLS[region]})"
    half = v.height_m * 0.40
    body = [(deep, half), (deep, -half), (-deep, -half), (-deep, half)]
    reach, drop = _OTHER_PROCESS.get(v.name, _PROCESS[region])
    back = -deep - reach
    process = [
        (-deep, half * 0.7),
        (back, -drop * v.height_m + half * 0.35),
        (back, -drop * v.height_m - half * 0.35),
        (-deep, -half * 0.7),
    ]
    paths = "".join(f'<path d="{_outline(v, corners, left, top)}" fill="{fill}"/>' for corners in (process, body))
    label = _label(v, left, top, deep, lit_up=on) if labels else ""
    return f'<g class="vertebra {name}{" lit" if on else ""}" data-level="{v.name}">{paths}{label}</g>'


def _outline(v: Vertebra, corners: Sequence[tuple[float, float]], left: float, top: float) -> str:
    places = [_on_page(add(v.centre, turned(v.turn, (forward, up, 0.0))), left, top) for forward, up in corners]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in places) + "Z"


def _label(v: Vertebra, left: float, top: float, deep: float, *, lit_up: bool) -> str:
    ahead: Vec = add(v.centre, scale(forward_of(v.turn), deep + 0.010))
    x, y = _on_page((ahead[0], v.centre[1], 0.0), left, top)
    weight = ' font-weight="700"' if lit_up or v.name in ("C7", "T1", "T12") else ""
    return f'<text x="{x + 6:.0f}" y="{y + 5:.0f}" font-size="13" stroke="none" fill="var(--ink,#1f2a37)"{weight}>{v.name}</text>'


def _on_page(point: Vec, left: float, top: float) -> Point:
    x, y = _SEEN.point(point)
    return ((x - left) * UNITS_PER_M, (top - y) * UNITS_PER_M)
