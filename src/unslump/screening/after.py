"""The next morning: back to usual or not, soreness told from pain, a step down, a pause, or somebody to see.

diary ── course (what it comes to so far) ── standing(diary, now)          what holds today, without a question
morning + diary ─────────────────────────── next_morning(morning, diary, now)   what follows from the answers
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from unslump.screening.advice import Advice, gravest
from unslump.screening.diary import Checked, CheckIn, Diary, Done, Entry
from unslump.screening.measures import readings
from unslump.screening.model import Answer
from unslump.screening.over_time import TimeRule, rule, signs

Verdict = Literal["back", "up", "unknown"]
"""Back to usual or below · above usual · a number is missing."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What is asked the next morning. None, or a missing sign, is unanswered: never no, never 0."""

    pain_now: int | None
    usual: int | None
    """What it was before the session."""
    signs: Mapping[str, Answer] = field(default_factory=dict)
    """By id of `over_time.signs()`."""
    dull: Answer | None = None
    both_sides: Answer | None = None
    hours_since_strength: float | None = None
    """Since strength work, or none of it lately."""


def is_soreness(morning: Morning) -> bool:
    """Above usual, but dull, on both sides, after strength work, and slight. Whatever is not known speaks against it.

    >>> is_soreness(Morning(3, 1, dull="yes", both_sides="yes", hours_since_strength=20))
    True
    >>> is_soreness(Morning(3, 1, dull="yes", both_sides="unsure", hours_since_strength=20))
    False
    """
    limits, hours = rule("soreness"), morning.hours_since_strength
    return (
        morning.pain_now is not None
        and _verdict(morning.pain_now, morning.usual) != "back"
        and morning.pain_now <= limits["at_most"]
        and morning.dull == "yes"
        and morning.both_sides == "yes"
        and hours is not None
        and 0 <= hours <= limits["within_hours"]
    )


def next_morning(morning: Morning, diary: Diary, now: datetime) -> Advice:
    """What follows from a morning's answers, given all that came before. `diary` does not hold this morning yet."""
    said = [sign for sign in signs() if sign.counts(morning.signs.get(sign.id))]
    if said:
        worst = "emergency-sign" if any(sign.outcome == "emergency" for sign in said) else "today-sign"
        return rule(worst).advice(now)
    if any(sign.id not in morning.signs for sign in signs()):
        return rule("signs-open").advice()
    after = diary.with_check_in(check_in_from(morning, diary.latest(now)))
    return gravest([_by_itself(morning), standing(after, now)])


def check_in_from(morning: Morning, at: datetime) -> CheckIn:
    """The line that it makes in the diary."""
    sore = is_soreness(morning)
    return CheckIn(0, at, "next-morning", pain_now=morning.pain_now, usual=morning.usual, sore=sore)


def _by_itself(morning: Morning) -> Advice:
    """What the numbers of this morning say by themselves."""
    if is_soreness(morning):
        return rule("soreness").advice()
    verdict = _verdict(morning.pain_now, morning.usual)
    if verdict == "back":
        return rule("back-to-usual").advice()
    return rule("still-up" if verdict == "up" else "morning-unknown").advice()


def _verdict(pain: int | None, usual: int | None) -> Verdict:
    if pain == 0:
        return "back"  # whatever it was before
    if pain is None or usual is None:
        return "unknown"
    return "up" if pain > usual else "back"


@dataclass(frozen=True, slots=True)
class Course:
    """Where somebody stands after some lines of the diary."""

    usual: int | None = None
    """While it is up: what it was before it rose."""
    up_since: datetime | None = None
    """The first of an unbroken row of numbers that are well above usual."""
    up_until: datetime | None = None
    """The last of them so far."""
    flare_ups: tuple[datetime, ...] = ()
    """Since the last pause, each once: a morning well above usual, or a session in which it hurt too much."""
    hurt: bool = False
    """The last session was a flare-up by itself, and the morning after it is no second one."""
    pauses: tuple[tuple[datetime, str], ...] = ()
    """When each began, and the rule that asked for it."""
    rest_since: datetime | None = None
    """When the last day of rest began that two flare-ups in a week asked for."""
    small: bool = False
    """Small doses, after a pause or a day of rest, until enough mornings were calm."""
    calm_mornings: int = 0
    """In a row, since then."""
    lower: bool = False
    """The last morning was above usual."""
    see_someone: datetime | None = None
    """Since when a second pause was needed; until a whole check is passed."""


