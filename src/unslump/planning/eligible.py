"""Which movements can be done today, which are left out, and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Action, Caution, Movement
from unslump.planning.model import Past, Wishes
from unslump.planning.reasons import Reasons

AT_HAND = {"desk": frozenset({"chair", "wall"}), "floor": frozenset[str]()}
"""What each place has without being asked."""
GRAVITY: tuple[Action, ...] = ("modify", "swap", "ask", "skip")
"""Where several limits touch one movement, the last of these wins."""
ONE_SESSION = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A movement that can be done today."""

    movement: Movement
    how: str = ""
    """What to do differently, where a limit asks for it."""
    reason: str = ""
    """Why it is here, where that is not the planner's own choice."""


def eligible(
    catalogue: Catalogue, wishes: Wishes, history: Sequence[Past], reasons: Reasons
) -> tuple[tuple[Candidate, ...], tuple[tuple[str, str], ...]]:
    """The candidates in the catalogue's order, and every other movement with the reason why not."""
    return _Sieve(catalogue, wishes, history, reasons).run()


class _Sieve:
    def __init__(self, catalogue: Catalogue, wishes: Wishes, history: Sequence[Past], reasons: Reasons) -> None:
        self.catalogue, self.wishes, self.reasons = catalogue, wishes, reasons
        self.kit = wishes.kit | AT_HAND[wishes.place]
        self.hurt = _hurt_last_time(history)

    def run(self) -> tuple[tuple[Candidate, ...], tuple[tuple[str, str], ...]]:
        left_out: dict[str, str] = {}
        stand_ins: dict[str, str] = {}
        for movement in self.catalogue.values():
            why = self._unfit(movement)
            caution = None if why else gravest(movement, self.wishes.limits)
            if why:
                left_out[movement.id] = why
            elif caution is not None and caution.action != "modify":
                left_out[movement.id] = self._limited(movement, caution, stand_ins)
        fit = (movement for movement in self.catalogue.values() if movement.id not in left_out)
        return tuple(self._candidate(movement, stand_ins) for movement in fit), tuple(left_out.items())

    def _unfit(self, movement: Movement) -> str:
        """Why it is out before any limit is looked at; empty where nothing speaks against it."""
        missing = [kit for kit in movement.kit if kit not in self.kit]
        if movement.id in self.wishes.leave_out:
            return self.reasons.left_out("wish")
        if self.wishes.place not in movement.place:
            return self.reasons.other_place(movement)
        if missing:
            return self.reasons.missing(missing)
        return self.reasons.left_out("hurt") if movement.id in self.hurt else ""

    def _limited(self, movement: Movement, caution: Caution, stand_ins: dict[str, str]) -> str:
        other = self.catalogue.get(caution.swap) if caution.action == "swap" else None
        if other is not None and self._may_stand_in(other):
            stand_ins.setdefault(other.id, self.reasons.in_place_of(movement, caution))
            return self.reasons.left_out("swap", name=other.name, reason=caution.reason)
        return self.reasons.left_out("ask" if caution.action == "ask" else "limit", reason=caution.reason)

    def _may_stand_in(self, other: Movement) -> bool:
        caution = gravest(other, self.wishes.limits)
        return not self._unfit(other) and (caution is None or caution.action == "modify")

    def _candidate(self, movement: Movement, stand_ins: dict[str, str]) -> Candidate:
        how = " ".join(caution.how for caution in _touching(movement, self.wishes.limits) if caution.how)
        return Candidate(movement, how, stand_ins.get(movement.id, ""))


def gravest(movement: Movement, limits: Collection[str]) -> Caution | None:
    """Of the cautions that a person's limits touch, the one that weighs most; None where none does."""
    return max(_touching(movement, limits), key=lambda caution: GRAVITY.index(caution.action), default=None)


def _touching(movement: Movement, limits: Collection[str]) -> Iterator[Caution]:
    return (caution for caution in movement.cautions if caution.condition in limits)


def _hurt_last_time(history: Sequence[Past]) -> frozenset[str]:
    """Movements that were ended in the latest session because they hurt."""
    if not history:
        return frozenset()
    latest = max(past.when for past in history)
    return frozenset(past.movement for past in history if past.hurt and latest - past.when <= ONE_SESSION)
