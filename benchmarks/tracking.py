"""Counting: real people, their recordings disturbed, every movement's own demonstration, and what a frame costs.

Protocol: live and causal, one definition a movement (benchmarks/movements), nothing tuned for a person, from the first
frame; whole repetitions against labels. KIMORE's numbers from the first label to the last.
"""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks import recordings
from benchmarks.recordings import Disturbance, Frames, Signal
from benchmarks.row import Row
from unslump.movement.catalogue import catalogue
from unslump.movement.load import load
from unslump.movement.model import Counting, Movement
from unslump.movement.performance import amount_for
from unslump.tracking.count import count
from unslump.tracking.reading import Steady
from unslump.tracking.repetitions import Repetitions
from unslump.tracking.replay import Trace, read_trace
from unslump.tracking.synthetic import Circumstances, film, repetitions_done
from unslump.tracking.tracker import Tracker
from unslump.units import SIDES, Side, other_side

STATURES_M = (1.50, 1.70, 1.95)
PLACES_DEG = (-15.0, 0.0, 15.0)
SEEDS, ALL_SEEDS = 6, 200
_FASTEST_M = 4.0
"""A second: no hand is lifted faster for its range."""
_HOUR_OF_FRAMES = 108_000

SIGNALS: dict[str, tuple[Counting, ...]] = {
    "arm-lift": (Counting("height", (), 0, 0.3, 0.1, partial=0.3, measured_from="turn"),),
    "lateral-tilt": (Counting("asymmetry", (), 0, 0.2, 0.1), Counting("asymmetry", (), 0, -0.2, -0.1)),
    "squat": (Counting("distance", (), 0, -0.06, -0.015, partial=-0.06, measured_from="turn"),),
}
"""What counts as a repetition in one number a frame, in metres: an arm that comes up by 30 cm, a hand 20 cm above the other
to either side, a head that comes down by 6 cm."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well counts met labels."""

    pairs: tuple[tuple[int, int], ...]
    """(counted, labelled)"""

    @property
    def exact(self) -> float:
        return self._share(lambda off, _labelled: off == 0)

    @property
    def within_one(self) -> float:
        return self._share(lambda off, _labelled: off <= 1)

    @property
    def mean_error(self) -> float:
        return statistics.fmean(abs(counted - labelled) for counted, labelled in self.pairs)

    @property
    def normalised(self) -> float:
        return statistics.fmean(abs(counted - labelled) / labelled for counted, labelled in self.pairs)

    def _share(self, good: Callable[[int, int], bool]) -> float:
        return statistics.fmean(good(abs(counted - labelled), labelled) for counted, labelled in self.pairs)


def rows(long: bool = False) -> Iterator[Row]:
    """One by one, as they are known: all films of all movements take a while."""
    if recordings.files("*/*.gz"):
        for real in (labelled, numbers, angles, grid):
            yield from real()
    yield from demonstrations(ALL_SEEDS if long else SEEDS)
    yield from cost()


def labelled() -> Iterator[Row]:
    traces = [(file.stem, read_trace(file)) for file in recordings.files("ui-prmd/*.gz")]
    everyone = Score(tuple(counted_and_labelled(trace) for _, trace in traces))
    correct = Score(tuple(counted_and_labelled(trace) for name, trace in traces if "-correct" in name))
    note = f"{len(traces)} sets of 10; published: .06, .95 (Hsu 2023, offline)"
    yield Row("UI-PRMD, mean error / 10", everyone.normalised, "", 0.02, note=note)
    yield Row("UI-PRMD, within one", everyone.within_one, "", 0.98, at_most=False)
    yield Row("UI-PRMD, correct half, exact", correct.exact, "", 0.97, at_most=False)


def counted_and_labelled(trace: Trace) -> tuple[int, int]:
    return count(movement_of(trace), trace).reps, len(trace.header["reps"])


def movement_of(trace: Trace) -> Movement:
    return load(recordings.MOVEMENTS / f"{trace.movement}.toml")


