"""Grades A and B say what is counted and from which landmarks; grade C says why nothing is."""

from collections.abc import Iterator, Mapping

from unslump.content.reading import nearest
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.coordinates import COORDINATES, is_landmark
from unslump.movement.model import Counting, Movement


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    camera = movement.camera
    if camera.grade == "C":
        if not camera.why:
            yield problem(movement, "camera", "camera.why", "is missing", "Say why a camera can't judge this.")
        if camera.counting is not None:
            yield problem(
                movement, "camera", "camera.counting", "grade C counts nothing", "Remove it, or raise the grade."
            )
        return
    if camera.counting is None:
        found = f"grade {camera.grade} counts, but nothing says what"
        yield problem(movement, "camera", "camera", found, "Add [camera.counting].")
    else:
        yield from _counting(movement, camera.counting)
    if not camera.landmarks:
        yield problem(
            movement, "camera", "camera.landmarks", "names nothing to see", "List the landmarks that must be seen."
        )
    yield from _known(movement, "camera.landmarks", camera.landmarks)


def _counting(movement: Movement, counting: Counting) -> Iterator[Problem]:
    where = "camera.counting"
    yield from _known(movement, f"{where}.points", counting.points)
    wanted = COORDINATES.get(counting.coordinate)
    if wanted is None:
        found = f"nobody can measure “{counting.coordinate}”"
        yield problem(movement, "camera", f"{where}.coordinate", found, nearest(counting.coordinate, COORDINATES, ""))
    elif len(wanted) != len(counting.points):
        found = f"“{counting.coordinate}” is measured from {len(wanted)} points, not {len(counting.points)}"
        yield problem(movement, "camera", f"{where}.points", found, f"Give: {', '.join(wanted)}.")
    whole, back = counting.reach - counting.rest, counting.back - counting.rest
    if whole == 0 or not 0 < back / whole < 1:
        found = f"{counting.back:g} does not lie between rest {counting.rest:g} and reach {counting.reach:g}"
        yield problem(movement, "camera", f"{where}.back", found, "Put it between them, nearer to rest.")


def _known(movement: Movement, where: str, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if not is_landmark(name):
            do = "Name a BlazePose point, as left_shoulder; near_ and work_ may stand for its side."
            yield problem(movement, "camera", where, f"“{name}” is no landmark", do)
