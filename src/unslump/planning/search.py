"""Looks for the best session there is: a quick start, then exchanges, none to two movements for none to three others.

Being away from the usual costs the same by the second for every movement and for the session as a whole. So the cheapest
amounts of a choice cost exactly what its usual amounts are away from the goal, and a choice is weighed without trying its
amounts: thousands in a few milliseconds. Whether it also comes out to the second is asked only of those worth having.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice
from typing import NamedTuple

from unslump.planning.fit import reachable, traced
from unslump.planning.order import bit_of, changes
from unslump.planning.problem import CLOSING_S, WAY_S, Problem

FEW = 20
"""Of the movements outside, the most promising, which are tried two at a time."""
FEWER = 8
"""The same for three at a time."""
FEW_OUT = 9
"""Of the movements inside, the least promising, which are taken out two at a time."""
PRICES = (0, 20, 40)
"""What a second is taken to cost, for starts that lead to few long or to many short movements."""
LONGEST_FIRST = -1_000
"""The same for a start that fills the time with as few as can be: where only those that take long come to the minutes."""
CLIMBS = 8
"""Of the starts, so many of the best are climbed from."""
FAR_CLIMBS = 2
"""And from so many of the best of those, by exchanges of two and three."""
NOTHING = -(10**12)
"""Less than any session is worth."""
TRIED = 60
"""Of the better neighbours, so many are asked whether they come out to the second."""
HOPELESS = 10_000_000
"""Off the worth for every second by which a choice cannot be made to fit."""
Chosen = tuple[int, ...]
"""Indexes of turns, ascending."""
Lengths = dict[int, int]
"""Seconds by index."""
HowMany = tuple[int, ...]
"""Of movements, to be taken out or in at a time."""


class _Sum(NamedTuple):
    """What one turn, or a choice of them, adds up to."""

    value: int = 0
    covers: int = 0
    groups: int = 0
    least: int = 0
    usual: int = 0
    most: int = 0
    loads: int = 0


def best_session(problem: Problem) -> Lengths | None:
    """Turns with their lengths; None where nothing was found that keeps every rule.

    Where so little suits that every session has been there before, one of them comes again.
    """
    found = _Search(problem).run()
    return found if found is not None or not problem.seen else _Search(replace(problem, seen=frozenset())).run()


def has_session(problem: Problem) -> bool:
    """Whether any session at all keeps every rule: as `best_session`, without looking for a good one."""
    search = _Search(replace(problem, seen=frozenset()))
    return any(search._climbed(start, far=True, until_it_fits=True) for start in search._starts() if start)


def nearest_with(problem: Problem, chosen: Chosen) -> dict[int, Chosen]:
    """For each turn outside: the session with it that is worth most, added to the others or in place of one of them."""
    found: dict[int, tuple[int, Chosen]] = {}
    for worth, other in _Search(problem)._exchanges(chosen, (0, 1), (1,), NOTHING):
        (new,) = set(other).difference(chosen)
        found[new] = max(found.get(new, (worth, other)), (worth, other))
    return {new: other for new, (_worth, other) in found.items()}


def lengths_of(problem: Problem, chosen: Sequence[int]) -> Lengths | None:
    """The lengths that cost least, spread evenly; None where the choice does not come out, or was there before."""
    if problem.is_like_one_of_before(chosen):
        return None
    turns = [problem.turns[i] for i in chosen]
    usual = [turn.usual for turn in turns]
    room, fit_s = problem.room_s(problem.groups(chosen)), problem.fit_s
    over = sum(usual) - room
    if abs(over) <= fit_s:
        return dict(zip(chosen, usual, strict=True))
    if room + fit_s < 0:
        return None
    every = [turn.lengths for turn in turns]
    one_way = [[one for one in turn.lengths if (one < turn.usual) == (over > 0) or one == turn.usual] for turn in turns]
    wanted = _evenly(one_way, usual, room)
    first = 1 if over > 0 else -1
    near = [0, *(sign * off for sign in (first, -first) for off in range(1, fit_s + 1))]
    for options in (one_way, every):
        reach = reachable(options, room + fit_s)
        total = next((room + off for off in near if room + off >= 0 and reach[-1] >> (room + off) & 1), None)
        if total is not None:
            return dict(zip(chosen, traced(options, wanted, reach, total), strict=True))
    return None


def _evenly(options: Sequence[Sequence[int]], usual: Sequence[int], room: int) -> list[float]:
    """Every usual length stretched or shortened by the same share of what it has to give."""
    missing = room - sum(usual)
    ends = [some[-1] if missing > 0 else some[0] for some in options]
    give = sum(ends) - sum(usual)
    share = min(1.0, missing / give) if give != 0 else 0.0
    return [one + share * (end - one) for one, end in zip(usual, ends, strict=True)]


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rows = [
            _Sum(turn.value, turn.covers, bit_of(turn.group), turn.lengths[0], turn.usual, turn.lengths[-1], turn.loads)
            for turn in problem.turns
        ]
        self.warm_ups = frozenset(i for i, turn in enumerate(problem.turns) if turn.warms_up)
        self.again = frozenset(i for i, turn in enumerate(problem.turns) if turn.lap > 1)
        self.worth_of_covers: dict[int, int] = {}
        self.alone = self._best_first([((i,), row) for i, row in enumerate(self.rows)])
        """Every turn, the best first."""
        self.sums: dict[Chosen, _Sum] = {}
        self.steps: dict[tuple[Chosen, HowMany, HowMany], tuple[Chosen, Lengths] | None] = {}

    def run(self) -> Lengths | None:
        """The best of a few quick climbs, then larger exchanges; None where nothing keeps every rule."""
        starts = sorted(dict.fromkeys(self._starts()), key=lambda start: (-self._worth(self._sum(start)), start))
        starts = [start for start in starts if start][:CLIMBS]
        climbed = [found for start in starts for found in (self._climbed(start, far=False),) if found is not None]
        promising = sorted(
            dict.fromkeys(chosen for chosen, _ in climbed), key=lambda one: (-self._worth(self._sum(one)), one)
        )
        ended = (self._climbed(chosen, far=True) for chosen in promising[:FAR_CLIMBS] or starts)
        best = max((found for found in ended if found is not None), key=self._worth_of, default=None)
        return None if best is None else best[1]

    def _climbed(self, chosen: Chosen, *, far: bool, until_it_fits: bool = False) -> tuple[Chosen, Lengths] | None:
        """Better and better, until no exchange of one (with `far`, of two or three) helps any more."""
        lengths = lengths_of(self.problem, chosen) if self._is_whole(chosen) else None
        while lengths is None or not until_it_fits:
            better = self._better(chosen, lengths, (0, 1), (0, 1))
            if better is None and far:
                better = self._better(chosen, lengths, (0, 1, 2), (1, 2))
            if better is None and far:
                better = self._better(chosen, lengths, (1, 2), (3,))
            if better is None:
                return None if lengths is None else (chosen, lengths)
            chosen, lengths = better
        return chosen, lengths

    def _worth_of(self, session: tuple[Chosen, Lengths]) -> int:
        return self._worth(self._sum(session[0]))

    # What a choice is worth, before its amounts are known.

    def _sum(self, chosen: Chosen) -> _Sum:
        total = self.sums.get(chosen)
        if total is None:
            total = _joined(self._sum(chosen[:-1]), self.rows[chosen[-1]]) if chosen else _Sum()
            self.sums[chosen] = total
        return total

    def _worth(self, total: _Sum) -> int:
        """Exactly what the best amounts will make of it; far below where no amounts can fit."""
        room, fit_s = self._room(total), self.problem.fit_s
        return self._unfitted(total) - HOPELESS * max(0, total.least - room - fit_s, room - fit_s - total.most)

    def _unfitted(self, total: _Sum) -> int:
        """The same without asking whether it can fit."""
        problem, room = self.problem, self._room(total)
        worth = total.value + self._covered(total.covers) + problem.position * changes(total.groups)
        return worth + problem.away * abs(total.usual - room)

    def _room(self, total: _Sum) -> int:
        return self.problem.goal_s - CLOSING_S - WAY_S * changes(total.groups)

    # The rules about which turns go together.

    def _is_whole(self, chosen: Chosen) -> bool:
        loads = sum(self.rows[i].loads for i in chosen)
        return bool(chosen) and loads >= self.problem.least_loads

    def _may_go(self, gone: Sequence[int], chosen: Chosen) -> bool:
        """Nothing that has to stay, and no lap before the one after it."""
        turns = self.problem.turns
        return not any(
            i in self.problem.forced or (i + 1 in chosen and i + 1 not in gone and turns[i + 1].lap == turns[i].lap + 1)
            for i in gone
        )

    def _may_come(self, chosen: Chosen) -> list[int]:
        turns = self.problem.turns
        return [i for i, turn in enumerate(turns) if i not in chosen and (turn.lap == 1 or i - 1 in chosen)]

    # From a start to something that no exchange makes better.

    def _starts(self) -> Iterator[Chosen]:
        """With every position, without one of them, with one alone: which positions go together no small step finds."""
        every = frozenset(turn.group[1] for turn in self.problem.turns)
        for price in PRICES:
            yield self._start(every, price)
        yield self._start(every, LONGEST_FIRST)
        for position in sorted(every):
            yield self._start(every - {position})
            yield self._start(frozenset({position}))

    def _start(self, positions: frozenset[int], price: int = 0) -> Chosen:
        """What has to be in, one warm-up, and then the best of the rest while that is worth it.

        `price`: what a second of the session is taken to cost, so that short ones come first where it is high.
        """
        problem, forced = self.problem, self.problem.forced
        warm_ups = sorted(self.warm_ups, key=lambda i: (i not in forced, -self.rows[i].value, i))
        chosen = tuple(sorted({*forced, *warm_ups[:1]}))
        turns = problem.turns
        pool = [i for (i,), _ in self.alone if turns[i].group[1] in positions and i not in self.warm_ups]
        total = self._sum(chosen)
        while True:
            come = self._may_join(pool, chosen, total)
            too_short = total.most < self._room(total) - problem.fit_s
            floor = NOTHING if too_short or not self._is_whole(chosen) else self._unfitted(total)
            weighed = [
                (worth - price * self.rows[i].usual, -i)
                for worth, (i,), _ in self._worth_more(total, [((i,), self.rows[i]) for i in come], floor, fits=False)
            ]
            if not weighed:
                return chosen
            best = -max(weighed)[1]
            chosen, total = tuple(sorted((*chosen, best))), _joined(total, self.rows[best])

    def _may_join(self, pool: Sequence[int], chosen: Chosen, total: _Sum) -> list[int]:
        """Which of some that are no warm-ups may come in beside what is chosen, if there is time for them."""
        problem, most = self.problem, self.problem.most_loads
        if problem.most_new is not None and len(chosen) - len(problem.forced) >= problem.most_new:
            return []
        room = self._room(total) + problem.fit_s - total.least
        return [
            i
            for i in pool
            if i not in chosen
            and (i not in self.again or i - 1 in chosen)
            and self.rows[i].least <= room
            and (most is None or total.loads + self.rows[i].loads <= most)
        ]

    def _better(
        self, chosen: Chosen, lengths: Lengths | None, outs: HowMany, ins: HowMany
    ) -> tuple[Chosen, Lengths] | None:
        """The best neighbour that is worth more and comes out; where the choice itself does not, any that does.

        Climbs that meet go on together: what was found from a choice is remembered.
        """
        step = (chosen, outs, ins)
        if step not in self.steps:
            self.steps[step] = self._look_around(chosen, lengths, outs, ins)
        return self.steps[step]

    def _look_around(
        self, chosen: Chosen, lengths: Lengths | None, outs: HowMany, ins: HowMany
    ) -> tuple[Chosen, Lengths] | None:
        floor = NOTHING if lengths is None else self._worth(self._sum(chosen))
        found = sorted(self._exchanges(chosen, outs, ins, floor), key=lambda one: (-one[0], one[1]))
        for _, other in islice(found, TRIED):
            fitted = lengths_of(self.problem, other)
            if fitted is not None:
                return other, fitted
        return None

    def _exchanges(
        self, chosen: Chosen, outs: Sequence[int], ins: Sequence[int], floor: int
    ) -> Iterator[tuple[int, Chosen]]:
        """Every neighbour that is worth more than `floor`, by taking so many out and so many in.

        One warm-up for another, no lap without the one before, no more than there may be.
        """
        most_new, least_loads, most_loads = self.problem.most_new, self.problem.least_loads, self.problem.most_loads
        pool = self._may_come(chosen)
        loose = sorted(chosen, key=lambda i: (self._promise(i), i))[:FEW_OUT] if max(outs) > 1 else list(chosen)
        if max(ins) > 1:
            pool = self._promising(pool, self._sum(chosen).covers, FEW if max(ins) < 3 else FEWER)
        incoming: dict[int, list[tuple[Chosen, _Sum]]] = defaultdict(list)
        for more in self._coming(pool, ins):
            incoming[len(self.warm_ups.intersection(more[0]))].append(more)
        for gone in (one for n in outs for one in combinations(loose, n)):
            if not self._may_go(gone, chosen):
                continue
            kept = tuple(i for i in chosen if i not in gone)
            one_for_another = incoming[len(self.warm_ups.intersection(gone))]
            most_come = len(self.problem.turns) if most_new is None else most_new + len(self.problem.forced) - len(kept)
            for worth, come, loads in self._worth_more(self._sum(kept), one_for_another, floor):
                if (
                    (gone or come)
                    and len(come) <= most_come
                    and (most_loads is None or least_loads <= loads <= most_loads)
                    and (self.again.isdisjoint(come) or all(i not in self.again or i - 1 in kept for i in come))
                ):
                    yield worth, tuple(sorted((*kept, *come)))

    def _worth_more(
        self, kept: _Sum, incoming: Sequence[tuple[Chosen, _Sum]], floor: int, *, fits: bool = True
    ) -> Iterator[tuple[int, Chosen, int]]:
        """`_worth(_joined(kept, more))` for each that may come in, the best first: the innermost loop, written out for speed.

        Two bounds spare most of it. None is worth more than itself and what was kept, each alone: where that is not enough, it
        is not for those after it either. And none saves a way, or adds more than two for each that comes: there, and back.
        `fits`: False lets through what does not come out within the time, or not yet.
        """
        problem, known, find = self.problem, self.worth_of_covers, self._covered
        away, position, fit_s, goal_s = problem.away, problem.position, problem.fit_s, problem.goal_s - CLOSING_S
        value, covers, groups, least, usual, most, loads = kept
        fewest = changes(groups)
        lost, full = position * fewest, goal_s - WAY_S * fewest - usual
        enough = floor - value - lost - self._covered(covers)
        for come, (v, c, g, shortest, u, longest, more) in incoming:
            if v + (known[c] if c in known else find(c)) <= enough:
                return
            both = covers | c
            covered = known[both] if both in known else find(both)
            alone = value + v + covered
            off = u - full if u > full else full - u - 2 * WAY_S * len(come)
            if alone + lost + (away * off if off > 0 else 0) <= floor:
                continue
            ways = changes(groups | g)
            room = goal_s - WAY_S * ways
            off = usual + u - room
            worth = alone + position * ways + away * (off if off >= 0 else -off)
            if worth > floor and (not fits or least + shortest - fit_s <= room <= most + longest + fit_s):
                yield worth, come, loads + more

    def _coming(self, pool: Sequence[int], ins: Sequence[int]) -> list[tuple[Chosen, _Sum]]:
        """So many of the pool at a time, the best first."""
        if max(ins) > 1:
            return self._best_first([(come, self._sum(come)) for n in ins for come in combinations(pool, n)])
        may = set(pool)
        coming = [more for more in self.alone if more[0][0] in may]
        if 0 in ins:
            insort(coming, ((), _Sum()), key=self._less)
        return coming

    def _best_first(self, incoming: list[tuple[Chosen, _Sum]]) -> list[tuple[Chosen, _Sum]]:
        return sorted(incoming, key=self._less)

    def _less(self, more: tuple[Chosen, _Sum]) -> int:
        return -more[1].value - self._covered(more[1].covers)

    def _promising(self, pool: Sequence[int], covers: int, few: int) -> list[int]:
        """Half of them for what they are worth, half for what a minute of them is worth: at best, and as things stand."""
        orders = []
        for had in (0, covers):
            worth = {i: self._promise(i, had) for i in pool}
            orders.append(sorted(pool, key=lambda i: (-worth[i], i)))
            orders.append(sorted(pool, key=lambda i: (-60 * worth[i] // self.rows[i].usual, i)))
        return list(dict.fromkeys(i for order in orders for i in order[: few // 2]))

    def _promise(self, i: int, had: int = 0) -> int:
        """What it brings beside what is covered already; by itself, where nothing is."""
        row = self.rows[i]
        return row.value + self._covered(had | row.covers) - self._covered(had)

    def _covered(self, covers: int) -> int:
        worth = self.worth_of_covers.get(covers)
        if worth is None:
            worth = self.worth_of_covers[covers] = self.problem.covered(covers)
        return worth


def _joined(total: _Sum, row: _Sum) -> _Sum:
    return _Sum(
        total.value + row.value,
        total.covers | row.covers,
        total.groups | row.groups,
        total.least + row.least,
        total.usual + row.usual,
        total.most + row.most,
        total.loads + row.loads,
    )
