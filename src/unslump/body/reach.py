"""Two-bone reach: where the middle joint of a limb goes when its end is planted.

    middle
   ╱      ╲          `pole` says to which side the middle joint bends
start ──── end
"""

from math import sqrt

from unslump.body.vectors import UP, Vec, across, add, cross, distance, dot, scale, sub, unit


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


def swung_up(start: Vec, middle: Vec, end: Vec, floor_m: float) -> Vec:
    """The middle joint swung about the line from start to end, no further than it takes to stay above a floor."""
    if middle[1] >= floor_m:
        return middle
    along = unit(sub(end, start))
    foot = add(start, scale(along, dot(sub(middle, start), along)))
    up, out_m = across(UP, along), distance(middle, foot)
    share = min(1.0, (floor_m - foot[1]) / max(out_m * up[1], 1e-9))
    level = cross(along, up)
    towards = 1.0 if dot(sub(middle, foot), level) >= 0.0 else -1.0
    swung = add(scale(up, share), scale(level, towards * sqrt(max(0.0, 1.0 - share * share))))
    return add(foot, scale(swung, out_m))
