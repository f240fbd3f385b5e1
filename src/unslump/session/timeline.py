"""From a plan to a timeline: every step, word and mark of a session, at whole milliseconds from its start.

plan ─ layout ─▶ steps + cues ─ voice.arrange ─▶ events
                     └────────── marks ────────▶ what counts as done
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.movement.performance import steps
from unslump.planning.budget import CLOSING_MS, whole_item_ms
from unslump.planning.model import Plan, PlanItem
from unslump.session.cues import Cue
from unslump.session.dose import dose_in_words
from unslump.session.layout import ItemLayout
from unslump.session.marks import marks_of
from unslump.session.model import Event, Mark, Timeline, TimelineItem, TimelineStep
from unslump.session.voice import arrange
from unslump.session.words import Words, words


def timeline(plan: Plan, catalogue: Catalogue, pace: float = 1.0, language: str = "en") -> Timeline:
    """The plan laid out in time. At pace 1 it lasts exactly `plan.seconds`; 1.2 moves a fifth slower.

    Raises UnknownMovement where the plan names a movement that the catalogue does not have.
    """
    return _Session(plan, catalogue, pace, words(language)).run()


class _Session:
    """Lays one movement after another, keeping the clock."""

    def __init__(self, plan: Plan, catalogue: Catalogue, pace: float, texts: Words) -> None:
        self.plan, self.catalogue, self.pace, self.words = plan, catalogue, pace, texts
        self.now_ms = 0
        self.items: list[TimelineItem] = []
        self.steps: list[TimelineStep] = []
        self.cues: list[Cue] = []
        self.cued: list[TimelineStep] = []
        """The step of each cue."""
        self.marks: list[Mark] = []

    def run(self) -> Timeline:
        before = None
        for index, planned in enumerate(self.plan.items):
            movement = self.catalogue.find(planned.movement)
            self._item(index, planned, movement, before)
            before = movement
        events = tuple(_events(self.cues, self.cued))
        return Timeline(tuple(self.items), tuple(self.steps), events, tuple(self.marks), self.now_ms, self.pace)

    def _item(self, index: int, planned: PlanItem, movement: Movement, before: Movement | None) -> None:
        last = index == len(self.plan.items) - 1
        inner = steps(movement, planned.amount, self.pace, together=True)
        inner_ms = inner[-1].end_ms
        position = None if before is None else before.position
        end_ms = self.now_ms + whole_item_ms(position, movement, inner_ms, planned.how, last=last)
        closing_ms = end_ms - (CLOSING_MS if last else 0)
        item = self._described(index, planned, movement, end_ms)
        self.items.append(item)
        layout = ItemLayout(item, planned.amount, movement, self.words, inner)
        first = len(self.steps)
        for step, cues in layout.run(first, closing_ms - inner_ms):
            self._add(step, cues)
        self.marks.extend(marks_of(item, self.steps[first:]))
        if last:
            self._add(*layout.closing(len(self.steps), closing_ms, end_ms))
            nth = len(self.steps) - 1
            self.marks.append(Mark("session-done", end_ms, nth, "session-done", "end", index, item.movement))
        self.now_ms = end_ms

    def _described(self, index: int, planned: PlanItem, movement: Movement, end_ms: int) -> TimelineItem:
        return TimelineItem(
            index=index,
            movement=movement.id,
            name=movement.name,
            stage=movement.stage,
            position=movement.position,
            sides=movement.sides,
            start_ms=self.now_ms,
            end_ms=end_ms,
            dose=dose_in_words(movement, planned.amount, self.words),
            kit=movement.kit,
            sets=planned.amount.sets,
            reps=planned.amount.reps,
            reason=planned.reason,
            how=planned.how,
        )

    def _add(self, step: TimelineStep, cues: Iterable[Cue]) -> None:
        self.steps.append(step)
        for cue in cues:
            self.cues.append(cue)
            self.cued.append(step)


def _events(cues: Sequence[Cue], cued: Sequence[TimelineStep]) -> list[Event]:
    """The cues with their words; those that are put off for another's sake move in time."""
    events = [
        Event(f"{step.id}/{name}" if name else step.id, t_ms, step.index, kind, text, step.show, tone)
        for (_, name, kind, _, _, tone, _, _), step, (t_ms, text) in zip(cues, cued, arrange(cues), strict=True)
    ]
    events.sort(key=attrgetter("t_ms"))
    return events
