/*
 * The session's one clock. It is never counted up tick by tick: every reading is worked out from one
 * anchor (this session time was at that page time), so a late or missed frame costs nothing.
 *
 *   page time  ──anchor──▶  session time (ms of the timeline)
 *
 * `pace` stretches only the steps in which the body moves; a hold or a rest lasts as long as it says.
 */

export class Clock {
  /** `steps`: the timeline's, in order and without gaps; `elastic`: the kinds that `pace` stretches; `now()`: page time in ms. */
  constructor({ steps, elastic }, now, pace = 1) {
    this.steps = steps;
    this.elastic = new Set(elastic);
    this.now = now;
    this.pace = pace;
    this.at = 0;
    this.since = null; // page time of the anchor; null while the clock stands still
    this.index = 0;
    this.gate = null; // a session time at which it stands until the gate is moved: somebody is waited for
  }

  get running() {
    return this.since !== null;
  }

  get end() {
    return this.steps.length === 0 ? 0 : this.steps[this.steps.length - 1].end_ms;
  }

  /** Session time now. */
  read() {
    const t = this.#passed();
    if (this.gate === null || this.since === null || t < this.gate) return t;
    this.seek(this.gate);
    return this.at;
  }

  /** The anchor moves on to every step boundary that was passed, exactly. */
  #passed() {
    if (this.since === null) return this.at;
    const now = Math.max(this.now(), this.since); // a clock that runs backwards stands still for us
    while (this.index < this.steps.length) {
      const step = this.steps[this.index];
      const boundary = this.since + (step.end_ms - this.at) / this.#speed(step);
      if (now < boundary) return this.at + (now - this.since) * this.#speed(step);
      this.at = step.end_ms;
      this.since = boundary;
      this.index += 1;
    }
    return this.end;
  }

  /** Page time at which session time `t` comes, if nothing is pressed; only meaningful while running. Infinite beyond the gate. */
  when(t) {
    let at = this.read();
    if (this.gate !== null && t > this.gate) return Infinity;
    let real = this.since + (this.#on(this.index) ? (at - this.at) / this.#speed(this.steps[this.index]) : 0);
    for (let i = this.index; i < this.steps.length && at < t; i += 1) {
      const until = Math.min(t, this.steps[i].end_ms);
      real += (until - at) / this.#speed(this.steps[i]);
      at = until;
    }
    return real;
  }

  start() {
    if (this.since === null) this.since = this.now();
  }

  stop() {
    this.at = this.read();
    this.since = null;
  }

  /** Go to a session time, running or not. */
  seek(t) {
    this.at = Math.min(Math.max(t, 0), this.end);
    this.index = this.steps.findIndex((step) => this.at < step.end_ms);
    if (this.index < 0) this.index = this.steps.length;
    if (this.since !== null) this.since = this.now();
  }

  /** 1.25 is a quarter slower. The moment in hand stays where it is. */
  setPace(pace) {
    const at = this.read();
    const running = this.since !== null;
    this.at = at;
    if (running) this.since = this.now();
    this.pace = pace;
  }

  /** How long a stretch of session time lasts for the person, in ms, within one step. */
  lasting(step, ms) {
    return ms / this.#speed(step);
  }

  #on(index) {
    return index < this.steps.length;
  }

  #speed(step) {
    return this.elastic.has(step.kind) ? 1 / this.pace : 1;
  }
}
