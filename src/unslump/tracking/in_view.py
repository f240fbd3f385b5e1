"""Which parts of the body a camera ought to see and does not, before anything is counted: where to put it."""

from collections.abc import Sequence

from unslump.body.landmarks import LANDMARKS
from unslump.tracking.frame import LEAST_VISIBILITY
from unslump.tracking.observation import Part
from unslump.tracking.sight import parts_of
from unslump.units import SIDES, Side, other_side

PATIENCE_MS = 500
"""A part that flickers is not missing."""


class InView:
    """Knows how long each landmark has not been seen. `update` with every frame, None when nobody was seen."""

    def __init__(self, names: Sequence[str], work: Side) -> None:
        self._either = {stand_ins(name, work) for name in names}
        self.reset()

    def reset(self) -> None:
        """As new: everything is missing until it has been seen."""
        self._seen_ms: dict[tuple[str, ...], int] = {}

    def __repr__(self) -> str:
        return f"InView({len(self._seen_ms)} of {len(self._either)} seen)"

    def update(self, floats: Sequence[float] | None, t_ms: int) -> tuple[Part, ...]:
        """The parts that are missing now, from the head down."""
        for either in self._either:
            if floats is not None and any(floats[_VISIBILITY[one]] >= LEAST_VISIBILITY for one in either):
                self._seen_ms[either] = t_ms
        return parts_of(either[0] for either in self._either if self._is_missing(either, t_ms))

    def _is_missing(self, either: tuple[str, ...], t_ms: int) -> bool:
        seen_ms = self._seen_ms.get(either)
        return seen_ms is None or t_ms - seen_ms > PATIENCE_MS


_VISIBILITY = {name: 4 * nth + 3 for nth, name in enumerate(LANDMARKS)}


def stand_ins(name: str, work: Side) -> tuple[str, ...]:
    """The landmarks of which one is enough: which side is nearer shows only once somebody is there.

    >>> stand_ins("near_hip", "right"), stand_ins("work_hip", "right")
    (('left_hip', 'right_hip'), ('right_hip',))
    """
    side, _, rest = name.partition("_")
    if side in ("near", "far"):
        return tuple(f"{one}_{rest}" for one in SIDES)
    if side in ("work", "other"):
        return (f"{work if side == 'work' else other_side(work)}_{rest}",)
    return (name,)
