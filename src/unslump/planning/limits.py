"""What somebody with limits does about a movement, and why. The planner, every page and every command ask here, and nowhere else.

cautions of the movement's file ─┐
the low dose ────────────────────┴─▶ what each limit says ─▶ the gravest counts, and every "how" is kept

do < modify < swap < ask < skip
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from unslump.errors import BadRequest
from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Action, Movement
from unslump.planning.low_dose import LOW_DOSE, low_dose
from unslump.planning.model import Plan
from unslump.planning.reasons import Reasons, reasons
from unslump.screening.conditions import conditions
from unslump.screening.model import Condition

Does = Literal["do", "modify", "swap", "ask", "skip"]
"""`do` as it is, or what a caution asks for. Only `do` and `modify` are ever offered."""
GRAVITY: tuple[Does, ...] = ("do", "modify", "swap", "ask", "skip")
OFFERED: frozenset[Does] = frozenset({"do", "modify"})


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that changes which movements suit: a condition that is this person's, or the low dose."""

    id: str
    name: str
    said: str
    """In the person's own words, as the box that they tick: `I have had a hip replaced`."""
    clinician_first: bool = False
    """True: no movement at all until a clinician has agreed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one limit says about one movement."""

    limit: Limit
    action: Action
    reason: str
    how: str = ""
    swap: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What somebody does about a movement, all their limits together."""

    movement: str
    does: Does
    remarks: tuple[Remark, ...] = ()
    """What each limit that speaks of it says, in the order in which limits are asked about."""
    why: tuple[str, ...] = ()
    """A sentence or two for each limit that decides: `Left out: you said “I have had a hip replaced”. Both hips …`."""
    how: tuple[str, ...] = ()
    """What to do differently: everything that any limit asks for. Empty unless `does` is `modify`."""
    swap: str = ""
    """The movement to do in its place; empty unless `does` is `swap`."""

    @property
    def offered(self) -> bool:
        """False: no plan, page or command may lead into it."""
        return self.does in OFFERED


@cache
def known_limits() -> dict[str, Limit]:
    """Every limit that there is, by id, in the order in which they are asked about."""
    found = [Limit(one.id, one.name, one.ask, one.clinician_first) for one in conditions()]
    return {one.id: one for one in [*found, Limit(LOW_DOSE, low_dose().name, low_dose().said)]}


def refuse_limits(limits: Collection[str]) -> None:
    """Raises BadRequest for a limit that does not exist, and for one that no movement goes with."""
    known = known_limits()
    for limit in sorted(limits):
        if limit not in known:
            raise BadRequest(f"There is no limit called “{limit}”. Choose from: {', '.join(known)}.")
    gates = [known[limit].name for limit in sorted(limits) if known[limit].clinician_first]
    if gates:
        raise BadRequest(f"{gates[0]}: please see a health professional first, and come back when they have agreed.")


def advise(catalogue: Catalogue, movement: Movement, limits: Collection[str], language: str = "en") -> Advice:
    """What somebody with these limits does about a movement.

    A swap for something that the same person may not do is no swap: the movement is left out.
    """
    remarks = tuple(_remarks(movement, limits))
    gravest: Does = max((one.action for one in remarks), key=GRAVITY.index, default="do")
    deciding = [one for one in remarks if one.action == gravest]
    texts = reasons(language)
    if gravest == "modify":
        how = tuple(dict.fromkeys(one.how for one in deciding))
        return Advice(movement.id, "modify", remarks, _said(texts, "changed", deciding), how)
    if gravest == "swap":
        other = _stand_in(catalogue, deciding, limits)
        if other is not None:
            why = _said(texts, "swap", deciding, name=other.name)
            return Advice(movement.id, "swap", remarks, why, swap=other.id)
        return Advice(movement.id, "skip", remarks, _said(texts, "limit", deciding))
    return Advice(movement.id, gravest, remarks, _said(texts, "ask" if gravest == "ask" else "limit", deciding))


def _remarks(movement: Movement, limits: Collection[str]) -> Iterator[Remark]:
    """What the file says for each of the limits, then the low dose, which speaks of every movement."""
    for limit in known_limits().values():
        if limit.id not in limits:
            continue
        for caution in movement.cautions:
            if caution.condition == limit.id:
                yield Remark(limit, caution.action, caution.reason, caution.how, caution.swap)
        if limit.id == LOW_DOSE:
            low = low_dose()
            unfit = low.unfit(movement)
            yield Remark(limit, "skip", unfit) if unfit else Remark(limit, "modify", low.reason, low.how)


def _stand_in(catalogue: Catalogue, deciding: Sequence[Remark], limits: Collection[str]) -> Movement | None:
    """The first movement of those named that the same person may do."""
    named = (catalogue.get(one.swap) for one in deciding)
    return next((other for other in named if other is not None and _may_do(other, limits)), None)


def _may_do(movement: Movement, limits: Collection[str]) -> bool:
    return all(one.action in OFFERED for one in _remarks(movement, limits))


def _said(texts: Reasons, key: str, deciding: Sequence[Remark], **gaps: str) -> tuple[str, ...]:
    return tuple(texts.limited(key, said=one.limit.said, reason=one.reason, **gaps) for one in deciding)


def left_out_by(advice: Advice, texts: Reasons) -> tuple[str, ...]:
    """Why it is left out, where what would stand in for it cannot be done here."""
    return _said(texts, "limit", [one for one in advice.remarks if one.action == advice.does])


def stands_in(advice: Advice, movement: Movement, texts: Reasons) -> str:
    """Why the other movement is here, as one of its reasons."""
    return _said(texts, "stands_in", [one for one in advice.remarks if one.action == "swap"], name=movement.name)[0]


def limited(catalogue: Catalogue, limits: Collection[str], language: str = "en") -> tuple[Advice, ...]:
    """The advice on every movement that the limits say something about, in the order of the catalogue."""
    every = (advise(catalogue, movement, limits, language) for movement in catalogue.values())
    return tuple(advice for advice in every if advice.does != "do")


def left_out_for_a_limit(catalogue: Catalogue, plan: Plan, language: str = "en") -> tuple[tuple[Movement, str], ...]:
    """What a plan leaves out because of what the person said, and not for want of time, room or kit; with the reason."""
    found = []
    for movement_id, why in plan.left_out:
        movement = catalogue.get(movement_id)
        if movement is None:
            continue
        advice = advise(catalogue, movement, plan.wishes.limits, language)
        if not advice.offered and why in (" ".join(advice.why), " ".join(left_out_by(advice, reasons(language)))):
            found.append((movement, why))
    return tuple(found)


# The matrix: every limit against every movement.


@dataclass(frozen=True, slots=True)
class Cell:
    """What follows for one movement from one limit alone."""

    movement: Movement
    does: Does
    reason: str
    how: str = ""
    swap: Movement | None = None
    reviewed: str | None = None
    """Who signed the movement's file off, and when; None means not yet reviewed by a clinician."""


@dataclass(frozen=True, slots=True)
class Row:
    """One limit against every movement, in the order of the catalogue."""

    limit: Limit
    cells: tuple[Cell, ...]


def matrix(
    catalogue: Catalogue, conditions: Sequence[Condition] | None = None, language: str = "en"
) -> tuple[Row, ...]:
    """Every limit against every movement, each cell with its reason. `conditions` names those that are wanted."""
    wanted = known_limits() if conditions is None else {LOW_DOSE, *(one.id for one in conditions)}
    rows = (limit for limit in known_limits().values() if limit.id in wanted)
    return tuple(
        Row(limit, tuple(_cell(catalogue, one, limit, language) for one in catalogue.values())) for limit in rows
    )


def _cell(catalogue: Catalogue, movement: Movement, limit: Limit, language: str) -> Cell:
    said = next(_remarks(movement, [limit.id]), None)
    if said is None:
        return Cell(movement, "do", reasons(language).limited("do"), reviewed=movement.reviewed)
    does = advise(catalogue, movement, [limit.id], language).does
    swap = catalogue.get(said.swap) if does == "swap" else None
    return Cell(movement, does, said.reason, said.how, swap, movement.reviewed)
