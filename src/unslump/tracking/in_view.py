"""Which parts of the body a camera ought to see and does not: what a person can do something about."""

from collections.abc import Sequence

from unslump.tracking.frame import Frame
from unslump.units import SIDES, Side, other_side

PARTS = ("head", "shoulders", "elbows", "hands", "hips", "knees", "feet")
"""From the top down, as they are told."""

_PART_OF = {
    **dict.fromkeys(("nose", "eye_inner", "eye", "eye_outer", "ear", "mouth"), "head"),
    **dict.fromkeys(("wrist", "pinky", "index", "thumb"), "hands"),
    **dict.fromkeys(("ankle", "heel", "foot_index"), "feet"),
    "shoulder": "shoulders",
    "elbow": "elbows",
    "hip": "hips",
    "knee": "knees",
}
PATIENCE_MS = 500
"""A part that flickers is not missing."""


class InView:
    """Knows how long each landmark has not been seen. `update` with every frame, None when there was none."""

    def __init__(self, names: Sequence[str], work: Side) -> None:
        self._either = {name: _stand_ins(name, work) for name in names}
        self.reset()

    def reset(self) -> None:
        """As new: everything is missing until it has been seen."""
        self._seen_ms: dict[str, int] = {}

    def __repr__(self) -> str:
        return f"InView({', '.join(self._either)}: {len(self._seen_ms)} seen)"

    def update(self, frame: Frame | None, t_ms: int) -> tuple[str, ...]:
        """The parts that are missing now, from the top down."""
        for name, either in self._either.items():
            if frame is not None and any(frame[one] is not None for one in either):
                self._seen_ms[name] = t_ms
        missing = {part_of(name) for name in self._either if self._is_missing(name, t_ms)}
        return tuple(part for part in PARTS if part in missing)

    def _is_missing(self, name: str, t_ms: int) -> bool:
        seen_ms = self._seen_ms.get(name)
        return seen_ms is None or t_ms - seen_ms > PATIENCE_MS


def part_of(name: str) -> str:
    """What a person calls the place of a landmark.

    >>> part_of("near_foot_index"), part_of("nose"), part_of("mouth_left")
    ('feet', 'head', 'head')
    """
    side, _, rest = name.partition("_")
    return _PART_OF.get(rest) or _PART_OF[side]


def _stand_ins(name: str, work: Side) -> tuple[str, ...]:
    """The landmarks of which one is enough: which side is near shows only once somebody is there."""
    side, _, rest = name.partition("_")
    if side in ("near", "far"):
        return tuple(f"{one}_{rest}" for one in SIDES)
    if side in ("work", "other"):
        return (f"{work if side == 'work' else other_side(work)}_{rest}",)
    return (name,)
