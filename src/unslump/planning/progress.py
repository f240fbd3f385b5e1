"""How much of each movement next time, and why: up, as before, or down. A pure function of what was done and said.

reports ─ session by session ─▶ Stand of each movement ─ today ─▶ Where, with its sentence

Nothing is stored: who deletes a session has never done it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Literal

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.ladder import Ladder, climbs, ladder, work_ms
from unslump.planning.model import Ready
from unslump.planning.progress_rules import ProgressRules, progress_rules
from unslump.planning.reports import Report, judged, once_each
from unslump.planning.trend import Number, Trend
from unslump.units import Track

Change = Literal["start", "up", "hold", "down"]


@dataclass(frozen=True, slots=True)
class Told:
    """What bears on progress beside the sessions themselves."""

    track: Track = "standard"
    """As chosen in the settings."""
    small: bool = False
    """Small doses hold today."""
    lower: bool = False
    """The last morning was above usual: today starts a step lower."""
    numbers: tuple[Number, ...] = ()
    """How it felt, whenever it was said, the oldest first."""
    stopped: tuple[tuple[datetime, datetime | None], ...] = ()
    """Stretches in which nothing goes up, because somebody should have a look first; None: until now."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One movement after some sessions: `(stand, report) -> stand`."""

    ladder: Ladder
    rung: int
    change: Change = "start"
    """Against the last time that it was done."""
    why: str = "start"
    """The rule that says so, by its id in `progress.toml`."""
    good: int = 0
    """How often in a row it was fine since the last change."""
    times: int = 0
    """How often it was done."""
    been: tuple[tuple[datetime, int], ...] = ()
    """From when on it stood on which rung, the first one first."""

    @property
    def work_ms(self) -> int:
        return self.ladder[self.rung].work_ms

    def rung_at(self, when: datetime) -> int:
        """Where it stood then; where it began, if it had not begun."""
        return next((rung for since, rung in reversed(self.been) if since <= when), self.been[0][1])

    def held(self, why: str, good: int | None = None) -> "Stand":
        """Done once more, on the same rung."""
        kept = self.good if good is None else good
        return Stand(self.ladder, self.rung, "hold", why, kept, self.times + 1, self.been)

    def moved(self, rung: int, change: Change, why: str, when: datetime) -> "Stand":
        """On another rung, and counting from there; never below the lowest."""
        rung = max(0, min(rung, len(self.ladder) - 1))
        been = self.been if rung == self.rung else (*self.been, (when, rung))
        return Stand(self.ladder, rung, change, why, good=0, times=self.times, been=been)


@dataclass(frozen=True, slots=True)
class Where:
    """Where somebody stands with one movement today."""

    movement: str
    ladder: Ladder
    rung: int
    change: Change
    reason: str
    """A sentence."""
    times: int
    """How often it was done; 0 for one that they have not met yet."""

    @property
    def ready(self) -> Ready:
        """For the planner."""
        return Ready(self.ladder[self.rung].amount, self.change, self.reason)


def progress(catalogue: Catalogue, reports: Sequence[Report], told: Told, when: datetime) -> dict[str, Where]:
    """Every movement that has a ladder, by id: those that were done, and where the others would begin."""
    replay = _Replay(catalogue, told, when)
    stands, no_more = replay.after(reports), replay.no_more(when)
    return {
        movement.id: _today(catalogue, movement, stands.get(movement.id), told, no_more)
        for movement in catalogue.values()
        if climbs(movement)
    }


def after(stand: Stand, report: Report, movement: Movement, when: datetime) -> Stand:
    """The stand after one more report, before anything goes up; `when` it counts from."""
    rules = progress_rules()
    verdict, why = judged(report, movement.stage, rules)
    asked_ms = work_ms(movement, report.asked)
    reached = stand.ladder.reached(asked_ms)
    if verdict == "down":
        return stand.held(why).moved(min(stand.rung, reached) - 1, "down", why, when)
    if report.small:
        return stand.held("small")
    if verdict == "hold":
        return stand.held(why, good=0)
    if 100 * asked_ms < rules["good.of_the_dose_percent"] * stand.work_ms:
        return stand.held("less")
    if verdict == "open":
        return stand.held(why)
    if reached > stand.rung:  # a list of their own asked for more, and it was fine
        stand = stand.moved(reached, "hold", why, when)
    return stand.held(why, good=stand.good + 1)


