"""A person, a clock and a session for the coach to work with: the smallest valid ones."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from unslump.movement.catalogue import catalogue
from unslump.movement.performance import amount_for
from unslump.planning.model import Plan, PlanItem, Wishes
from unslump.planning.plan import plan
from unslump.render.look import DEFAULT_LOOK
from unslump.session.model import Record, Timeline
from unslump.session.timeline import timeline
from unslump.tui.questions import Question
from unslump.tui.visit import Standing


def short_plan(seed: int = 1) -> Plan:
    """Three minutes at a desk."""
    return plan(catalogue(), Wishes(3, "desk"), seed=seed)


def short_timeline() -> Timeline:
    return timeline(short_plan(), catalogue())


def plan_of(*movements: str) -> Plan:
    """These movements, in this order, with the starter's dose."""
    items = []
    for movement_id in movements:
        movement = catalogue().find(movement_id)
        amount = amount_for(movement, "starter")
        items.append(PlanItem(movement_id, movement.stage, amount, 0, "a test", movement.sides))
    return Plan(tuple(items), 0, Wishes(3, "floor"), 1)


def standing(**changes: Any) -> Standing:
    """Somebody who has agreed, was checked lately and has nothing to go on with."""
    usual: dict[str, Any] = {
        "agreed": True,
        "check": "go",
        "broke_off": False,
        "voice": False,
        "voice_asked": False,
        "pace": 1.0,
        "theme": "dark",
        "look": DEFAULT_LOOK,
    }
    return Standing(**(usual | changes))


class FakeVisit:
    """Remembers in a list what a visit would write down."""

    def __init__(self, **changes: Any) -> None:
        self.movements = catalogue()
        self._standing = standing(**changes)
        self.kept: list[Any] = []
        self.records: list[Record] = []
        self.planned = short_plan()
        self.pain_before: int | None = None
        self.elsewhere = ""
        """What was answered in another window meanwhile, if that closes sessions."""
        self.back: Any = None
        """The session whose next morning is asked about."""
        self.advice: Any = None
        """What follows from it."""
        self.close_after_morning = ""
        """Why no session starts after it, if none does."""
        self.refusal: Exception | None = None
        """Why the session that broke off cannot be gone on with."""

    def standing(self) -> Standing:
        return self._standing

    def doubt(self) -> None:
        self.kept.append("doubt")

    def closed(self) -> str:
        return self.elsewhere

    def agree(self) -> None:
        self.kept.append("agreed")

    def keep(self, decision: Any) -> None:
        self.kept.append(decision.outcome)

    def plan(self) -> Plan:
        return self.planned

    def begin(self, planned: Plan, pain: int | None) -> Plan:
        self.kept.append(("begun", pain))
        self.pain_before = pain
        return planned

    def look_back(self) -> Any:
        return self.back

    def answer_morning(self, back: Any, morning: Any) -> Any:
        self.kept.append(morning)
        self._standing = replace(self._standing, closed=self.close_after_morning)
        return self.advice

    def effort(self, effort: str) -> None:
        self.kept.append(("effort", effort))

    def go_on(self) -> tuple[Plan, list[str]]:
        if self.refusal is not None:
            raise self.refusal
        return self.planned, [record.id for record in self.records]

    def let_go(self) -> None:
        pass

    def save(self, records: Iterable[Record]) -> list[str]:
        self.records += records
        return [record.id for record in records]

    def pain_after(self, pain: int) -> None:
        self.kept.append(("after", pain))

    def did(self) -> list[Any]:
        return []


class ScriptedFront:
    """Answers by the first word of the title that the script knows; writes down what it was asked."""

    def __init__(self, answers: dict[str, str], ticks: frozenset[str] = frozenset(), ending: str = "done") -> None:
        self.answers, self.ticks, self.ending = answers, ticks, ending
        self.ticks_acknowledged = True
        self.asked: list[Question] = []
        self.performed: list[tuple[Plan, list[str]]] = []

    async def records[T](self, work: Callable[[], T]) -> T:
        return work()

    async def ask(self, question: Question) -> str:
        self.asked.append(question)
        return next(value for start, value in self.answers.items() if question.title.startswith(start))

    async def ask_ticks(self, question: Question) -> frozenset[str]:
        self.asked.append(question)
        if question.title == "One more thing" and not self.ticks_acknowledged:
            return frozenset()
        return self.ticks & {option.value for option in question.options}

    async def perform(self, planned: Plan, saved: list[str], standing: Standing) -> str:
        self.performed.append((planned, saved))
        return self.ending

    def settle(self, standing: Standing) -> None:
        pass

    @property
    def titles(self) -> list[str]:
        return [question.title for question in self.asked]
