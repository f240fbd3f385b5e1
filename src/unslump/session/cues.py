"""What the coach says at each step of a movement: in full the first time, the count and a word or two later on."""

from collections.abc import Iterator
from dataclasses import dataclass

from unslump.movement.model import Amount, Movement, Phase, Round
from unslump.movement.performance import Step, phases_of, reps_in, rounds_of
from unslump.movement.speech import speech_ms
from unslump.session.model import EventKind, Tone
from unslump.session.voice import GAP_MS
from unslump.session.words import Words, capital
from unslump.units import Side, other_side

HEAVY, PLAIN, LIGHT, FAINT = 3, 2, 1, 0
"""What gives way to what when two things would be said at once."""
CUE_SLIP_MS = 700
COUNTDOWN_FROM_MS = 3_000
TEN_MORE_FROM_MS = 20_000
BREATHE_EVERY_MS = 10_000
REMIND_EVERY_MS = 12_000
"""How often a movement that is done for a time repeats its cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say at a moment of the movement's own time."""

    t_ms: int
    name: str
    """Makes its id within the step."""
    kind: EventKind
    texts: tuple[str, ...]
    weight: int
    tone: Tone = ""
    slip_ms: int = 0
    push_ms: int = 0


def filled(text: str, texts: Words, side: Side | None, round_: Round | None) -> str:
    """A cue with its side and level named: `{side}` is the side being done, `{other}` the opposite one."""
    if "{" not in text:
        return text
    if side is not None:
        text = _put(_put(text, "{side}", texts.side(side)), "{other}", texts.side(other_side(side)))
    return text if round_ is None else _put(text, "{level}", round_.name)


def _put(text: str, gap: str, word: str) -> str:
    """The word in each gap, with a capital where a sentence begins."""
    for stop in (". ", "! ", "? "):
        text = text.replace(stop + gap, stop + capital(word))
    if text.startswith(gap):
        text = capital(word) + text[len(gap) :]
    return text.replace(gap, word)


