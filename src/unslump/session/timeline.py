"""From a plan to a timeline: every step, word and mark of a session, at whole milliseconds from its start.

plan ─ performance.steps ─▶ steps ─ cues ─▶ lines ─ voice.arrange ─▶ events
                              └─────────────────────────────────────▶ marks
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.movement.performance import Step, figure_times_ms, reps_in, steps
from unslump.planning.budget import CLOSING_MS, item_ms
from unslump.planning.model import Plan, PlanItem
from unslump.session.cues import HEAVY, LIGHT, TEN_MORE_FROM_MS, Cue, Cues
from unslump.session.dose import dose_in_words
from unslump.session.marks import marks_of
from unslump.session.model import Event, FigureSpan, Mark, Timeline, TimelineItem, TimelineStep
from unslump.session.voice import Line, arrange
from unslump.session.words import Words, words

NAMING_PUSH_MS = 3_000
"""How far saying how much there is to do may put off saying how to get into place."""


def timeline(plan: Plan, catalogue: Catalogue, pace: float = 1.0, language: str = "en") -> Timeline:
    """The plan laid out in time. At pace 1 it lasts exactly `plan.seconds`; 1.2 moves a fifth slower.

    Raises UnknownMovement (from the catalogue) where the plan names a movement that is gone.
    """
    return _Layout(plan, catalogue, pace, words(language)).run()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it has its words."""

    id: str
    step: int
    show: str
    cue: Cue


