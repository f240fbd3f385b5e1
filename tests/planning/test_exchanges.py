"""The search leaves out exchanges that cannot help: none of these would have."""

from hypothesis import given, settings

from tests.planning.made_up import CASES
from unslump.planning.search import NOTHING, _Search


@settings(max_examples=60)
@given(CASES)
def test_what_is_not_weighed_would_not_have_helped(one):
    search = _Search(one.turns().problem)
    for chosen in dict.fromkeys(start for start in search._starts() if start):
        floor = search._worth(search._sum(chosen))
        for outs, ins in (((0, 1), (0, 1)), ((0, 1, 2), (1, 2))):
            every = search._exchanges(chosen, outs, ins, NOTHING)
            assert set(search._exchanges(chosen, outs, ins, floor)) == {one for one in every if one[0] > floor}
