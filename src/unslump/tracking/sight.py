"""Whether enough is seen, and in a person's words what is missing."""

from collections.abc import Iterable

from unslump.tracking.observation import Part
from unslump.tracking.repetitions import BRIDGED_MS

_PARTS: dict[Part, tuple[str, ...]] = {
    "head": ("nose", "ear", "eye", "mouth"),
    "shoulders": ("shoulder",),
    "elbows": ("elbow",),
    "hands": ("wrist", "index", "pinky", "thumb"),
    "hips": ("hip",),
    "knees": ("knee",),
    "feet": ("ankle", "heel", "foot"),
}


def parts_of(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of the body that landmarks belong to, from the head down.

    >>> parts_of(["left_hip", "right_ankle", "right_hip"])
    ('hips', 'feet')
    """
    bare = [name.removeprefix("left_").removeprefix("right_") for name in names]
    return tuple(part for part, roots in _PARTS.items() if any(one.startswith(roots) for one in bare))


class Sight:
    """Says when too little has been seen for too long, and when it is back; knows the share of the time in sight."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.is_lost = False
        self._first_ms: int | None = None
        self._last_ms = self._seen_ms = 0
        self._in_sight_ms = 0

    def __repr__(self) -> str:
        return "Sight(lost)" if self.is_lost else "Sight(seeing)"

    @property
    def share(self) -> float:
        """The share of the time that was in sight, short gaps included; 0 to 1."""
        total_ms = 0 if self._first_ms is None else self._last_ms - self._first_ms
        return self._in_sight_ms / total_ms if total_ms > 0 else 0.0

    def update(self, seen: bool, t_ms: int) -> bool:
        """True where it has just changed."""
        if self._first_ms is None:
            self._first_ms = self._seen_ms = t_ms
        self._last_ms = t_ms
        gap_ms = t_ms - self._seen_ms
        if seen:
            self._in_sight_ms += gap_ms if gap_ms <= BRIDGED_MS else 0
            self._seen_ms = t_ms
        lost = not seen and gap_ms > BRIDGED_MS
        if lost == self.is_lost or (not seen and not lost):
            return False
        self.is_lost = lost
        return True
