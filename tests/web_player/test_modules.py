"""The parts of the player that need no page, run where they run: in the browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.web_player.site import Site

Run = Callable[..., Any]

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
def run(visitor: BrowserContext, site: Site) -> Run:
    """Runs a function body with some names of a module; gives back what it returns."""
    page = visitor.new_page()
    page.goto(f"{site.origin}/safety/")

    def run_it(module: str, names: str, body: str) -> Any:
        return page.evaluate(
            f"async () => {{ const {{ {names} }} = await import('/static/session/{module}.js'); {body} }}"
        )

    return run_it


# ---- clock ----


def test_the_clock_stretches_moves_and_not_holds(run: Run) -> None:
    times = run(
        "clock",
        "Clock",
        STEPS
        + """
      clock.setPace(2); clock.start();
      return [1000, 2000, 5000, 6000, 7000, 9000].map((at) => { page = at; return clock.read(); });
    """,
    )

    assert times == [500, 1000, 4000, 4500, 5000, 5000]


def test_the_clock_reads_the_same_however_seldom_it_is_asked(run: Run) -> None:
    often, once = run(
        "clock",
        "Clock",
        STEPS
        + """
      clock.setPace(1.15); clock.start();
      const other = new Clock({ steps, elastic: ["setup", "move"] }, () => page, 1.15);
      other.start();
      for (page = 0; page < 4700; page += 7) clock.read();
      page = 4700;
      return [clock.read(), other.read()];
    """,
    )

    assert often == pytest.approx(once, abs=1e-6)


def test_the_clock_knows_when_a_moment_comes(run: Run) -> None:
    when = run(
        "clock",
        "Clock",
        STEPS
        + """
      clock.setPace(2); page = 100; clock.start(); page = 600;
      return [clock.when(1000), clock.when(4000), clock.when(4500)];
    """,
    )

    assert when == [2100, 5100, 6100]


def test_a_page_clock_that_runs_backwards_stops_nothing_and_takes_nothing_back(run: Run) -> None:
    times = run(
        "clock",
        "Clock",
        STEPS
        + """
      clock.start(); page = 500; const before = clock.read(); clock.setPace(1);
      page = 100; const back = clock.read(); page = 900;
      return [before, back, clock.read()];
    """,
    )

    assert times == [500, 500, 900]


def test_a_change_of_pace_keeps_the_moment_in_hand(run: Run) -> None:
    assert run("clock", "Clock", STEPS + "clock.start(); page = 400; clock.setPace(1.5); return clock.read();") == 400


# ---- performer ----

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


def test_each_event_and_mark_is_handed_out_once(run: Run) -> None:
    got = run(
        "performer",
        "Performer",
        TIMELINE
        + """
      const performer = new Performer(timeline);
      return [0, 500, 999, 1000, 1000, 2500, 6000].map((t) => ids(performer.to(t)));
    """,
    )

    assert got == [["e0"], [], [], ["e1", "started"], [], ["e2", "rep-1"], ["rep-2"]]


def test_a_jump_says_what_begins_there_and_records_nothing_that_ended_there(run: Run) -> None:
    got = run(
        "performer",
        "Performer",
        TIMELINE
        + """
      const performer = new Performer(timeline);
      performer.seek(2000); const at = ids(performer.to(2000));
      performer.seek(1000); return [at, ids(performer.to(1000))];
    """,
    )

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


# ---- figure ----


def test_a_held_figure_repeats_its_breath_and_a_move_is_spread_over_its_step(run: Run) -> None:
    got = run(
        "figure",
        "figureTime",
        """
      const move = { start_ms: 1000, end_ms: 3000, figure: { from_ms: 0, to_ms: 500, loops: false } };
      const hold = { start_ms: 1000, end_ms: 9000, figure: { from_ms: 500, to_ms: 4500, loops: true } };
      return [figureTime(move, 1000), figureTime(move, 2000), figureTime(move, 3000), figureTime(hold, 2000), figureTime(hold, 6000)];
    """,
    )

    assert got == [0, 250, 500, 1500, 1500]


def test_two_figures_in_one_page_share_no_id(run: Run) -> None:
    ids, fill, labels = run(
        "figure",
        "parseFigure",
        """
      const text = `<svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="t d"><style>path{}</style><title id="t">A</title><desc id="d"/>
        <radialGradient id="s"/><ellipse fill="url(#s)"/></svg>`;
      const both = [parseFigure(text, "a-"), parseFigure(text, "b-")];
      return [both.flatMap((svg) => [...svg.querySelectorAll("[id]")].map((e) => e.id)),
              both[1].querySelector("ellipse").getAttribute("fill"), both[1].getAttribute("aria-labelledby")];
    """,
    )

    assert len(set(ids)) == 6
    assert (fill, labels) == ("url(#b-s)", "b-t b-d")


# ---- outbox ----

OUTBOX = """
const kept = new Map();
const store = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
const sent = []; let answer = (events) => Response.json({ saved: events.map(({ id }) => id) });
const send = async (url, { body }) => { const { events } = JSON.parse(body); sent.push(events.map(({ id }) => id)); return answer(events); };
const states = [];
const make = (saved = []) => new Outbox({ session: "x", url: "/e", csrf: "c", saved, store, send, changed: (s) => states.push(s) });
"""


def test_what_is_sent_is_sent_in_order_and_once(run: Run) -> None:
    sent, empty = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      const box = make(["old"]);
      for (const id of ["old", "a", "b", "a", "c"]) box.add({ id });
      await box.flush(); await box.flush();
      return [sent.flat(), box.empty];
    """,
    )

    assert (sent, empty) == (["a", "b", "c"], True)


