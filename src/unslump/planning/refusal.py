"""Wishes that no session meets: which one of them to drop. Each that is named was tried, alone, and works."""

from collections.abc import Iterator
from dataclasses import replace

from unslump.errors import DoesNotFit
from unslump.planning.eligible import AT_HAND, eligible
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import LONGEST_MIN, SHORTEST_MIN, Wishes
from unslump.planning.reasons import reasons
from unslump.planning.search import has_session
from unslump.planning.turns import Asked, Turns


def refusal(asked: Asked) -> DoesNotFit:
    """What to say, with the nearest number of minutes that would work."""
    wishes = asked.wishes
    nearest = _nearest(asked)
    others = [say for say, instead in _others(asked) if _works(replace(asked, wishes=instead))]
    if nearest is None and not others:
        return DoesNotFit(
            "No movement is left for these wishes. Choose another place, add kit, or leave out less.", None
        )
    ways = [*([f"ask for {nearest} minutes"] if nearest is not None else []), *others[:1]]
    instead = " or ".join(ways)
    if nearest is None:
        why = "No movement is left for these wishes."
    elif LOW_DOSE in wishes.limits:
        why = f"On a day of few, small movements there is not enough for {wishes.minutes} minutes."
    elif wishes.limits:
        why = f"What your limits leave does not come to {wishes.minutes} minutes."
    else:
        why = f"These wishes do not come to {wishes.minutes} minutes."
    return DoesNotFit(f"{why} {instead[0].upper()}{instead[1:]}.", nearest)


def _others(asked: Asked) -> Iterator[tuple[str, Wishes]]:
    """Every single wish that can be dropped beside the minutes. A limit is none: it is for safety, and never dropped."""
    wishes, words = asked.wishes, reasons()
    for one in sorted(wishes.leave_out):
        if one in asked.catalogue:
            yield (
                f"leave out {asked.catalogue[one].name} no longer",
                replace(wishes, leave_out=wishes.leave_out - {one}),
            )
    if len(wishes.leave_out) > 1:
        yield "leave out less", replace(wishes, leave_out=frozenset())
    for place in AT_HAND:
        if place != wishes.place:
            yield words.elsewhere(place), replace(wishes, place=place)  # type: ignore[arg-type]
    needed = {piece for movement in asked.catalogue.values() for piece in movement.kit}
    for piece in sorted(needed - wishes.kit - AT_HAND[wishes.place]):
        yield words.with_kit(piece), replace(wishes, kit=wishes.kit | {piece})


def _nearest(asked: Asked) -> int | None:
    """The number of minutes next to the wish that comes out; of two as near, the shorter."""
    wanted = asked.wishes.minutes
    others = sorted(range(SHORTEST_MIN, LONGEST_MIN + 1), key=lambda minutes: abs(minutes - wanted))
    return next((n for n in others if _works(replace(asked, wishes=replace(asked.wishes, minutes=n)))), None)


def _works(asked: Asked) -> bool:
    candidates, _ = eligible(asked.catalogue, asked.wishes, asked.lately, reasons())
    return bool(candidates) and has_session(Turns(asked, candidates).problem)
