"""Where the seconds of a session go. The planner adds these up and the timeline lays them out, so they agree."""

from unslump.movement.model import Amount, Movement, Position
from unslump.movement.performance import changeover_s
from unslump.movement.speech import speech_ms
from unslump.planning.lengths import inner_ms
from unslump.units import ms_from_s

CLOSING_MS = 5_000
"""The end of the session, after the last movement."""
BREATH_MS = 800
"""Between naming a movement and saying what to do differently today."""


def lead_ms(before: Position | None, movement: Movement, how: str = "") -> int:
    """From the end of one movement to the setup of the next: naming it, moving there, saying what differs today."""
    return ms_from_s(changeover_s(before, movement.position)) + (speech_ms(how) + BREATH_MS if how else 0)


def whole_item_ms(
    before: Position | None, movement: Movement, length_ms: int, how: str = "", *, last: bool = False
) -> int:
    """One movement with everything around it, in whole seconds: what is left over lengthens the lead."""
    exact_ms = lead_ms(before, movement, how) + length_ms + (CLOSING_MS if last else 0)
    return -(-exact_ms // 1000) * 1000


def item_seconds(
    before: Position | None, movement: Movement, amount: Amount, how: str = "", *, last: bool = False
) -> int:
    """How long a movement takes in a session at pace 1, the way there included (and the closing, for the last)."""
    return whole_item_ms(before, movement, inner_ms(movement, amount), how, last=last) // 1000
