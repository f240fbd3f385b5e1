/* What the coach says beside the cues: one thing at a time, on the screen at once, aloud only where the voice has a gap. */

const SAID_MS = 5000; // later than this it is not worth saying
const SHOWN_MS = 7000;
const SAY_MS = 250;
const MS_PER_LETTER = 70;

export class Asides {
  constructor(session, mirror, now) {
    Object.assign(this, { session, mirror, now });
    this.anew();
  }

  /** Another movement: what was said is forgotten, and may be said again. */
  anew() {
    this.once = new Set();
    this.pending = null;
    this.shown = "";
    this.shownUntil = Infinity;
  }

  /** `stays`: on the screen until the next; `aloud`: what is said in its place, "" for nothing. */
  say(text, { aloud = text, stays = false } = {}) {
    this.mirror.say(text);
    this.shown = text;
    this.shownUntil = stays ? Infinity : this.now() + SHOWN_MS;
    this.aloud(aloud);
  }

  aloud(text) {
    this.pending = text === "" ? null : { text, until: this.now() + SAID_MS };
  }

  /** Never a nag: once in a movement. Whether it is said now. */
  sayOnce(text) {
    if (this.once.has(text)) return false;
    this.once.add(text);
    this.say(text);
    return true;
  }

  clear() {
    this.mirror.say((this.shown = ""));
  }

  /** This one is settled. */
  settled(text) {
    if (this.shown === text) this.clear();
    if (this.pending?.text === text) this.pending = null;
  }

  tick() {
    if (this.now() > this.shownUntil) this.clear();
    if (this.pending === null) return;
    const { text, until } = this.pending;
    if (this.now() > until) this.pending = null;
    else if (this.session.quiet_ms > SAY_MS + text.length * MS_PER_LETTER) {
      this.pending = null;
      this.session.voice.say(text);
    }
  }
}
