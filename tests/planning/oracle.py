"""The planner's problem once more, stated for a solver that proves what is best: Google's CP-SAT, for development only.

Nothing of the search is used here, only the numbers of `planning.problem`. Where the two disagree, one of them is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from unslump.movement.model import POSITIONS, STAGES
from unslump.planning.order import changes
from unslump.planning.problem import CLOSING_S, WAY_S, Problem

cp_model = pytest.importorskip("ortools.sat.python.cp_model", reason="the solver is for development: dev.py setup")


@dataclass(frozen=True, slots=True)
class Proof:
    """What the solver found."""

    lengths: dict[int, int] | None
    """None: it proved that no session keeps every rule."""
    bound: int
    """No session is worth more than this."""
    optimal: bool
    """False: the time was up before it was certain."""


def prove(problem: Problem, limit_s: float = 20.0) -> Proof:
    """The best session there is. Deterministic where it ends within the time."""
    model = cp_model.CpModel()
    inside = [model.new_bool_var(f"turn{i}") for i in range(len(problem.turns))]
    takes = [
        {length: model.new_bool_var(f"turn{i}takes{length}") for length in turn.lengths}
        for i, turn in enumerate(problem.turns)
    ]
    for i, turn in enumerate(problem.turns):
        model.add(sum(takes[i].values()) == inside[i])
        if turn.lap > 1:
            model.add_implication(inside[i], inside[i - 1])
    for i in problem.forced:
        model.add(inside[i] == 1)
    warm_ups = [inside[i] for i, turn in enumerate(problem.turns) if turn.warms_up]
    if warm_ups:
        model.add(sum(warm_ups) == 1)
    model.add(sum(inside) >= 1)
    if problem.most_loads is not None:
        loads = [inside[i] for i, turn in enumerate(problem.turns) if turn.loads]
        model.add_linear_constraint(sum(loads), problem.least_loads, problem.most_loads)
    if problem.most_new is not None:
        model.add(sum(inside) <= len(problem.forced) + problem.most_new)
    for session in sorted(problem.seen, key=sorted):
        first = [(inside[i], turn.id in session) for i, turn in enumerate(problem.turns) if turn.lap == 1]
        if session <= {turn.id for turn in problem.turns}:
            model.add(sum(1 - one if was else one for one, was in first) >= 1)
    groups, ways = _ways(model, problem, inside)
    seconds = sum(length * one for some in takes for length, one in some.items())
    beyond = model.new_int_var(-problem.fit_s, problem.fit_s, "beyond")
    off = model.new_int_var(0, problem.fit_s, "off")
    model.add(beyond == seconds + CLOSING_S + WAY_S * ways - problem.goal_s)
    model.add_abs_equality(off, beyond)
    away = off + sum(
        abs(length - turn.usual) * takes[i][length] for i, turn in enumerate(problem.turns) for length in turn.lengths
    )
    covered = [_any(model, problem, inside, bit) for bit in range(len(problem.covers))]
    model.maximize(
        sum(turn.value * inside[i] for i, turn in enumerate(problem.turns))
        + sum(worth * one for worth, one in zip(problem.covers, covered, strict=True))
        + problem.position * ways
        + problem.away * away
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit_s
    solver.parameters.num_workers = 2
    while True:
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return Proof(None, 0, optimal=True)
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), solver.status_name(status)
        lengths = {i: length for i, some in enumerate(takes) for length, one in some.items() if solver.value(one)}
        fewest = changes(problem.groups(tuple(lengths)))
        if solver.value(ways) == fewest:
            return Proof(lengths, round(solver.best_objective_bound), status == cp_model.OPTIMAL)
        # It changed position once more than needed, to fill the time. That is against the rules: for these groups, not again.
        same = [group if solver.value(group) else ~group for group in groups]
        model.add(ways == fewest).only_enforce_if(same)


def first_with_a_session(problems: Iterable[Problem], limit_s: float) -> tuple[Problem, Proof]:
    """As the planner goes on to the next where nothing comes of one; the last where nothing comes of any."""
    *earlier, last = problems
    for problem in earlier:
        proof = prove(problem, limit_s)
        if proof.lengths is not None:
            return problem, proof
    return last, prove(last, limit_s)


def _any(model, problem, inside, bit):
    """True where a turn that is in has the cover."""
    having = [inside[i] for i, turn in enumerate(problem.turns) if turn.covers >> bit & 1]
    one = model.new_bool_var(f"covered{bit}")
    model.add_max_equality(one, having or [model.new_constant(0)])
    return one


def _ways(model, problem, inside):
    """How often one gets into a position: once for each group, but for those that go on where the stage before ended."""
    nothing = model.new_constant(0)
    stands = [nothing] * len(POSITIONS)
    """Where the stage before ended, one of them or (before the first) none."""
    ways, all_groups = [], []
    for stage in range(len(STAGES)):
        groups = []
        for position in range(len(POSITIONS)):
            having = [inside[i] for i, turn in enumerate(problem.turns) if turn.group == (stage, position)]
            group = model.new_bool_var(f"group{stage}-{position}")
            model.add_max_equality(group, having or [nothing])
            groups.append(group)
        all_groups += groups
        active = model.new_bool_var(f"active{stage}")
        model.add_max_equality(active, groups)
        first = [model.new_bool_var(f"first{stage}-{p}") for p in range(len(POSITIONS))]
        last = [model.new_bool_var(f"last{stage}-{p}") for p in range(len(POSITIONS))]
        for ends in (first, last):
            model.add(sum(ends) == active)
            for end, group in zip(ends, groups, strict=True):
                model.add_implication(end, group)
        several = model.new_bool_var(f"several{stage}")
        model.add(sum(groups) >= 2).only_enforce_if(several)
        model.add(sum(groups) <= 1).only_enforce_if(~several)
        after, kept = [], []
        for p in range(len(POSITIONS)):
            model.add(first[p] + last[p] <= 1).only_enforce_if(several)
            goes_on = model.new_bool_var(f"goes-on{stage}-{p}")
            model.add_min_equality(goes_on, [first[p], stands[p]])
            kept.append(goes_on)
            here = model.new_bool_var(f"after{stage}-{p}")
            model.add(here == last[p]).only_enforce_if(active)
            model.add(here == stands[p]).only_enforce_if(~active)
            after.append(here)
        stands = after
        ways.append(sum(groups) - sum(kept))
    return all_groups, sum(ways)
