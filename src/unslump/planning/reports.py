"""What is known about one movement in one session, and what it speaks for: a little more, as much, or less.

Whatever is not known speaks neither for more nor for less.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from unslump.movement.model import Amount, Stage
from unslump.planning.progress_rules import Effort, ProgressRules
from unslump.screening.during import too_much

Verdict = Literal["good", "open", "hold", "down"]
"""Fine in every respect · nothing against it, and the morning after is not known · as much again · less."""


@dataclass(frozen=True, slots=True)
class Report:
    """One movement in one session. None: not said, which is not 0."""

    session: int
    """The session's number among all that was written down; the same for all its movements."""
    movement: str
    when: datetime
    asked: Amount
    """What was planned."""
    done: float = 1.0
    """How much of that was done, 0 to 1."""
    start: int | None = None
    """How it felt before the session, 0 to 10."""
    peak: float | None = None
    """The most that was said while doing it, or at the end of the session."""
    ended_by_pain: bool = False
    """By the stop rules it was over, or something easier was offered."""
    effort: Effort | None = None
    morning: int | None = None
    """How it felt the morning after; where nobody asked then, the next number within three days."""
    sore: bool = False
    """What was felt the morning after was ordinary soreness from strength work: it does not count."""
    small: bool = False
    """It was a session of small doses."""
    seconds: int = 0
    """How long it took, about."""

    @property
    def morning_above(self) -> int | None:
        """By how much the morning was above the start; None where that is not known."""
        if self.sore or self.morning == 0:
            return 0
        return None if self.morning is None or self.start is None else self.morning - self.start


def once_each(session: Iterable[Report]) -> list[Report]:
    """One report of each movement, also where it came round again: the worst of both counts."""
    found: dict[str, Report] = {}
    for report in session:
        first = found.get(report.movement)
        found[report.movement] = report if first is None else _joined(first, report)
    return list(found.values())


def _joined(first: Report, again: Report) -> Report:
    peaks = [peak for peak in (first.peak, again.peak) if peak is not None]
    return replace(
        first,
        done=min(first.done, again.done),
        peak=max(peaks, default=None),
        ended_by_pain=first.ended_by_pain or again.ended_by_pain,
        seconds=first.seconds + again.seconds,
    )


def judged(report: Report, stage: Stage, rules: ProgressRules) -> tuple[Verdict, str]:
    """What it speaks for, and the rule that says so: the gravest counts."""
    above = report.morning_above
    if report.ended_by_pain or (report.peak is not None and too_much(report.start, report.peak)):
        return "down", "down-hurt"
    if above is not None and above >= rules["down.morning_above"]:
        return "down", "down-morning"
    if above is not None and above > 0:
        return "hold", "down-once"
    if 100 * report.done < rules["good.done_percent"]:
        return "hold", "undone"
    if report.peak is not None and report.peak > _bearable(report.start, rules):
        return "hold", "peak"
    if rules.too_hard(report.effort, stage):
        return "hold", "effort"
    return ("open", "open") if above is None else ("good", "once")


def _bearable(start: int | None, rules: ProgressRules) -> int:
    """Up to this a movement may be felt and still count as fine."""
    return max(rules["good.peak"], rules["good.above_start"] + start if start is not None else 0)