def numbers() -> Iterator[Row]:
    note = "published: 1.45 over all five exercises (live, Sci Rep 2025)"
    for movement, unit, bar in (("arm-lift", "exact", 0.97), ("lateral-tilt", "off", 0.30), ("squat", "off", 0.25)):
        score = Score(tuple((in_signal(movement, one), one.repetitions) for one in recordings.signals(movement)))
        if unit == "exact":
            yield Row(f"KIMORE numbers, {movement}, exact", score.exact, "", bar, at_most=False, note=note)
        else:
            yield Row(f"KIMORE numbers, {movement}, repetitions off", score.mean_error, "", bar, note=note)
    from_the_start = [
        (in_signal("arm-lift", one, doubts_first=True), one.repetitions)
        for one in recordings.signals("arm-lift", whole=True)
    ]
    what = "KIMORE numbers, arm-lift, whole recordings, exact"
    yield Row(what, Score(tuple(from_the_start)).exact, "", None, note="from the first frame; labels leave some out")


def in_signal(movement: str, signal: Signal, disturbed: Frames | None = None, doubts_first: bool = False) -> int:
    steady = Steady(_FASTEST_M)
    counters = [Repetitions(one, start_held_ms=0, doubts_first=doubts_first) for one in SIGNALS[movement]]
    for t_ms, row in as_frames(signal) if disturbed is None else disturbed:
        value = steady.take(None if row is None else row[0], t_ms)
        for counter in counters:
            counter.update(value, t_ms)
    for counter in counters:
        counter.finish()
    return sum(counter.count for counter in counters)


def as_frames(signal: Signal) -> Frames:
    return [(t_ms, None if value is None else [value]) for t_ms, value in signal.values]


def angles() -> Iterator[Row]:
    """Against Vicon: the best lag within half a second and the offset removed, as is usual where clocks are not shared."""
    for movement, bar in (("trunk-rotation", 6.0), ("lateral-stretch", 3.0)):
        found = [against_vicon(read_trace(file)) for file in recordings.files(f"keraal/{movement}-*.gz")]
        note = f"{len(found)} takes, 1 person"
        yield Row(f"KERAAL {movement}, RMSE", statistics.fmean(rmse for rmse, _ in found), "°", bar, note=note)
        range_bar = 4.0 if movement == "trunk-rotation" else None
        yield Row(f"KERAAL {movement}, range", statistics.fmean(off for _, off in found), "°", range_bar, note=note)


def against_vicon(trace: Trace) -> tuple[float, float]:
    """Root mean square error, and how far the range is off, in degrees."""
    counted = count(movement_of(trace), trace)
    truth = dict(zip((t_ms for t_ms, _ in trace.frames), trace.header["reference"]["deg"], strict=True))
    times, seen = list(truth), dict(counted.series)
    rmse = min(apart(seen, truth, times, lag) for lag in range(-15, 16))
    low, high = counted.range_deg or (0.0, 0.0)
    return rmse, abs((high - low) - (max(truth.values()) - min(truth.values())))


def apart(seen: dict[int, float], truth: dict[int, float], times: list[int], lag: int) -> float:
    pairs = [(times[i], times[i + lag]) for i in range(len(times)) if 0 <= i + lag < len(times)]
    off = [seen[later] - truth[now] for now, later in pairs if later in seen]
    return statistics.pstdev(off)


_LONG_GAP = "2 s gap every 8 s"
GRID: dict[str, tuple[Callable[[float], Disturbance], float | None]] = {
    "30 fps": (lambda _gate: recordings.at_rate(30), 0.93),
    "15 fps": (lambda _gate: recordings.at_rate(15), 0.93),
    "10 fps": (lambda _gate: recordings.at_rate(10), 0.93),
    "5 fps": (lambda _gate: recordings.at_rate(5), 0.93),
    "irregular": (lambda _gate: recordings.irregular, 0.93),
    "60 % missing": (lambda _gate: recordings.missing(0.6), 0.93),
    "0.5 s gap every 4 s": (lambda _gate: recordings.gaps(500, 4000), 0.93),
    "1 s gap every 5 s": (lambda _gate: recordings.gaps(1000, 5000), 0.93),
    _LONG_GAP: (lambda _gate: recordings.gaps(2000, 8000), None),
    "noise": (recordings.noise, 0.93),
    "2 % spikes, 8 × the noise": (lambda gate: recordings.spikes(8 * gate), 0.95),
    "zeros for 200 ms every 2 s": (lambda _gate: recordings.zero_filled, 0.95),
}
NOISE_M = {"landmarks": 0.02, "signal": 0.1}
"""The noise of the grid, standard deviation in metres: two centimetres each way of each landmark, a tenth of the signal's swing."""


