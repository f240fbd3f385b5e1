"""One tree of errors. Each carries its data and tells the person what to do.

Two kinds of wrong are kept apart: what cannot be read raises one of these; what is merely unwise is
collected as a list of `Problem`s and returned.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file: where, what was found, what was expected, what to do."""

    file: str
    where: str
    """The place inside the file, as `phases[2].pose.right_elbow_flexion`; empty for the whole file."""
    found: str
    """What is there, as half a sentence: `200° is beyond the healthy range 0–150°`."""
    do: str
    """What to do about it, as a sentence."""
    rule: str = ""
    """The check that found it."""

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.found}. {self.do}"


class UnslumpError(Exception):
    """The root: its text is a sentence for a person, saying what to do."""

    exit_code = 1


class ContentError(UnslumpError):
    """A content file cannot be used. Carries every problem that was found, not only the first."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownMovement(UnslumpError):
    """Nobody knows a movement of that id."""

    exit_code = 4

    def __init__(self, movement_id: str, near: Sequence[str] = ()) -> None:
        self.movement_id = movement_id
        self.near = tuple(near)
        hint = f"Did you mean {' or '.join(near)}?" if near else "Run `unslump movements` to see them all."
        super().__init__(f"There is no movement called “{movement_id}”. {hint}")


class BadRequest(UnslumpError):
    """A wish that cannot be met as it stands; the text says which part to change."""

    exit_code = 2


class DoesNotFit(BadRequest):
    """There is not enough to do for the minutes that were asked for, or what there is takes longer."""

    def __init__(self, sentence: str, nearest: int | None) -> None:
        self.nearest = nearest
        """The number of minutes next to it that works; None where none does."""
        super().__init__(sentence)


class NotAsPlanned(BadRequest):
    """A session of before that today's limits no longer allow as it was planned. It has been ended."""


class OutOfReach(UnslumpError):
    """A pose whose contacts no body of these proportions can hold at once."""

    exit_code = 3

    def __init__(self, what: str, short_by_m: float) -> None:
        self.what = what
        self.short_by_m = short_by_m
        super().__init__(
            f"{what} is {short_by_m * 100:.1f} cm out of reach. Bring the contact closer or turn the joint further."
        )
