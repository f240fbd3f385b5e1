"""What was done is sent once, in order, and nothing is lost on the way."""

import pytest

from tests.web_player.conftest import Play, Run

OUTBOX = """
const kept = new Map();
const store = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
const sent = []; let answer = (events) => Response.json({ saved: events.map(({ id }) => id) });
const send = async (url, { body }) => { const { events } = JSON.parse(body); sent.push(events.map(({ id }) => id)); return answer(events); };
const states = [];
const make = (saved = []) => new Outbox({ session: "x", url: "/e", csrf: "c", saved, store, send, changed: (s) => states.push(s) });
"""


@pytest.fixture
def play(run: Run) -> Play:
    return lambda body: run("outbox", "Outbox", OUTBOX + body)


def test_what_is_sent_is_sent_in_order_and_once(play: Play) -> None:
    sent, empty = play("""
      const box = make(["old"]);
      for (const id of ["old", "a", "b", "a", "c"]) box.add({ id });
      await box.flush(); await box.flush();
      return [sent.flat(), box.empty];
    """)

    assert (sent, empty) == (["a", "b", "c"], True)


def test_what_nobody_took_stays_over_a_reload(play: Play) -> None:
    first, again = play("""
      answer = () => { throw new TypeError("nobody there"); };
      const box = make(); box.add({ id: "a" }); await box.flush(); box.add({ id: "b" });
      answer = (events) => Response.json({ saved: events.map(({ id }) => id) });
      sent.length = 0;
      const later = make(); const left = later.waiting.map(({ id }) => id); await later.flush();
      return [left, [sent.flat(), later.empty]];
    """)

    assert first == ["a", "b"]
    assert again == [["a", "b"], True]


def test_one_that_the_server_cannot_read_holds_up_no_other(play: Play) -> None:
    saved, aside, states = play("""
      const saved = [];
      answer = (events) => {
        if (events.some(({ id }) => id === "bad")) return new Response("{}", { status: 400 });
        saved.push(...events.map(({ id }) => id)); return Response.json({ saved: events.map(({ id }) => id) });
      };
      const box = make(); box.add({ id: "a" }); box.add({ id: "bad" }); box.add({ id: "b" });
      while (!box.empty) await box.flush();
      return [saved, JSON.parse(kept.get("unslump.outbox.x.refused")).map(({ id }) => id), states];
    """)

    assert sorted(saved) == ["a", "b"]
    assert aside == ["bad"]
    assert "refused" in states


def test_a_page_that_is_not_as_planned_any_more_is_told_so_and_nothing_is_lost(play: Play) -> None:
    empty, states = play("""
      answer = (events) => Response.json({ saved: events.map(({ id }) => id), outgrown: true });
      const box = make(); box.add({ id: "a" }); await box.flush();
      return [box.empty, states];
    """)

    assert empty is True
    assert "outgrown" in states


def test_a_server_in_trouble_is_asked_again_and_loses_nothing(play: Play) -> None:
    waiting, states = play("""
      answer = () => new Response("{}", { status: 503 });
      const box = make(); box.add({ id: "a" }); await box.flush();
      return [box.waiting.length, states];
    """)

    assert waiting == 1
    assert states[-1] == "waiting"


def test_a_browser_that_stores_nothing_still_sends(play: Play) -> None:
    sent = play("""
      store.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
      const box = make(); box.add({ id: "a" }); box.add({ id: "b" }); await box.flush();
      return sent.flat();
    """)

    assert sent == ["a", "b"]
