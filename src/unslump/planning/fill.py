"""What the planner adds to movements that are set already, where more minutes were asked for than they take.

a routine's movements ─ seconds that are left ─▶ problem without them ─ search ─▶ items to come after them
"""

from collections.abc import Collection
from dataclasses import replace

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.eligible import eligible
from unslump.planning.low_dose import LOW_DOSE
from unslump.planning.model import Background, PlanItem, Wishes
from unslump.planning.reasons import reasons
from unslump.planning.search import best_session
from unslump.planning.session_of import items_of
from unslump.planning.turns import Turns, asked_by
from unslump.planning.weights import weights


def more_for(
    catalogue: Catalogue,
    wishes: Wishes,
    background: Background,
    seed: int,
    kept: Collection[Movement],
    left_s: int,
) -> tuple[PlanItem, ...]:
    """Other movements that take about so many seconds, in order; none where none do, or where few are plenty today."""
    if LOW_DOSE in wishes.limits:
        return ()
    asked = asked_by(catalogue, wishes, background, seed, weights())
    candidates, _ = eligible(catalogue, wishes, asked.lately, reasons())
    others = [one for one in candidates if one.movement not in kept and one.movement.stage != "warm-up"]
    turns = Turns(asked, others)
    had = 0
    for movement in kept:
        had |= turns.covers_of(movement)
    for one in turns.problems:
        problem = replace(
            one,
            goal_s=left_s,
            most_new=None if one.most_new is None else max(0, one.most_new - len(kept)),
            covers=tuple(0 if had >> bit & 1 else points for bit, points in enumerate(one.covers)),
            seen=frozenset(),
        )
        chosen = best_session(problem)
        if chosen is not None:
            return items_of(turns, problem, chosen)
    return ()
