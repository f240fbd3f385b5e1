"""Cameras that watch a movement's own demonstration: one that sees clearly (`watch`), and such as people have (`film`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin
from random import Random

from unslump.body.landmarks import landmarks
from unslump.body.proportions import Person
from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec, dot
from unslump.movement.model import Amount, Movement
from unslump.movement.motion import demonstration, skeleton_at
from unslump.movement.performance import Step, steps
from unslump.tracking.frame import Frame, Mark
from unslump.units import Side


def watch(
    movement: Movement, amount: Amount, frame_ms: int = 50, azimuth_deg: float | None = None, pace: float = 1.0
) -> Iterator[tuple[int, Frame]]:
    """Every frame of a movement done with an amount, from getting into place to the end, with its time in ms.

    `azimuth_deg` is where the camera stands (0 at the person's right, 90 in front); None: where the file wants it.
    """
    where_deg = camera_azimuth_deg(movement) if azimuth_deg is None else azimuth_deg
    known: dict[tuple[Side | None, int | None, int], Frame] = {}
    t_ms = 0
    for step in steps(movement, amount, pace):
        while t_ms < step.end_ms:
            moment = (step.side, step.round, figure_ms(step, t_ms))
            if moment not in known:
                known[moment] = seen_from(skeleton_at(movement, *moment), where_deg)
            yield t_ms, _swaying(known[moment], t_ms)
            t_ms += frame_ms


def _swaying(frame: Frame, t_ms: int) -> Frame:
    """Nobody is as still as a drawing: a sway of half a millimetre, by which a tracker knows that the camera is alive."""
    sway_m = 0.0005 * sin(t_ms)
    return Frame({name: mark and mark._replace(x_m=mark.x_m + sway_m) for name, mark in frame.marks.items()})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a camera sees, and whom. The same seed gives the same film."""

    seed: int = 0
    noise_m: float = 0.01
    """Standard deviation of each landmark, each way."""
    missing: float = 0.2
    """The share of frames in which nothing is found."""
    fps: tuple[float, float] = (5.0, 60.0)
    """Each film has a rate between these; each frame comes up to a third early or late."""
    mirrored: bool = False
    """The picture is flipped, so that left and right are exchanged."""
    stature_m: float = 1.70
    off_deg: float = 0.0
    """How far beside the place that the file wants the camera stands."""


def film(movement: Movement, amount: Amount, seen: Circumstances) -> Iterator[tuple[int, list[float] | None]]:
    """Every frame of a movement as a row of floats, None where nothing is found, with its time in ms."""
    chance = Random(seen.seed)
    frame_ms = 1000 / chance.uniform(*seen.fps)
    where_deg = camera_azimuth_deg(movement) + seen.off_deg
    person = Person(seen.stature_m)
    t_ms = 0.0
    done = steps(movement, amount)
    for step in done:
        while t_ms < step.end_ms + (_LINGERS_MS if step is done[-1] else 0):
            moment = round(figure_ms(step, min(int(t_ms), step.end_ms - 1)) / _GRID_MS) * _GRID_MS
            clear = _clear(movement, step.side, step.round, moment, person, where_deg, seen.mirrored)
            found = chance.random() >= seen.missing
            yield round(t_ms), _noisy(clear, seen.noise_m, chance) if found else None
            t_ms += frame_ms * chance.uniform(2 / 3, 4 / 3)


_LINGERS_MS = 1000
"""Nobody is gone the moment they are done."""
_GRID_MS = 40
"""Films share the pictures of their figure at this grain."""


@lru_cache(maxsize=20_000)
def _clear(
    movement: Movement, side: Side | None, round_: int | None, t_ms: int, person: Person, where_deg: float, flip: bool
) -> tuple[float, ...]:
    frame = seen_from(demonstration(movement, round_, person).skeleton_at(t_ms, side), where_deg)
    return tuple((frame.mirrored() if flip else frame).floats())


def _noisy(clear: Sequence[float], noise_m: float, chance: Random) -> list[float]:
    table = _noise(noise_m)
    start = 4 * chance.randrange((len(table) - len(clear)) // 4)
    return [value + off for value, off in zip(clear, table[start : start + len(clear)], strict=True)]


@lru_cache(maxsize=8)
def _noise(noise_m: float) -> tuple[float, ...]:
    """A long row to take pieces from, at a price that a long benchmark can pay; visibility has none."""
    chance = Random(0)
    return tuple(0.0 if i % 4 == 3 else chance.gauss(0, noise_m) for i in range(40_000))


def repetitions_done(movement: Movement, amount: Amount, side: Side | None, pace: float = 1.0) -> int:
    """How many repetitions an amount comes to, on one side where there are sides."""
    done = {
        (step.set, step.round, step.rep)
        for step in steps(movement, amount, pace)
        if step.rep is not None and step.side == side
    }
    return len(done)


def figure_ms(step: Step, t_ms: int) -> int:
    """Where the figure stands on its own clock at a moment of a step."""
    length_ms = step.figure_to_ms - step.figure_from_ms
    into_ms = t_ms - step.start_ms
    if step.figure_loops:
        return step.figure_from_ms + into_ms % max(1, length_ms)
    return step.figure_from_ms + length_ms * into_ms // max(1, step.end_ms - step.start_ms)


def camera_azimuth_deg(movement: Movement) -> float:
    """Where the file wants the camera: in front, or else at the person's right side."""
    return 90.0 if "front" in movement.camera.view else 0.0


def seen_from(skeleton: Skeleton, azimuth_deg: float) -> Frame:
    """The landmarks of a skeleton as a level camera sees them, all in plain sight."""
    turn_rad = radians(azimuth_deg)
    to_camera = (sin(turn_rad), 0.0, cos(turn_rad))
    image_right = (cos(turn_rad), 0.0, -sin(turn_rad))
    return Frame({name: _mark(place, image_right, to_camera) for name, place in landmarks(skeleton).items()})


def _mark(place: Vec, image_right: Vec, to_camera: Vec) -> Mark:
    return Mark(dot(place, image_right), -place[1], -dot(place, to_camera))
