"""The only place where time comes from. Everything below is told what time it is."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Two readings: one to measure with, one to write down."""

    def now_ms(self) -> int:
        """Milliseconds since some moment; never goes back, and may stand still while the machine sleeps."""
        ...

    def at(self) -> datetime:
        """The date and time, with its zone."""
        ...


class WallClock:
    """The machine's own clocks."""

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def at(self) -> datetime:
        return datetime.now(UTC)


class FakeClock:
    """For tests: stands still until it is told to move.

    >>> clock = FakeClock(); clock.pass_ms(1500); clock.now_ms()
    1500
    """

    def __init__(self, at: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> None:
        self._ms = 0
        self._at = at

    def now_ms(self) -> int:
        return self._ms

    def at(self) -> datetime:
        return self._at

    def pass_ms(self, ms: int) -> None:
        """Time passes; a negative number sets both clocks back."""
        self._ms += ms
        self._at += timedelta(milliseconds=ms)

    def sleep_ms(self, ms: int) -> None:
        """The lid is closed: the date moves on, the measuring clock does not."""
        self._at += timedelta(milliseconds=ms)
