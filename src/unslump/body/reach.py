"""Two-bone reach: where the middle joint of a limb goes when its end is planted.

    middle
   ╱      ╲          `pole` says to which side the middle joint bends
start ──── end
"""

from math import sqrt

from unslump.body.vectors import Vec, across, add, distance, scale, sub, unit


def middle_joint(start: Vec, end: Vec, upper_m: float, lower_m: float, pole: Vec) -> tuple[Vec, Vec, float]:
    """The middle joint, the end as far as it can be reached, and by how much it falls short (metres, 0 when reached)."""
    gap_m = distance(start, end)
    longest, shortest = (upper_m + lower_m) * 0.99999, abs(upper_m - lower_m) * 1.00001
    reach_m = min(max(gap_m, shortest), longest)
    along = unit(sub(end, start))
    to_foot = (upper_m * upper_m - lower_m * lower_m + reach_m * reach_m) / (2 * reach_m)
    height_m = sqrt(max(0.0, upper_m * upper_m - to_foot * to_foot))
    middle = add(add(start, scale(along, to_foot)), scale(across(pole, along), height_m))
    return middle, add(start, scale(along, reach_m)), abs(gap_m - reach_m)
