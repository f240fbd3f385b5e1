"""Which movements can be done today, which are left out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import advise, left_out_by, stands_in
from unslump.planning.model import Past, Wishes
from unslump.planning.reasons import Reasons

AT_HAND = {"desk": frozenset({"chair", "wall", "doorway"}), "floor": frozenset[str]()}
"""What each place has without being asked."""
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
        self.advice = {one.id: advise(catalogue, one, wishes.limits) for one in catalogue.values()}

    def run(self) -> tuple[tuple[Candidate, ...], tuple[tuple[str, str], ...]]:
        left_out: dict[str, str] = {}
        stand_ins: dict[str, str] = {}
        for movement in self.catalogue.values():
            why = self._unfit(movement)
            if why:
                left_out[movement.id] = why
            elif not self.advice[movement.id].offered:
                left_out[movement.id] = self._limited(movement, stand_ins)
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

    def _limited(self, movement: Movement, stand_ins: dict[str, str]) -> str:
        """Why a limit leaves it out; where another takes its place here, that one is noted down."""
        advice = self.advice[movement.id]
        if not advice.swap:
            return " ".join(advice.why)
        other = self.catalogue[advice.swap]
        if self._unfit(other):
            return " ".join(left_out_by(advice, self.reasons))
        stand_ins.setdefault(other.id, stands_in(advice, movement, self.reasons))
        return " ".join(advice.why)

    def _candidate(self, movement: Movement, stand_ins: dict[str, str]) -> Candidate:
        return Candidate(movement, " ".join(self.advice[movement.id].how), stand_ins.get(movement.id, ""))


def _hurt_last_time(history: Sequence[Past]) -> frozenset[str]:
    """Movements that were ended in the latest session because they hurt."""
    if not history:
        return frozenset()
    latest = max(past.when for past in history)
    return frozenset(past.movement for past in history if past.hurt and latest - past.when <= ONE_SESSION)
