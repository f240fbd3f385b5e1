"""How long a movement takes, by arithmetic: the same as unrolling it step by step, and quick enough to try hundreds.

setup + sets × (sides × rounds × repetitions × phases + shifts + switch) + rests
"""

from functools import lru_cache

from unslump.movement.model import Amount, Movement, Round
from unslump.movement.performance import reps_in, rounds_of
from unslump.units import ms_from_s


@lru_cache(maxsize=8192)
def inner_ms(movement: Movement, amount: Amount) -> int:
    """Equal to `performance.duration_ms(movement, amount)`: getting into place included, the way there not."""
    setup_ms = sum(ms_from_s(step.seconds) for step in movement.setup)
    rests_ms = (amount.sets - 1) * ms_from_s(movement.rest_s)
    return setup_ms + rests_ms + amount.sets * _set_ms(movement, amount)


def _set_ms(movement: Movement, amount: Amount) -> int:
    rounds = rounds_of(movement, amount)
    once_ms = sum(_round_ms(movement, amount, round_) for _, round_ in rounds)
    once_ms += (len(rounds) - 1) * ms_from_s(movement.shift_s)
    return once_ms if movement.sides != "each" else 2 * once_ms + ms_from_s(movement.switch_s)


def _round_ms(movement: Movement, amount: Amount, round_: Round | None) -> int:
    once_ms = _rep_ms(movement, amount) * (2 if movement.sides == "alternate" else 1)
    if amount.duration_s is None:
        return reps_in(amount, round_) * once_ms
    until_ms = ms_from_s(amount.duration_s * (1.0 if round_ is None else round_.share))
    return max(1, -(-until_ms // once_ms)) * once_ms


def _rep_ms(movement: Movement, amount: Amount) -> int:
    held_s = amount.hold_s
    return sum(ms_from_s(ph.seconds if not ph.hold or held_s is None else held_s) for ph in movement.phases)
