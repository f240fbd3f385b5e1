"""Doses make sense: ranges in order, something to do, and starter ≤ standard ≤ full in total work."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Dose, Movement
from unslump.movement.performance import amount_of, duration_ms
from unslump.units import TRACKS, Track


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    problems = [one for track, dose in movement.doses.items() for one in _one(movement, track, dose)]
    yield from problems
    if not problems:
        yield from _tracks_grow(movement)


def _one(movement: Movement, track: Track, dose: Dose) -> Iterator[Problem]:
    where = f"dose.{track}"
    yield from _ranges(movement, where, dose)
    if dose.reps is None and dose.hold_s is None and dose.duration_s is None:
        yield problem(movement, "doses", where, "says nothing to do", "Give `reps`, `hold_s` or `duration_s`.")
    if dose.reps is not None and dose.duration_s is not None:
        found = "has both `reps` and `duration_s`"
        yield problem(movement, "doses", where, found, "Count, or go by the clock: keep one.")
    yield from _hold(movement, where, dose)
    if dose.reps is not None and movement.sides != "none" and dose.per == "set":
        found = "does not say whether `reps` counts each side"
        yield problem(movement, "doses", f"{where}.per", found, 'Write per = "side".')
    if dose.per == "side" and movement.sides == "none":
        yield problem(movement, "doses", f"{where}.per", "there are no sides", 'Write per = "set", or set `sides`.')
    if dose.per == "level" and not movement.rounds:
        yield problem(movement, "doses", f"{where}.per", "there are no levels", "Add [[rounds]], one a level.")


def _ranges(movement: Movement, where: str, dose: Dose) -> Iterator[Problem]:
    spans: dict[str, tuple[float, float] | None] = {
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "duration_s": dose.duration_s,
    }
    for key, span in spans.items():
        if span is None:
            continue
        low, high = span
        if low > high:
            found = f"the range {low:g}–{high:g} runs backwards"
            yield problem(movement, "doses", f"{where}.{key}", found, f"Write [{high:g}, {low:g}].")
        elif low <= 0:
            yield problem(movement, "doses", f"{where}.{key}", f"{low:g} is no dose", "Give more than 0.")


def _hold(movement: Movement, where: str, dose: Dose) -> Iterator[Problem]:
    has_hold = any(phase.hold for phase in movement.phases)
    if dose.hold_s is not None and not has_hold:
        yield problem(movement, "doses", f"{where}.hold_s", "no phase is a hold", "Add hold = true to one phase.")
    if dose.hold_s is None and has_hold:
        yield problem(movement, "doses", where, "a phase is a hold, but `hold_s` is missing", "Say how long it lasts.")


def _tracks_grow(movement: Movement) -> Iterator[Problem]:
    for share, end in ((0.0, "least"), (1.0, "most")):
        totals = {track: duration_ms(movement, amount_of(movement.doses[track], share)) for track in TRACKS}
        for less, more in pairwise(TRACKS):
            if totals[less] > totals[more]:
                found = f"at its {end} it is less work than {less} ({totals[more] // 1000} s against {totals[less] // 1000} s)"
                yield problem(movement, "doses", f"dose.{more}", found, f"Give at least as much as in {less}.")
