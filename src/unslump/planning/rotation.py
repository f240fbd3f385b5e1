"""Whose turn it is: what has waited longest comes first, one from each stage at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from random import Random
from typing import Literal

from unslump.movement.model import STAGES
from unslump.planning.eligible import ONE_SESSION, Candidate
from unslump.planning.model import Past

Turn = Literal["new", "due", "recent"]


class Rotation:
    """When each movement was last done, with ties broken by chance."""

    def __init__(self, candidates: Sequence[Candidate], history: Sequence[Past], chance: Random) -> None:
        self._last: dict[str, datetime] = {}
        for past in history:
            self._last[past.movement] = max(past.when, self._last.get(past.movement, past.when))
        self._latest = max(self._last.values(), default=None)
        self._ties = {candidate.movement.id: chance.random() for candidate in candidates}

    @property
    def has_history(self) -> bool:
        """False before the first session."""
        return bool(self._last)

    def turn(self, movement_id: str) -> Turn:
        """`new`: never done. `due`: not in the latest session. `recent`: in it."""
        last = self._last.get(movement_id)
        if last is None or self._latest is None:
            return "new"
        return "recent" if self._latest - last <= ONE_SESSION else "due"

    def key(self, candidate: Candidate) -> tuple[int, float, float]:
        """Smaller comes first: stand-ins and new ones, then by how long ago, then by chance."""
        last = self._last.get(candidate.movement.id)
        ago = 0.0 if last is None else last.timestamp()
        return (0 if last is None or candidate.reason else 1, ago, self._ties[candidate.movement.id])


def in_turn(candidates: Sequence[Candidate], rotation: Rotation) -> Iterator[Candidate]:
    """All candidates, those whose turn it is first, and no second one of a stage before every stage had its first."""
    waiting = _by_stage(candidates, rotation)
    for nth in range(max((len(queue) for queue in waiting.values()), default=0)):
        heads = [queue[nth] for queue in waiting.values() if nth < len(queue)]
        yield from sorted(heads, key=rotation.key)


def _by_stage(candidates: Sequence[Candidate], rotation: Rotation) -> Mapping[str, Sequence[Candidate]]:
    ordered = sorted(
        candidates, key=lambda candidate: (STAGES.index(candidate.movement.stage), rotation.key(candidate))
    )
    return {stage: list(group) for stage, group in groupby(ordered, key=lambda candidate: candidate.movement.stage)}
