"""Names of the vertebrae, head to tail, and ranges of them."""

LEVELS: tuple[str, ...] = (
    *(f"C{i}" for i in range(1, 8)),
    *(f"T{i}" for i in range(1, 13)),
    *(f"L{i}" for i in range(1, 6)),
)


def expand_levels(text: str) -> tuple[str, ...]:
    """Every vertebra of a range, both ends included, from the head down. Raises ValueError with a sentence.

    >>> expand_levels("T3-T6")
    ('T3', 'T4', 'T5', 'T6')
    >>> expand_levels("T12")
    ('T12',)
    """
    ends = [end.strip().upper() for end in text.replace("–", "-").split("-")]
    for end in ends:
        if end not in LEVELS:
            raise ValueError(f"“{end}” is no vertebra")
    if len(ends) > 2:
        raise ValueError(f"“{text}” has more than two ends")
    first, last = LEVELS.index(ends[0]), LEVELS.index(ends[-1])
    if first > last:
        raise ValueError(f"“{text}” runs from the tail to the head")
    return LEVELS[first : last + 1]
