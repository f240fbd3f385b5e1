"""What somebody did and said, in order: the history from which the rules over time speak. Plain values, no clock.

Order is by number, never by date: people set clocks back. `steady` makes the dates run forward all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from unslump.screening.model import Outcome

Kind = Literal["baseline", "next-morning", "evening", "weekly"]
KINDS: tuple[Kind, ...] = ("baseline", "next-morning", "evening", "weekly")
PASSED: frozenset[Outcome] = frozenset({"go", "limits"})


@dataclass(frozen=True, slots=True)
class Done:
    """A session, as far as these rules need it. None: not asked."""

    nth: int
    """Its number among all that was written down for this person."""
    at: datetime
    pain_before: int | None = None
    pain_after: int | None = None
    too_much: bool = False
    """By the stop rules a movement was over because it hurt, or something easier was offered."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How they said it was. Every number may be missing, and missing is not 0."""

    nth: int
    at: datetime
    kind: Kind
    pain_now: int | None = None
    pain_average: int | None = None
    """Over the last seven days, as they say it."""
    pain_worst: int | None = None
    sleep: int | None = None
    global_change: int | None = None
    """-3 very much worse, 0 no different, 3 very much better."""
    sore: bool = False
    """Ordinary soreness after strength work, and nothing else: it does not count."""
    usual: int | None = None
    """Of a next morning: what it was before the session that it looks back on."""
    activities: Mapping[str, int] = field(default_factory=dict)
    """How each of their own activities goes, 0 to 10, 10 the best; those that were rated."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a safety check came to, or what a check-in came to in its place."""

    nth: int
    at: datetime
    outcome: Outcome
    asked: bool = True
    """False: a check-in came to it, and nobody has answered the whole check."""
    clear_from: datetime | None = None
    """No session starts before this; None: nothing to wait for."""
    session_meanwhile: bool = False
    """True: somebody should have a look, and gentle sessions are fine until then."""
    limits: frozenset[str] = frozenset()
    """What it changes about movements, by id."""

    @property
    def passed(self) -> bool:
        """The whole check was answered, and sessions may start."""
        return self.asked and (self.outcome in PASSED or self.session_meanwhile)


Entry = Done | CheckIn | Checked


@dataclass(frozen=True, slots=True)
class Diary:
    """All of it. What is missing from it is unknown, not nought."""

    sessions: tuple[Done, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    checks: tuple[Checked, ...] = ()
    seen_until: datetime | None = None
    """The latest moment at which we met them since the last whole check, whatever a clock says today."""
    _steady: list[Entry] = field(default_factory=list, init=False, repr=False, compare=False)
    """Remembered: every rule asks for it."""

    def steady(self) -> list[Entry]:
        """Everything in the order in which it was written, with dates that never go back.

        A clock that is set back makes nothing younger; a whole check, answered, starts its date afresh, so that a
        clock which once ran ahead does not count for ever.
        """
        if not self._steady:
            self._steady.extend(self._run_forward())
        return self._steady.copy()

    def _run_forward(self) -> Iterator[Entry]:
        entries: list[Entry] = sorted(
            [*self.sessions, *self.check_ins, *self.checks], key=lambda one: (one.nth, one.at)
        )
        latest: datetime | None = None
        for entry in entries:
            fresh = latest is None or entry.at > latest or (isinstance(entry, Checked) and entry.asked)
            latest = entry.at if fresh or latest is None else latest
            yield entry if fresh else replace(entry, at=latest)

    def latest(self, now: datetime) -> datetime:
        """The latest moment that we know of: a clock set back is not believed."""
        seen = [now] if self.seen_until is None else [now, self.seen_until]
        return max([*seen, *(entry.at for entry in self.steady()[-1:])])

    @property
    def last_check(self) -> Checked | None:
        """The last by its number, not by its date."""
        return max(self.checks, key=lambda check: check.nth, default=None)

    def with_check_in(self, check_in: CheckIn) -> "Diary":
        """The diary with one more line, after all others."""
        last = max((entry.nth for entry in self.steady()), default=0)
        return replace(self, check_ins=(*self.check_ins, replace(check_in, nth=last + 1)))
