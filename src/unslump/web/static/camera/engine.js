/* Our Python in its worker, seen from the page. */

const START_MS = 30_000; // a load that is blocked never settles by itself

export class Engine {
  constructor(given, { news, broken }) {
    this.given = given;
    this.news = news;
    this.broken = broken;
    this.worker = null;
    this.starting = null;
    this.waiting = []; // who asked for a summary
    this.asked = 0; // the number of the last `follow`: news of an earlier one is stale
  }

  /** Settles with true when the Python is there, with false when it will not come. Starts it once. */
  start() {
    this.starting ??= this.#start();
    return this.starting;
  }

  follow({ movement, side = null, hold_ms = null }) {
    this.asked += 1;
    this.worker?.postMessage({ type: "follow", asked: this.asked, movement, side, hold_ms, language: this.given.language });
  }

  /** What it came to so far; null where nothing is followed. */
  summary() {
    if (this.worker === null) return Promise.resolve(null);
    return new Promise((settle) => {
      this.waiting.push(settle);
      this.worker.postMessage({ type: "summary" });
    });
  }

  /** world: Float32Array of 33 × 4, given away; null where nobody was seen. */
  update(world, t_ms) {
    this.worker?.postMessage({ type: "look", world, t_ms }, world === null ? [] : [world.buffer]);
  }

  /** What it follows is over; the Python itself stays warm. */
  forget() {
    this.asked += 1;
    this.worker?.postMessage({ type: "forget" });
  }

  #start() {
    return new Promise((settle) => {
      const fail = (why) => {
        clearTimeout(patience);
        this.worker?.terminate();
        this.worker = this.starting = null;
        for (const waits of this.waiting.splice(0)) waits(null);
        settle(false);
        this.broken(why);
      };
      const patience = setTimeout(() => fail("Python did not start in time"), START_MS);
      try {
        this.worker = new Worker(this.given.workers.python, { type: "module" });
      } catch (error) {
        return fail(String(error));
      }
      this.worker.onerror = (event) => fail(event.message || "the worker does not load");
      this.worker.onmessage = ({ data }) => {
        if (data.type === "ready") {
          clearTimeout(patience);
          settle(true);
        } else if (data.type === "news" && data.asked === this.asked) this.news(JSON.parse(data.news));
        else if (data.type === "summary") this.waiting.shift()?.(JSON.parse(data.summary));
        else if (data.type === "broken") fail(data.why);
      };
      this.worker.postMessage({ type: "start", parts: this.given.parts, engine: this.given.engine });
    });
  }
}
