"""The voice of the browser, and what it does where there is none."""

import pytest

from tests.web_player.conftest import Play, Run

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


@pytest.fixture
def play(run: Run) -> Play:
    return lambda body: run("voice", "Voice", VOICE + body)


def test_a_voice_that_gets_stuck_twice_gives_way_to_tones_and_gets_another_chance(play: Play) -> None:
    states = play("""
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      voice.say("One."); pass(); voice.say("Two."); pass();
      const gone = voice.say("Three.");
      voice.again();
      return [states, gone, voice.say("Four.")];
    """)

    assert states == [["ready", "tones", "ready"], False, True]


def test_voices_that_load_late_are_waited_for(play: Play) -> None:
    got = play("""
      const late = getVoices; getVoices = () => [];
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      const early = voice.say("One."); getVoices = late; synth.dispatchEvent(new Event("voiceschanged"));
      return [early, voice.say("Two."), states];
    """)

    assert got == [False, True, ["waiting", "ready"]]


def test_a_voice_that_would_send_its_words_away_is_not_used(play: Play) -> None:
    got = play("""
      getVoices = () => [{ lang: "en-US", localService: false }];
      const voice = new Voice({ synth, lang: "en", changed: (s) => states.push(s) });
      voice.unlock(); pass();
      return [voice.say("One."), states, spoken.length];
    """)

    assert got == [False, ["waiting", "tones"], 0]


def test_the_nearest_voice_of_the_language_speaks(play: Play) -> None:
    got = play("""
      getVoices = () => ["de-DE", "en_GB", "en-US"].map((lang) => ({ lang, localService: true }));
      new Voice({ synth, lang: "en-US" }).say("One."); new Voice({ synth, lang: "en" }).say("Two.");
      return spoken.map(({ voice }) => voice.lang);
    """)

    assert got == ["en-US", "en_GB"]
