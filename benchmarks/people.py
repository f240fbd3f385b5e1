"""Made-up people who practise for twelve weeks: how it feels, when they come, and what they answer.

A day: how it is ─▶ may they? ─▶ how much of each ─▶ a plan ─▶ done and said ─▶ the next morning

Their bodies are made up; the rules, the doses and the planner are the ones that ship.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from unslump.errors import DoesNotFit
from unslump.movement.catalogue import Catalogue
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Background, Past, Plan, Ready, Wishes
from unslump.planning.plan import plan_nearest
from unslump.planning.progress import Told, Where, progress, ready
from unslump.planning.reports import Report
from unslump.screening.after import standing, wants_small_doses
from unslump.screening.diary import Checked, CheckIn, Diary, Done
from unslump.screening.during import too_much
from unslump.screening.measures import readings
from unslump.units import Track

MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = timedelta(days=1)
DAYS = 84
Planner = Callable[[Wishes, list[Past], datetime, Mapping[str, Ready]], Plan]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    name: str
    about: str
    comes: Callable[[int, Random], bool]
    """Whether they come on a day, counted from 0, a Monday."""
    feels: Callable[[int], float]
    """How it is on a day, 0 to 10, before chance."""
    answers: float = 1.0
    """How many of the questions they answer."""
    wavers: float = 0.5
    """By how much a number wanders from day to day."""
    minutes: int = 10
    track: Track = "standard"
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Lived:
    """One day of somebody's twelve weeks."""

    day: int
    where: Mapping[str, Where]
    """What they would be asked today in each movement that they have done."""
    feels: float
    planned: Plan | None = None
    """None on a day without a session."""
    resting: bool = False
    """They came, and were asked to rest."""
    small: bool = False


@dataclass(slots=True)
class Life:
    """What one person did and said so far."""

    person: Person
    days: list[Lived] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    diary: Diary = field(default_factory=Diary)
    past: list[Past] = field(default_factory=list)
    asked_to_see: datetime | None = None
    """Since when they should let somebody have a look."""

    @property
    def next_number(self) -> int:
        return 1 + len(self.diary.sessions) + len(self.diary.check_ins) + len(self.diary.checks)


def lived(person: Person, catalogue: Catalogue, planner: Planner | None = None, days: int = DAYS) -> Life:
    """Twelve weeks of one person. The same person always lives the same."""
    planner = planner or planned_by(catalogue)
    chance, life = Random(person.seed), Life(person)
    for day in range(days):
        _morning(life, day, chance)
        life.days.append(_day(life, day, chance, catalogue, planner))
    return life


def planned_by(catalogue: Catalogue) -> Planner:
    """The planner that ships."""

    def planned(wishes: Wishes, past: list[Past], when: datetime, most: Mapping[str, Ready]) -> Plan:
        return plan_nearest(catalogue, wishes, Background(past[-600:], when, most), when.toordinal())

    return planned


def _day(life: Life, day: int, chance: Random, catalogue: Catalogue, planner: Planner) -> Lived:
    person, when = life.person, MONDAY + day * DAY
    feels = person.feels(day)
    small = wants_small_doses(life.diary)
    advice = standing(life.diary, when)
    numbers = tuple((one.at, one.pain) for one in readings(life.diary))
    told = Told(person.track, small=small, lower=advice.action == "step-down", numbers=numbers)
    every = progress(catalogue, life.reports, told, when)
    today = Lived(day, {name: one for name, one in every.items() if one.times > 0}, feels, small=small)
    if not person.comes(day, chance):
        return today
    if advice.action == "first":
        _seen_by_somebody(life, when)
    if advice.action in {"pause", "first"}:
        return replace(today, resting=True)
    limits = frozenset({LOW_DOSE} if small else ())
    wishes = Wishes(person.minutes, "floor", frozenset({"mat"}), track=person.track, limits=limits)
    try:
        planned = planner(wishes, life.past, when, ready(every))
    except DoesNotFit:
        return replace(today, resting=True)
    _perform(life, planned, when, feels, chance, small=small)
    return replace(today, planned=planned)


