"""Every text of a movement that a person may see or hear, with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from unslump.movement.model import Movement


@dataclass(frozen=True, slots=True)
class Text:
    """One text."""

    where: str
    text: str
    is_cue: bool = False
    """True where it is said or shown while moving, so that `{side}` and `{level}` are filled in."""


def texts(movement: Movement) -> Iterator[Text]:
    """All texts in the order of the file, empty ones left out. References are not ours and are left out too."""
    for text in _all(movement):
        if text.text:
            yield text


def _all(movement: Movement) -> Iterator[Text]:
    for key in ("name", "purpose", "easier_how", "harder_how", "steps_note"):
        yield Text(key, getattr(movement, key))
    yield from _cues(movement)
    yield Text("camera.view", movement.camera.view)
    yield Text("camera.why", movement.camera.why)
    for i, fault in enumerate(movement.faults, 1):
        yield Text(f"faults[{i}].sees", fault.sees)
        yield Text(f"faults[{i}].say", fault.say)
    for i, caution in enumerate(movement.cautions, 1):
        yield Text(f"cautions[{i}].how", caution.how)
        yield Text(f"cautions[{i}].reason", caution.reason)
    for i, source in enumerate(movement.sources, 1):
        yield Text(f"sources[{i}].claim", source.claim)


def _cues(movement: Movement) -> Iterator[Text]:
    for i, step in enumerate(movement.setup, 1):
        yield Text(f"setup[{i}].say", step.say, True)
        yield Text(f"setup[{i}].show", step.show, True)
    for i, phase in enumerate(movement.phases, 1):
        yield Text(f"phases[{i}].say", phase.say, True)
        yield Text(f"phases[{i}].again", phase.again, True)
        yield Text(f"phases[{i}].show", phase.show, True)
    for i, round_ in enumerate(movement.rounds, 1):
        yield Text(f"rounds[{i}].name", round_.name)
        yield Text(f"rounds[{i}].say", round_.say, True)