class Cues:
    """The cues of one movement, step after step; remembers only what has been said in full."""

    def __init__(self, movement: Movement, amount: Amount, texts: Words) -> None:
        self.movement, self.amount, self.words = movement, amount, texts
        self._phases: dict[int | None, tuple[Phase, ...]] = {}
        self._explained: set[tuple[int, Side | None, bool]] = set()
        self._reminded_ms = 0

    def of(self, step: Step) -> Iterator[Cue]:
        """What to say during one step."""
        if step.kind == "move":
            yield self._phase(step)
        elif step.kind == "hold":
            yield self._phase(step)
            yield from self._while_held(step)
        elif step.kind == "setup":
            yield self._setup(step)
        elif step.kind == "switch":
            yield self._switch(step)
        elif step.kind == "shift":
            yield Cue(step.start_ms, "", "round", (self.shown(step),), HEAVY, "turn")
        else:
            yield from self._rest(step)

    def shown(self, step: Step) -> str:
        """What is printed during one step."""
        round_ = self.round_of(step)
        if step.kind in {"move", "hold"}:
            return filled(self.phase_of(step).show, self.words, step.side, round_)
        if step.kind == "setup":
            first = self.first_side
            return filled(self.movement.setup[step.phase or 0].show, self.words, first, self.round_at(self.first_round))
        if step.kind == "shift" and round_ is not None:
            return filled(round_.say, self.words, step.side, round_)
        if step.kind == "switch" and step.side is not None:
            return self.words.text("show_switch", side=self.words.side(step.side))
        return self.words.text("show_rest", set=step.set, sets=self.amount.sets)

    @property
    def first_side(self) -> Side | None:
        """The side that comes first; None where there are no sides."""
        return None if self.movement.sides == "none" else self.movement.written_side or "left"

    @property
    def first_round(self) -> int | None:
        """The number of the round that comes first; None where there are no rounds."""
        return rounds_of(self.movement, self.amount)[0][0] if self.movement.rounds else None

    def round_number(self, step: Step) -> int | None:
        """The number of the round of a step; None where there are no rounds."""
        return step.round if self.movement.rounds else None

    def round_of(self, step: Step) -> Round | None:
        """The round of a step."""
        return self.round_at(self.round_number(step))

    def phase_of(self, step: Step) -> Phase:
        """The phase of a moving or holding step, as it is played in its round."""
        number = self.round_number(step)
        if number not in self._phases:
            self._phases[number] = phases_of(self.movement, self.round_at(number))
        return self._phases[number][step.phase or 0]

    def round_at(self, number: int | None) -> Round | None:
        """The nth round, counted from 1 in the file."""
        return None if number is None else self.movement.rounds[number - 1]

    def _setup(self, step: Step) -> Cue:
        nth, round_ = step.phase or 0, self.round_at(self.first_round)
        said = [filled(self.movement.setup[nth].say, self.words, self.first_side, round_)]
        slip_ms = max(0, step.end_ms - step.start_ms - speech_ms(said[0]) - GAP_MS)
        if round_ is not None and round_.say and nth == len(self.movement.setup) - 1:
            said.insert(0, f"{said[0]} {filled(round_.say, self.words, self.first_side, round_)}")
        return Cue(step.start_ms, "", "setup", tuple(said), HEAVY, "", slip_ms)

    def _switch(self, step: Step) -> Cue:
        side = self.words.side(step.side) if step.side is not None else ""
        return Cue(step.start_ms, "", "switch-sides", self.words.texts("switch_sides", side=side), HEAVY, "turn")

    def _rest(self, step: Step) -> Iterator[Cue]:
        seconds = (step.end_ms - step.start_ms) // 1000
        said = self.words.texts("rest", seconds=seconds, set=step.set, sets=self.amount.sets)
        yield Cue(step.start_ms, "", "rest", said, HEAVY, "turn")
        yield from self._countdown(step, spoken=False)

    def _phase(self, step: Step) -> Cue:
        phase = self.phase_of(step)
        round_ = self.round_of(step)
        if self._is_new(step, round_):
            said = filled(phase.say, self.words, step.side, round_)
            return Cue(step.start_ms, "", "phase", _said(said), HEAVY, "soft", CUE_SLIP_MS)
        again = filled(phase.again, self.words, step.side, round_)
        if self.amount.duration_s is not None:
            return self._reminder(step, again)
        if self._opens_a_repetition(step):
            return Cue(step.start_ms, "", "count", self._count(step, again, round_), PLAIN, "soft", CUE_SLIP_MS)
        if again or phase.breath == "easy":
            return Cue(step.start_ms, "", "phase", _said(again), LIGHT, "soft")
        return Cue(step.start_ms, "", "breathe", (self.words.text(f"breathe_{phase.breath}"),), LIGHT, "soft")

    def _is_new(self, step: Step, round_: Round | None) -> bool:
        """True the first time this phase comes on this side and in this direction."""
        key = (step.phase or 0, step.side, round_ is not None and round_.reverse)
        if key in self._explained:
            return False
        self._explained.add(key)
        return True

    def _reminder(self, step: Step, again: str) -> Cue:
        """Where nothing is counted, the cue comes back now and then, at the start of a repetition."""
        due = bool(again) and step.phase == 0 and step.start_ms - self._reminded_ms >= REMIND_EVERY_MS
        if due:
            self._reminded_ms = step.start_ms
        return Cue(step.start_ms, "", "phase", _said(again if due else ""), LIGHT, "soft")

    def _opens_a_repetition(self, step: Step) -> bool:
        alone = self.movement.sides != "alternate" or step.side == self.first_side
        return step.phase == 0 and alone and self._reps(step) > 1

    def _reps(self, step: Step) -> int:
        return reps_in(self.amount, self.round_of(step))

    def _count(self, step: Step, again: str, round_: Round | None) -> tuple[str, ...]:
        rep = step.rep or 1
        key = "count_last" if rep == reps_in(self.amount, round_) and rep > 2 else "count"
        number = capital(self.words.number(rep))
        return tuple(dict.fromkeys(self.words.texts(key, number=number, again=again)))

    def _while_held(self, step: Step) -> Iterator[Cue]:
        length_ms = step.end_ms - step.start_ms
        breaths = self.words.texts("breathe")
        for nth, after_ms in enumerate(range(BREATHE_EVERY_MS, length_ms - BREATHE_EVERY_MS - 1, BREATHE_EVERY_MS)):
            text = breaths[nth % len(breaths)]
            yield Cue(step.start_ms + after_ms, f"breathe-{nth + 1}", "breathe", (text,), FAINT)
        if length_ms >= TEN_MORE_FROM_MS:
            said = (self.words.text("ten_more"),)
            yield Cue(step.end_ms - 10_000, "ten-more", "hold-countdown", said, LIGHT)
        yield from self._countdown(step, spoken=True)

    def _countdown(self, step: Step, *, spoken: bool) -> Iterator[Cue]:
        """Three, two, one: aloud in a hold, as ticks in a rest."""
        if step.end_ms - step.start_ms < COUNTDOWN_FROM_MS:
            return
        for n in (3, 2, 1):
            said = (capital(self.words.number(n)) + ".",) if spoken else ()
            t_ms = step.end_ms - n * 1000
            yield Cue(t_ms, str(n), "hold-countdown" if spoken else "rest", said, LIGHT, "tick")


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