def test_what_nobody_took_stays_over_a_reload(run: Run) -> None:
    first, again = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      answer = () => { throw new TypeError("nobody there"); };
      const box = make(); box.add({ id: "a" }); await box.flush(); box.add({ id: "b" });
      answer = (events) => Response.json({ saved: events.map(({ id }) => id) });
      sent.length = 0;
      const later = make(); const left = later.waiting.map(({ id }) => id); await later.flush();
      return [left, [sent.flat(), later.empty]];
    """,
    )

    assert first == ["a", "b"]
    assert again == [["a", "b"], True]


def test_one_that_the_server_cannot_read_holds_up_no_other(run: Run) -> None:
    saved, aside, states = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      const saved = [];
      answer = (events) => {
        if (events.some(({ id }) => id === "bad")) return new Response("{}", { status: 400 });
        saved.push(...events.map(({ id }) => id)); return Response.json({ saved: events.map(({ id }) => id) });
      };
      const box = make(); box.add({ id: "a" }); box.add({ id: "bad" }); box.add({ id: "b" });
      while (!box.empty) await box.flush();
      return [saved, JSON.parse(kept.get("unslump.outbox.x.refused")).map(({ id }) => id), states];
    """,
    )

    assert sorted(saved) == ["a", "b"]
    assert aside == ["bad"]
    assert "refused" in states


def test_a_page_that_is_not_as_planned_any_more_is_told_so_and_nothing_is_lost(run: Run) -> None:
    empty, states = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      answer = (events) => Response.json({ saved: events.map(({ id }) => id), outgrown: true });
      const box = make(); box.add({ id: "a" }); await box.flush();
      return [box.empty, states];
    """,
    )

    assert empty is True
    assert "outgrown" in states


def test_a_server_in_trouble_is_asked_again_and_loses_nothing(run: Run) -> None:
    waiting, states = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      answer = () => new Response("{}", { status: 503 });
      const box = make(); box.add({ id: "a" }); await box.flush();
      return [box.waiting.length, states];
    """,
    )

    assert waiting == 1
    assert states[-1] == "waiting"


def test_a_browser_that_stores_nothing_still_sends(run: Run) -> None:
    sent = run(
        "outbox",
        "Outbox",
        OUTBOX
        + """
      store.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
      const box = make(); box.add({ id: "a" }); box.add({ id: "b" }); await box.flush();
      return sent.flat();
    """,
    )

    assert sent == ["a", "b"]


# ---- voice ----

VOICE = """
let getVoices = () => [{ lang: "en-GB", localService: true }];
const spoken = [];
const synth = Object.assign(new EventTarget(), { speaking: false, getVoices: () => getVoices(), speak: (words) => spoken.push(words), cancel: () => {} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const timers = [];
window.setTimeout = (call, ms) => timers.push({ call, ms }); window.clearTimeout = (id) => { if (id) timers[id - 1] = null; };
const pass = () => timers.splice(0).forEach((timer) => timer && timer.call());
const states = [];
"""


def test_a_voice_that_gets_stuck_twice_gives_way_to_tones_and_gets_another_chance(run: Run) -> None:
    states = run(
        "voice",
        "Voice",
        VOICE
        + """
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      voice.say("One."); pass(); voice.say("Two."); pass();
      const gone = voice.say("Three.");
      voice.again();
      return [states, gone, voice.say("Four.")];
    """,
    )

    assert states == [["ready", "tones", "ready"], False, True]


def test_voices_that_load_late_are_waited_for(run: Run) -> None:
    got = run(
        "voice",
        "Voice",
        VOICE
        + """
      const late = getVoices; getVoices = () => [];
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      const early = voice.say("One."); getVoices = late; synth.dispatchEvent(new Event("voiceschanged"));
      return [early, voice.say("Two."), states];
    """,
    )

    assert got == [False, True, ["waiting", "ready"]]


def test_a_voice_that_would_send_its_words_away_is_not_used(run: Run) -> None:
    got = run(
        "voice",
        "Voice",
        VOICE
        + """
      getVoices = () => [{ lang: "en-US", localService: false }];
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      voice.unlock(); pass();
      return [voice.say("One."), states, spoken.length];
    """,
    )

    assert got == [False, ["waiting", "tones"], 0]


def test_the_nearest_voice_of_the_language_speaks(run: Run) -> None:
    got = run(
        "voice",
        "Voice",
        VOICE
        + """
      getVoices = () => ["de-DE", "en_GB", "en-US"].map((lang) => ({ lang, localService: true }));
      new Voice({ synth, lang: "en-US" }).say("One."); new Voice({ synth, lang: "en" }).say("Two.");
      return spoken.map(({ voice }) => voice.lang);
    """,
    )

    assert got == ["en-US", "en_GB"]


# ---- keys ----


def test_the_keys_do_what_the_page_says(run: Run) -> None:
    got = run(
        "keys",
        "actionFor",
        """
      return [" ", "ArrowLeft", "ArrowRight", "h", "D", "+", "-", "x"].map((key) => actionFor({ key }, true))
        .concat(actionFor({ key: "h" }, false), actionFor({ key: " " }, false), actionFor({ key: "d", ctrlKey: true }, true));
    """,
    )

    assert got == ["toggle", "back", "skip", "hurts", "danger", "faster", "slower", None, None, "toggle", None]
