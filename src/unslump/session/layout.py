"""One movement laid out in the session: its steps with what is shown, and its cues before the voice is arranged."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from unslump.movement.model import Amount, Movement, Round
from unslump.movement.performance import Step, figure_times_ms, reps_in
from unslump.movement.speech import SENTENCE_PAUSE_MS, sentences, speech_ms
from unslump.session.cues import HEAVY, Cue, Cues
from unslump.session.model import EventKind, FigureSpan, StepKind, TimelineItem, TimelineStep
from unslump.session.words import Words
from unslump.units import Side

NAMING_PUSH_MS = 3_000
"""How far saying how much there is to do may put off saying how to get into place."""
Laid = tuple[TimelineStep, Iterable[Cue]]


class _Frame(NamedTuple):
    """What is the same every time a step of this kind, phase, side and round comes."""

    show: str
    figure: FigureSpan
    reps: int | None
    round: int | None
    round_name: str
    levels: tuple[str, ...]
    breath: str
    tail: str
    """The end of its id: the pose, or the kind."""


class ItemLayout:
    """Makes the steps of one movement; they count on from `first_index`."""

    def __init__(
        self, item: TimelineItem, amount: Amount, movement: Movement, texts: Words, inner: Sequence[Step]
    ) -> None:
        self.item, self.amount, self.movement, self.words, self.inner = item, amount, movement, texts, inner
        self.cues = Cues(movement, amount, texts)
        self._levels = movement.work_levels
        self.key = f"{item.index}-{movement.id}"
        self._frames: dict[tuple[Any, ...], _Frame] = {}
        self._where: tuple[Any, ...] = (None, None, None, None)
        self._place = self.key

    def run(self, first_index: int, work_ms: int) -> Iterator[Laid]:
        """The lead up to `work_ms`, then every step from there."""
        yield self._lead(first_index, work_ms)
        for index, step in enumerate(self.inner, first_index + 1):
            yield self._laid(index, step, work_ms), self.cues.of(step, work_ms)

    def closing(self, index: int, start_ms: int, end_ms: int) -> Laid:
        """The end of the session, standing in this movement's start pose."""
        figure = FigureSpan(self.movement.id, self.cues.first_side, self.cues.first_round, 0, 0)
        shown = self.words.text("show_done")
        step = TimelineStep(index, "done", self.item.index, "done", start_ms, end_ms, shown, figure)
        return step, [Cue(start_ms, "", "well-done", self.words.texts("well_done"), HEAVY, "chime")]

    def _lead(self, index: int, end_ms: int) -> Laid:
        """Names the movement, while the figure shows it over and over."""
        ready = self.item.index == 0
        changes = sentences(self.item.how)
        said, shown = self._naming("get_ready" if ready else "next_up", "show_ready" if ready else "show_next", changes)
        figure = FigureSpan(self.movement.id, self.cues.first_side, self.cues.first_round, 0, self._length_ms(), True)
        kind: StepKind = "ready" if ready else "next"
        start_ms = self.item.start_ms
        step = TimelineStep(index, f"{self.key}/{kind}", self.item.index, kind, start_ms, end_ms, shown, figure)
        event: EventKind = "get-ready" if ready else "next-up"
        naming = Cue(start_ms, "", event, said, HEAVY, "turn", push_ms=NAMING_PUSH_MS)
        return step, [naming, *_one_by_one(changes[1:], start_ms + speech_ms(said[0]), event)]

    def _naming(self, say: str, show: str, changes: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """What is said first, with the first of the changes; and all that is shown."""
        gaps = {"name": self.item.name, "dose": self.item.dose}
        said, shown = self.words.texts(say, **gaps), self.words.text(show, **gaps)
        if not changes:
            return said, shown
        today = self.words.text("today", how=changes[0])
        whole = self.words.text("today", how=self.item.how)
        return (*(f"{text} {today}" for text in said), f"{self.item.name}. {today}"), f"{shown}. {whole}"

    def _length_ms(self) -> int:
        return figure_times_ms(self.movement, self.cues.round_at(self.cues.first_round))[-1][1]

    def _laid(self, index: int, step: Step, at_ms: int) -> TimelineStep:
        kind, start_ms, end_ms, phase, side, set_, rep, round_ = step[:8]
        frame = self._frames.get((kind, phase, side, round_))
        if frame is None or kind == "rest":
            frame = self._frames[kind, phase, side, round_] = self._frame(step)
        show, figure, reps, number, name, levels, breath, tail = frame
        where = (set_, number, rep, side)
        if where != self._where:
            self._where, self._place = where, self._place_id(*where)
        return TimelineStep(
            index,
            f"{self._place}/{tail}",
            self.item.index,
            kind,
            at_ms + start_ms,
            at_ms + end_ms,
            show,
            figure,
            side,
            set_,
            rep,
            reps,
            number,
            name,
            levels,
            breath,
        )

    def _frame(self, step: Step) -> _Frame:
        number, round_ = self.cues.round_number(step), self.cues.round_of(step)
        works = step.kind in {"move", "hold"}
        side, nth = step.side or self.cues.first_side, self.cues.first_round if number is None else number
        span = (step.figure_from_ms, step.figure_to_ms, step.figure_loops)
        return _Frame(
            self.cues.shown(step),
            FigureSpan(self.movement.id, side, nth, *span),
            reps_in(self.amount, round_) if works and not self.cues.timed else None,
            number,
            "" if round_ is None else round_.name,
            self._levels if round_ is None else round_.levels or self._levels,
            self._breath(step, round_) if works else "",
            self._tail(step),
        )

    def _breath(self, step: Step, round_: Round | None) -> str:
        return "easy" if round_ is not None and round_.reverse else self.cues.phase_of(step).breath

    def _tail(self, step: Step) -> str:
        if step.kind == "setup":
            return f"setup-{(step.phase or 0) + 1}"
        if step.kind not in {"move", "hold"}:
            return step.kind
        if self.cues.timed:
            return "for-a-time"
        nth, phases = step.phase or 0, self.cues.phases_at(self.cues.round_number(step))
        pose = phases[nth].pose
        before = sum(phase.pose == pose for phase in phases[:nth])
        return f"{pose}-{before + 1}" if before > 0 else pose

    def _place_id(self, set_: int | None, round_: int | None, rep: int | None, side: Side | None) -> str:
        """The first part of an id, up to the pose: `2-cat-cow/1/3`, `5-thread-the-needle/1/3-left`, `4-iron-cross/1`."""
        where = self.key if set_ is None else f"{self.key}/{set_}"
        if round_ is not None:
            where = f"{where}/round-{round_}"
        if rep is not None:
            return f"{where}/{rep}" if side is None else f"{where}/{rep}-{side}"
        return where if side is None else f"{where}/{side}"


def _one_by_one(changes: Sequence[str], after_ms: int, event: EventKind) -> Iterator[Cue]:
    """Each further change by itself: some voices break off in the middle of a long speech."""
    for nth, text in enumerate(changes, 2):
        start_ms = after_ms + SENTENCE_PAUSE_MS
        yield Cue(start_ms, f"change-{nth}", event, (text,), HEAVY, push_ms=NAMING_PUSH_MS)
        after_ms = start_ms + speech_ms(text)
