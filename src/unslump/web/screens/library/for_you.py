"""A movement for the person who looks at it: as it is, changed, or left out, and why."""

from dataclasses import dataclass

from unslump.movement.catalogue import catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import advise
from unslump.web import words


@dataclass(frozen=True, slots=True)
class ForYou:
    """What this person does about a movement, in words."""

    title: str
    """`Left out for you`."""
    offered: bool
    how: tuple[str, ...]
    why: tuple[str, ...]
    instead: Movement | None = None
    instead_how: tuple[str, ...] = ()
    """What to do differently in the other one."""


def for_you(movement: Movement, limits: frozenset[str]) -> ForYou | None:
    """None where no limit of theirs says anything about it."""
    advice = advise(catalogue(), movement, limits)
    if advice.does == "do":
        return None
    instead = catalogue().get(advice.swap)
    their_how = () if instead is None else advise(catalogue(), instead, limits).how
    return ForYou(words.named(words.FOR_YOU, advice.does), advice.offered, advice.how, advice.why, instead, their_how)
