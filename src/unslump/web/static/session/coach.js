/*
 * Joins the camera to the session: what the camera has seen moves the timeline, and where somebody is still at it, the
 * clock waits. The session never depends on it: whatever is the matter with the camera, voice and timer go on.
 *
 *   camera ── observations ──▶ coach ── lead(t) ──▶ session        a repetition was done: on to its end
 *                                └──── gate(t) ──▶ clock           not yet: stand here, for a while
 */

import { Asides } from "./asides.js";
import { stepAt } from "./performer.js";
import { partEnd } from "./places.js";
import { Tally } from "./tally.js";

export const READY_MS = 5000; // the start pose is waited for before the first repetition
export const LOST_MS = 4000;
export const GENTLE_MS = 8000;
export const PATIENCE_MS = 15_000;
const IN_VAIN = 2; // who was waited for so often without a sign does it another way: the clock leads from there
const LONG_HOLD_MS = 5000; // a shorter one is over before a camera can be sure of it
const INTO_HOLD_MS = 2500; // to get there, and for the first second to be seen
const HELD_FOR_MS = 2200; // the tracker tells once a second and forgives a wobble

const FEW = 3; // so many parts out of sight are not read out: somebody is not there yet

const works = (step) => step.kind === "move" || step.kind === "hold";

export class Coach {
  constructor({ camera, session, items, words, mirror, memory, now }) {
    Object.assign(this, { camera, session, items, words, mirror, now });
    this.timeline = session.timeline;
    this.tally = new Tally(memory, now);
    this.asides = new Asides(session, mirror, now);
    this.asked = false;
    this.isOpen = false;
    this.hidden = false;
    this.item = null; // number of the movement in hand
    this.at = null; // number of the step in hand
    this.followed = null; // what the tracker follows
    this.#anew();
    this.#listen();
  }

  /** The person said yes. The session does not wait for it. */
  async open() {
    this.asked = true;
    this.followed = null;
    const what = this.#wanted(this.#step) ?? this.#wanted(this.#firstJudged);
    this.asides.say(this.words.opening, { aloud: "", stays: true });
    if (!(await this.camera.open(what))) return;
    this.isOpen = true;
    this.followed = this.#keyOf(what);
    this.mirror.shown(true);
    this.mirror.stand(String(this.item), what.side);
    this.enter(this.#step);
    this.#apply();
  }

  refuse() {
    this.asked = true;
  }

  /** The camera will probably be wished for: what it needs is fetched already. Nothing is asked. */
  warm() {
    this.camera.warm();
  }

  /** Closes it where it is open, and says whether it was. */
  close() {
    if (this.camera.state === "closed") return false;
    this.camera.close();
    this.#closed("");
    return true;
  }

  // ---- what the session tells ----

  /** A step begins. */
  enter(step) {
    if (step.item !== this.item) this.#changed(step);
    else if (step.index <= this.at) this.#waitAgain(); // somebody went back
    this.at = step.index;
    if (step.kind === "done") this.#tell();
    this.entered = this.now();
    this.mirror.countable(works(step) && step.reps !== null);
    if (!this.isOpen) return;
    this.mirror.view(this.#judged === null ? "rests" : this.sight);
    if (works(step) && this.missing.length > 0) this.#inView(this.missing); // no time now for where to stand
    const what = this.#wanted(step);
    if (what !== null && this.#keyOf(what) !== this.followed) this.#follow(what);
    this.#apply();
  }

  /** Playing, paused, asking, ended: the camera looks only while it is of use. */
  state() {
    this.#apply();
  }

  over() {
    this.#tell();
    this.close();
  }

  tick() {
    const step = this.#step;
    if (this.isOpen && this.#judged !== null && !this.hidden && works(step)) {
      this.tally.watched(this.lostAt === null);
      this.lastT = this.session.t;
    } else this.tally.idle();
    this.asides.tick();
  }

  /** Where the clock has to stand at session time `t`; null where it goes on. */
  gate(t) {
    const wait = this.#wait(stepAt(this.timeline, t), t);
    if (wait === null || this.inVainAt.has(wait.key) || t < wait.at) {
      this.waiting = null;
      return wait === null || this.inVainAt.has(wait.key) ? null : wait.at;
    }
    if (this.waiting?.key !== wait.key) this.waiting = { key: wait.key, since: this.now() };
    const stood_ms = this.now() - this.waiting.since;
    if (stood_ms >= wait.patience_ms) return this.#goesOn(wait);
    if (wait.word !== undefined && stood_ms >= wait.after_ms) this.asides.sayOnce(wait.word);
    return wait.at;
  }

  /** Counted by hand, by key or button. */
  oneMore() {
    const step = this.#step;
    if (this.isOpen && works(step) && step.reps !== null) this.#done(step);
  }

  // ---- whom the clock waits for ----

  #wait(step, t) {
    if (!this.isOpen || this.hidden || this.#judged === null) return null;
    if (!works(step)) return this.#waitForStart(step);
    if (!this.isReady || this.inVain >= IN_VAIN) return null;
    if (this.lostAt !== null) return this.#waitForSight(t);
    return this.#waitInHold(step, t) ?? this.#waitForRepetition(step);
  }

  #waitForStart(step) {
    const next = this.timeline.steps[step.index + 1];
    if (this.isReady || next === undefined || next.item !== step.item || !works(next)) return null;
    return { key: `ready/${this.followed}`, at: step.end_ms - 1, patience_ms: READY_MS };
  }

  #waitForSight(t) {
    if (this.#judged.leads !== "person") return null;
    return { key: `lost/${this.lostAt}`, at: t, patience_ms: LOST_MS };
  }

  #waitInHold(step, t) {
    if (step.kind !== "hold" || step.end_ms - step.start_ms < LONG_HOLD_MS) return null;
    if (this.now() < Math.max(this.entered + INTO_HOLD_MS, this.heldUntil)) return null;
    return { key: `hold/${step.id}`, at: t, patience_ms: PATIENCE_MS, word: this.words.hold, after_ms: 0 };
  }

  #waitForRepetition(step) {
    if (this.#judged.leads !== "person" || step.reps === null || this.done.has(partOf(step))) return null;
    return { key: partOf(step), at: partEnd(this.timeline, step).end_ms - 1, patience_ms: PATIENCE_MS, word: this.words.slow, after_ms: GENTLE_MS };
  }

  #goesOn(wait) {
    this.inVainAt.add(wait.key);
    this.waiting = null;
    if (wait.patience_ms === PATIENCE_MS) this.inVain += 1;
    if (wait.patience_ms !== READY_MS) this.asides.say(this.words["by-clock"]);
    return null;
  }

