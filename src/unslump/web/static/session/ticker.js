/*
 * Calls back often enough: every frame while the page is seen, at the next event in any case, and from a
 * worker while it is hidden (browsers slow the timers of hidden pages to once a second, later once a minute,
 * but not those of a worker). How often it calls decides only how late a cue can be, never what time it is.
 */

const HIDDEN_MS = 200;

export class Ticker {
  /** `next()`: page time of the next event in ms, or null when there is none. */
  constructor(tick, next, now) {
    this.tick = tick;
    this.next = next;
    this.now = now;
    this.frame = 0;
    this.timer = 0;
    this.worker = null;
    this.running = false;
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.#frame();
    this.#arm();
    this.worker ??= makeWorker(() => this.running && this.#beat());
    this.worker?.postMessage(HIDDEN_MS);
  }

  stop() {
    this.running = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.worker?.postMessage(0);
  }

  /** Something was pressed: the next event may be another one. */
  rearm() {
    if (this.running) this.#arm();
  }

  #frame() {
    this.frame = requestAnimationFrame(() => {
      if (!this.running) return;
      this.tick();
      if (this.running) this.#frame();
    });
  }

  #arm() {
    clearTimeout(this.timer);
    const at = this.next();
    if (at === null) return;
    this.timer = setTimeout(() => this.running && this.#beat(), Math.max(0, at - this.now()));
  }

  #beat() {
    this.tick();
    if (this.running) this.#arm();
  }
}

function makeWorker(onBeat) {
  try {
    const worker = new Worker(new URL("./ticker-worker.js", import.meta.url));
    worker.onmessage = onBeat;
    return worker;
  } catch {
    return null; // an old browser: cues in a hidden page may come a second late
  }
}