def course(entries: list[Entry]) -> Course:
    """All lines, one after the other, from the first."""
    so_far = Course()
    for entry in entries:
        so_far = step(so_far, entry)
    return so_far


def step(so_far: Course, entry: Entry) -> Course:
    """The course after one more line."""
    if isinstance(entry, Checked):
        return _after_check(so_far, entry)
    so_far = _without_old_row(so_far, entry.at)
    if isinstance(entry, Done):
        return _after_session(so_far, entry)
    if entry.sore:
        return so_far
    if entry.kind == "next-morning":
        return _after_morning(so_far, entry)
    return _after_number(so_far, entry.pain_now, entry.at)


def _after_check(so_far: Course, check: Checked) -> Course:
    """Whoever had to see someone, and then answers the whole check and passes, begins afresh.

    What lies after the check by its date came before it by its number: the clock ran ahead, and counts from here.
    """
    if not check.passed:
        return so_far
    if so_far.see_someone is not None:
        return Course()
    return replace(
        so_far,
        up_since=None if so_far.up_since is None else min(so_far.up_since, check.at),
        up_until=None if so_far.up_until is None else min(so_far.up_until, check.at),
        flare_ups=tuple(min(when, check.at) for when in so_far.flare_ups),
        rest_since=None if so_far.rest_since is None else min(so_far.rest_since, check.at),
        pauses=tuple((min(when, check.at), why) for when, why in so_far.pauses),
    )


def _without_old_row(so_far: Course, at: datetime) -> Course:
    """Numbers that lie far apart make no row: nobody knows what was between them."""
    apart = timedelta(days=rule("up-for-two-days")["days_apart"])
    if so_far.up_until is None or at - so_far.up_until <= apart:
        return so_far
    return replace(so_far, usual=None, up_since=None, up_until=None)


def _after_session(so_far: Course, session: Done) -> Course:
    so_far = _after_number(so_far, session.pain_before, session.at)
    if so_far.lower or so_far.hurt != session.too_much:  # the next one was a step lower: that is all there is to it
        so_far = replace(so_far, lower=False, hurt=session.too_much)
    return _flared(so_far, session.at) if session.too_much else so_far


def _after_morning(so_far: Course, morning: CheckIn) -> Course:
    usual = _lower_of(so_far.usual, morning.usual)
    verdict = _verdict(morning.pain_now, usual)
    if verdict == "unknown":
        return so_far
    so_far = _calmed(so_far) if verdict == "back" else replace(so_far, lower=True, calm_mornings=0)
    if so_far.up_since is None and usual is not None and _is_up(morning.pain_now, usual, rule("flare-ups")["points"]):
        known, so_far = so_far.hurt, replace(so_far, up_since=morning.at, up_until=morning.at, usual=usual)
        so_far = so_far if known else _flared(so_far, morning.at)
    return _after_number(replace(so_far, hurt=False), morning.pain_now, morning.at)


def _calmed(so_far: Course) -> Course:
    """One more morning that was back to usual; enough of them end the small doses."""
    calm = so_far.calm_mornings + 1
    return replace(
        so_far, lower=False, calm_mornings=calm, small=so_far.small and calm < rule("small-doses")["calm_mornings"]
    )


def _flared(so_far: Course, at: datetime) -> Course:
    """One flare-up more: two in a week ask for a day of rest, three in two weeks for a pause."""
    so_far = replace(so_far, flare_ups=(*so_far.flare_ups, at))
    needed = _pause_needed(so_far, None, at)
    if needed is not None:
        return _paused(so_far, needed, at)
    two = rule("two-in-a-week")
    lately = [when for when in so_far.flare_ups if at - when <= timedelta(days=two["within_days"])]
    return so_far if len(lately) < two["times"] else replace(so_far, rest_since=at, small=True, calm_mornings=0)