class _Layout:
    """Lays one movement after another, keeping the clock."""

    def __init__(self, plan: Plan, catalogue: Catalogue, pace: float, texts: Words) -> None:
        self.plan, self.catalogue, self.pace, self.words = plan, catalogue, pace, texts
        self.now_ms = 0
        self.items: list[TimelineItem] = []
        self.steps: list[TimelineStep] = []
        self.drafts: list[_Draft] = []
        self.marks: list[Mark] = []
        self.ids: set[str] = set()

    def run(self) -> Timeline:
        before = None
        for index, item in enumerate(self.plan.items):
            movement = self.catalogue.find(item.movement)
            last = index == len(self.plan.items) - 1
            length_ms = item_ms(before, movement, item.amount, item.how, last=last, pace=self.pace)
            self._item(index, item, movement, length_ms, last)
            before = movement.position
        return Timeline(tuple(self.items), tuple(self.steps), self._events(), tuple(self.marks), self.now_ms, self.pace)

    def _item(self, index: int, item: PlanItem, movement: Movement, length_ms: int, last: bool) -> None:
        start_ms, end_ms = self.now_ms, self.now_ms + length_ms
        dose = dose_in_words(movement, item.amount, self.words)
        self.items.append(_item(index, item, movement, dose, start_ms, end_ms))
        inner = steps(movement, item.amount, self.pace)
        work_ms = end_ms - (CLOSING_MS if last else 0) - inner[-1].end_ms
        first = len(self.steps)
        cues = Cues(movement, item.amount, self.words)
        self._lead(self.items[-1], movement, cues, work_ms)
        self._work(self.items[-1], movement, item, cues, inner, work_ms)
        self.marks.extend(marks_of(self.items[-1], self.steps[first:]))
        if last:
            self._close(self.items[-1], movement, cues, end_ms)
        self.now_ms = end_ms

    def _lead(self, item: TimelineItem, movement: Movement, cues: Cues, end_ms: int) -> None:
        """Names the movement, while the figure shows it once over."""
        ready = item.index == 0
        key, kind = ("get_ready", "ready") if ready else ("next_up", "next")
        said = self.words.texts(key, name=item.name, dose=item.dose)
        shown = self.words.text("show_ready" if ready else "show_next", name=item.name, dose=item.dose)
        if item.how:
            today = self.words.text("today", how=item.how)
            said = (*(f"{text} {today}" for text in said), f"{item.name}. {item.how}")
            shown = f"{shown}. {today}"
        length_ms = figure_times_ms(movement, cues.round_at(cues.first_round))[-1][1]
        figure = FigureSpan(movement.id, cues.first_side, cues.first_round, 0, length_ms, True)
        step_id = self._id(f"{_key(item)}/{kind}")
        step = TimelineStep(
            len(self.steps), step_id, item.index, "ready" if ready else "next", self.now_ms, end_ms, shown, figure
        )
        self._add(
            step, Cue(self.now_ms, "", "get-ready" if ready else "next-up", said, HEAVY, "turn", push_ms=NAMING_PUSH_MS)
        )

    def _work(
        self, item: TimelineItem, movement: Movement, planned: PlanItem, cues: Cues, inner: tuple[Step, ...], at_ms: int
    ) -> None:
        for step in inner:
            laid = self._laid(item, movement, planned, cues, step, at_ms)
            self._add(laid, *(replace(cue, t_ms=cue.t_ms + at_ms) for cue in cues.of(step)))
        if planned.amount.duration_s is not None:
            self._along_the_way(item, inner, at_ms)

    def _laid(
        self, item: TimelineItem, movement: Movement, planned: PlanItem, cues: Cues, step: Step, at_ms: int
    ) -> TimelineStep:
        number, round_ = cues.round_number(step), cues.round_of(step)
        works = step.kind in {"move", "hold"}
        side = step.side or cues.first_side
        span = (step.figure_from_ms, step.figure_to_ms, step.figure_loops)
        figure = FigureSpan(movement.id, side, number or cues.first_round, *span)
        return TimelineStep(
            index=len(self.steps),
            id=self._id(_step_id(item, cues, step)),
            item=item.index,
            kind=step.kind,
            start_ms=at_ms + step.start_ms,
            end_ms=at_ms + step.end_ms,
            show=cues.shown(step),
            figure=figure,
            side=step.side,
            set=step.set,
            rep=step.rep,
            reps=reps_in(planned.amount, round_) if works and planned.amount.duration_s is None else None,
            round=number,
            round_name=round_.name if round_ is not None else "",
            levels=round_.levels if round_ is not None and round_.levels else movement.work_levels,
            breath=cues.phase_of(step).breath if works else "",
        )

    def _along_the_way(self, item: TimelineItem, inner: tuple[Step, ...], at_ms: int) -> None:
        """Where nothing is counted: half way, and ten more seconds."""
        moving = [step for step in inner if step.kind in {"move", "hold"}]
        start_ms, end_ms = at_ms + moving[0].start_ms, at_ms + moving[-1].end_ms
        if end_ms - start_ms < TEN_MORE_FROM_MS:
            return
        for name, t_ms in (("half_way", (start_ms + end_ms) // 2), ("ten_more", end_ms - 10_000)):
            step = self._step_at(t_ms)
            cue = Cue(t_ms, "", "hold-countdown", (self.words.text(name),), LIGHT, "", 1500)
            self.drafts.append(_Draft(f"{_key(item)}/{name.replace('_', '-')}", step.index, step.show, cue))

    def _step_at(self, t_ms: int) -> TimelineStep:
        return next(step for step in reversed(self.steps) if step.start_ms <= t_ms)

    def _close(self, item: TimelineItem, movement: Movement, cues: Cues, end_ms: int) -> None:
        shown = self.words.text("show_done")
        figure = FigureSpan(movement.id, cues.first_side, None, 0, 0)
        start_ms = end_ms - CLOSING_MS
        step = TimelineStep(len(self.steps), "done", item.index, "done", start_ms, end_ms, shown, figure)
        self._add(step, Cue(start_ms, "", "well-done", self.words.texts("well_done"), HEAVY, "chime"))
        self.marks.append(Mark("session-done", end_ms, step.index, "session-done", "end", item.index, item.movement))

    def _add(self, step: TimelineStep, *cues: Cue) -> None:
        self.steps.append(step)
        for cue in cues:
            event_id = f"{step.id}/{cue.name}" if cue.name else step.id
            self.drafts.append(_Draft(event_id, step.index, step.show, cue))

    def _id(self, wanted: str) -> str:
        """The id, with a number behind it where a pose comes twice in one repetition."""
        unique, n = wanted, 1
        while unique in self.ids:
            n += 1
            unique = f"{wanted}-{n}"
        self.ids.add(unique)
        return unique

    def _events(self) -> tuple[Event, ...]:
        drafts = sorted(self.drafts, key=lambda draft: draft.cue.t_ms)
        lines = [Line(d.cue.t_ms, d.cue.texts, d.cue.weight, d.cue.slip_ms, d.cue.push_ms) for d in drafts]
        events = [
            Event(draft.id, t_ms, draft.step, draft.cue.kind, text, draft.show, draft.cue.tone)
            for draft, (t_ms, text) in zip(drafts, arrange(lines), strict=True)
        ]
        if any(after.t_ms < before.t_ms for before, after in pairwise(events)):
            events.sort(key=lambda event: event.t_ms)
        return tuple(events)


def _item(index: int, item: PlanItem, movement: Movement, dose: str, start_ms: int, end_ms: int) -> TimelineItem:
    return TimelineItem(
        index=index,
        movement=movement.id,
        name=movement.name,
        stage=movement.stage,
        position=movement.position,
        sides=movement.sides,
        start_ms=start_ms,
        end_ms=end_ms,
        dose=dose,
        kit=movement.kit,
        sets=item.amount.sets,
        reps=item.amount.reps,
        reason=item.reason,
        how=item.how,
    )


def _key(item: TimelineItem) -> str:
    return f"{item.index}-{item.movement}"


def _step_id(item: TimelineItem, cues: Cues, step: Step) -> str:
    """`2-cat-cow/1/3/cat`, `5-thread-the-needle/1/3-left/under`, `0-warm-up/setup-1`, `4-iron-cross/1/switch`."""
    parts = [_key(item)]
    if step.set is not None:
        parts.append(str(step.set))
    if cues.round_number(step) is not None:
        parts.append(f"round-{step.round}")
    if step.rep is not None:
        parts.append(str(step.rep) if step.side is None else f"{step.rep}-{step.side}")
    elif step.side is not None and step.kind == "shift":
        parts.append(step.side)
    if step.kind == "setup":
        parts.append(f"setup-{(step.phase or 0) + 1}")
    elif step.kind in {"move", "hold"}:
        pose = cues.phase_of(step).pose
        parts.append(f"{pose}-hold" if step.kind == "hold" else pose)
    else:
        parts.append(step.kind)
    return "/".join(parts)
