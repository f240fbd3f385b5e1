"""The clock of the player: session time from page time."""

import pytest

from tests.web_player.conftest import Play, Run

STEPS = """
const steps = [
  { index: 0, id: "a", item: 0, kind: "setup", start_ms: 0, end_ms: 1000 },
  { index: 1, id: "b", item: 0, kind: "hold", start_ms: 1000, end_ms: 4000 },
  { index: 2, id: "c", item: 0, kind: "move", start_ms: 4000, end_ms: 5000 },
];
let page = 0;
const clock = new Clock({ steps, elastic: ["setup", "move"] }, () => page);
"""


@pytest.fixture
def play(run: Run) -> Play:
    return lambda body: run("clock", "Clock", STEPS + body)


def test_the_clock_stretches_moves_and_not_holds(play: Play) -> None:
    times = play("""
      clock.setPace(2); clock.start();
      return [1000, 2000, 5000, 6000, 7000, 9000].map((at) => { page = at; return clock.read(); });
    """)

    assert times == [500, 1000, 4000, 4500, 5000, 5000]


def test_the_clock_reads_the_same_however_seldom_it_is_asked(play: Play) -> None:
    often, once = play("""
      clock.setPace(1.15); clock.start();
      const other = new Clock({ steps, elastic: ["setup", "move"] }, () => page, 1.15);
      other.start();
      for (page = 0; page < 4700; page += 7) clock.read();
      page = 4700;
      return [clock.read(), other.read()];
    """)

    assert often == pytest.approx(once, abs=1e-6)


def test_the_clock_knows_when_a_moment_comes(play: Play) -> None:
    when = play("""
      clock.setPace(2); page = 100; clock.start(); page = 600;
      return [clock.when(1000), clock.when(4000), clock.when(4500)];
    """)

    assert when == [2100, 5100, 6100]


def test_a_page_clock_that_runs_backwards_stops_nothing_and_takes_nothing_back(play: Play) -> None:
    times = play("""
      clock.start(); page = 500; const before = clock.read(); clock.setPace(1);
      page = 100; const back = clock.read(); page = 900;
      return [before, back, clock.read()];
    """)

    assert times == [500, 500, 900]


def test_a_change_of_pace_keeps_the_moment_in_hand(play: Play) -> None:
    assert play("clock.start(); page = 400; clock.setPace(1.5); return clock.read();") == 400
