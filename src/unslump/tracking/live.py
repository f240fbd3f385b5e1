"""The tracker behind a camera that sends plain numbers: how the page's Python is driven.

A frame is written into `floats`; `update` answers with JSON where something is new, else with nothing.
The same lines run on the server, which is how the two are compared (tests/camera).
"""

import json
from array import array
from dataclasses import asdict

from unslump.movement.catalogue import one
from unslump.movement.model import Movement
from unslump.tracking.frame import FLOATS
from unslump.tracking.in_view import InView
from unslump.tracking.observation import Part
from unslump.tracking.tracker import Tracker
from unslump.units import Side


class Live:
    """Follows one movement; `floats` is written from outside before each `update`."""

    def __init__(self, movement: Movement, side: Side | None = None, hold_ms: int | None = None) -> None:
        self.floats = array("f", bytes(4 * FLOATS))
        """x, y, z in metres and visibility, landmark by landmark, as in `Frame.floats`."""
        self._tracker = Tracker(movement, side, hold_ms=hold_ms)
        self._in_view = InView(movement.camera.landmarks, side or movement.written_side or "left")
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._tracker.reset()
        self._in_view.reset()
        self._missing: tuple[Part, ...] | None = None

    def __repr__(self) -> str:
        return f"Live({self._tracker!r}, missing {', '.join(self._missing or ()) or 'nothing'})"

    def update(self, seen: bool, t_ms: int) -> str:
        """What is new, as JSON: `observations`, and as `missing` the parts out of view where they have changed.

        `seen` says whether the floats hold a body; False means that nobody was there. Empty where nothing is new.
        """
        floats = self.floats if seen else None
        observations = self._tracker.update_floats(floats, t_ms)
        missing = self._in_view.update(floats, t_ms)
        if not observations and missing == self._missing:
            return ""
        news: dict[str, object] = {"observations": [asdict(one) for one in observations]}
        if missing != self._missing:
            news["missing"] = self._missing = missing
        return json.dumps(news)

    def summary(self) -> str:
        """What it came to so far, as JSON: `count`, `partials`, `in_sight` from 0 to 1, and `ranges`, each with its `side` or null,
        how `wide_deg` it is, over how many `repetitions`, and `facing_deg`, how the person stood to the camera, 0 to 359 or null.
        """
        tracker = self._tracker
        seen = {"count": tracker.count, "partials": tracker.partials, "in_sight": round(tracker.in_sight, 3)}
        facing = None if tracker.facing_deg is None else round(tracker.facing_deg) % 360
        ranges = [
            {"side": side, "wide_deg": round(one.wide_deg), "repetitions": one.repetitions, "facing_deg": facing}
            for side, one in tracker.ranges.items()
        ]
        return json.dumps(seen | {"ranges": ranges})


def follow(movement_id: str, side: Side | None = None, language: str = "en", hold_ms: int | None = None) -> Live:
    """A new follower of a movement that ships with Unslump; its corrections are in the language, as far as it is translated."""
    return Live(one(movement_id, language), side, hold_ms)
