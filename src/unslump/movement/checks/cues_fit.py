"""Every cue can be said in the time there is, with a little to spare; what is counted is told each time."""

from collections.abc import Iterator, Mapping
from math import ceil

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement, Phase
from unslump.movement.speech import speech_ms
from unslump.units import ms_from_s

SPARE_MS = 300
_LONGEST = {"{side}": "right", "{other}": "right", "{level}": "T12"}


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    for i, step in enumerate(movement.setup, 1):
        yield from _fits(movement, f"setup[{i}].say", step.say, step.seconds)
    timed = all(dose.duration_s is not None for dose in movement.doses.values())
    for i, phase in enumerate(movement.phases, 1):
        if not phase.say and not timed:
            yield problem(movement, "cues_fit", f"phases[{i}].say", "is missing", "Say what to do.")
        seconds = _shortest_s(movement, phase)
        yield from _fits(movement, f"phases[{i}].say", phase.say, seconds)
        if not timed:  # there it is a reminder now and then, with all the time it needs
            yield from _fits(movement, f"phases[{i}].again", phase.again, seconds)
    for i, round_ in enumerate(movement.rounds, 1):
        yield from _fits(movement, f"rounds[{i}].say", round_.say, movement.shift_s)


def _shortest_s(movement: Movement, phase: Phase) -> float:
    holds = [dose.hold_s[0] for dose in movement.doses.values() if dose.hold_s is not None]
    return min(holds) if phase.hold and holds else phase.seconds


def _fits(movement: Movement, where: str, text: str, seconds: float) -> Iterator[Problem]:
    for name, longest in _LONGEST.items():
        text = text.replace(name, longest)
    needed_ms = speech_ms(text) + SPARE_MS
    if text and needed_ms > ms_from_s(seconds):
        found = f"takes about {ceil(needed_ms / 100) / 10:.1f} s to say, but there are {seconds:g} s"
        yield problem(movement, "cues_fit", where, found, "Shorten it, or give it more time.")
