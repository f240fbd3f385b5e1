/*
 * The camera coach's engine: what a page needs in order to follow a person with a camera. Everything happens on this
 * device: the picture goes into a worker and no further, the landmarks into another, and no request is made but for
 * the program's own files.
 *
 *   source (a camera and the pose model in its worker) ── landmarks ──▶ engine (our Python in its worker) ── observations ──▶ page
 *
 * How a page uses it:
 *
 *   import { Camera } from "../camera/camera.js";
 *   const camera = new Camera({ given, video });      // given: what `web.camera.for_a_page()` told; video: where the picture shows
 *   camera.addEventListener("observation", (event) => event.detail);
 *   camera.warm();                                    // optional, long before: fetches and starts the Python, asks for nothing
 *   const opened = await camera.open({ movement: "overhead-reach", side: null });   // only after the person said yes
 *   camera.follow({ movement: "trunk-rotation", side: "left", hold_ms: 20000 });   // another one: counts from nothing; side null
 *                                                     // follows both sides, hold_ms is how long a hold is to last
 *   await camera.summary();                           // { count, partials, in_sight: 0 … 1, ranges: [{ side, wide_deg, repetitions, facing_deg }] }, or null
 *   camera.pause(); camera.resume();                  // nothing is looked at in between
 *   camera.close();                                   // the light at the camera goes out
 *
 * `open` settles with true once the camera is open and false after a trouble; it never throws. `camera.state` is one of
 * "closed", "opening", "open", "paused". All times are milliseconds since `open`, and stand still for nobody.
 *
 * Events, each with its `detail`:
 *
 *   ready        { t_ms }                       the first body has been seen and the Python follows it
 *   landmarks    { t_ms, took_ms, seen, image } after every look, which took the model so long; image: Float32Array of 33 × (x, y,
 *                                               z, visibility), x and y as shares of the unmirrored picture, null where nobody was seen
 *   observation  { kind, t_ms, count, side, … } what the tracker noticed, as `tracking/observation.py` has it
 *   view         { missing }                    which parts of the body ought to be seen and are not: ["hips", "feet"], from the top
 *                                               down, in the words of `Part` there; on every change
 *   trouble      { kind, sentence, over }       something is in the way. over: true where the camera has closed itself, and the
 *                                               page goes on by timer and voice; false where it goes on by itself later
 *   relieved     { kind }                       a trouble that was not over is gone
 *
 * Kinds of trouble: refused, no-camera, busy, not-possible, unplugged, missing, failed, stalled (over);
 * hidden, slow (not over). Their sentences are in `given.words`.
 *
 * Tests put another source in the place of source.js, which plays landmarks: tests/camera/trace_source.js.
 */

import { Engine } from "./engine.js";
import { Source } from "./source.js";

const NOBODY_MS = 400; // without a picture for so long, the tracker is told that nobody is seen
const STALLED_MS = 6000;
const BUSY_MS = 30_000; // a model that has a picture in hand is slow, or being changed for another

export class Camera extends EventTarget {
  constructor({ given, video, now = () => performance.now() }) {
    super();
    this.given = given;
    this.state = "closed";
    this.now = now;
    this.engine = new Engine(given, {
      news: (news) => this.#news(news),
      // A Python that was only being warmed is no trouble yet: opening starts it again.
      broken: (why) => this.state !== "closed" && this.#trouble("failed", { over: true, why }),
    });
    this.source = new Source(given, video, {
      looked: (look) => this.#looked(look),
      trouble: (kind, why) => this.#trouble(kind, { over: true, why }),
      slow: (slow) => (slow ? this.#trouble("slow") : this.#relieved("slow")),
    });
    this.troubles = new Set();
    this.onVisibility = () => this.#visibility();
  }

  /** Time since the camera was asked for, in whole milliseconds. */
  get t_ms() {
    return Math.round(this.now() - this.openedAt);
  }

  /** Starts the Python, so that it is there when the person says yes. Settles with whether it is. */
  warm() {
    return this.engine.start();
  }

  async open(what) {
    if (this.state !== "closed") return this.state !== "opening";
    if (this.given.missing) return this.#trouble("missing", { over: true });
    this.state = "opening";
    this.openedAt = this.now();
    this.isReady = false;
    const opening = this.openedAt;
    const [sees, thinks] = await Promise.all([this.source.open(() => this.t_ms), this.engine.start()]);
    if (this.state !== "opening" || this.openedAt !== opening) return false; // closed meanwhile, or a trouble has been told
    if (!sees || !thinks) return this.#trouble("failed", { over: true });
    this.state = "open";
    this.follow(what);
    document.addEventListener("visibilitychange", this.onVisibility);
    this.lookedMs = this.watchedMs = this.t_ms;
    this.watch = setInterval(() => this.#nobody(), NOBODY_MS);
    this.source.start();
    this.#visibility();
    return true;
  }

  follow({ movement, side = null, hold_ms = null }) {
    this.engine.follow({ movement, side, hold_ms });
  }

  summary() {
    return this.engine.summary();
  }

  pause() {
    if (this.state !== "open") return;
    this.state = "paused";
    this.source.pause();
  }

  resume() {
    if (this.state !== "paused") return;
    this.state = "open";
    this.lookedMs = this.t_ms;
    this.source.resume();
    this.#visibility(); // asked for behind another tab, it waits for the person to come back
  }

  close() {
    this.state = "closed";
    clearInterval(this.watch);
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.troubles.clear();
    this.source.close();
    this.engine.forget();
  }

  #looked({ t_ms, took_ms, image, world }) {
    if (this.state !== "open") return;
    this.lookedMs = t_ms;
    this.#tell("landmarks", { t_ms, took_ms, seen: image !== null, image });
    this.engine.update(world, t_ms);
    if (!this.isReady && image !== null) {
      this.isReady = true;
      this.#tell("ready", { t_ms });
    }
  }

  /** No picture comes: a hand in front of a lens gives pictures, a camera that hangs gives none. A slow model is no such thing. */
  #nobody() {
    const slept = this.t_ms - this.watchedMs > STALLED_MS; // the lid was closed: nobody can say yet what the camera does
    this.watchedMs = this.t_ms;
    if (slept) this.lookedMs = this.t_ms;
    if (this.state !== "open") return;
    const since_ms = this.t_ms - this.lookedMs;
    if (since_ms > (this.source.busy ? BUSY_MS : STALLED_MS)) this.#trouble("stalled", { over: true });
    else if (since_ms > NOBODY_MS && !this.source.busy) this.engine.update(null, this.t_ms);
  }

  #news({ observations = [], missing }) {
    if (this.state === "closed") return;
    if (missing !== undefined) this.#tell("view", { missing });
    for (const observation of observations) this.#tell("observation", observation);
  }

  #visibility() {
    if (document.hidden && this.state === "open") {
      this.pause();
      this.#trouble("hidden");
    } else if (!document.hidden && this.troubles.has("hidden")) {
      this.#relieved("hidden");
      this.resume();
    }
  }

  #trouble(kind, { over = false, why = "" } = {}) {
    if (why) console.warn(`camera: ${kind}: ${why}`);
    if (over) this.close();
    else if (this.troubles.has(kind)) return false;
    else this.troubles.add(kind);
    this.#tell("trouble", { kind, sentence: this.given.words[kind] ?? this.given.words.failed, over });
    return false;
  }

  #relieved(kind) {
    if (this.troubles.delete(kind)) this.#tell("relieved", { kind });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
