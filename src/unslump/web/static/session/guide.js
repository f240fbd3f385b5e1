/*
 * Leads somebody into the camera's sight, and knows whether they are: large on the screen until they have been seen once, and
 * whenever something is out of view before a movement begins.
 *
 *   looking ── all in view ──▶ placed ── start pose held ──▶ ready ⇄ lost        rests: nothing to be judged here
 */

import { works } from "./performer.js";

const FEW = 3; // so many parts out of sight are not read out: somebody is not there yet

export class Guide {
  constructor({ mirror, asides, words }) {
    Object.assign(this, { mirror, asides, words });
    this.step = null;
    this.judged = null; // what the camera may do in the movement in hand; null for nothing
    this.lostTimes = 0; // each is waited for anew
    this.closed();
  }

  opened() {
    this.isOpen = true;
    this.mirror.shown(true);
  }

  closed() {
    this.isOpen = false;
    this.hasSeen = false; // somebody was ready since it was opened
    this.place = ""; // where the camera was last said to be
    this.anew();
    this.mirror.shown(false);
    this.#show();
  }

  /** Another movement or side is followed. */
  anew() {
    this.sight = "looking";
    this.isReady = false;
    this.missing = []; // what should be in view and is not, before it begins
    this.isLost = false;
  }

  /** A step begins. */
  enter(step, judged) {
    Object.assign(this, { step, judged });
    this.#show();
  }

  /** A movement begins: where to be is said where it is not the same as before. */
  begins(judged) {
    this.judged = judged;
    if (judged === null) return this.asides.say(this.words.rests, { aloud: "" });
    this.asides.clear();
    const [place] = judged.view.split(",");
    if (this.hasSeen && place !== this.place) this.asides.aloud(this.#where(place));
    this.place = place;
  }

  ready() {
    this.isReady = this.hasSeen = true;
    this.missing = [];
    this.#sees("ready");
    this.asides.say(this.words.go, { aloud: works(this.step) ? "" : this.words.go });
  }

  lost(missing) {
    this.isLost = true;
    this.lostTimes += 1;
    this.#sees(this.isReady ? "lost" : "looking");
    if (this.isReady) this.asides.say(`${this.mirror.unseen(missing)} ${this.words.waits}`);
  }

  found() {
    this.isLost = false;
    if (!this.isReady) return;
    this.#sees("ready");
    this.asides.say(this.words.found);
  }

  /** Whether all can be seen is settled before it begins; what is out of sight for a moment of it is no matter. */
  inView(missing) {
    this.missing = this.isReady ? [] : missing;
    if (this.isReady || this.judged === null) return;
    this.#sees(missing.length === 0 ? "placed" : "looking");
    const unseen = this.mirror.unseen(missing.includes("shoulders") ? [] : missing);
    if (missing.length === 0) this.asides.say(this.words["hold-still"], { aloud: "", stays: true });
    else this.asides.say(unseen, { aloud: missing.length < FEW ? unseen : "", stays: true });
  }

  #sees(sight) {
    this.sight = sight;
    this.#show();
  }

  #show() {
    const waits = this.isOpen && this.judged !== null && !this.isReady && !works(this.step);
    this.mirror.view(this.judged === null ? "rests" : this.sight);
    this.mirror.guides(waits && (!this.hasSeen || this.missing.length > 0));
    this.mirror.where(waits ? this.#where(this.judged.view) : "");
  }

  #where(place) {
    return this.words.stand.replace("{view}", place);
  }
}
