"""Every joint stays inside its healthy range, and the thorax bends no further than living people's do."""

from collections.abc import Iterator, Mapping

from unslump.body.ranges import THORACIC_SAGITTAL_TOTAL_DEG, range_of
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    seen: set[tuple[str, float]] = set()
    for name, pose in movement.poses.items():
        for angle, value in pose.angles.items():
            low, high = range_of(angle)
            if low <= value <= high or (angle, value) in seen:
                continue
            seen.add((angle, value))
            unit = " cm" if angle.endswith("_cm") else "°"
            healthy = f"{low:g} to {high:g}" if low < 0 else f"{low:g}–{high:g}"
            found = f"{value:g}{unit} is beyond the healthy range {healthy}{unit}".replace("-", "−")
            do = "Lower it, or cite a source." if value > high else "Raise it, or cite a source."
            yield problem(movement, "ranges", f"poses.{name}.{angle}", found, do)
    yield from _thoracic_total(movement)


def _thoracic_total(movement: Movement) -> Iterator[Problem]:
    bends = [pose["thoracic_flexion"] for pose in movement.poses.values()]
    total = max(bends, default=0.0) - min(bends, default=0.0)
    if total > THORACIC_SAGITTAL_TOTAL_DEG:
        found = f"thoracic_flexion spans {total:g}° from pose to pose; living people have about 32°, at most 36°"
        yield problem(movement, "ranges", "poses", found, "Bring the two ends closer together.")
