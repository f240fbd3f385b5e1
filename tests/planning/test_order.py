"""Positions change as seldom as they can."""

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from unslump.movement.model import POSITIONS, STAGES
from unslump.planning.order import bit_of, changes, groups_in_order

GROUPS = st.sets(st.tuples(st.integers(0, len(STAGES) - 1), st.integers(0, len(POSITIONS) - 1)))


@given(GROUPS)
def test_the_changes_that_are_counted_are_those_of_the_order(groups):
    bits = sum(bit_of(group) for group in groups)
    order = groups_in_order(bits)
    assert set(order) == groups
    assert [stage for stage, _ in order] == sorted(stage for stage, _ in groups)
    assert changes(bits) == _ways([position for _, position in order])


@given(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2))))
def test_no_other_order_has_fewer(groups):
    stages = [[position for stage, position in sorted(groups) if stage == one] for one in range(3)]
    others = product(*(permutations(positions) for positions in stages))
    assert changes(sum(map(bit_of, groups))) == min(_ways([one for row in other for one in row]) for other in others)


@given(GROUPS, GROUPS)
def test_what_is_added_never_saves_a_way_and_adds_at_most_two_each(groups, more):
    before, after = (changes(sum(map(bit_of, some))) for some in (groups, groups | more))
    assert before <= after <= before + 2 * len(more)


def test_what_comes_between_two_stages_in_one_position_costs_the_way_there_and_back():
    joined = bit_of((0, 1)) | bit_of((2, 1))
    assert (changes(joined), changes(joined | bit_of((1, 0)))) == (1, 3)


def _ways(positions: list[int]) -> int:
    return sum(nth == 0 or positions[nth - 1] != one for nth, one in enumerate(positions))
