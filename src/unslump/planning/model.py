"""What is asked for and what is planned, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from unslump.movement.model import Amount, Place, Stage
from unslump.units import Sides, Track

SHORTEST_MIN = 3
LONGEST_MIN = 30
FIT_S = 20
"""A plan is never further than this from the minutes that were asked for."""
Emphasis = Literal["usual", "change"]
"""`change`: things have not moved for two weeks, so that more strength and other variants than before are worth a try."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asks of today's session."""

    minutes: int
    place: Place
    kit: frozenset[str] = frozenset()
    """What is at hand beyond a chair, a wall and (on the floor) a mat or carpet."""
    track: Track = "standard"
    limits: frozenset[str] = frozenset()
    """Ids of conditions (`screening.conditions`) that change or leave out movements."""
    leave_out: frozenset[str] = frozenset()
    """Ids of movements that the person does not want today."""
    likes: frozenset[str] = frozenset()
    """Ids of movements that they are fond of: these come a little more often."""
    dislikes: frozenset[str] = frozenset()
    """Ids of movements that they would rather not do: these come seldom, and only where little else is left."""

    def to_json(self) -> dict[str, Any]:
        """Plain values for a file or a row; `from_json` reads them back."""
        return {
            "minutes": self.minutes,
            "place": self.place,
            "kit": sorted(self.kit),
            "track": self.track,
            "limits": sorted(self.limits),
            "leave_out": sorted(self.leave_out),
            "likes": sorted(self.likes),
            "dislikes": sorted(self.dislikes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Wishes":
        """The wishes that `to_json` wrote down, before likes were known too."""
        sets = {key: frozenset(data[key]) for key in ("kit", "limits", "leave_out")}
        sets |= {key: frozenset(data.get(key, ())) for key in ("likes", "dislikes")}
        return cls(data["minutes"], data["place"], track=data["track"], **sets)


@dataclass(frozen=True, slots=True)
class Past:
    """One movement that was done in an earlier session."""

    movement: str
    when: datetime
    seconds: int = 0
    hurt: bool = False
    """True: it was ended because it hurt."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What somebody is ready for in one movement: the most that a plan may ask of them."""

    amount: Amount
    """No component of a planned amount exceeds it."""
    change: Literal["start", "up", "hold", "down"]
    """Against what they did last: `start` where there is no last."""
    reason: str
    """Why, as a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of somebody before they ask for anything: nothing at all of who is new."""

    past: Sequence[Past] = ()
    when: datetime | None = None
    """The moment of the session on their own clock: what rests, and what the week still lacks. None: days do not count."""
    ready: Mapping[str, Ready] = field(default_factory=dict)
    """The most that may be asked in each movement, by id; one that is not named is asked by their track."""
    emphasis: Emphasis = "usual"
    strength_days: int | None = None
    """On how many days of the week their programme asks for strength; None: on as many as the weights have it."""

    def __hash__(self) -> int:
        return hash((tuple(self.past), self.when, tuple(self.ready), self.emphasis, self.strength_days))


NEW_HERE = Background()


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One movement of the session, and why it is there."""

    movement: str
    stage: Stage
    amount: Amount
    seconds: int
    """Everything included: getting there, getting into place, rests. Items add up to the plan."""
    reason: str
    sides: Sides = "none"
    how: str = ""
    """What to do differently today, where a limit asks for it; shown and spoken before the first repetition."""
    lap: int = 1
    """2 where the same movement comes round again."""

    def to_json(self) -> dict[str, Any]:
        """Plain values; numbers that do not apply are null."""
        return {
            "movement": self.movement,
            "stage": self.stage,
            "sets": self.amount.sets,
            "reps": self.amount.reps,
            "hold_s": self.amount.hold_s,
            "duration_s": self.amount.duration_s,
            "rounds": list(self.amount.rounds),
            "sides": self.sides,
            "seconds": self.seconds,
            "reason": self.reason,
            "how": self.how,
            "lap": self.lap,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PlanItem":
        """The item that `to_json` wrote down."""
        amount = Amount(data["sets"], data["reps"], data["hold_s"], data["duration_s"], tuple(data["rounds"]))
        rest = (data["seconds"], data["reason"], data["sides"], data["how"], data["lap"])
        return cls(data["movement"], data["stage"], amount, *rest)


@dataclass(frozen=True, slots=True)
class Plan:
    """An ordered session. The same catalogue, wishes, background and seed always give the same plan."""

    items: tuple[PlanItem, ...]
    seconds: int
    """Exactly as long as its timeline at pace 1."""
    wishes: Wishes
    seed: int
    left_out: tuple[tuple[str, str], ...] = field(default=())
    """Movement ids that are not in it, each with the reason as a sentence."""

    def to_json(self) -> dict[str, Any]:
        """Plain values, enough to rebuild the same timeline later: a stored session is resumed from them.

        `{"seconds", "seed", "wishes", "items": [{"movement", "stage", "sets", "reps", …}], "left_out": [[id, why]]}`
        """
        return {
            "seconds": self.seconds,
            "seed": self.seed,
            "wishes": self.wishes.to_json(),
            "items": [item.to_json() for item in self.items],
            "left_out": [list(pair) for pair in self.left_out],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Plan":
        """The plan that `to_json` wrote down."""
        return cls(
            items=tuple(PlanItem.from_json(item) for item in data["items"]),
            seconds=data["seconds"],
            wishes=Wishes.from_json(data["wishes"]),
            seed=data["seed"],
            left_out=tuple((movement, why) for movement, why in data["left_out"]),
        )
