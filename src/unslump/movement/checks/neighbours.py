"""Easier, harder and swapped-in movements exist, point the right way, and never lead round in a circle."""

from collections.abc import Iterator, Mapping

from unslump.content.reading import nearest
from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement


def check(movement: Movement, catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    known = {**catalogue, movement.id: movement}
    for where, name in _named(movement):
        if name == movement.id:
            yield problem(movement, "neighbours", where, "names the movement itself", "Name another one.")
        elif name not in known:
            do = nearest(
                name.lower(), [one for one in known if one != movement.id], "Run `unslump movements` to see all."
            )
            yield problem(movement, "neighbours", where, f"there is no movement “{name}”", do)
    yield from _right_way(movement, known)
    for key in ("easier", "harder"):
        circle = _circle(movement.id, key, known)
        if circle:
            found = f"the way goes round in a circle ({' → '.join(circle)})"
            yield problem(movement, "neighbours", key, found, "Take one of them out.")


def _named(movement: Movement) -> Iterator[tuple[str, str]]:
    yield from (("easier", name) for name in movement.easier)
    yield from (("harder", name) for name in movement.harder)
    for i, caution in enumerate(movement.cautions, 1):
        if caution.swap:
            yield (f"cautions[{i}].swap", caution.swap)


def _right_way(movement: Movement, known: Mapping[str, Movement]) -> Iterator[Problem]:
    for name in movement.easier:
        if name in known and known[name].difficulty > movement.difficulty:
            found = f"“{name}” has difficulty {known[name].difficulty}, this one {movement.difficulty}"
            yield problem(movement, "neighbours", "easier", found, "Name one that is not harder.")
    for name in movement.harder:
        if name in known and known[name].difficulty < movement.difficulty:
            found = f"“{name}” has difficulty {known[name].difficulty}, this one {movement.difficulty}"
            yield problem(movement, "neighbours", "harder", found, "Name one that is not easier.")


def _circle(start: str, key: str, known: Mapping[str, Movement]) -> tuple[str, ...]:
    """The way from a movement back to itself, empty where there is none; a movement that names itself is told elsewhere."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop()
        here = known[way[-1]]
        for name in here.easier if key == "easier" else here.harder:
            if name == start and len(way) > 1:
                return (*way, start)
            if name in known and name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
