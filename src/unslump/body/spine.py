"""The 24 vertebrae: their names, the resting curves, and how a whole-region angle is shared among them.

    C1 ┐ 7 cervical, curved forward (lordosis)
    T1 ┐ 12 thoracic, curved backward: convex behind (kyphosis)
    L1 ┐ 5 lumbar, curved forward (lordosis)
    ── pelvis

Shares follow living spines: flexion of each thoracic segment after Morita et al. 2014 (least at T4/5, most at the
thoracolumbar junction), rotation after Fujimori et al. 2012 (doi 10.1097/BRS.0b013e318267254b, from memory).
"""

LUMBAR_LEVELS = ("L5", "L4", "L3", "L2", "L1")
THORACIC_LEVELS = ("T12", "T11", "T10", "T9", "T8", "T7", "T6", "T5", "T4", "T3", "T2", "T1")
CERVICAL_LEVELS = ("C7", "C6", "C5", "C4", "C3", "C2", "C1")
LEVELS: tuple[str, ...] = (*LUMBAR_LEVELS, *THORACIC_LEVELS, *CERVICAL_LEVELS)
"""From the pelvis to the head."""

REST_TILT_DEG: tuple[float, ...] = (
    *(19.0, 9.0, -1.0, -10.0, -17.0),
    *(-20.0, -20.0, -18.0, -14.0, -9.0, -4.0, 1.0, 6.0, 11.0, 16.0, 20.0, 23.0),
    *(23.0, 20.0, 16.0, 12.0, 8.0, 4.0, 1.0),
)
"""How far each vertebra leans forward in relaxed standing: a lordosis of 36°, a kyphosis of 43°, a lordosis of 22°."""

FLEXION_WEIGHT = (1.0,) * 5 + (3.9, 3.5, 3.0, 2.6, 2.3, 2.1, 1.9, 1.7, 1.5, 1.5, 1.8, 2.2) + (1.0,) * 7
ROTATION_WEIGHT = (
    (1.0,) * 5 + (1.3, 2.6, 2.5, 2.5, 2.3, 1.9, 1.8, 1.6, 1.4, 1.6, 1.2, 1.0) + (0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 4.0)
)
SIDE_BEND_WEIGHT = (1.0,) * 24

HEAD_SHARE = 0.22
"""The share of the neck's bending that happens between the skull and the first vertebra."""

_REGIONS = {"lumbar": (0, 5), "thoracic": (5, 17), "neck": (17, 24)}


def level_index(level: str) -> int:
    """Where a level stands, counted from the pelvis.

    >>> level_index("T12")
    5
    """
    return LEVELS.index(level)


def levels_between(low: str, high: str) -> tuple[str, ...]:
    """All levels from one to another, both included, lowest first; the order of the two does not matter.

    >>> levels_between("T3", "T5")
    ('T5', 'T4', 'T3')
    """
    first, last = sorted((level_index(low), level_index(high)))
    return LEVELS[first : last + 1]


def shares(region: str, weights: tuple[float, ...]) -> tuple[tuple[int, float], ...]:
    """Index and share of each vertebra of a region; the shares add up to 1 (the neck's leave room for the head's)."""
    first, last = _REGIONS[region]
    total = sum(weights[first:last])
    whole = 1.0 - HEAD_SHARE if region == "neck" else 1.0
    return tuple((i, whole * weights[i] / total) for i in range(first, last))


FLEXION_SHARES = {region: shares(region, FLEXION_WEIGHT) for region in _REGIONS}
ROTATION_SHARES = {region: shares(region, ROTATION_WEIGHT) for region in _REGIONS}
SIDE_BEND_SHARES = {region: shares(region, SIDE_BEND_WEIGHT) for region in _REGIONS}
RETRACTION_SHARES = tuple((17 + i, share) for i, share in enumerate((-0.4, -0.35, -0.25, 0.0, 0.0, 0.3, 0.3)))
"""Chin in: the lower neck leans back and the upper neck nods by as much, the skull's share included, so that the face stays level."""
HEAD_RETRACTION_SHARE = -sum(share for _, share in RETRACTION_SHARES)
