"""Which length each movement gets, so that all together come out as near the wish as they can.

The sums that can be reached are one big number with a bit for every second; adding a movement shifts and joins it.
"""

from collections.abc import Sequence


def fit(choices: Sequence[Sequence[int]], wanted: Sequence[float], total: int, tolerance: int) -> list[int] | None:
    """One length of each list, adding up to within `tolerance` of `total`, each as near as it gets to what is wanted.

    All in seconds. None where no choice comes close enough.

    >>> fit([[10, 20], [30, 50]], [20, 30], 60, 2)
    [10, 50]
    """
    reach = reachable(choices, total + tolerance)
    goal = nearest_bit(reach[-1], total, tolerance)
    return None if goal is None else traced(choices, wanted, reach, goal)


def reachable(choices: Sequence[Sequence[int]], most: int) -> list[int]:
    """After each movement, the sums that can have been reached, as bits."""
    mask = (1 << (most + 1)) - 1
    reach = [1]
    for lengths in choices:
        bits = 0
        for length in lengths:
            bits |= reach[-1] << length
        reach.append(bits & mask)
    return reach


def nearest_bit(bits: int, total: int, tolerance: int) -> int | None:
    for off in range(tolerance + 1):
        for goal in (total - off, total + off):
            if goal >= 0 and bits >> goal & 1:
                return goal
    return None


def traced(choices: Sequence[Sequence[int]], wanted: Sequence[float], reach: Sequence[int], goal: int) -> list[int]:
    """From the last movement back: of the lengths that still add up, the one nearest to what is wanted."""
    chosen = []
    for i in range(len(choices) - 1, -1, -1):
        rest = reach[i]
        possible = [length for length in choices[i] if length <= goal and rest >> (goal - length) & 1]
        length = min(possible, key=lambda length: (abs(length - wanted[i]), length))
        chosen.append(length)
        goal -= length
    return chosen[::-1]
