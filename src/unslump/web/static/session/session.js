/*
 * The session in hand: joins the clock, what is due, the voice, the figure, the screen and the record.
 *
 *   begin ──▶ playing ⇄ paused ──▶ ended
 *                 ⇅ asking (it hurts · something is wrong · finish early)      elsewhere: another tab has it
 */

import { bigNumber, factsOf, litAt, stepAt } from "./performer.js";
import { afterItem, afterPart, backFrom, backPart, hurtItems, itemId, placeToGoOn } from "./places.js";
import { adviceFor } from "./during.js";
import { figureTime, figureUrl } from "./figure.js";

const SLEPT_MS = 5000;
export const PACES = [0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75];

// Said even if an earlier sentence is not finished: to miss one of these is to be in the wrong place.
const MUST_BE_SAID = new Set(["next-up", "switch-sides", "rest", "round", "well-done"]);

export class Session {
  constructor(parts) {
    Object.assign(this, parts); // timeline clock performer voice tones figures outbox wake tabs ticker screen memory figurePattern during onOver coach
    this.state = "begin";
    this.wasPlaying = false;
    this.stepId = null;
    this.facts = null;
    this.seen = { page: 0, wall: 0, t: 0 };
    this.still = false;
    this.begun = false;
  }

  /** The place where it begins or goes on, shown and not yet moving. */
  open() {
    const t = placeToGoOn(this.timeline, this.memory.step, (id) => this.outbox.has(id));
    this.jump(t);
    this.figures.preload(this.#figuresFrom(t));
    return t;
  }

  get t() {
    return this.clock.read();
  }

  begin() {
    this.begun = true;
    this.unlock();
    this.#play();
  }

  /** Browsers let a page speak and sound only after a press. */
  unlock() {
    this.tones.unlock();
    this.voice.unlock();
  }

  /** The person is at `t` already: everything up to there is done, and what comes next is said at once. */
  lead(t) {
    if (this.state !== "playing" || t < this.t) return;
    this.clock.gate = null;
    this.clock.seek(t);
    this.#perform(t, true);
    this.ticker.rearm();
  }

  /** How long nothing will be said, in ms of the page; 0 while something is. */
  get quiet_ms() {
    if (this.voice.busy) return 0;
    const next = this.performer.nextSaid;
    return next === null ? Infinity : this.clock.when(next) - this.clock.now();
  }

  pause() {
    if (this.state !== "playing") return;
    this.#stand("paused");
    this.#note("paused");
  }

  resume() {
    if (this.state !== "paused" && this.state !== "elsewhere") return;
    this.#note("resumed");
    this.#play();
  }

  toggle() {
    if (this.state === "playing") this.pause();
    else this.resume();
  }

  back(lead = backFrom) {
    if (this.#movable()) this.jump(lead(this.timeline, this.t, this.#hurting()));
  }

  skip() {
    if (!this.#movable() || this.#closing()) return;
    this.#skipped();
    this.jump(afterItem(this.timeline, this.t));
  }

  backPart() {
    this.back(backPart);
  }

  /** On to the next repetition, rest or side. */
  skipPart() {
    if (this.#movable() && !this.#closing()) this.jump(afterPart(this.timeline, this.t));
  }

  /** `by` −1 slower, +1 faster. */
  speed(by) {
    const now = PACES.reduce((best, pace, i) => (Math.abs(pace - this.clock.pace) < Math.abs(PACES[best] - this.clock.pace) ? i : best), 0);
    this.setPace(PACES[Math.min(Math.max(now - by, 0), PACES.length - 1)]);
  }

  setPace(pace) {
    this.clock.setPace(pace);
    this.screen.pace(pace);
    this.ticker.rearm();
  }

  /** Everything stands still while a question is open. Returns whether it does. */
  ask() {
    if (this.state === "ended" || this.state === "begin" || this.state === "asking") return false;
    this.wasPlaying = this.state === "playing";
    this.#stand("asking");
    return true;
  }

  /** The question is closed and nothing came of it. */
  goOn() {
    if (this.state !== "asking") return;
    if (this.wasPlaying) this.#play();
    else this.#become("paused");
  }

  /** It hurts that much (null: not said). Recorded; the rules say what follows, and while they offer something it stands. */
  hurts(value) {
    const advice = adviceFor(this.during, value);
    this.noteHurts(value, advice);
    if (advice.action === "end-movement") this.#onward();
    else if (advice.action !== "easier") this.goOn();
    if (advice.action !== "easier") this.screen.advise(advice.say);
    return advice;
  }

  /** What the rules offered is taken: this movement is left for today. */
  leaveMovement() {
    this.#skipped();
    this.#onward();
  }

  /** An end is recorded once for a step; what goes on may be said again. */
  noteHurts(value, { action } = adviceFor(this.during, value)) {
    const { id } = stepAt(this.timeline, this.t);
    this.record({ ...this.#of("hurts", action === "end-movement" ? id : `${id}/${Math.round(this.t)}`), value });
  }

  /** What would be easier than the movement in hand; empty where nothing is named. */
  get easier() {
    return this.during.easier[stepAt(this.timeline, this.t).item];
  }

  /** Something is wrong: over, with no way back. */
  danger() {
    this.record(this.#of("danger", stepAt(this.timeline, this.t).id));
    this.end("danger");
  }

  leave() {
    this.record(this.#of("session-left", "session"));
    this.end("left");
  }

  /** Another tab took over. */
  taken() {
    if (this.state === "ended" || this.state === "begin") return;
    this.#stand("elsewhere");
  }

  tick() {
    if (this.state !== "playing") return;
    const { page, wall, t: seen } = this.seen;
    this.seen.page = this.clock.now();
    this.seen.wall = Date.now();
    const gap = this.seen.page - page;
    // The page's clock may stand still while the lid is closed: then only the wall clock tells.
    if (gap > SLEPT_MS || this.seen.wall - wall - gap > SLEPT_MS) return this.#slept(seen);
    this.clock.gate = this.coach?.gate(this.t) ?? null;
    this.#perform(this.t);
    this.coach?.tick();
  }

  /** Page time of the next thing to do, for the ticker. */
  nextDue() {
    const next = this.performer.next;
    const when = this.state !== "playing" || next === null ? Infinity : this.clock.when(next);
    return Number.isFinite(when) ? when : null;
  }

  jump(t) {
    this.voice.hush();
    this.clock.gate = null;
    this.clock.seek(t);
    this.performer.seek(t);
    this.stepId = null;
    if (this.state === "playing") this.#perform(t);
    else this.#show(t);
    this.ticker.rearm();
  }

  redraw() {
    this.#show(this.t);
  }

  #perform(t, led = false) {
    const { events, marks } = this.performer.to(t);
    marks.forEach((mark) => this.record(mark));
    this.#show(t);
    this.#sound(events, led);
    this.seen.t = t;
    if (t >= this.timeline.duration_ms) this.end("done");
  }

  /** Of several that come at once, after a hidden page was held up, only the last is worth hearing. */
  #sound(events, led) {
    const spoken = events.filter((event) => event.say !== "");
    const last = spoken[spoken.length - 1];
    const said = last !== undefined && this.#say(last, led);
    const [tone] = events.filter((event) => event.tone !== "").slice(-1);
    if (tone !== undefined) this.tones.play(tone.tone);
    else if (last !== undefined && !said && !this.voice.busy) this.tones.play("soft");
    for (const event of events) if (event.show !== "") this.screen.cue(event.show);
    if (last?.kind === "next-up") this.voice.again();
  }

  #say(event, led) {
    if (this.voice.busy && !led && !MUST_BE_SAID.has(event.kind)) return false;
    return this.voice.say(event.say);
  }

  #show(t) {
    const step = stepAt(this.timeline, t);
    if (step.id !== this.stepId) this.#enter(step);
    this.screen.now(bigNumber(this.timeline, step, t), this.clock, step, t);
    this.screen.spine(litAt(this.timeline, t), this.facts.stations);
    this.figures.show(figureUrl(this.figurePattern, step.figure), this.still ? step.figure.to_ms : figureTime(step, t));
  }

  #enter(step) {
    this.stepId = step.id;
    this.facts = factsOf(this.timeline, step);
    this.coach?.enter(step);
    this.screen.step(this.facts);
    if (this.begun) this.memory.step = step.id;
    const [, ahead] = this.#figuresFrom(step.start_ms);
    this.figures.ready(ahead ?? null);
  }

  /** The addresses of the figures from `t` on, in order of use, then those before. */
  #figuresFrom(t) {
    const { index } = stepAt(this.timeline, t);
    const { steps } = this.timeline;
    return [...new Set([...steps.slice(index), ...steps.slice(0, index)].map((step) => figureUrl(this.figurePattern, step.figure)))];
  }

  #play() {
    this.tabs.take();
    this.wake.keep();
    this.#become("playing");
    const again = this.t > stepAt(this.timeline, this.t).start_ms ? this.performer.cueAt(this.t) : null;
    this.clock.start();
    this.seen = { page: this.clock.now(), wall: Date.now(), t: this.t };
    if (again !== null) this.voice.say(again.say);
    this.ticker.start();
    this.#perform(this.t);
    this.ticker.rearm();
  }

  #stand(state) {
    if (this.state === "playing") this.#perform(this.t); // what has just been done counts
    if (this.state === "ended") return;
    this.clock.stop();
    this.ticker.stop();
    this.voice.hush();
    this.wake.release();
    this.#become(state);
  }

