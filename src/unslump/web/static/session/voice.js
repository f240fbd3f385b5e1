/*
 * Speaks the cues, as far as the browser can be trusted to. It never queues more than one sentence: a cue that
 * comes late is worse than one that is not said, because its words are on the screen anyway.
 *
 *   off ── no voice wanted      waiting ── voices not loaded yet
 *   ready ── speaks             tones ── it got stuck or there is none: only tones until `again()`
 */

const GAP_MS = 60; // some browsers swallow a sentence that follows a cancel at once
const START_MS = 2500;
const MS_PER_LETTER = 95;
const SLACK_MS = 2500;
const STUCK_TIMES = 2;
const VOICES_MS = 4000;

export class Voice {
  /** `changed(state)` is called when it begins or ceases to speak at all. */
  constructor({ synth = window.speechSynthesis, lang = "en", rate = 1, on = true, changed = () => {} } = {}) {
    this.synth = synth ?? null;
    this.lang = lang;
    this.rate = rate;
    this.changed = changed;
    this.state = "off";
    this.stuck = 0;
    this.current = null;
    this.watch = 0;
    this.gap = 0;
    this.synth?.addEventListener?.("voiceschanged", () => this.#voices());
    this.setOn(on);
  }

  get speaks() {
    return this.state === "ready";
  }

  get busy() {
    return this.current !== null;
  }

  setOn(on) {
    this.hush();
    if (!on) return this.#become("off");
    if (this.synth === null) return this.#become("tones");
    this.stuck = 0;
    this.#become(this.#voice() === null ? "waiting" : "ready");
  }

  /** Call it from the press that begins the session. */
  unlock() {
    if (this.state !== "waiting") return;
    this.#voices();
    setTimeout(() => this.state === "waiting" && this.#become("tones"), VOICES_MS);
  }

  /** A new movement is a new chance for a voice that got stuck. */
  again() {
    if (this.state !== "tones" || this.synth === null || this.#voice() === null) return;
    this.stuck = STUCK_TIMES - 1;
    this.#become("ready");
  }

  /** Say it now; what was being said stops. Returns whether it is being said. */
  say(text) {
    if (!this.speaks || text === "") return false;
    const wasBusy = this.busy || this.synth.speaking;
    this.hush();
    if (wasBusy) this.gap = setTimeout(() => this.#speak(text), GAP_MS);
    else this.#speak(text);
    return true;
  }

  hush() {
    clearTimeout(this.gap);
    clearTimeout(this.watch);
    this.current = null;
    this.synth?.cancel();
  }

  #speak(text) {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = this.#voice();
    words.lang = words.voice?.lang ?? this.lang;
    words.rate = this.rate;
    words.onstart = () => this.current === words && this.#expect(words, SLACK_MS + (text.length * MS_PER_LETTER) / this.rate);
    words.onend = () => this.#ended(words, true);
    words.onerror = (event) => this.#ended(words, ["canceled", "interrupted"].includes(event.error));
    this.current = words; // kept: an utterance that is collected never ends
    this.#expect(words, START_MS);
    this.synth.speak(words);
  }

  #expect(words, ms) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.#ended(words, false), ms);
  }

  #ended(words, well) {
    if (this.current !== words) return;
    this.current = null;
    clearTimeout(this.watch);
    if (well) {
      this.stuck = 0;
      return;
    }
    this.synth.cancel();
    this.stuck += 1;
    if (this.stuck >= STUCK_TIMES) this.#become("tones");
  }

  #voices() {
    if (this.state === "waiting" && this.#voice() !== null) this.#become("ready");
  }

  /** The device's own voices only: the others send every sentence to a company's server. */
  #voice() {
    const here = this.synth?.getVoices().filter((voice) => voice.localService) ?? [];
    const [language] = this.lang.split("-");
    const exact = here.filter((voice) => voice.lang.replace("_", "-") === this.lang);
    const near = here.filter((voice) => voice.lang.split(/[-_]/)[0] === language);
    const choice = exact.length > 0 ? exact : near;
    return choice.find((voice) => voice.default) ?? choice[0] ?? null;
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.changed(state);
  }
}
