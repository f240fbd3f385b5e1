/* What the camera has counted of one movement, and for how much of the time it saw enough. Kept over a reload. */

const BRIDGED_MS = 700; // so long nothing is seen before the tracker says so
const LONGEST_MS = 1000; // between two looks at the clock; more means that the page slept

export class Tally {
  constructor(memory, now) {
    this.memory = memory;
    this.now = now;
    this.at = this.lastT = null;
    this.sums = null;
  }

  begin({ index }) {
    const kept = this.memory.counted;
    this.sums = kept?.item === index ? kept : { item: index, reps: 0, watched_ms: 0, unseen_ms: 0 };
    this.at = null;
  }

  /** Called often while somebody is watched, at session time `t`. */
  watched(seen, t) {
    const now = this.now();
    this.lastT = t;
    const passed = this.at === null ? 0 : Math.min(now - this.at, LONGEST_MS);
    this.at = now;
    this.sums.watched_ms += passed;
    if (!seen) this.sums.unseen_ms += passed;
  }

  idle() {
    this.at = null;
  }

  /** The tracker has waited before it said so. */
  lost() {
    this.sums.unseen_ms = Math.min(this.sums.unseen_ms + BRIDGED_MS, this.sums.watched_ms);
  }

  repetition() {
    this.sums.reps += 1;
    this.memory.counted = this.sums;
  }

  /** The movement is over: what was seen of it is recorded. `ranged`: the camera, where it may say how far it went; or null. */
  tell(session, { index, movement, start_ms }, ranged) {
    const counted = this.#end();
    if (counted === null) return;
    const where = { item: index, movement, side: null, set: null, round: null, t_ms: this.lastT ?? start_ms };
    const id = `${index}-${movement}`;
    session.record({ ...where, id: `${id}/counted`, kind: "counted", rep: counted.reps, value: counted.in_sight });
    ranged?.summary().then((summary) => {
      for (const { side, wide_deg, repetitions, facing_deg } of summary?.ranges ?? []) {
        if (repetitions < 2) continue; // one alone is no range
        const key = [id, "range", side].filter((part) => part !== null).join("/");
        session.record({ ...where, id: key, kind: "range", side, rep: null, value: wide_deg, facing_deg });
      }
    });
  }

  /** What it came to; null where nobody was watched. */
  #end() {
    const { sums } = this;
    this.sums = null;
    if (sums === null || sums.watched_ms === 0) return null;
    this.memory.counted = null;
    return { reps: sums.reps, in_sight: Math.round((1 - sums.unseen_ms / sums.watched_ms) * 1000) / 1000 };
  }
}
