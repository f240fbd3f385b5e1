"""What the coach says at each step of a movement: in full the first time, the count and a word or two later on."""

from collections.abc import Iterator
from dataclasses import dataclass

from unslump.movement.model import Amount, Movement, Phase, Round
from unslump.movement.performance import Step, phases_of, reps_in, rounds_of
from unslump.movement.speech import speech_ms
from unslump.session.model import EventKind, Tone
from unslump.session.voice import GAP_MS
from unslump.session.words import Words, capital
from unslump.units import Side, ms_from_s, other_side

HEAVY, PLAIN, LIGHT, FAINT = 3, 2, 1, 0
"""What gives way to what when two things would be said at once."""
CUE_SLIP_MS = 700
COUNTDOWN_FROM_MS = 3_000
TEN_MORE_FROM_MS = 20_000
BREATHE_EVERY_MS = 10_000
BREATH_FROM_S = 2.0
"""A phase shorter than this goes without a word about the breath."""
REMIND_EVERY_MS = 12_000
"""How often a movement that is done for a time repeats its cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say at a moment of the session."""

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
        self._agains: dict[tuple[int | None, Side | None, int | None], str] = {}
        self._explained: set[tuple[int | None, Side | None]] = set()

    @property
    def timed(self) -> bool:
        """True where the movement is done for a time and not counted."""
        return self.amount.duration_s is not None

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

    def round_at(self, number: int | None) -> Round | None:
        """The nth round, counted from 1 in the file."""
        return None if number is None else self.movement.rounds[number - 1]

    def phase_of(self, step: Step) -> Phase:
        """The phase of a moving or holding step, as it is played in its round."""
        return self.phases_at(self.round_number(step))[step.phase or 0]

    def phases_at(self, number: int | None) -> tuple[Phase, ...]:
        """All phases as they are played in the nth round."""
        if number not in self._phases:
            self._phases[number] = phases_of(self.movement, self.round_at(number))
        return self._phases[number]

    def shown(self, step: Step) -> str:
        """What is printed during one step. A round that runs backwards shows its own words: the phases' no longer fit."""
        round_ = self.round_of(step)
        if step.kind == "setup" or (self.timed and step.kind == "move" and self.movement.setup):
            place = self.movement.setup[-1 if step.kind == "move" else step.phase or 0]
            return filled(place.show, self.words, step.side or self.first_side, self.round_at(self.first_round))
        if step.kind in {"move", "hold"} and not (round_ is not None and round_.reverse):
            return filled(self.phase_of(step).show, self.words, step.side, round_)
        if round_ is not None and step.kind in {"move", "hold", "shift"}:
            return filled(round_.say, self.words, step.side, round_)
        if step.kind == "switch" and step.side is not None:
            return self.words.text("show_switch", side=self.words.side(step.side))
        return self.words.text("show_rest", set=step.set, sets=self.amount.sets)

    def of(self, step: Step, at_ms: int) -> Iterator[Cue]:
        """What to say during one step of a movement that begins at `at_ms`."""
        start_ms, end_ms = at_ms + step.start_ms, at_ms + step.end_ms
        if self.timed and step.kind == "move":
            yield from self._for_a_time(step, start_ms, end_ms)
        elif step.kind == "move":
            yield self._phase(step, start_ms)
        elif step.kind == "hold":
            yield self._phase(step, start_ms)
            yield from self._while_held(start_ms, end_ms)
        elif step.kind == "setup":
            yield self._setup(step, start_ms, end_ms)
        elif step.kind == "rest":
            yield from self._rest(step, start_ms, end_ms)
        else:
            yield self._turn(step, start_ms)

    def _setup(self, step: Step, start_ms: int, end_ms: int) -> Cue:
        nth, round_ = step.phase or 0, self.round_at(self.first_round)
        said = [filled(self.movement.setup[nth].say, self.words, self.first_side, round_)]
        slip_ms = max(0, end_ms - start_ms - speech_ms(said[0]) - GAP_MS)
        if round_ is not None and round_.say and nth == len(self.movement.setup) - 1:
            said.insert(0, f"{said[0]} {filled(round_.say, self.words, self.first_side, round_)}")
        return Cue(start_ms, "", "setup", tuple(said), HEAVY, "", slip_ms)

    def _turn(self, step: Step, start_ms: int) -> Cue:
        if step.kind == "shift":
            return Cue(start_ms, "", "round", (self.shown(step),), HEAVY, "turn")
        side = self.words.side(step.side) if step.side is not None else ""
        return Cue(start_ms, "", "switch-sides", self.words.texts("switch_sides", side=side), HEAVY, "turn")

    def _rest(self, step: Step, start_ms: int, end_ms: int) -> Iterator[Cue]:
        gaps = {"seconds": (end_ms - start_ms) // 1000, "set": step.set, "sets": self.amount.sets}
        yield Cue(start_ms, "", "rest", self.words.texts("rest", **gaps), HEAVY, "turn")
        for t_ms, n in _last_three(start_ms, end_ms):
            yield Cue(t_ms, str(n), "rest", (), FAINT, "tick")

    def _phase(self, step: Step, start_ms: int) -> Cue:
        phase, round_ = self.phase_of(step), self.round_of(step)
        backwards = round_ is not None and round_.reverse
        if self._is_new(step) and not backwards:
            said = _said(filled(phase.say, self.words, step.side, round_))
            return Cue(start_ms, "", "phase", said, HEAVY, "soft", CUE_SLIP_MS)
        again = "" if backwards else self._again(step, phase, round_)
        if self._opens_a_repetition(step, round_):
            return Cue(start_ms, "", "count", self._count(step, again, round_), PLAIN, "soft", CUE_SLIP_MS)
        if again or backwards or phase.breath == "easy" or phase.seconds < BREATH_FROM_S:
            return Cue(start_ms, "", "phase", _said(again), LIGHT, "soft")
        return Cue(start_ms, "", "breathe", (self.words.text(f"breathe_{phase.breath}"),), LIGHT, "soft")

    def _is_new(self, step: Step) -> bool:
        """True the first time this phase comes on this side."""
        key = (step.phase, step.side)
        if key in self._explained:
            return False
        self._explained.add(key)
        return True

    def _again(self, step: Step, phase: Phase, round_: Round | None) -> str:
        key = (step.phase, step.side, step.round)
        if key not in self._agains:
            self._agains[key] = filled(phase.again, self.words, step.side, round_)
        return self._agains[key]

    def _opens_a_repetition(self, step: Step, round_: Round | None) -> bool:
        if step.phase != 0 or (self.movement.sides == "alternate" and step.side != self.first_side):
            return False
        return reps_in(self.amount, round_) > 1

    def _count(self, step: Step, again: str, round_: Round | None) -> tuple[str, ...]:
        rep = step.rep or 1
        last = rep > 2 and rep == reps_in(self.amount, round_)
        number = capital(self.words.number(rep))
        return self.words.texts("count_last" if last else "count", number=number, again=again)

    def _while_held(self, start_ms: int, end_ms: int) -> Iterator[Cue]:
        breaths = self.words.texts("breathe")
        middle = range(start_ms + BREATHE_EVERY_MS, end_ms - BREATHE_EVERY_MS, BREATHE_EVERY_MS)
        for nth, t_ms in enumerate(middle):
            yield Cue(t_ms, f"breathe-{nth + 1}", "breathe", (breaths[nth % len(breaths)],), FAINT)
        if end_ms - start_ms >= TEN_MORE_FROM_MS:
            yield Cue(end_ms - 10_000, "ten-more", "hold-countdown", (self.words.text("ten_more"),), LIGHT)
        for t_ms, n in _last_three(start_ms, end_ms):
            yield Cue(t_ms, str(n), "hold-countdown", (capital(self.words.number(n)) + ".",), LIGHT, "tick")

    def _for_a_time(self, step: Step, start_ms: int, end_ms: int) -> Iterator[Cue]:
        """Each phase said once, then a reminder now and then, half way, and the last ten seconds."""
        yield Cue(start_ms, "", "phase", (), FAINT, "soft")
        round_, t_ms = self.round_of(step), start_ms
        for nth, phase in enumerate(phases_of(self.movement, round_)):
            said = _said(filled(phase.say, self.words, step.side, round_))
            yield Cue(t_ms, f"phase-{nth + 1}", "phase", said, PLAIN)
            t_ms += ms_from_s(phase.seconds)
        again = _said(filled(self.movement.phases[0].again, self.words, step.side, round_))
        for nth, due_ms in enumerate(range(start_ms + REMIND_EVERY_MS, end_ms - REMIND_EVERY_MS, REMIND_EVERY_MS)):
            yield Cue(due_ms, f"again-{nth + 1}", "phase", again, FAINT)
        if end_ms - start_ms >= TEN_MORE_FROM_MS:
            half_ms = (start_ms + end_ms) // 2
            yield Cue(half_ms, "half-way", "hold-countdown", (self.words.text("half_way"),), LIGHT)
            yield Cue(end_ms - 10_000, "ten-more", "hold-countdown", (self.words.text("ten_more"),), LIGHT)


def _last_three(start_ms: int, end_ms: int) -> list[tuple[int, int]]:
    """The moments for three, two, one; none where there is no room for all."""
    if end_ms - start_ms < COUNTDOWN_FROM_MS:
        return []
    return [(end_ms - n * 1000, n) for n in (3, 2, 1)]


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