def _after_number(so_far: Course, pain: int | None, at: datetime) -> Course:
    """The row of numbers above usual goes on, or is broken; both may ask for a pause."""
    if so_far.up_since is not None and pain is not None and so_far.usual is not None:
        if _is_up(pain, so_far.usual, rule("up-for-two-days")["points"]):
            so_far = replace(so_far, up_until=at)
        else:
            so_far = replace(so_far, usual=None, up_since=None, up_until=None)
    needed = _pause_needed(so_far, pain, at)
    return so_far if needed is None else _paused(so_far, needed, at)


def _pause_needed(so_far: Course, pain: int | None, at: datetime) -> TimeRule | None:
    long, often = rule("up-for-two-days"), rule("flare-ups")
    if pain is not None and so_far.up_since is not None:
        if at - so_far.up_since > timedelta(hours=long["more_than_hours"]):
            return long
    lately = [when for when in so_far.flare_ups if at - when <= timedelta(days=often["within_days"])]
    return often if len(lately) >= often["times"] else None


def _paused(so_far: Course, why: TimeRule, at: datetime) -> Course:
    """A pause begins, and from its end everything is counted anew; a second means that somebody should have a look."""
    again = rule("second-pause")
    recent = any(at - when <= timedelta(days=again["within_days"]) for when, _rule in so_far.pauses)
    return replace(
        so_far,
        flare_ups=(),
        up_since=None if so_far.up_since is None else at + timedelta(days=why["pause_days"]),
        pauses=(*so_far.pauses, (at, why.id)),
        small=True,
        calm_mornings=0,
        see_someone=at if recent else so_far.see_someone,
    )


def _is_up(pain: int | None, usual: int, points: int) -> bool:
    return pain is not None and pain >= usual + points


def _lower_of(one: int | None, other: int | None) -> int | None:
    known = [number for number in (one, other) if number is not None]
    return min(known) if known else None


def wants_small_doses(diary: Diary) -> bool:
    """After a pause or a day of rest until mornings are back to usual, and while the back is easily annoyed."""
    return course(diary.steady()).small or _easily_annoyed(diary)


def _easily_annoyed(diary: Diary) -> bool:
    """By the last number that was given, and by what was last said about sleep."""
    said = readings(diary)[-1:]
    sleep = [one.sleep for one in diary.steady() if isinstance(one, CheckIn) and one.sleep is not None][-1:]
    return any(is_easily_annoyed(one.pain) for one in said) or any(
        one >= rule("easily-annoyed")["from_sleep"] for one in sleep
    )


def is_easily_annoyed(pain: int | None) -> bool:
    """A number, just said, with which small doses are plenty. Not said is not much.

    >>> is_easily_annoyed(5), is_easily_annoyed(4), is_easily_annoyed(None)
    (True, False, False)
    """
    return pain is not None and pain >= rule("easily-annoyed")["from_pain"]


def standing(diary: Diary, now: datetime) -> Advice:
    """What the diary says about today's session: as planned, a step lower, small doses, a pause, or see someone first.

    A clock that is set back shortens no pause: before its end is before its end.
    """
    now_course = course(diary.steady())
    if now_course.see_someone is not None:
        return rule("second-pause").advice(now_course.see_someone)
    resting = [rule(why).advice(since) for since, why in now_course.pauses[-1:]]
    if now_course.rest_since is not None:
        resting.append(rule("two-in-a-week").advice(now_course.rest_since))
    closed = [one for one in resting if one.until is not None and now < one.until]
    if closed:
        return max(closed, key=lambda one: one.until or now)
    if now_course.small:
        return rule("small-doses").advice()
    if _easily_annoyed(diary):
        return rule("easily-annoyed").advice()
    return rule("still-up" if now_course.lower else "going-well").advice()
