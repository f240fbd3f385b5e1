"""How far the player strays from the wall clock.

Without `--long` two things are measured, because nobody waits twenty minutes for a table: a stretch of a session on the
real clock, and a whole twenty-minute session on a clock of our own that ticks as unevenly as a busy machine does.
Either way the drift is the position on the timeline less the time that has really passed, at its worst.
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from benchmarks.row import Row
from unslump.movement.catalogue import catalogue
from unslump.planning.model import Wishes
from unslump.planning.plan import plan
from unslump.session.clock import Clock, WallClock
from unslump.session.model import Timeline
from unslump.session.runner import Runner
from unslump.session.timeline import timeline

BAR_MS = 50
STRETCH_S = 20
TICK_S = 1 / 15


def rows(*, long: bool = False) -> list[Row]:
    line = twenty_minutes()
    if long:
        drift_ms, late_ms = on_the_real_clock(line, line.duration_ms / 1000)
        return [
            Row("drift over 20 minutes, real clock", drift_ms, "ms", BAR_MS),
            Row("a cue later than its moment, worst", late_ms, "ms", None, note="a tick is 67 ms"),
        ]
    drift_ms, late_ms = on_the_real_clock(line, STRETCH_S)
    return [
        Row(f"drift over {STRETCH_S} s, real clock", drift_ms, "ms", BAR_MS, note="--long: all 20 minutes"),
        Row("a cue later than its moment, worst", late_ms, "ms", None, note="a tick is 67 ms"),
        Row("drift over 20 minutes, uneven ticks", on_an_uneven_clock(line), "ms", BAR_MS, note="in quick time"),
    ]


def twenty_minutes() -> Timeline:
    movements = catalogue()
    return timeline(plan(movements, Wishes(minutes=20, place="floor", kit=frozenset({"roller"})), seed=1), movements)


def on_the_real_clock(line: Timeline, seconds: float) -> tuple[float, float]:
    """Worst drift and latest cue, in ms, while a session plays in real time."""
    began = time.perf_counter()

    def passed_ms() -> float:
        return (time.perf_counter() - began) * 1000

    def wait() -> bool:
        time.sleep(TICK_S)
        return passed_ms() < seconds * 1000

    return strayed(Runner(line, WallClock()), passed_ms, wait)


def on_an_uneven_clock(line: Timeline) -> float:
    """Worst drift in ms over the whole session, each tick some tenths of a millisecond off and now and then far off."""
    clock = UnevenClock(random.Random(20))  # a fixed seed: the same ticks every time
    drift_ms, _late = strayed(Runner(line, clock), clock.passed_ms, lambda: clock.next() < line.duration_ms)
    return drift_ms


def strayed(runner: Runner, passed_ms: Callable[[], float], wait: Callable[[], bool]) -> tuple[float, float]:
    """Play it: the largest distance between position and time, and the longest that a cue was late."""
    runner.start()
    drift_ms = late_ms = 0.0
    while wait():
        moment, now_ms = runner.tick(), passed_ms()
        if moment.status != "playing":
            break
        drift_ms = max(drift_ms, abs(moment.position_ms - now_ms))
        late_ms = max([late_ms, *(now_ms - event.t_ms for event in moment.say)])
    return drift_ms, late_ms


class UnevenClock(Clock):
    """Ticks of about 67 ms with a random remainder; one in a hundred a whole second long."""

    def __init__(self, chance: random.Random) -> None:
        self._ticks = self._uneven(chance)
        self._now_ms = 0.0

    @staticmethod
    def _uneven(chance: random.Random) -> Iterator[float]:
        while True:
            yield 1000.0 if chance.random() < 0.01 else TICK_S * 1000 + chance.uniform(-5, 5)

    def next(self) -> float:
        """Time goes on by one tick; what it is then."""
        self._now_ms += next(self._ticks)
        return self._now_ms

    def passed_ms(self) -> float:
        return self._now_ms

    def now_ms(self) -> int:
        return int(self._now_ms)

    def at(self) -> datetime:
        return datetime.fromtimestamp(self._now_ms / 1000, UTC)
