"""The last weeks at a glance: whether it has been hurting more, whether somebody moved clearly more, whether they may build."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from unslump.planning.progress_rules import ProgressRules

Number = tuple[datetime, int]
"""How it felt at a moment, 0 to 10."""


class Trend:
    """Weeks are counted back from a moment, and end before it: what is said at the start of a session is not known yet.

    A week that is not full, or in which too little was said, is not compared.
    """

    def __init__(self, numbers: Sequence[Number], moved: Sequence[tuple[datetime, int]], rules: ProgressRules) -> None:
        """`moved`: seconds of each movement that was done, the oldest first."""
        self.numbers, self.rules = sorted(numbers), rules
        self._days = [when for when, _ in self.numbers]
        self._moved = sorted(moved)
        self._moved_days = [when for when, _ in self._moved]
        self._sums = [0]
        for _, seconds in self._moved:
            self._sums.append(self._sums[-1] + seconds)

    def rising(self, when: datetime) -> bool:
        """It has hurt at least a point more in the last week than in the best of the four before."""
        now = self._median(when)
        before = [found for back in self._weeks("rising.weeks") if (found := self._median(when - back)) is not None]
        return now is not None and bool(before) and now - min(before) >= self.rules["rising.points"]

    def busy(self, when: datetime) -> bool:
        """They moved by more than a fifth more in the last week than in any of the four before, as far as these are full."""
        if not self._moved_days:
            return False
        began = self._moved_days[0]
        full = [back for back in self._weeks("busy.weeks") if when - back - self.rules.week >= began]
        most = max((self._seconds(when - back) for back in full), default=None)
        return most is not None and 100 * self._seconds(when) > (100 + self.rules["busy.percent"]) * most

    def builds(self, when: datetime) -> bool:
        """Little to feel in the last week in which anything was said."""
        at = bisect_left(self._days, when)
        if at == 0:
            return False
        now = self._median(self._days[at - 1], least=1)
        return now is not None and now <= self.rules["tracks.build_at_most"]

    def _weeks(self, how_many: str) -> list[timedelta]:
        return [nth * self.rules.week for nth in range(1, self.rules[how_many] + 1)]

    def _median(self, until: datetime, least: int | None = None) -> float | None:
        since = bisect_left(self._days, until - self.rules.week)
        said = [number for _, number in self.numbers[since : bisect_left(self._days, until)]]
        enough = len(said) >= (self.rules["rising.least"] if least is None else least)
        return float(median(said)) if enough else None

    def _seconds(self, until: datetime) -> int:
        """Of moving in the seven days up to a moment."""
        since = bisect_left(self._moved_days, until - self.rules.week)
        return self._sums[bisect_left(self._moved_days, until)] - self._sums[since]