class _Replay:
    """Goes through the sessions once, the oldest first, as they were known when the next one began."""

    def __init__(self, catalogue: Catalogue, told: Told, when: datetime) -> None:
        self.catalogue, self.told, self.when = catalogue, told, when
        self.rules = progress_rules()
        self.stands: dict[str, Stand] = {}

    def after(self, reports: Sequence[Report]) -> dict[str, Stand]:
        known = [one for one in reports if one.movement in self.catalogue and climbs(self.catalogue[one.movement])]
        sessions = [once_each(group) for _, group in groupby(known, key=lambda one: one.session)]
        self.trend = Trend(self.told.numbers, [(one.when, one.seconds) for one in known], self.rules)
        for session, following in pairwise([*sessions, None]):
            assert session is not None
            last = session[0].when
            until = max(last, self.when if following is None else following[0].when)
            small_next = self.told.small if following is None else following[0].small
            self._session(session, until)
            if session[0].small and not small_next:
                self._all_down(self.rules["gaps.small_doses_steps"], "down-small", until)
            self._gap(until - last, until)
        return self.stands

    def _session(self, session: Sequence[Report], until: datetime) -> None:
        for report in session:
            movement = self.catalogue[report.movement]
            stand = self.stands.get(movement.id) or self._begun(movement, report)
            self.stands[movement.id] = after(stand, report, movement, until)
        # Who has waited longest since the last step comes first: there is room for so many steps a week.
        waiting = [one for one in self.stands.values() if one.good >= self.rules["good.in_a_row"]]
        for stand in sorted(waiting, key=lambda one: (one.been[-1][0], one.ladder.movement)):
            self.stands[stand.ladder.movement] = self._up(stand, until)

    def _begun(self, movement: Movement, report: Report) -> Stand:
        """Where it began: with what was asked the first time, or where their track begins; in small doses, at the bottom."""
        steps = ladder(movement)
        asked = steps.reached(work_ms(movement, report.asked))
        rung = 0 if report.small else max(asked, steps.start(self.told.track))
        return Stand(steps, rung, been=((report.when, rung),))

    def _up(self, stand: Stand, when: datetime) -> Stand:
        against = self._against(stand, when)
        if against:
            said_already = (stand.change, stand.why) == ("hold", against)
            return stand if stand.change == "down" or said_already else replace(stand, change="hold", why=against)
        return stand.moved(stand.rung + 1, "up", f"up-{stand.ladder[stand.rung + 1].step}", when)

    def _against(self, stand: Stand, when: datetime) -> str:
        """What speaks against a step up; empty where nothing does."""
        if stand.rung == len(stand.ladder) - 1:
            return "top"
        if no_more := self.no_more(when):
            return no_more
        if stand.rung >= stand.ladder.top(lid := self._lid(when)):
            return f"lid-{lid}"
        if self.trend.busy(when):
            return "busy"
        return self._too_much_a_week(stand, when)

    def no_more(self, when: datetime) -> str:
        """What speaks against more of anything; empty where nothing does."""
        if any(since <= when and (until is None or when < until) for since, until in self.told.stopped):
            return "stopped"
        return "rising" if self.trend.rising(when) else ""

    def _lid(self, when: datetime) -> Track:
        """How far up it goes: the whole dose is for who has little to feel lately, whatever was chosen."""
        if self.told.track == "starter":
            return "starter"
        return "full" if self.trend.builds(when) else "standard"

    def _too_much_a_week(self, stand: Stand, when: datetime) -> str:
        """A movement grows by a fifth a week or by one smallest step; all together never by more than a fifth."""
        share = (100 + self.rules["step.most_percent_a_week"]) / 100
        then = when - self.rules.week
        grown_ms = stand.ladder[stand.rung + 1].work_ms
        was = stand.rung_at(then)
        if stand.rung > was and grown_ms > share * stand.ladder[was].work_ms:
            return "a-step-a-week"
        every = self.stands.values()
        together_ms = sum(one.work_ms for one in every) + grown_ms - stand.work_ms
        before_ms = sum(one.ladder[one.rung_at(then)].work_ms for one in every)
        return "enough-together" if together_ms > share * before_ms else ""

    def _gap(self, away: timedelta, when: datetime) -> None:
        if away >= timedelta(days=self.rules["gaps.long_days"]):
            self._all_down(self.rules["gaps.long_steps"], "down-long-gap", when)
        elif away >= timedelta(days=self.rules["gaps.short_days"]):
            self._all_down(self.rules["gaps.short_steps"], "down-gap", when)

    def _all_down(self, steps: int, why: str, when: datetime) -> None:
        self.stands = {name: stand.moved(stand.rung - steps, "down", why, when) for name, stand in self.stands.items()}


def _today(catalogue: Catalogue, movement: Movement, stand: Stand | None, told: Told, no_more: str) -> Where:
    """With what holds today and changes nothing for later: small doses, a step lower, a smaller choice in the settings.

    A step up that was due in better days and was not taken yet waits as well (`no_more`).
    """
    rules = progress_rules()
    if stand is None:
        steps = ladder(movement)
        stand = Stand(steps, steps.start(told.track))
    rung, change, why = stand.rung, stand.change, stand.why
    if told.small:
        rung, change, why = 0, "hold", "small"
    elif told.lower and change != "down":
        rung = max(0, rung - 1)
        change, why = (change, why) if stand.times == 0 else ("down", "down-once")
    elif no_more and change == "up":
        rung, change, why = rung - 1, "hold", no_more
    elif told.track == "starter" and rung > stand.ladder.top("starter"):
        rung, change, why = stand.ladder.top("starter"), "down", "lid-starter"
    says = "".join(_sentence(catalogue, movement, stand, why, rung, rules))
    return Where(movement.id, stand.ladder, rung, change, says, stand.times)


def _sentence(
    catalogue: Catalogue, movement: Movement, stand: Stand, why: str, rung: int, rules: ProgressRules
) -> Iterator[str]:
    if why == "top":
        harder = movement.harder_how or ", ".join(catalogue[one].name for one in movement.harder if one in catalogue)
        yield rules.say("top-next", next=harder) if harder else rules.say("top")
    else:
        yield rules.say(why)
    if rung == 0 and stand.times > 0 and why.startswith("down"):
        easier = movement.easier_how or ", ".join(catalogue[one].name for one in movement.easier if one in catalogue)
        yield " " + (rules.say("bottom-easier", easier=easier) if easier else rules.say("bottom"))


def ready(wheres: Mapping[str, Where]) -> dict[str, Ready]:
    """The most that a plan may ask in each movement, for the planner."""
    return {name: where.ready for name, where in wheres.items()}
