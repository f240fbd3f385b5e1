"""What the rules over time come to: one thing to do, its sentence, and the rule that said so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Action = Literal[
    "fine",
    "unknown",
    "ease",
    "change-plan",
    "step-down",
    "easier",
    "see-someone",
    "stop-progress",
    "low-dose",
    "pause",
    "end-movement",
    "first",
    "end-session",
    "today",
    "emergency",
]
"""go on · we don't know · smaller and fewer · other movements · one level lower · the easier neighbour ·
have somebody look, and go on · no harder until somebody has looked · small doses · no session for some days ·
this movement is over · see someone first · the session is over · a health professional today · emergency number now."""

GRAVITY: tuple[Action, ...] = (
    "fine",
    "unknown",
    "ease",
    "change-plan",
    "step-down",
    "easier",
    "see-someone",
    "stop-progress",
    "low-dose",
    "pause",
    "end-movement",
    "first",
    "end-session",
    "today",
    "emergency",
)
"""From lightest to gravest."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do. Never the name of an illness, never a promise.

    >>> Advice("pause", "Rest.", "flare-ups").graver_than(Advice("fine", "Go on.", "back-to-usual"))
    True
    """

    action: Action
    say: str
    rule: str
    """Its id in `over_time.toml` or `stop_rules.toml`."""
    until: datetime | None = None
    """For `pause`, and where somebody has to be seen: no session starts before this."""
    sources: tuple[str, ...] = ()

    @property
    def gravity(self) -> int:
        """Its place in GRAVITY."""
        return GRAVITY.index(self.action)

    @property
    def is_outcome(self) -> bool:
        """True where it says what a safety check may say as well: it closes sessions as one does."""
        return self.action in {"first", "today", "emergency"}

    def graver_than(self, other: "Advice") -> bool:
        return self.gravity > other.gravity


def gravest(advices: "tuple[Advice, ...] | list[Advice]") -> Advice:
    """The one that counts; the first of them where several are as grave. There has to be one.

    >>> gravest([Advice("fine", "", "a"), Advice("today", "", "b"), Advice("today", "", "c")]).rule
    'b'
    """
    return max(advices, key=lambda advice: advice.gravity)
