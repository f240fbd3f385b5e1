"""The figure: one self-contained SVG of a movement and side. It plays by itself, without a script, and can be sought.

svg.pauseAnimations(); svg.setCurrentTime(seconds)    # the player's clock leads
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, pstdev
from xml.sax.saxutils import escape

from unslump.body.skeleton import Skeleton
from unslump.movement.model import Movement
from unslump.movement.motion import demonstration, work_levels
from unslump.render.drawing import breath_at, painted
from unslump.render.film import filmed, frame_times
from unslump.render.flesh import Shape, outside_shapes
from unslump.render.look import BUILDS, DEFAULT_LOOK, Look, fill_of
from unslump.render.props import props_of
from unslump.render.svg_path import UNITS_PER_M, path_data
from unslump.render.view import Onlooker, onlooker
from unslump.units import Side, other_side

MARGIN_M = 0.08
NARROWEST, WIDEST = 0.9, 1.6
"""The least and the greatest width of a picture against its height."""

SHADED_M = 0.40
"""What is nearer to the ground throws a shadow on it."""

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
        bodies = filmed(movement, side, round_number)
        frames, times = _animated(movement, side, round_number, look), frame_times(movement, round_number)
    else:
        bodies = (demonstration(movement, round_number).skeleton_at(still_at_ms, side),)
        frames, times = [_shapes(movement, side, round_number, look, still_at_ms, bodies[0])], [still_at_ms]
    left, top, _, _ = frame_of(movement, side, round_number)
    shadow = _shadow(bodies, onlooker(movement, side), left, top, prefix)
    return _document(movement, side, round_number, look, frames, times, shadow, prefix)


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
    shadow: str,
    prefix: str,
) -> str:
    left, top, width, height = frame_of(movement, side, round_number)
    box = f"0 0 {round(width * UNITS_PER_M)} {round(height * UNITS_PER_M)}"
    title = escape(movement.name + (f", {side} side" if side and movement.sides != "none" else ""))
    parts = [_part([frame[i] for frame in frames], times, look, left, top) for i in range(len(frames[0]))]
    if not any(level.startswith("C") for level in work_levels(movement, round_number)):  # a chin is no shirt
        _show_through(parts, [shape.part for shape in frames[0]], prefix)
    ground = sum(shape.part.startswith("mat") for shape in frames[0])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-labelledby="{prefix}t {prefix}d">'
        f'<title id="{prefix}t">{title}</title><desc id="{prefix}d">{escape(describe(movement, side))}</desc>'
        f'<g stroke="{LINE}" stroke-width="4.2" stroke-linejoin="round" paint-order="stroke">'
        f"{''.join(parts[:ground])}{shadow}{''.join(parts[ground:])}</g></svg>\n"
    )


def _show_through(parts: list[str], names: Sequence[str], prefix: str) -> None:
    """The vertebrae at work once more, faintly, over the last arm: where an arm crosses them, they show through it."""
    work = names.index("spine_work")
    over = max((i for i, name in enumerate(names) if name.endswith(("arm", "sleeve"))), default=work)
    if over > work:
        parts[work] = parts[work].replace("<path ", f'<path id="{prefix}w" ', 1)
        parts[over] += f'<use href="#{prefix}w" opacity=".5"/>'


def describe(movement: Movement, side: Side | None = None) -> str:
    """The movement in words, for those who do not see the picture; `side` is the one that is done."""
    done = side or movement.written_side or "right"
    texts = dict.fromkeys(phase.show for phase in movement.phases)
    return " ".join(texts).replace("{side}", done).replace("{other}", other_side(done))


@lru_cache(maxsize=256)
def frame_of(movement: Movement, side: Side | None, round_number: int | None) -> tuple[float, float, float, float]:
    """Left, top, width and height of the picture in metres: everything drawn in any frame, with a margin."""
    seen, drawn = onlooker(movement, side), []
    for body in filmed(movement, side, round_number)[::2]:
        under, over = props_of(movement, round_number, side, body, seen)
        drawn += [*under, *over, *outside_shapes(body, seen, BUILDS["broad"])]
    points = [p for shape in drawn if not shape.part.startswith("wall") for loop in shape.loops for p in loop]
    left, right = min(x for x, _ in points) - MARGIN_M, max(x for x, _ in points) + MARGIN_M
    bottom, top = min(y for _, y in points) - MARGIN_M, max(y for _, y in points) + MARGIN_M
    width, height = max(right - left, (top - bottom) * NARROWEST), max(top - bottom, (right - left) / WIDEST)
    middle = (left + right) / 2
    headroom = (height - (top - bottom)) * 0.6
    return (middle - width / 2, top + headroom, width, height)


def _part(frames: list[Shape], times: Sequence[float], look: Look, left: float, top: float) -> str:
    data = [path_data(frames[0], left, top)]
    for before, shape in pairwise(frames):
        data.append(data[-1] if shape.loops == before.loops else path_data(shape, left, top))
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
    if part == "blades":
        return f'{paint} stroke="none" opacity=".65"'
    if part.startswith(("mat", "wall", "chair", "roller", "pillow", "anchor")):
        return f'{paint} stroke-width="2" stroke-opacity=".35"'
    return paint


def _shadow(bodies: Sequence[Skeleton], seen: Onlooker, left: float, top: float, prefix: str) -> str:
    """A soft patch on the ground, as long and as broad as what mostly lies near it, lying as the onlooker sees the ground."""
    low = [p for body in bodies for p in body.points.values() if p[1] < SHADED_M]
    if not low:
        return ""
    x, long_m = _spread([p[0] for p in low])
    z, broad_m = _spread([p[2] for p in low])
    axes = (seen.point((long_m, 0.0, 0.0)), seen.point((0.0, 0.0, broad_m)))
    x, y = seen.point((x, 0.0, z))
    numbers = [v * UNITS_PER_M for ax, ay in axes for v in (ax, -ay)] + [
        (x - left) * UNITS_PER_M,
        (top - y) * UNITS_PER_M,
    ]
    matrix = " ".join(f"{v:.0f}" for v in numbers)
    colour = "var(--figure-shadow,#1f2a37)"
    return (
        f'<radialGradient id="{prefix}s"><stop stop-color="{colour}" stop-opacity=".24"/>'
        f'<stop offset=".55" stop-color="{colour}" stop-opacity=".13"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
        f'<circle r="1" stroke="none" fill="url(#{prefix}s)" transform="matrix({matrix})"/>'
    )


def _spread(numbers: Sequence[float]) -> tuple[float, float]:
    """The middle, and how far to either side most of them lie; a single limb that reaches out hardly counts."""
    middle = fmean(numbers)
    return middle, 1.5 * pstdev(numbers, middle) + 0.12
