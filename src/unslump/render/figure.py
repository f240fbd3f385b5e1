"""The figure: one self-contained SVG of a movement and side. It plays by itself, without a script, and can be sought.

svg.pauseAnimations(); svg.setCurrentTime(seconds)    # the player's clock leads
"""

from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from unslump.body.skeleton import Skeleton
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration
from unslump.render.drawing import breath_at, painted
from unslump.render.film import filmed, frame_times
from unslump.render.flesh import Shape
from unslump.render.look import BUILDS, DEFAULT_LOOK, Look, fill_of
from unslump.render.svg_path import UNITS_PER_M, path_data
from unslump.units import Side, other_side

MARGIN_M = 0.08
NARROWEST, WIDEST = 0.9, 1.6
"""The least and the greatest width of a picture against its height."""

LINE = "var(--figure-line,#1f2a37)"


def figure_svg(
    movement: Movement,
    side: Side | None = None,
    round_number: int | None = None,
    look: Look = DEFAULT_LOOK,
    still_at_ms: float | None = None,
    prefix: str = "",
) -> str:
    """The animated figure, or with `still_at_ms` one moment of it. `prefix` keeps ids apart when several stand on one page."""
    if still_at_ms is None:
        frames, times = _animated(movement, side, round_number, look), frame_times(movement, round_number)
    else:
        body = demonstration(movement, round_number).skeleton_at(still_at_ms, side)
        frames, times = [_shapes(movement, side, round_number, look, still_at_ms, body)], [still_at_ms]
    return _document(movement, side, round_number, look, frames, times, prefix)


def key_pose_times(movement: Movement, round_number: int | None = None) -> list[int]:
    """The ends of the phases, in ms: the moments to print side by side where nothing should move."""
    return [to for _, to in demonstration(movement, round_number).times_ms]


def _animated(movement: Movement, side: Side | None, round_number: int | None, look: Look) -> list[tuple[Shape, ...]]:
    """Every key frame's shapes."""
    times = frame_times(movement, round_number)
    bodies = filmed(movement, side, round_number)
    return [_shapes(movement, side, round_number, look, t, body) for t, body in zip(times, bodies, strict=True)]


def _shapes(
    movement: Movement, side: Side | None, round_number: int | None, look: Look, t_ms: float, body: Skeleton
) -> tuple[Shape, ...]:
    breath = breath_at(movement, round_number, t_ms)
    shapes = painted(movement, side, round_number, body, breath, BUILDS[look.build])
    return tuple(shape for shape in shapes if shape.part != "bun" or look.hair_style == "bun")


def _document(
    movement: Movement,
    side: Side | None,
    round_number: int | None,
    look: Look,
    frames: list[tuple[Shape, ...]],
    times: Sequence[float],
    prefix: str,
) -> str:
    left, top, width, height = frame_of(movement, side, round_number)
    box = f"0 0 {round(width * UNITS_PER_M)} {round(height * UNITS_PER_M)}"
    title = escape(movement.name + (f", {side} side" if side and movement.sides != "none" else ""))
    parts = [_part([frame[i] for frame in frames], times, look, left, top) for i in range(len(frames[0]))]
    shadow = _shadow(frames, left, top, prefix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-labelledby="{prefix}t {prefix}d">'
        f'<title id="{prefix}t">{title}</title><desc id="{prefix}d">{escape(describe(movement, side))}</desc>'
        f'{shadow}<g stroke="{LINE}" stroke-width="4.2" stroke-linejoin="round" paint-order="stroke">{"".join(parts)}</g></svg>\n'
    )


def describe(movement: Movement, side: Side | None = None) -> str:
    """The movement in words, for those who do not see the picture; `side` is the one that is done."""
    done = side or movement.written_side or "right"
    texts = dict.fromkeys(phase.show for phase in movement.phases)
    return " ".join(texts).replace("{side}", done).replace("{other}", other_side(done))


@lru_cache(maxsize=256)
def frame_of(movement: Movement, side: Side | None, round_number: int | None) -> tuple[float, float, float, float]:
    """Left, top, width and height of the picture in metres: everything drawn in any frame, with a margin."""
    drawn = (
        shape
        for body in filmed(movement, side, round_number)[::2]
        for shape in painted(movement, side, round_number, body, 0.0, BUILDS["broad"])
    )
    points = [p for shape in drawn if not shape.part.startswith("wall") for loop in shape.loops for p in loop]
    left, right = min(x for x, _ in points) - MARGIN_M, max(x for x, _ in points) + MARGIN_M
    bottom, top = min(y for _, y in points) - MARGIN_M, max(y for _, y in points) + MARGIN_M
    width, height = max(right - left, (top - bottom) * NARROWEST), max(top - bottom, (right - left) / WIDEST)
    middle = (left + right) / 2
    headroom = (height - (top - bottom)) * 0.6
    return (middle - width / 2, top + headroom, width, height)


def _part(frames: list[Shape], times: Sequence[float], look: Look, left: float, top: float) -> str:
    data = [path_data(shape, left, top) for shape in frames]
    paint = _paint(frames[0].part, look)
    if all(d == data[0] for d in data):
        return f'<path {paint} d="{data[0]}"/>'
    return f'<path {paint} d="{data[0]}">{_animate(data, times)}</path>'


def _animate(data: list[str], times: Sequence[float]) -> str:
    length_ms = times[-1]
    keep = [i for i in range(len(data)) if i in (0, len(data) - 1) or not data[i - 1] == data[i] == data[i + 1]]
    shares = ";".join(f"{times[i] / length_ms:.4f}".rstrip("0").rstrip(".") for i in keep)
    values = ";".join(data[i] for i in keep)
    return (
        f'<animate attributeName="d" dur="{length_ms / 1000:g}s" repeatCount="indefinite" '
        f'keyTimes="{shares}" values="{values}"/>'
    )


def _paint(part: str, look: Look) -> str:
    token, colour = fill_of(part, look)
    paint = f'fill="var(--figure-{token},{colour})"'
    if part.startswith("spine"):
        quiet = ' opacity=".55"' if part == "spine_others" else ""
        return f'{paint} stroke-width="1.8" paint-order="normal"{quiet}'
    if part.startswith(("mat", "wall", "chair", "roller", "pillow", "anchor")):
        return f'{paint} stroke-width="2" stroke-opacity=".35"'
    return paint


def _shadow(frames: list[tuple[Shape, ...]], left: float, top: float, prefix: str) -> str:
    """A soft ellipse on the ground under everything that comes near it."""
    body = [s for frame in frames for s in frame if not s.part.startswith(("wall", "mat", "chair", "anchor", "band"))]
    low = [(x, y) for s in body for loop in s.loops for x, y in loop if y < 0.40]
    if not low:
        return ""
    x0, x1 = min(x for x, _ in low), max(x for x, _ in low)
    cx, rx = ((x0 + x1) / 2 - left) * UNITS_PER_M, ((x1 - x0) / 2 + 0.06) * UNITS_PER_M
    return (
        f'<radialGradient id="{prefix}s"><stop stop-color="var(--figure-shadow,#1f2a37)" stop-opacity=".2"/>'
        f'<stop offset="1" stop-color="var(--figure-shadow,#1f2a37)" stop-opacity="0"/></radialGradient>'
        f'<ellipse cx="{cx:.0f}" cy="{(top - 0.005) * UNITS_PER_M:.0f}" rx="{rx:.0f}" ry="{rx * 0.16:.0f}" fill="url(#{prefix}s)"/>'
    )
