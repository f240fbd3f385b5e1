"""In which order movements come: by stage, and within a stage so that the position changes as seldom as it can.

A group is a stage and a position; a set of groups is a number with a bit for each.
"""

from functools import lru_cache

from unslump.movement.model import POSITIONS, STAGES, Movement

Group = tuple[int, int]
"""Which stage, which position."""
EVERY_POSITION = (1 << len(POSITIONS)) - 1


def group_of(movement: Movement) -> Group:
    return STAGES.index(movement.stage), POSITIONS.index(movement.position)


def bit_of(group: Group) -> int:
    return 1 << (group[0] * len(POSITIONS) + group[1])


@lru_cache(maxsize=20_000)
def groups_in_order(bits: int) -> tuple[Group, ...]:
    """All groups of the set, stage by stage, with the fewest changes of position that there can be."""
    best: dict[int, tuple[int, tuple[Group, ...]]] = {-1: (0, ())}
    for stage in range(len(STAGES)):
        row = bits >> (stage * len(POSITIONS)) & EVERY_POSITION
        here = [position for position in range(len(POSITIONS)) if row >> position & 1]
        if here:
            best = _through(stage, here, best)
    return min(best.values())[1]


@lru_cache(maxsize=20_000)
def changes(bits: int) -> int:
    """How often one gets into a position, the first time included: once a group, but where a stage begins as one ended.

    A stage of several positions does not end where it began; so of the positions that it may end in, that one goes.
    """
    kept, ends = 0, 0
    for stage in range(len(STAGES)):
        here = bits >> (stage * len(POSITIONS)) & EVERY_POSITION
        begins = ends & here
        kept += begins != 0
        if here != 0:
            ends = here & ~begins if begins.bit_count() == 1 and here != begins else here
    return bits.bit_count() - kept


def _through(
    stage: int, here: list[int], best: dict[int, tuple[int, tuple[Group, ...]]]
) -> dict[int, tuple[int, tuple[Group, ...]]]:
    """For every position in which the stage can end: the best way there."""
    found: dict[int, tuple[int, tuple[Group, ...]]] = {}
    for before, (count, way) in best.items():
        for first in here:
            for last in here:
                if (first == last) != (len(here) == 1):
                    continue
                between = [position for position in here if position not in (first, last)]
                row = [first, *between, *([last] if last != first else [])]
                whole = (count + len(row) - (first == before), (*way, *((stage, position) for position in row)))
                found[last] = min(found.get(last, whole), whole)
    return found