  /** The lid was closed: back to the step that was really seen, and wait there. */
  #slept(seen) {
    const step = stepAt(this.timeline, seen);
    this.clock.stop();
    this.ticker.stop();
    this.voice.hush();
    this.#become("paused");
    this.jump(step.start_ms);
    this.#note("paused");
    this.screen.slept();
  }

  /** Over: `done`, `left` or `danger`. */
  end(how) {
    this.coach?.over();
    this.clock.stop();
    this.ticker.stop();
    this.wake.release();
    this.memory.end(how);
    this.#become("ended");
    this.tabs.close();
    this.onOver(how);
  }

  #skipped() {
    const item = this.timeline.items[stepAt(this.timeline, this.t).item];
    if (this.outbox.has(itemId(item, "done"))) return;
    this.record({ ...this.#of("movement-skipped", ""), id: itemId(item, "skipped") });
  }

  #hurting() {
    return hurtItems(this.timeline, (id) => this.outbox.has(id));
  }

  #closing() {
    return stepAt(this.timeline, this.t).kind === "done";
  }

  #onward() {
    this.jump(afterItem(this.timeline, this.t));
    this.#play();
  }

  #become(state) {
    this.state = state;
    this.screen.state(state);
    this.coach?.state(state);
  }

  #movable() {
    return this.state === "playing" || this.state === "paused";
  }

  record(mark) {
    const { id, kind, item, movement, side, set, rep, round, value = null, facing_deg = null } = mark;
    const t_ms = Math.round(mark.t_ms);
    this.outbox.add({ id, kind, t_ms, at: new Date().toISOString(), item, movement, side, set, rep, round, value, facing_deg });
  }

  /** A record about the step in hand. Its id says where, so that sending it twice counts once. */
  #of(kind, where) {
    const { item, side, set, rep, round } = stepAt(this.timeline, this.t);
    return { id: `${where}/${kind}`, kind, t_ms: this.t, item, movement: this.timeline.items[item].movement, side, set, rep, round };
  }

  #note(kind) {
    const { id } = stepAt(this.timeline, this.t);
    this.record(this.#of(kind, `${id}/${Math.round(this.t)}`));
  }
}
