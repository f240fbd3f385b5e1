"""All the amounts in which a movement may be done today, by how long they take."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from unslump.movement.model import Amount, Dose, Movement
from unslump.planning.lengths import inner_ms
from unslump.units import TRACKS, Track

SHORT_WARM_UP_S = 30
"""A short session warms up for no less than this."""
Choices = Mapping[int, Amount]
"""Milliseconds without the way there → the amount that takes them."""


def choices(movement: Movement, track: Track, *, wide: bool = False) -> Choices:
    """Every amount of the track; `wide` adds what the tracks below it allow."""
    found: dict[int, Amount] = {}
    for one in reversed(TRACKS[: TRACKS.index(track) + 1] if wide else (track,)):
        found = found | {
            ms: amount for ms, amount in choices_of(movement, movement.doses[one]).items() if ms not in found
        }
    return found


@lru_cache(maxsize=4096)
def offers(movement: Movement, track: Track, most: Amount | None = None, *, only: bool = False) -> Choices:
    """What may be asked of somebody: from a starter's least to their own track's most, or to what they are ready for.

    `only`: their own track's dose alone.
    """
    return choices(movement, track, wide=not only) if most is None else within(movement, most)


@lru_cache(maxsize=4096)
def choices_of(movement: Movement, dose: Dose) -> Choices:
    """Every amount of one dose; of two that take as long, the smaller."""
    found: dict[int, Amount] = {}
    for amount in _amounts(dose):
        found.setdefault(inner_ms(movement, amount), amount)
    return found


def short_warm_ups(movement: Movement) -> Choices:
    """A timed warm-up cut down for a short session, to what a starter begins with at most; one that is counted is not."""
    dose = movement.doses["starter"]
    if dose.duration_s is None:
        return {}
    shorter = Dose(dose.sets, dose.reps, dose.hold_s, (SHORT_WARM_UP_S, dose.duration_s[0]), dose.per, dose.rounds)
    return choices_of(movement, shorter)


def within(movement: Movement, most: Amount) -> Choices:
    """What the doses of any track allow without exceeding `most` in anything, and `most` itself."""
    every = choices(movement, "full", wide=True)
    smaller = {length_ms: one for length_ms, one in every.items() if not exceeds(one, most)}
    return smaller | {inner_ms(movement, most): most}


def exceeds(amount: Amount, most: Amount) -> bool:
    """True where anything in it is more than in `most`; what does not apply exceeds nothing."""
    pairs = (
        (amount.sets, most.sets),
        (amount.reps, most.reps),
        (amount.hold_s, most.hold_s),
        (amount.duration_s, most.duration_s),
    )
    if any(one is not None and limit is not None and one > limit for one, limit in pairs):
        return True
    return bool(most.rounds) and not (amount.rounds and set(amount.rounds) <= set(most.rounds))


def middle_ms(found: Choices) -> int:
    """The length in the middle of those on offer."""
    lengths = sorted(found)
    return lengths[len(lengths) // 2]


def _amounts(dose: Dose) -> Iterator[Amount]:
    """Sets and repetitions one by one, short holds in seconds, long ones in fives, times in quarter minutes."""
    sets, reps = _whole(dose.sets), _whole(dose.reps)
    for set_, rep, hold_s, duration_s in product(sets, reps, _steps(dose.hold_s), _steps(dose.duration_s, 15)):
        yield Amount(set_ or 1, rep, hold_s, duration_s, dose.rounds)


def _whole(bounds: tuple[int, int] | None) -> tuple[int | None, ...]:
    return (None,) if bounds is None else tuple(range(bounds[0], bounds[1] + 1))


def _steps(bounds: tuple[float, float] | None, step: int | None = None) -> tuple[float | None, ...]:
    if bounds is None:
        return (None,)
    low, high = bounds
    if step is None:
        step = 1 if high <= 10 else 5
    between = (low + n * step for n in range(int((high - low) // step) + 1))
    return tuple(dict.fromkeys([*between, high]))
