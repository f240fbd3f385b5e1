"""A movement with sides differs from its mirror; mirrored twice, every pose is itself again."""

from collections.abc import Iterator, Mapping

from unslump.body.pose import Pose, mirror
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    for name, pose in movement.poses.items():
        if mirror(mirror(pose)) != pose:
            found = "is not itself again when mirrored twice"
            yield problem(movement, "mirror", f"poses.{name}", found, "Name each angle once a side.")
    if movement.sides == "none":
        return
    used = [movement.poses[phase.pose] for phase in movement.phases if phase.pose in movement.poses]
    if used and all(same(pose, mirror(pose)) for pose in used):
        found = f"is “{movement.sides}”, but every pose looks the same on both sides"
        yield problem(movement, "mirror", "sides", found, 'Write one side\'s angles, or set sides = "none".')


def same(a: Pose, b: Pose) -> bool:
    """True where two poses agree in every angle, contact and place."""
    angles = all(a[angle] == b[angle] for angle in {*a.angles, *b.angles})
    return angles and a.contacts == b.contacts and a.placed_cm == b.placed_cm
