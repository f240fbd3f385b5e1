"""What is said and recorded as time passes, and where back, skip and reload lead."""

import pytest

from tests.web_player.conftest import Play, Run

TIMELINE = """
const step = (index, item, kind, start_ms, end_ms, more = {}) =>
  ({ index, id: "s" + index, item, kind, start_ms, end_ms, show: "", side: null, set: 1, rep: null, reps: null, round: null, levels: [], ...more });
const timeline = {
  duration_ms: 6000,
  items: [{ index: 0, movement: "one", name: "One", sides: "none", start_ms: 0, end_ms: 4000, sets: 1 }, { index: 1, movement: "two", name: "Two", sides: "none", start_ms: 4000, end_ms: 6000, sets: 1 }],
  steps: [step(0, 0, "setup", 0, 1000), step(1, 0, "move", 1000, 2000, { rep: 1, reps: 2 }), step(2, 0, "move", 2000, 4000, { rep: 2, reps: 2 }),
          step(3, 1, "next", 4000, 5000), step(4, 1, "done", 5000, 6000)],
  events: [{ id: "e0", t_ms: 0, step: 0, say: "Zero" }, { id: "e1", t_ms: 1000, step: 1, say: "One" }, { id: "e2", t_ms: 2000, step: 2, say: "Two" }],
  marks: [{ id: "started", t_ms: 1000, at: "start" }, { id: "rep-1", t_ms: 2000, at: "end" }, { id: "rep-2", t_ms: 4000, at: "end" }],
};
const ids = ({ events, marks }) => [...events, ...marks].map(({ id }) => id);
"""


@pytest.fixture
def play(run: Run) -> Play:
    return lambda body: run("performer", "Performer", TIMELINE + body)


def test_each_event_and_mark_is_handed_out_once(play: Play) -> None:
    got = play("""
      const performer = new Performer(timeline);
      return [0, 500, 999, 1000, 1000, 2500, 6000].map((t) => ids(performer.to(t)));
    """)

    assert got == [["e0"], [], [], ["e1", "started"], [], ["e2", "rep-1"], ["rep-2"]]


def test_a_jump_says_what_begins_there_and_records_nothing_that_ended_there(play: Play) -> None:
    got = play("""
      const performer = new Performer(timeline);
      performer.seek(2000); const at = ids(performer.to(2000));
      performer.seek(1000); return [at, ids(performer.to(1000))];
    """)

    assert got == [["e2"], ["e1", "started"]]


def test_skip_leads_to_the_next_movement_and_after_the_last_to_the_end(run: Run) -> None:
    assert run("places", "afterItem", TIMELINE + "return [afterItem(timeline, 1500), afterItem(timeline, 4500)];") == [
        4000,
        5000,
    ]


def test_it_goes_on_at_the_remembered_step_and_else_after_what_is_saved(run: Run) -> None:
    got = run(
        "places",
        "placeToGoOn",
        TIMELINE
        + """
      const from = (step, ids) => placeToGoOn(timeline, step, (id) => ids.includes(id));
      return [from("s2", []), from(null, ["started", "rep-1"]), from("unknown", []), from(null, ["rep-2", "rep-1"]),
              from(null, ["0-one/skipped"]), from("s2", ["s1/hurts"])];
    """,
    )

    assert got == [2000, 2000, 0, 4000, 4000, 4000]


def test_back_leads_nowhere_that_hurt(run: Run) -> None:
    got = run(
        "places",
        "backFrom, backPart, afterPart",
        TIMELINE
        + """
      const hurt = new Set([0]);
      return [backFrom(timeline, 4500), backFrom(timeline, 4500, hurt), backFrom(timeline, 3000, hurt),
              afterPart(timeline, 1500), backPart(timeline, 2500), backPart(timeline, 4500, hurt)];
    """,
    )

    assert got == [0, 4000, 0, 2000, 1000, 4000]
