"""The tracker behind a camera that sends plain numbers: how the page's Python is driven.

33 × (x, y, z, visibility) are written into `floats`; `update` answers with JSON where something is new, else with nothing.
The same lines run on the server, which is how the two are compared (tests/camera).
"""

import json
from array import array
from dataclasses import asdict

from unslump.body.landmarks import LANDMARKS
from unslump.movement.catalogue import one
from unslump.movement.model import Movement
from unslump.tracking.frame import Frame, Mark
from unslump.tracking.in_view import InView
from unslump.tracking.tracker import Tracker
from unslump.units import Side

NUMBERS = 4 * len(LANDMARKS)


class Live:
    """Follows one movement; `floats` is written from outside before each `update`."""

    def __init__(self, movement: Movement, side: Side | None = None) -> None:
        self.floats = array("f", bytes(4 * NUMBERS))
        """x right, y down, z away from the camera, in metres, and how visible it is: landmark by landmark."""
        self._tracker = Tracker(movement, side)
        self._in_view = InView(movement.camera.landmarks, side or movement.written_side or "left")
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._tracker.reset()
        self._in_view.reset()
        self._missing: tuple[str, ...] | None = None

    def __repr__(self) -> str:
        return f"Live({self._tracker!r}, missing {', '.join(self._missing or ()) or 'nothing'})"

    def update(self, seen: bool, t_ms: int) -> str:
        """What is new, as JSON: `observations`, and `missing` parts where they have changed. Empty for nothing.

        `seen` says whether the floats hold a body; False means that nobody was there.
        """
        frame = self._frame() if seen else None
        observations = self._tracker.update(frame, t_ms)
        missing = self._in_view.update(frame, t_ms)
        if not observations and missing == self._missing:
            return ""
        news: dict[str, object] = {"observations": [asdict(one) for one in observations]}
        if missing != self._missing:
            news["missing"] = self._missing = missing
        return json.dumps(news)

    def _frame(self) -> Frame:
        floats = self.floats
        return Frame({name: Mark(*floats[4 * i : 4 * i + 4]) for i, name in enumerate(LANDMARKS)})


def follow(movement_id: str, side: Side | None = None, language: str = "en") -> Live:
    """A new follower of a movement that ships with Unslump; its corrections are in the language, as far as it is translated."""
    return Live(one(movement_id, language), side)