def _seen_by_somebody(life: Life, when: datetime) -> None:
    """They let somebody have a look, answer the whole check a week later, and go on."""
    if life.asked_to_see is None:
        life.asked_to_see = when
    if when - life.asked_to_see >= timedelta(days=7):
        life.asked_to_see = None
        passed = Checked(life.next_number, when, "go")
        life.diary = replace(life.diary, checks=(*life.diary.checks, passed))


def _perform(life: Life, planned: Plan, when: datetime, feels: float, chance: Random, *, small: bool) -> None:
    """Everything is done to its end; what is felt is a little more than before it, at times."""
    nth = life.next_number
    start = _number(life.person, feels, chance)
    peaks = {item.movement: _number(life.person, feels + 0.6, chance) for item in planned.items}
    ended = {name for name, peak in peaks.items() if peak is not None and too_much(start, peak)}
    after = _number(life.person, feels, chance)
    done = Done(nth, when, start, after, too_much=bool(ended))
    life.diary = replace(life.diary, sessions=(*life.diary.sessions, done))
    for item in planned.items:
        name = item.movement
        said = [number for number in (peaks[name], after) if number is not None]
        life.reports.append(
            Report(
                nth,
                name,
                when,
                item.amount,
                start=start,
                peak=max(said, default=None),
                ended_by_pain=name in ended,
                small=small,
                seconds=item.seconds,
            )
        )
        life.past.append(Past(name, when, item.seconds, hurt=name in ended))


def _morning(life: Life, day: int, chance: Random) -> None:
    """The morning after a session, if there was one yesterday and they answer."""
    last = life.diary.sessions[-1:]
    if not last or (MONDAY + day * DAY) - last[0].at > DAY:
        return
    number = _number(life.person, life.person.feels(day), chance)
    if number is None:
        return
    at = MONDAY + day * DAY - timedelta(hours=8)
    nth = life.next_number
    said = CheckIn(nth, at, "next-morning", pain_now=number, usual=last[0].pain_before)
    life.diary = replace(life.diary, check_ins=(*life.diary.check_ins, said))
    life.reports = [replace(one, morning=number) if one.session == last[0].nth else one for one in life.reports]


def _number(person: Person, feels: float, chance: Random) -> int | None:
    """As somebody says it; None where they skip the question."""
    said = round(feels + chance.uniform(-person.wavers, person.wavers))
    return min(10, max(0, said)) if chance.random() < person.answers else None


def on_weekdays(*days: int) -> Callable[[int, Random], bool]:
    return lambda day, _chance: day % 7 in days


def people() -> tuple[Person, ...]:
    """Those whose curves the documentation shows."""
    return (
        Person(
            "Recovers well",
            "four times a week, a 4 at the beginning and a 1 from the seventh week on",
            on_weekdays(0, 1, 3, 5),
            lambda day: max(1.0, 4 - 3 * day / 42),
        ),
        Person(
            "Flares up",
            "four times a week at a 2; in the fourth week and the eighth it is a 5 for some days",
            on_weekdays(0, 2, 4, 6),
            lambda day: 5.0 if day in range(22, 27) or day in range(50, 55) else 2.0,
        ),
        Person(
            "Irregular",
            "comes when there is time, about two days in five, and answers every second question",
            lambda _day, chance: chance.random() < 0.4,
            lambda day: max(1.0, 3 - day / 42),
            answers=0.5,
            seed=4,
        ),
        Person(
            "On holiday",
            "four times a week, away for seventeen days in the fifth week and for nine in the tenth",
            lambda day, _chance: day % 7 in {0, 1, 3, 5} and day not in range(30, 47) and day not in range(64, 73),
            lambda day: max(1.0, 3 - day / 28),
        ),
        Person(
            "Gets worse",
            "four times a week, a 1 at the beginning and half a point more every week",
            on_weekdays(0, 1, 3, 5),
            lambda day: 1 + day / 14,
        ),
    )


def load_s(where: Iterable[Where]) -> float:
    """What all doses together come to, once each."""
    return sum(one.ladder[one.rung].work_ms for one in where) / 1000
