"""Grades A and B say what is counted and from which landmarks; grade C says why nothing is."""

from collections.abc import Iterator, Mapping

from unslump.content.reading import nearest
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.coordinates import COORDINATES, IN_DEGREES, RANGED, is_landmark
from unslump.movement.model import Counting, FaultCheck, Hold, Movement

LEAST_FAULT_DEG = 15.0
"""Form is spoken of only beyond this: nearer than that, it may be the pose model."""


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
    counting = camera.counting
    if counting is None:
        found = f"grade {camera.grade} counts, but nothing says what"
        yield problem(movement, "camera", "camera", found, "Add [camera.counting].")
    else:
        yield from _counting(movement, counting)
    if not camera.landmarks:
        yield problem(
            movement, "camera", "camera.landmarks", "names nothing to see", "List the landmarks that must be seen."
        )
    yield from _known(movement, "camera.landmarks", camera.landmarks)
    if camera.hold is not None:
        yield from _hold(movement, camera.hold)
    told = camera.grade == "A" and counting is not None and counting.coordinate in RANGED
    if camera.tells_range and not told:
        found = "a camera is not sure enough of this range"
        do = f"Remove it; of grade A, {' and '.join(sorted(RANGED))} may be told."
        yield problem(movement, "camera", "camera.tells_range", found, do)
    for i, fault in enumerate(movement.faults, 1):
        if fault.check is not None:
            yield from _fault(movement, f"faults[{i}].check", fault.check)


def _counting(movement: Movement, counting: Counting) -> Iterator[Problem]:
    where = "camera.counting"
    yield from _measurable(movement, where, counting.coordinate, counting.points)
    whole, back = counting.reach - counting.rest, counting.back - counting.rest
    if whole == 0 or not 0 < back / whole < 1:
        found = f"{counting.back:g} does not lie between rest {counting.rest:g} and reach {counting.reach:g}"
        yield problem(movement, "camera", f"{where}.back", found, "Put it between them, nearer to rest.")
    elif counting.partial is not None and not back / whole <= (counting.partial - counting.rest) / whole <= 1:
        found = f"{counting.partial:g} does not lie between back {counting.back:g} and reach {counting.reach:g}"
        yield problem(movement, "camera", f"{where}.partial", found, "Put it between them, or leave it out.")
    if counting.measured_from == "turn" and counting.rest != 0:
        found = f"rest is {counting.rest:g}, but a swing that is measured from its turn sets out from 0"
        yield problem(movement, "camera", f"{where}.rest", found, "Write rest = 0.")


def _hold(movement: Movement, hold: Hold) -> Iterator[Problem]:
    if hold.low >= hold.high:
        found = f"low {hold.low:g} is not below high {hold.high:g}"
        yield problem(movement, "camera", "camera.hold", found, "Give the band from low to high.")


def _fault(movement: Movement, where: str, check: FaultCheck) -> Iterator[Problem]:
    yield from _measurable(movement, where, check.coordinate, check.points)
    if movement.camera.grade != "A":
        found, do = "form is judged at grade A only", "Remove the check: the fault stays in print."
        yield problem(movement, "camera", where, found, do)
    if check.coordinate in COORDINATES and check.coordinate not in IN_DEGREES:
        yield problem(movement, "camera", where, f"“{check.coordinate}” is no angle", "Judge form by an angle.")
    elif abs(check.by) < LEAST_FAULT_DEG:
        found = f"{check.by:g}° is less than a camera can tell"
        yield problem(movement, "camera", f"{where}.by", found, f"Give at least {LEAST_FAULT_DEG:g}°, either way.")


def _measurable(movement: Movement, where: str, coordinate: str, points: tuple[str, ...]) -> Iterator[Problem]:
    yield from _known(movement, f"{where}.points", points)
    wanted = COORDINATES.get(coordinate)
    if wanted is None:
        found = f"nobody can measure “{coordinate}”"
        yield problem(movement, "camera", f"{where}.coordinate", found, nearest(coordinate, COORDINATES, ""))
    elif len(wanted) != len(points):
        found = f"“{coordinate}” is measured from {len(wanted)} points, not {len(points)}"
        do = f"Give: {', '.join(wanted)}." if wanted else "Leave `points` out: it knows its own."
        yield problem(movement, "camera", f"{where}.points", found, do)


def _known(movement: Movement, where: str, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if not is_landmark(name):
            do = "Name a BlazePose point, as left_shoulder; near_ and work_ may stand for its side."
            yield problem(movement, "camera", where, f"“{name}” is no landmark", do)
