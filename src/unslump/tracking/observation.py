"""What a tracker tells: plain values, from which a page chooses its words and a program its numbers."""

from dataclasses import dataclass
from typing import Literal

from unslump.units import Side

Kind = Literal["ready", "repetition", "partial", "hold", "held", "side", "fault", "praise", "lost", "found"]
"""
`ready`       the start pose has been held: counting begins
`repetition`  one has just become whole
`partial`     one was begun and given up, or fell short
`hold`        the hold is at `held_ms`: told once a second while it is kept
`held`        the hold has lasted as long as was asked for
`side`        the person has changed to `side`; where only the other side was asked for, a whole repetition of this one was seen
`fault`       `say` is the one correction to speak now
`praise`      the last correction was heard, or all is well: at most now and then
`lost`        too little is seen to go on; `missing` says what
`found`       in sight again, and going on
"""
Part = Literal["head", "shoulders", "elbows", "hands", "hips", "knees", "feet"]
"""Parts of the body in a person's words, as in "I can't see your hips"."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that the tracker has just noticed."""

    kind: Kind
    t_ms: int
    count: int
    """Whole repetitions so far."""
    side: Side | None = None
    """The side that did it; None where the movement has none."""
    held_ms: int | None = None
    """How long the hold has been kept, gaps left out; None where nothing is held."""
    say: str = ""
    """For `fault`: the correction, in the words of the movement file. Empty for the rest: the page has its own."""
    missing: tuple[Part, ...] = ()
    """For `lost`: what has to come into view; empty means that nobody is seen at all."""
