"""Recordings of real people: where they lie, and what may happen to them on the way to a tracker.

They belong to others and stay beside the project, in `../shared/recordings`; without them there is nothing to measure.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "recordings"
MOVEMENTS = Path(__file__).resolve().parent / "movements"

Moment = tuple[int, list[float] | None]
Frames = Sequence[Moment]
Disturbance = Callable[[Frames, Random], Iterable[Moment]]


@dataclass(frozen=True, slots=True)
class Signal:
    """One number a frame, of one person, and how often they did it."""

    person: str
    values: tuple[tuple[int, float | None], ...]
    repetitions: int


def files(pattern: str) -> list[Path]:
    return sorted(FOLDER.glob(pattern)) if FOLDER.is_dir() else []


def signals(movement: str, whole: bool = False) -> Iterator[Signal]:
    """The labelled stretch of each: what people did before it and after it, the labels leave out; or the `whole` of it."""
    file = FOLDER / "kimore-signals" / f"{movement}.jsonl.gz"
    if not file.is_file():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        fps = json.loads(next(lines))["fps"]
        for line in lines:
            said = json.loads(line)
            start_ms, end_ms = said["reps"][0][0] - 20, said["reps"][-1][1] + 20
            timed = ((round(i * 1000 / fps), value) for i, value in enumerate(said["values"]))
            values = tuple((t_ms, value) for t_ms, value in timed if whole or start_ms <= t_ms <= end_ms)
            yield Signal(said["person"], values, len(said["reps"]))


def at_rate(fps: float) -> Disturbance:
    def slower(frames: Frames, _chance: Random) -> Iterator[Moment]:
        next_ms = float(frames[0][0])
        for t_ms, row in frames:
            if t_ms >= next_ms - 1:
                next_ms = max(next_ms + 1000 / fps, t_ms)
                yield t_ms, row

    return slower


def irregular(frames: Frames, chance: Random) -> Iterator[Moment]:
    """Between 5 and 30 a second, by chance."""
    next_ms = float(frames[0][0])
    for t_ms, row in frames:
        if t_ms >= next_ms - 1:
            next_ms = t_ms + chance.uniform(33, 200)
            yield t_ms, row


def missing(share: float) -> Disturbance:
    def fewer(frames: Frames, chance: Random) -> Iterator[Moment]:
        return ((t_ms, None if chance.random() < share else row) for t_ms, row in frames)

    return fewer


def gaps(gap_ms: int, every_ms: int) -> Disturbance:
    def holes(frames: Frames, chance: Random) -> Iterator[Moment]:
        offset_ms = chance.randrange(every_ms)
        first_ms, last_ms = frames[0][0] + gap_ms, frames[-1][0] - gap_ms  # what ends unseen nobody can count
        for t_ms, row in frames:
            away = first_ms <= t_ms <= last_ms and (t_ms + offset_ms) % every_ms < gap_ms
            yield t_ms, None if away else row

    return holes


def noise(size: float) -> Disturbance:
    def shaken(frames: Frames, chance: Random) -> Iterator[Moment]:
        return ((t_ms, None if row is None else _shaken(row, size, chance)) for t_ms, row in frames)

    return shaken


def spikes(size: float, share: float = 0.02) -> Disturbance:
    """Now and then a frame in which everything is somewhere else."""

    def thrown(frames: Frames, chance: Random) -> Iterator[Moment]:
        for t_ms, row in frames:
            yield t_ms, row if row is None or chance.random() >= share else _shaken(row, size, chance)

    return thrown


def zero_filled(frames: Frames, chance: Random) -> Iterator[Moment]:
    """For 200 ms every 2 s the pose tool gives zeros, and says that it is sure of them."""
    offset_ms = chance.randrange(2000)
    for t_ms, row in frames:
        away = row is not None and (t_ms + offset_ms) % 2000 < 200
        yield t_ms, row if row is None or not away else [1.0 if i & 3 == 3 else 0.0 for i in range(len(row))]


def _shaken(row: list[float], size: float, chance: Random) -> list[float]:
    if len(row) == 1:
        return [row[0] + chance.gauss(0, size)]
    return [value if i & 3 == 3 else value + chance.gauss(0, size) for i, value in enumerate(row)]
