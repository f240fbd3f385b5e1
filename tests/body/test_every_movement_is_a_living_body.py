"""Promises that hold for every movement, round, side and moment of its demonstration."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from unslump.body import spine
from unslump.body.measure import bone_errors_m, joint_angles
from unslump.body.ranges import range_of
from unslump.body.skeleton import Skeleton, mirrored
from unslump.body.solve import Stance
from unslump.body.vectors import distance, up_of
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.movement.motion import Demonstration, demonstration

STEP_MS = 50
FASTEST_DEG_S = 400.0
BELOW_FLOOR_M = -0.01
SLIDE_M = 0.01


def shown() -> Iterator[object]:
    for movement in catalogue().values():
        for number in range(1, max(2, len(movement.rounds) + 1)):
            yield pytest.param(movement, number, id=f"{movement.id}-{number}")


every_demonstration = pytest.mark.parametrize(("movement", "number"), list(shown()))


@cache
def film(movement: Movement, number: int) -> list[Stance]:
    demo: Demonstration = demonstration(movement, number)
    return [demo.stance_at(t_ms) for t_ms in range(0, demo.length_ms + 1, STEP_MS)]


def bodies(movement: Movement, number: int) -> list[Skeleton]:
    return [stance.skeleton for stance in film(movement, number)]


@every_demonstration
def test_no_bone_ever_changes_its_length(movement: Movement, number: int) -> None:
    for body in bodies(movement, number):
        wrong = {bone: error for bone, error in bone_errors_m(body).items() if error > 0.001}
        assert not wrong


@every_demonstration
def test_what_is_planted_does_not_slide(movement: Movement, number: int) -> None:
    for stance in film(movement, number):
        slides = {
            part: m for part, m in stance.short_m.items() if part not in stance.ends or part in stance.pose.contacts
        }
        slides = {part: m for part, m in slides.items() if m >= SLIDE_M}
        assert not slides
        for part, place in stance.places.items():
            point = {"hand": "wrist", "foot": "ankle", "knee": "knee", "elbow": "elbow"}.get(part.split("_")[-1])
            if point and part in stance.pose.contacts:
                side = part.split("_")[0]
                assert distance(stance.skeleton[f"{side}_{point}"], place) < SLIDE_M


@every_demonstration
def test_nothing_sinks_into_the_floor(movement: Movement, number: int) -> None:
    for body in bodies(movement, number):
        sunk = {name: point[1] for name, point in body.points.items() if point[1] < BELOW_FLOOR_M}
        assert not sunk


@every_demonstration
def test_joints_stay_inside_their_healthy_ranges(movement: Movement, number: int) -> None:
    for stance in film(movement, number):
        angles = dict(joint_angles(stance.skeleton))
        angles |= {
            name: stance.pose[name] for name in stance.pose.angles if name.startswith(("lumbar", "thoracic", "neck"))
        }
        beyond = {n: a for n, a in angles.items() if not range_of(n)[0] - 0.5 <= a <= range_of(n)[1] + 0.5}
        assert not beyond


@every_demonstration
def test_no_joint_moves_faster_than_a_body_can(movement: Movement, number: int) -> None:
    before: dict[str, float] | None = None
    for body in bodies(movement, number):
        now = dict(joint_angles(body))
        if before is not None:
            speeds = {n: abs(now[n] - before[n]) * 1000 / STEP_MS for n in now}
            assert not {n: v for n, v in speeds.items() if v > FASTEST_DEG_S}
        before = now


@every_demonstration
def test_no_point_ever_jumps(movement: Movement, number: int) -> None:
    film_ = bodies(movement, number)
    for a, b in pairwise(film_):
        jumps = {n: distance(a[n], b[n]) for n in a.points if distance(a[n], b[n]) > 0.20}
        assert not jumps


@every_demonstration
def test_the_spine_is_one_unbroken_column(movement: Movement, number: int) -> None:
    for body in bodies(movement, number):
        assert [v.name for v in body.vertebrae] == list(spine.LEVELS)
        for low, high in pairwise(body.vertebrae):
            apart = distance(low.centre, high.centre)
            assert abs(apart - (low.height_m + high.height_m) / 2) < 0.004
            assert sum(a * b for a, b in zip(up_of(low.turn), up_of(high.turn), strict=True)) > 0.9


@every_demonstration
def test_mirrored_twice_is_the_same_body(movement: Movement, number: int) -> None:
    for body in bodies(movement, number)[::10]:
        again = mirrored(mirrored(body))
        assert dict(again.points) == dict(body.points)
        assert again.vertebrae == body.vertebrae


@every_demonstration
def test_a_repetition_ends_where_it_began(movement: Movement, number: int) -> None:
    first, last = bodies(movement, number)[0], demonstration(movement, number).keys[-1].skeleton
    assert all(distance(first[n], last[n]) < 1e-6 for n in first.points)
