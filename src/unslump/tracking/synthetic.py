"""A camera that watches a movement's own demonstration: clean landmarks, moment by moment."""

from collections.abc import Iterator
from math import cos, radians, sin

from unslump.body.landmarks import landmarks
from unslump.body.skeleton import Skeleton
from unslump.body.vectors import Vec, dot
from unslump.movement.model import Amount, Movement
from unslump.movement.motion import skeleton_at
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
