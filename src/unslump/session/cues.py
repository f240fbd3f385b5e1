"""What the coach says at each step of a movement: in full the first time, the count and a word or two later on."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

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
ALOUD_FROM_MS = 5_000
"""A hold shorter than this is counted down in ticks only: numbers would sound like the count of repetitions."""
TEN_MORE_FROM_MS = 20_000
BREATHE_EVERY_MS = 10_000
BREATH_FROM_S = 2.0
"""A phase shorter than this goes without a word about the breath."""
REMIND_EVERY_MS = 12_000
"""How often a movement that is done for a time repeats its cue."""


class Cue(NamedTuple):
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


class _Later(NamedTuple):
    """What a phase says once it has been explained."""

    kind: EventKind
    texts: tuple[str, ...]
    reps: int | None = None
    """It opens one of so many repetitions, and is counted; None: it does not."""


def filled(text: str, texts: Words, side: Side | None, round_: Round | None) -> str:
    """A cue with its side and level named: `{side}` is the side being done, `{other}` the opposite one."""
    if "{" not in text:
        return text
    if side is not None:
        text = _put(_put(text, "{side}", texts.side(side)), "{other}", texts.side(other_side(side)))
    return text if round_ is None else _put(text, "{level}", round_.name)


def _put(text: str, gap: str, word: str) -> str:
    """The word in each gap, with a capital where a sentence begins."""
    if gap not in text:
        return text
    for stop in (". ", "! ", "? "):
        text = text.replace(stop + gap, stop + capital(word))
    if text.startswith(gap):
        text = capital(word) + text[len(gap) :]
    return text.replace(gap, word)


class Cues:
    """The cues of one movement, step after step; remembers only what has been said in full."""

    def __init__(self, movement: Movement, amount: Amount, texts: Words) -> None:
        self.movement, self.amount, self.words = movement, amount, texts
        self.timed = amount.duration_s is not None
        self.first_side: Side | None = None if movement.sides == "none" else movement.written_side or "left"
        self.first_round = rounds_of(movement, amount)[0][0] if movement.rounds else None
        self._phases: dict[int | None, tuple[Phase, ...]] = {}
        self._later: dict[tuple[int | None, Side | None, int | None], _Later] = {}
        self._explained: set[tuple[int | None, Side | None]] = set()

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

    def of(self, step: Step, at_ms: int) -> Iterable[Cue]:
        """What to say during one step of a movement that begins at `at_ms`, in order of time."""
        start_ms, end_ms = at_ms + step.start_ms, at_ms + step.end_ms
        if step.kind == "move":
            return (
                sorted(self._for_a_time(step, start_ms, end_ms), key=_when)
                if self.timed
                else (self._phase(step, start_ms),)
            )
        if step.kind == "hold":
            return (self._phase(step, start_ms), *self._while_held(start_ms, end_ms))
        if step.kind == "rest":
            return self._rest(step, start_ms, end_ms)
        return (self._setup(step, start_ms, end_ms) if step.kind == "setup" else self._turn(step, start_ms),)

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
        if end_ms - start_ms >= COUNTDOWN_FROM_MS:
            for n in (3, 2, 1):
                yield Cue(end_ms - n * 1000, str(n), "rest", (), FAINT, "tick")

    def _phase(self, step: Step, start_ms: int) -> Cue:
        key = (step.phase, step.side, step.round)
        later = self._later.get(key)
        if later is None:
            later = self._later[key] = self._later_on(step)
            if self._is_new(step):
                said = _said(filled(self.phase_of(step).say, self.words, step.side, self.round_of(step)))
                return Cue(start_ms, "", "phase", said, HEAVY, "soft", CUE_SLIP_MS)
        kind, texts, reps = later
        if reps is not None and step.rep is not None:
            return Cue(start_ms, "", "count", self._count(step.rep, later), PLAIN, "soft", CUE_SLIP_MS)
        return Cue(start_ms, "", kind, texts, LIGHT, "soft")

    def _is_new(self, step: Step) -> bool:
        """True the first time this phase comes on this side; never in a round that runs backwards."""
        round_, key = self.round_of(step), (step.phase, step.side)
        if key in self._explained or (round_ is not None and round_.reverse):
            return False
        self._explained.add(key)
        return True

    def _later_on(self, step: Step) -> _Later:
        phase, round_ = self.phase_of(step), self.round_of(step)
        backwards = round_ is not None and round_.reverse
        again = "" if backwards else filled(phase.again, self.words, step.side, round_)
        if self._opens_a_repetition(step, round_):
            return _Later("count", (again,), reps_in(self.amount, round_))
        if again or backwards or phase.breath == "easy" or phase.seconds < BREATH_FROM_S:
            return _Later("phase", _said(again))
        return _Later("breathe", (self.words.text(f"breathe_{phase.breath}"),))

    def _opens_a_repetition(self, step: Step, round_: Round | None) -> bool:
        if step.phase != 0 or (self.movement.sides == "alternate" and step.side != self.first_side):
            return False
        return reps_in(self.amount, round_) > 1

    def _count(self, rep: int, later: _Later) -> tuple[str, ...]:
        return _counted(self.words, "count_last" if rep > 2 and rep == later.reps else "count", rep, later.texts[0])

    def _while_held(self, start_ms: int, end_ms: int) -> list[Cue]:
        breaths = self.words.texts("breathe")
        middle = range(start_ms + BREATHE_EVERY_MS, end_ms - BREATHE_EVERY_MS, BREATHE_EVERY_MS)
        cues = [
            Cue(t_ms, f"breathe-{nth + 1}", "breathe", (breaths[nth % len(breaths)],), FAINT)
            for nth, t_ms in enumerate(middle)
        ]
        if end_ms - start_ms >= TEN_MORE_FROM_MS:
            cues.append(Cue(end_ms - 10_000, "ten-more", "hold-countdown", (self.words.text("ten_more"),), LIGHT))
        if end_ms - start_ms >= COUNTDOWN_FROM_MS:
            aloud = end_ms - start_ms >= ALOUD_FROM_MS
            for n, text in zip((3, 2, 1), self.words.texts("countdown"), strict=True):
                said = (text,) if aloud else ()
                cues.append(Cue(end_ms - n * 1000, str(n), "hold-countdown", said, LIGHT, "tick"))
        return cues

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


def _when(cue: Cue) -> int:
    return cue.t_ms


@lru_cache(maxsize=1024)
def _counted(texts: Words, key: str, rep: int, again: str) -> tuple[str, ...]:
    return texts.texts(key, number=capital(texts.number(rep)), again=again)


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
