"""The search leaves out exchanges that cannot help: none of these would have."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.planning.made_up import CASES
from unslump.planning.search import NOTHING, _Search


@pytest.mark.parametrize("ways_cost", [True, False])
@settings(max_examples=30)
@given(one=CASES)
def test_what_is_not_weighed_would_not_have_helped(one, ways_cost):
    problem = one.turns().problem
    search = _Search(problem if ways_cost else replace(problem, position=0))
    starts = [start for start in search._starts() if start]
    for chosen in dict.fromkeys([*starts[:2], *(start[:2] for start in starts[:2])]):  # full, and much too short
        for outs, ins in (((0, 1), (0, 1)), ((0, 1, 2), (1, 2))):
            every = set(search._exchanges(chosen, outs, ins, NOTHING))
            worths = sorted({worth for worth, _ in every})
            for floor in worths[:: len(worths) // 8 + 1]:
                found = set(search._exchanges(chosen, outs, ins, floor))
                assert found == {other for other in every if other[0] > floor}
