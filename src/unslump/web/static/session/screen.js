/*
 * Puts into the page what the session says. Touches an element only when something changed, so that sixty calls a
 * second cost nothing and a screen reader hears each thing once.
 */

import { VERTEBRAE } from "./performer.js";

const RING = 100; // the ring's path length, as the page declares it
const MEDIUM = 44; // letters: longer cues are set smaller, so that they stay whole
const LONG = 84;
const NOTE_MS = 12000;
const ADVICE_MS = 20000;

export class Screen {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.vertebrae = [...root.querySelectorAll("[data-level]")];
    this.last = new Map();
  }

  state(state) {
    this.#once("state", state, () => {
      this.root.dataset.state = state;
      const goes = state === "playing";
      const word = goes ? this.words.pause : this.words.resume;
      this.parts.pause.textContent = word;
      this.parts["pause-key"].toggleAttribute("data-paused", !goes);
      this.#text("status", { paused: this.words.paused, elsewhere: this.words.elsewhere }[state] ?? "");
    });
  }

  /** What to do now that it was said to hurt; stays for a while. */
  advise(say) {
    this.#text("advice", say);
    clearTimeout(this.advised);
    this.advised = setTimeout(() => this.#text("advice", ""), ADVICE_MS);
  }

  step({ step, item, next, stations }) {
    this.#text("name", item.name);
    this.#text("dose", item.dose);
    this.#text("side", step.side === null || step.kind === "setup" ? "" : this.words.sides[step.side]);
    this.#text("how", item.how);
    this.#text("next", this.#next(next));
    this.#text("station", stations !== null && stations.now.length > 0 ? stations.now.join(" · ") : "");
    this.root.dataset.kind = step.kind;
    this.cue(step.show);
  }

  cue(text) {
    this.#once("cue", text, () => {
      this.parts.cue.textContent = text;
      this.parts.cue.dataset.long = text.length > LONG ? "very" : text.length > MEDIUM ? "yes" : "no";
    });
  }

  /** The count or the seconds, and the ring around it. */
  now(big, clock, step, t) {
    const seconds = big.what === "seconds" ? Math.ceil(clock.lasting(step, big.left_ms) / 1000) : null;
    this.#text("big", { nothing: "", count: String(big.value), seconds: spell(seconds) }[big.what]);
    this.#text("unit", this.#unit(big, step));
    const share = step.end_ms > step.start_ms ? (t - step.start_ms) / (step.end_ms - step.start_ms) : 1;
    this.#once("ring", Math.round(share * 400), () =>
      this.parts.ring.setAttribute("stroke-dashoffset", String(RING * (1 - share))),
    );
  }

  /** Twelve vertebrae from the lowest up: the session's progress, or the levels themselves where a movement visits them. */
  spine(lit, stations) {
    this.#once("spine", stations === null ? Math.floor(lit * 20) : JSON.stringify(stations), () => {
      this.root.toggleAttribute("data-stations", stations !== null);
      for (const bone of this.vertebrae) bone.dataset.lit = stations === null ? byProgress(bone, lit) : byStation(bone, stations);
      const whole = String(Math.floor(lit));
      this.parts.progress.setAttribute("aria-valuenow", whole);
      this.parts.progress.setAttribute("aria-valuetext", fill(this.words.progress, { lit: whole, all: String(VERTEBRAE) }));
    });
  }

  pace(pace) {
    this.#text("pace", fill(this.words.pace, { percent: String(Math.round(100 / pace)) }));
  }

  saving(state) {
    this.#text("saving", { waiting: this.words.not_saved, refused: this.words.refused }[state] ?? "");
    this.root.dataset.saving = state;
  }

  voice(state) {
    this.root.dataset.voice = state;
    this.#text("voice-note", state === "tones" ? this.words.only_tones : "");
    if (state === "tones") setTimeout(() => this.#text("voice-note", ""), NOTE_MS);
    this.live();
  }

  /** Cues are announced politely when no voice of ours says them, or when somebody asked for it. */
  live(reader = this.reader) {
    this.reader = reader;
    this.parts.cue.setAttribute("aria-live", reader || this.root.dataset.voice !== "ready" ? "polite" : "off");
  }

  figureTrouble(trouble) {
    this.#text("figure-trouble", trouble ? this.words.no_figure : "");
  }

  /** Before the first press: `again` when it goes on where it was left. */
  /** `left_ms`: so much of the session is to come; said where it goes on, because the title speaks of all of it. */
  opened(again, left_ms) {
    if (again) this.parts.length.textContent = fill(this.words.to_go, { minutes: Math.max(1, Math.round(left_ms / 60000)) });
    this.parts.begin.textContent = again ? this.words.go_on : this.words.begin;
    this.#text("begin-where", again ? fill(this.words.go_on_from, { name: this.parts.name.textContent }) : "");
  }

  over(how) {
    this.parts.over.textContent = how === "done" ? this.words.done : this.words.left;
    this.parts.over.focus();
  }

  /** Stays until the page is left; there is no way back into the session. */
  emergency() {
    this.root.dataset.emergency = "";
    this.parts.emergency.hidden = false;
    this.parts.emergency.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  slept() {
    this.last.delete("status");
    this.#text("status", this.words.slept);
  }

  #next(next) {
    const { words } = this;
    const text = {
      end: () => words.next_end,
      movement: () => next.item.name,
      begin: () => (next.side ? words.sides[next.side] : next.item.dose),
      side: () => words.sides[next.side] ?? words.next_side,
      round: () => next.name || words.next_round,
      rest: () => fill(words.next_rest, { set: String(next.set), sets: String(next.sets) }),
      setup: () => words.next_setup,
    }[next.kind]();
    return next.kind === "end" ? text : fill(words.next, { what: text });
  }

  #unit(big, step) {
    if (big.what === "count") return fill(this.words.of, { all: String(big.of) });
    if (big.what === "nothing") return "";
    if (big.of !== null) return fill(this.words.which_of, { nth: String(big.value), all: String(big.of) });
    return this.words.kinds[step.kind] ?? this.words.seconds;
  }

  #text(part, text) {
    this.#once(part, text, () => {
      this.parts[part].textContent = text;
      this.parts[part].hidden = text === "";
      if (part === "big") this.parts[part].dataset.long = text.length > 3 ? "yes" : "no";
    });
  }

  #once(what, value, change) {
    if (this.last.get(what) === value) return;
    this.last.set(what, value);
    change();
  }
}

function spell(seconds) {
  if (seconds === null || seconds < 100) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function fill(pattern, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), pattern);
}

function byProgress(bone, lit) {
  const place = VERTEBRAE - Number(bone.dataset.level.slice(1)); // T12 is lit first
  if (place + 1 <= lit) return "full";
  return place < lit ? "some" : "no";
}

function byStation(bone, { now, done }) {
  if (now.includes(bone.dataset.level)) return "now";
  return done.includes(bone.dataset.level) ? "full" : "no";
}
