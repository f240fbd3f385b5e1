"""Over weeks: is it getting better, and if not, who should have a look. After 2, 4, 6 and 12 weeks, and when it gets worse.

diary ── Progress (the beginning against now) ── cards(diary, now)    gravest first
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from unslump.screening.advice import Advice
from unslump.screening.diary import Checked, CheckIn, Diary, Done, Entry
from unslump.screening.measures import Change, activities_change, change, readings, seven_days, weeks
from unslump.screening.over_time import TimeRule, rule

AT_SO_MANY_WEEKS = ("twelve-weeks", "six-weeks", "four-weeks", "two-weeks")


@dataclass(frozen=True, slots=True)
class Progress:
    """The beginning against the latest check-in of weeks. What is None was not answered."""

    began_at: datetime
    week: int
    """Full weeks from the beginning to the latest numbers."""
    before: float | None
    """Pain over seven days at the beginning."""
    after: float | None
    """Pain over seven days at the latest check-in."""
    activities: Change

    @property
    def pain(self) -> Change:
        return change(self.before, self.after)


def baseline(diary: Diary) -> CheckIn | None:
    """The first one that was taken; what comes later is compared with it."""
    return next((one for one in _check_ins(diary) if one.kind == "baseline"), None)


def progress(diary: Diary) -> Progress | None:
    """None before the beginning was written down."""
    first = baseline(diary)
    if first is None:
        return None
    latest = [one for one in _check_ins(diary) if one.kind in {"baseline", "weekly"}][-1]
    begun = _began_with(diary, first)
    return Progress(
        began_at=first.at,
        week=max(0, (latest.at - first.at) // timedelta(weeks=1)),
        before=begun,
        after=begun if latest is first else seven_days(diary, latest.at),
        activities=activities_change(first.activities, latest.activities),
    )


def cards(diary: Diary, now: datetime) -> tuple[Advice, ...]:
    """What there is to say about the weeks, gravest first; one card at least, and never two of the same kind of reason."""
    done = progress(diary)
    if done is None:
        return (rule("no-answer-yet").advice(),)
    found = [*_worse(diary, done, now), *_at_weeks(diary, done)]
    if not found:
        known = done.before is not None and done.after is not None
        return (rule("going-well" if known else "no-answer-yet").advice(),)
    return tuple(sorted(found, key=lambda advice: -advice.gravity))


def week_due(diary: Diary, now: datetime) -> int | None:
    """Which of the weeks' check-ins is open: 0 is the beginning; None if none is.

    A clock that is set back makes none of them younger.
    """
    first = baseline(diary)
    if first is None:
        return 0
    week = (diary.latest(now) - first.at) // timedelta(weeks=1)
    reached = max((one for one in weeks() if one <= week), default=0)
    answered = [one for one in _check_ins(diary) if one.kind == "weekly"]
    latest = (answered[-1].at - first.at) // timedelta(weeks=1) if answered else 0
    return reached if reached > 0 and latest < reached else None


def no_harder(diary: Diary) -> tuple[tuple[datetime, datetime | None], ...]:
    """The stretches in which nothing may get harder, because somebody should have a look first; None: until now.

    Each begins with the numbers of a week that ask for it, and ends with better ones, or once somebody has looked.
    """
    first, entries = baseline(diary), diary.steady()
    found: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for nth, entry in enumerate(entries, 1):
        if first is None or not isinstance(entry, CheckIn) or entry.kind != "weekly":
            continue
        late = entry.at - first.at >= timedelta(weeks=rule("six-weeks")["weeks"])
        asks = late and _asks_for_a_look(_as_it_was(entries[:nth]))
        if since is not None and not asks:
            found.append((since, entry.at))
        since = (since or entry.at) if asks else None
    looked = _looked_at(diary)
    if since is not None:
        found.append((since, looked if looked is not None and looked > since else None))
    return tuple(found)


def _as_it_was(entries: list[Entry]) -> Diary:
    return Diary(
        tuple(one for one in entries if isinstance(one, Done)),
        tuple(one for one in entries if isinstance(one, CheckIn)),
        tuple(one for one in entries if isinstance(one, Checked)),
    )


def _asks_for_a_look(diary: Diary) -> bool:
    done = progress(diary)
    return done is not None and any(one.action == "stop-progress" for one in _at_weeks(diary, done))


def _at_weeks(diary: Diary, done: Progress) -> list[Advice]:
    """The one rule of the latest week that has been reached, if it holds."""
    for name in AT_SO_MANY_WEEKS:
        one = rule(name)
        if done.week >= one["weeks"]:
            holds = _stayed(diary, done, one) if name == "twelve-weeks" else _no_better(done, one)
            if holds:
                return [one.advice(done.began_at + timedelta(weeks=done.week))]
            if name != "twelve-weeks":
                return []
    return []


def _no_better(done: Progress, one: TimeRule) -> bool:
    """Neither so many points nor so many percent better, and no gain in what they want to do. Unknown says nothing."""
    if done.before is None or done.after is None or done.before < one["from_pain"]:
        return False
    by = done.before - done.after
    enough = 100 * by >= one["percent"] * done.before or ("points" in one.numbers and by >= one["points"])
    return not enough and done.activities.kind != "better"


def _stayed(diary: Diary, done: Progress, one: TimeRule) -> bool:
    """It is still there; said once, until a whole check was answered after it."""
    if done.after is None or done.after < one["from_pain"]:
        return False
    reached = done.began_at + timedelta(weeks=one["weeks"])
    outcomes = [check for check in diary.checks if not check.asked and check.outcome == "first" and check.at >= reached]
    return not outcomes


def _worse(diary: Diary, done: Progress, now: datetime) -> list[Advice]:
    one, severe = rule("worse-for-a-week"), rule("much-worse")
    since = _looked_at(diary) or done.began_at
    if done.before is None or not _worse_for_long(diary, done.before + one["points"], one["days"], since):
        return []
    latest = readings(diary)[-1:]
    strong = any(reading.pain >= severe["from_pain"] for reading in latest)
    return [(severe if strong else one).advice(diary.latest(now))]


def _worse_for_long(diary: Diary, level: float, days: int, since: datetime) -> bool:
    """Every number of a week or more has been at that level, or the week's average that they said is."""
    row: list[datetime] = []
    for reading in readings(diary):
        row = [*row, reading.at] if reading.pain >= level and reading.at >= since else []
    if row and row[-1] - row[0] >= timedelta(days=days):
        return True
    weekly = [one for one in _check_ins(diary) if one.kind == "weekly" and one.at > since]
    said = [one.pain_average for one in weekly if one.pain_average is not None]
    return bool(said) and said[-1] >= level


def _looked_at(diary: Diary) -> datetime | None:
    """When the whole check was last passed after a check-in had sent them to somebody: from then on it counts anew."""
    found, sent = None, False
    for entry in diary.steady():
        if isinstance(entry, Checked):
            found = entry.at if sent and entry.passed else found
            sent = not entry.asked or (sent and not entry.passed)
    return found


def _began_with(diary: Diary, first: CheckIn) -> float | None:
    """What the beginning is: the average that they said then, else the number of that moment."""
    if first.pain_average is not None:
        return float(first.pain_average)
    if first.pain_now is not None:
        return float(first.pain_now)
    return seven_days(diary, first.at)


def _check_ins(diary: Diary) -> list[CheckIn]:
    return [entry for entry in diary.steady() if isinstance(entry, CheckIn)]
