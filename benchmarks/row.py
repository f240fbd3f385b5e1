"""One line of the table: what was measured, and the bar that it is held to."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured number. `bar` None: nothing was promised, it is shown for comparison."""

    name: str
    value: float
    unit: str
    bar: float | None
    at_most: bool = True
    """False: the bar is the least that is wanted."""
    note: str = ""
    """How it was measured, where the name does not say it."""

    @property
    def ok(self) -> bool | None:
        """Whether the bar is kept; None where there is none."""
        if self.bar is None:
            return None
        return self.value <= self.bar if self.at_most else self.value >= self.bar


def median_ms(work: Callable[[], object], runs: int = 15, warm_up: int = 1) -> float:
    """The median time of `runs` calls, after a few that do not count."""
    for _ in range(warm_up):
        work()
    return statistics.median(once_ms(work) for _ in range(runs))


def once_ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