def grid() -> Iterator[Row]:
    traces = [read_trace(file) for file in recordings.files("ui-prmd/*-correct.jsonl.gz")]
    lifts = list(recordings.signals("arm-lift"))
    for name, (disturbance, bar) in GRID.items():
        in_traces = [exact_and_paused(trace, disturbance(NOISE_M["landmarks"])) for trace in traces]
        in_lifts = [is_exact(one, disturbance(NOISE_M["signal"])) for one in lifts]
        exact = statistics.fmean([*(one for one, _ in in_traces), *in_lifts])
        note = f"{len(traces) + len(lifts)} sets"
        yield Row(f"disturbed: {name}, exact", exact, "", bar, at_most=False, note=note)
        if name == _LONG_GAP:
            honest = statistics.fmean(ok or said for ok, said in in_traces)
            what = "disturbed: the same, exact or said that it could not see"
            yield Row(what, honest, "", 0.80, at_most=False, note=f"{len(traces)} sets with points")


def exact_and_paused(trace: Trace, disturbance: Disturbance) -> tuple[bool, bool]:
    frames = tuple(disturbance(trace.frames, Random(1)))
    counted = count(movement_of(trace), Trace(trace.header, frames))
    return counted.reps == len(trace.header["reps"]), any(seen.kind == "lost" for seen in counted.observations)


def is_exact(signal: Signal, disturbance: Disturbance) -> bool:
    frames = list(disturbance(as_frames(signal), Random(1)))
    return in_signal("arm-lift", signal, frames) == signal.repetitions


def demonstrations(seeds: int) -> Iterator[Row]:
    counted = [movement for movement in catalogue().values() if movement.camera.grade in ("A", "B")]
    for movement in counted:
        exact = statistics.fmean(counts_its_own(movement, seed) for seed in range(seeds))
        note = f"{seeds} films: noise 1 cm, 20 % missing, 5–60 fps, mirrored or not, 3 bodies, 3 places"
        yield Row(f"demonstration of {movement.id}, exact", exact, "", 1.0, at_most=False, note=note)


def counts_its_own(movement: Movement, seed: int) -> bool:
    seen = Circumstances(
        seed, mirrored=seed // 2 % 2 == 1, stature_m=STATURES_M[seed % 3], off_deg=PLACES_DEG[seed // 3 % 3]
    )
    side: Side | None = None if movement.sides == "none" else SIDES[seed % 2]
    amount = amount_for(movement, "starter")
    tracker = Tracker(movement, other_side(side) if side is not None and seen.mirrored else side)
    for t_ms, row in film(movement, amount, seen):
        tracker.update_floats(row, t_ms)
    return tracker.count == repetitions_done(movement, amount, side)


def cost() -> Iterator[Row]:
    movement = catalogue().find("overhead-reach")
    frames = list(film(movement, amount_for(movement, "standard"), Circumstances(fps=(30, 30))))
    spent = sorted(costs_us(Tracker(movement), frames * 3))
    yield Row("a frame, half the time", spent[len(spent) // 2], "µs", 50)
    yield Row("a frame, 99 in 100", spent[len(spent) * 99 // 100] / 1000, "ms", 1)
    yield Row("memory gained in an hour of frames", gained_kb(movement, frames), "KB", 16)


def costs_us(tracker: Tracker, frames: Sequence[tuple[int, list[float] | None]]) -> Iterator[float]:
    for i, (_, row) in enumerate(frames):
        start = time.perf_counter_ns()
        tracker.update_floats(row, 33 * i)
        yield (time.perf_counter_ns() - start) / 1000


def gained_kb(movement: Movement, frames: Sequence[tuple[int, list[float] | None]]) -> float:
    tracker = Tracker(movement)
    t_ms = run_on(tracker, frames, 3000, 0)
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    run_on(tracker, frames, _HOUR_OF_FRAMES, t_ms)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / 1024


def run_on(tracker: Tracker, frames: Sequence[tuple[int, list[float] | None]], many: int, t_ms: int) -> int:
    for i in range(many):
        t_ms += 33
        tracker.update_floats(frames[i % len(frames)][1], t_ms)
    return t_ms
