"""Which movements can be done today, which are left out, and why."""

from dataclasses import dataclass

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.amounts import offers
from unslump.planning.caps import caps
from unslump.planning.lately import Lately
from unslump.planning.limits import advise, left_out_by, stands_in
from unslump.planning.model import Wishes
from unslump.planning.reasons import Reasons

AT_HAND = {
    "desk": frozenset({"chair", "wall", "doorway"}),
    "floor": frozenset[str](),
    "outdoors": frozenset[str](),
}
"""What each place has without being asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A movement that can be done today."""

    movement: Movement
    how: str = ""
    """What to do differently, where a limit asks for it."""
    reason: str = ""
    """Why it is here, where that is not the planner's own choice."""


def eligible(
    catalogue: Catalogue, wishes: Wishes, lately: Lately, reasons: Reasons
) -> tuple[tuple[Candidate, ...], tuple[tuple[str, str], ...]]:
    """The candidates in the catalogue's order, and every other movement with the reason why not."""
    return _Sieve(catalogue, wishes, lately, reasons).run()


class _Sieve:
    def __init__(self, catalogue: Catalogue, wishes: Wishes, lately: Lately, reasons: Reasons) -> None:
        self.catalogue, self.wishes, self.reasons = catalogue, wishes, reasons
        self.kit = wishes.kit | AT_HAND[wishes.place]
        self.lately = lately
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
        if movement.id in self.lately.hurt:
            return self.reasons.left_out("hurt")
        return self._resting(movement)

    def _resting(self, movement: Movement) -> str:
        """Why it rests today, where a cap says so; empty where none does."""
        for cap in caps():
            if cap.covers(movement):
                if self.lately.rests(cap):
                    return self.reasons.rests(cap.id)
                if self.lately.enough(cap):
                    return self.reasons.enough(cap.id)
                if cap.minutes_a_week is not None and self._least_s(movement) > self.lately.left_s(movement, cap):
                    return self.reasons.enough(cap.id)
        return ""

    def _least_s(self, movement: Movement) -> float:
        """The shortest that it can be done."""
        return min(offers(movement, "starter")) / 1000

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