  // ---- what the camera tells ----

  #listen() {
    const on = (type, then) => this.camera.addEventListener(type, ({ detail }) => then(detail));
    on("observation", (one) => this.#heard(one));
    on("landmarks", ({ image }) => this.mirror.draw(image));
    on("view", ({ missing }) => this.#inView(missing));
    on("trouble", (trouble) => this.#trouble(trouble));
    on("relieved", ({ kind }) => this.#relieved(kind));
  }

  #heard(one) {
    const hears = {
      ready: () => this.#ready(),
      repetition: () => this.#repetition(one),
      partial: () => this.asides.sayOnce(this.words.partial),
      hold: () => (this.heldUntil = this.now() + HELD_FOR_MS),
      held: () => this.#held(),
      lost: () => this.#lost(one),
      found: () => this.#found(),
      fault: () => this.asides.say(one.say),
      praise: () => this.asides.say(this.words.praise),
    };
    if (this.#judged !== null) hears[one.kind]?.();
  }

  #ready() {
    this.isReady = true;
    this.missing = [];
    this.#sees("ready");
    this.asides.say(this.words.go, { aloud: works(this.#step) ? "" : this.words.go });
  }

  #repetition({ side }) {
    const step = this.#step;
    this.inVain = 0;
    if (this.session.state !== "playing" || !works(step)) return;
    this.tally.repetition();
    this.asides.clear();
    if (this.#judged.leads !== "person" || step.reps === null) return;
    // Said once; who goes on like that may have reasons, and is followed.
    if (side !== null && step.side !== null && side !== step.side && this.asides.sayOnce(this.words["wrong-side"])) return;
    // A hold that is still to be kept is not over because somebody came out of it.
    if (step.kind === "hold" && step.end_ms - step.start_ms >= LONG_HOLD_MS) this.done.add(partOf(step));
    else this.#done(step);
  }

  #done(step) {
    if (this.session.state !== "playing") return;
    this.done.add(partOf(step));
    this.session.lead(partEnd(this.timeline, step).end_ms);
  }

  #held() {
    const step = this.#step;
    if (step.kind === "hold" && step.end_ms - step.start_ms >= LONG_HOLD_MS) this.session.lead(step.end_ms);
  }

  #lost({ missing }) {
    this.lostAt = this.now();
    this.tally.lost();
    this.#sees(this.isReady ? "lost" : "looking");
    if (this.isReady) this.asides.say(`${this.mirror.unseen(missing)} ${this.words.waits}`);
  }

  #found() {
    this.lostAt = null;
    this.inVain = 0;
    if (!this.isReady) return;
    this.#sees("ready");
    this.asides.say(this.words.found);
  }

  /** Whether all can be seen is settled before it begins; what is out of sight for a moment of it is no matter. */
  #inView(missing) {
    this.missing = this.isReady ? [] : missing;
    if (this.isReady || this.#judged === null) return;
    this.#sees(missing.length === 0 ? "placed" : "looking");
    const unseen = this.#unseenAt(missing);
    if (missing.length === 0) this.asides.say(this.words["hold-still"], { aloud: "", stays: true });
    else this.asides.say(unseen, { aloud: missing.length < FEW ? unseen : "", stays: true });
  }

  #unseenAt(missing) {
    const unseen = this.mirror.unseen(missing.includes("shoulders") ? [] : missing);
    return works(this.#step) ? unseen : `${unseen} ${fill(this.words.stand, this.#judged.view)}`;
  }

  #trouble({ kind, sentence, over }) {
    if (kind === "hidden") this.hidden = true;
    if (!over) return this.asides.say(sentence, { aloud: "", stays: true });
    this.#closed(sentence, this.words.over);
  }

