/*
 * Whom the clock waits for, and for how long. Every wait has an end, so no trouble with the camera can stop a session.
 *
 *   gate(step, t)      the session time at which the clock has to stand; null where it goes on
 */

import { works } from "./performer.js";
import { partEnd, partOf } from "./places.js";

const FIRST_READY_MS = 20_000; // whoever has just put the camera up is still on their way
const READY_MS = 5000; // the start pose is waited for before the first repetition
const LOST_MS = 4000;
const GENTLE_MS = 8000;
const PATIENCE_MS = 15_000;
const IN_VAIN = 2; // who was waited for so often without a sign does it another way: the clock leads from there
const LONG_HOLD_MS = 3000; // a shorter one is over before somebody has got there and was seen
const INTO_HOLD_MS = 2500; // to get there, and for the first second to be seen
const OUT_OF_HOLD_MS = 1500; // who is only a little later needs no word
const HELD_FOR_MS = 2200; // the tracker tells once a second and forgives a wobble

export const isLongHold = (step) => step.kind === "hold" && step.end_ms - step.start_ms >= LONG_HOLD_MS;

export class Waits {
  constructor({ timeline, guide, asides, words, now }) {
    Object.assign(this, { timeline, guide, asides, words, now });
    this.anew();
  }

  /** Another movement, or somebody went back. */
  anew() {
    this.done = new Set(); // repetitions that were seen, or counted by hand
    this.inVain = 0; // waited for so many in a row, and nobody came
    this.inVainAt = new Set();
    this.waiting = null;
    this.heldUntil = 0;
  }

  enter() {
    this.entered = this.now();
  }

  /** There is a sign of somebody. */
  seen() {
    this.inVain = 0;
  }

  isDone(step) {
    this.done.add(partOf(step));
  }

  holds() {
    this.heldUntil = this.now() + HELD_FOR_MS;
    this.asides.settled(this.words.hold);
  }

  gate(step, t) {
    const wait = this.#for(step, t);
    if (wait === null || this.inVainAt.has(wait.key)) return this.#goes(null);
    if (t < wait.at) return this.#goes(wait.at);
    if (this.waiting?.key !== wait.key) this.waiting = { key: wait.key, since: this.now() };
    const stood_ms = this.now() - this.waiting.since;
    if (stood_ms >= wait.patience_ms) return this.#goesOn(wait);
    if (wait.word !== undefined && stood_ms >= wait.after_ms) this.asides.sayOnce(wait.word);
    return wait.at;
  }

  #goes(at) {
    this.waiting = null;
    return at;
  }

  #for(step, t) {
    if (!works(step)) return this.#forStart(step);
    if (!this.guide.isReady || this.inVain >= IN_VAIN) return null;
    if (this.guide.isLost) return this.#forSight(t);
    return this.#forHold(step, t) ?? this.#forRepetition(step);
  }

  #forStart(step) {
    const next = this.timeline.steps[step.index + 1];
    if (this.guide.isReady || next === undefined || next.item !== step.item || !works(next)) return null;
    const patience_ms = this.guide.hasSeen ? READY_MS : FIRST_READY_MS;
    const what = this.guide.isOpen ? "ready" : "opening";
    return { key: `${what}/${step.id}`, at: step.end_ms - 1, patience_ms, vain: false, silent: this.guide.hasSeen };
  }

  #forSight(t) {
    if (!this.#leads) return null;
    return { key: `lost/${this.guide.lostTimes}`, at: t, patience_ms: LOST_MS, vain: false };
  }

  #forHold(step, t) {
    if (!isLongHold(step) || this.now() < Math.max(this.entered + INTO_HOLD_MS, this.heldUntil)) return null;
    return { key: `hold/${step.id}`, at: t, patience_ms: PATIENCE_MS, vain: true, word: this.words.hold, after_ms: OUT_OF_HOLD_MS };
  }

  #forRepetition(step) {
    if (!this.#leads || step.reps === null || this.done.has(partOf(step))) return null;
    const at = partEnd(this.timeline, step).end_ms - 1;
    return { key: partOf(step), at, patience_ms: PATIENCE_MS, vain: true, word: this.words.slow, after_ms: GENTLE_MS };
  }

  get #leads() {
    return this.guide.judged.leads === "person";
  }

  #goesOn(wait) {
    this.inVainAt.add(wait.key);
    if (wait.vain) this.inVain += 1;
    if (!wait.silent) this.asides.say(this.words["by-clock"]);
    return this.#goes(null);
  }
}
