/*
 * Joins the camera to the session: what the camera has seen moves the timeline, and where somebody is still at it, the
 * clock waits. The session never depends on it: whatever is the matter with the camera, voice and timer go on.
 *
 *   camera ── observations ──▶ coach ── lead(t) ──▶ session        a repetition was done: on to its end
 *                               │
 *             guide · follows · waits ── gate(t) ──▶ clock         not yet: stand here, for a while
 */

import { Asides } from "./asides.js";
import { Follows } from "./follows.js";
import { Guide } from "./guide.js";
import { stepAt, works } from "./performer.js";
import { partEnd } from "./places.js";
import { Tally } from "./tally.js";
import { Waits, isLongHold } from "./waits.js";

export class Coach {
  constructor({ camera, session, items, words, mirror, memory, now }) {
    Object.assign(this, { camera, session, items, words, mirror });
    const { timeline } = session;
    this.timeline = timeline;
    this.tally = new Tally(memory, now);
    this.asides = new Asides(session, mirror, now);
    this.follows = new Follows({ camera, timeline, items, mirror });
    this.guide = new Guide({ mirror, asides: this.asides, words });
    this.waits = new Waits({ timeline, guide: this.guide, asides: this.asides, words, now });
    this.asked = false;
    this.opens = false; // it was asked for and is not there yet
    this.hidden = false;
    this.item = null; // number of the movement in hand
    this.at = null; // number of the step in hand
    this.#listen();
  }

  /** The person said yes. Only the beginning of a movement waits for it, a while: the browser may have a question too. */
  async open() {
    this.asked = true;
    const what = this.follows.first(this.#step);
    this.asides.say(this.words.opening, { aloud: "", stays: true });
    this.opens = true;
    const opened = await this.camera.open(what);
    this.opens = false;
    if (!opened) return;
    this.asides.clear();
    this.follows.begin(what);
    this.guide.opened();
    this.enter(this.#step);
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

  /** A step begins. */
  enter(step) {
    if (step.item !== this.item) this.#changed(step);
    else if (step.index <= this.at) this.waits.anew(); // somebody went back
    this.at = step.index;
    if (step.kind === "done") this.#tell();
    this.waits.enter();
    this.mirror.countable(works(step) && step.reps !== null);
    if (!this.#isOpen) return;
    if (this.follows.changes(step)) this.guide.anew();
    this.guide.enter(step, this.#judged);
    this.#apply();
  }

  /** Playing, paused, asking, ended: the camera looks only while it is of use. In another tab it is that one's. */
  state(state) {
    if (state === "elsewhere") this.close();
    this.#apply();
  }

  over() {
    this.#tell();
    this.close();
  }

  tick() {
    if (this.#watches && works(this.#step)) {
      this.tally.watched(!this.guide.isLost, this.session.t);
    } else this.tally.idle();
    this.asides.tick();
  }

  /** Where the clock has to stand at session time `t`; null where it goes on. */
  gate(t) {
    const step = stepAt(this.timeline, t);
    const waits = this.#watches || (this.opens && this.items[step.item] !== null);
    return waits ? this.waits.gate(step, t) : null;
  }

  /** Counted by hand, by key or button. */
  oneMore() {
    const step = this.#step;
    if (this.#isOpen && works(step) && step.reps !== null) this.#done(step);
  }

  #listen() {
    const on = (type, then) => this.camera.addEventListener(type, ({ detail }) => then(detail));
    on("observation", (one) => this.#heard(one));
    on("landmarks", ({ image }) => this.mirror.draw(image));
    on("view", ({ missing }) => this.guide.inView(missing));
    on("trouble", (trouble) => this.#trouble(trouble));
    on("relieved", ({ kind }) => this.#relieved(kind));
  }

  #heard(one) {
    const hears = {
      ready: () => this.guide.ready(),
      repetition: () => this.#repetition(one),
      partial: () => this.asides.sayOnce(this.words.partial),
      side: () => this.follows.side !== null && this.asides.sayOnce(this.words["wrong-side"]),
      hold: () => this.waits.holds(),
      held: () => this.#held(),
      lost: () => this.#lost(one),
      found: () => this.#found(),
      fault: () => this.asides.say(one.say),
      praise: () => this.asides.say(this.words.praise),
    };
    if (this.#judged !== null) hears[one.kind]?.();
  }

  #repetition({ side }) {
    const step = this.#step;
    this.waits.seen();
    if (this.session.state !== "playing" || !works(step)) return;
    this.tally.repetition();
    this.asides.clear();
    if (this.#judged.leads !== "person" || step.reps === null) return;
    // Said once; who goes on like that may have reasons, and is followed.
    if (side !== null && step.side !== null && side !== step.side && this.asides.sayOnce(this.words["wrong-side"])) return;
    // A hold that is still to be kept is not over because somebody came out of it.
    if (isLongHold(step)) this.waits.isDone(step);
    else this.#done(step);
  }

  #done(step) {
    if (this.session.state !== "playing") return;
    this.waits.isDone(step);
    this.session.lead(partEnd(this.timeline, step).end_ms);
  }

  #held() {
    const step = this.#step;
    if (isLongHold(step)) this.session.lead(step.end_ms);
  }

  #lost({ missing }) {
    this.tally.lost();
    this.guide.lost(missing);
  }

  #found() {
    this.waits.seen();
    this.guide.found();
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

  #changed(step) {
    this.#tell();
    this.item = step.item;
    this.waits.anew();
    this.asides.anew();
    this.guide.anew();
    this.tally.begin(this.timeline.items[step.item]);
    if (this.#isOpen) this.guide.begins(this.#judged);
  }

  get #step() {
    return stepAt(this.timeline, this.session.t);
  }

  get #judged() {
    return this.item === null ? null : this.items[this.item];
  }

  get #isOpen() {
    return this.guide.isOpen;
  }

  get #watches() {
    return this.#isOpen && this.#judged !== null && !this.hidden;
  }

  #apply() {
    if (!this.#isOpen) return;
    const looks = this.#judged !== null && ["playing", "begin"].includes(this.session.state) && this.#step.kind !== "done";
    if (looks) this.camera.resume();
    else this.camera.pause();
  }

  #closed(sentence, aloud = "") {
    this.hidden = false;
    this.guide.closed();
    this.asides.say(sentence, { aloud });
  }

  #tell() {
    const ranged = this.#judged?.tells_range && this.guide.isReady ? this.camera : null;
    this.tally.tell(this.session, this.timeline.items[this.item ?? 0], ranged);
  }
}