  #relieved(kind) {
    if (kind === "hidden") this.hidden = false;
    this.asides.clear();
    queueMicrotask(() => this.#apply()); // the camera looks again by itself, also where the session is paused
  }

  // ---- the movement in hand ----

  #changed(step) {
    this.#tell();
    this.item = step.item;
    this.#anew();
    this.tally.begin(this.timeline.items[step.item]);
    if (!this.isOpen) return;
    if (this.#judged === null) this.asides.say(this.words.rests, { aloud: "" });
    else this.asides.say(fill(this.words.stand, this.#judged.view), { aloud: "", stays: true });
  }

  #waitAgain() {
    this.done = new Set(); // repetitions that were seen, or counted by hand
    this.inVain = 0; // waited for so many in a row, and nobody came
    this.inVainAt = new Set();
    this.waiting = null;
  }

  #anew() {
    this.#waitAgain();
    this.asides.anew();
    this.#unseen();
  }

  #unseen() {
    this.isReady = false;
    this.missing = []; // what should be in view and is not, before it begins
    this.sight = "looking";
    this.lostAt = null;
    this.heldUntil = 0;
  }

  #follow(what) {
    this.followed = this.#keyOf(what);
    this.#unseen();
    this.#sees("looking");
    this.mirror.stand(String(this.item), what.side);
    this.camera.follow(what);
  }

  /** What the tracker should follow from a step on; null where nothing is judged any more. */
  #wanted(step) {
    const judged = this.items[step.item];
    const ahead = this.timeline.steps.slice(step.index).filter((one) => one.item === step.item);
    const work = ahead.find(works);
    if (judged === null || work === undefined) return null;
    const { sides } = this.timeline.items[step.item];
    const hold = ahead.find((one) => one.kind === "hold");
    return {
      movement: judged.movement,
      side: sides === "each" ? work.side : null,
      hold_ms: hold === undefined ? null : hold.end_ms - hold.start_ms,
    };
  }

  #keyOf({ movement, side }) {
    return [this.item, movement, side].join("/");
  }

  get #firstJudged() {
    return this.timeline.steps.find((step) => this.items[step.item] !== null);
  }

  get #step() {
    return stepAt(this.timeline, this.session.t);
  }

  get #judged() {
    return this.item === null ? null : this.items[this.item];
  }

  #sees(sight) {
    this.sight = sight;
    this.mirror.view(sight);
  }

  #apply() {
    if (!this.isOpen) return;
    const looks = this.#judged !== null && ["playing", "begin"].includes(this.session.state) && this.#step.kind !== "done";
    if (looks) this.camera.resume();
    else this.camera.pause();
  }

  #closed(sentence, aloud = "") {
    this.isOpen = this.hidden = false;
    this.waiting = null;
    this.mirror.shown(false);
    this.asides.say(sentence, { aloud });
  }

  /** The movement in hand is over: what was seen of it is kept. */
  #tell() {
    const counted = this.tally.end();
    if (counted === null) return;
    const { index, movement } = this.timeline.items[this.item];
    const judged = this.#judged;
    const where = { item: index, movement, side: null, set: null, round: null, t_ms: this.lastT ?? this.timeline.items[index].start_ms };
    this.session.record({ ...where, id: `${index}-${movement}/counted`, kind: "counted", rep: counted.reps, value: counted.in_sight });
    if (judged.tells_range && this.isOpen && this.isReady) this.#tellRange({ ...where, id: `${index}-${movement}/range`, kind: "range", rep: null });
  }

  async #tellRange(record) {
    const { range, count } = (await this.camera.summary()) ?? {};
    if (range && count > 1) this.session.record({ ...record, value: Math.round(range[1] - range[0]) });
  }
}

/** The repetition that a step belongs to. */
function partOf({ item, set, round, rep, side }) {
  return [item, set, round, rep, side].join("/");
}

function fill(pattern, view) {
  return pattern.replace("{view}", view);
}
