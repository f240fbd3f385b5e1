/* Stands in for static/camera/source.js: plays landmarks instead of looking. No camera, no model, no picture.
 *
 * The page is given what to play beforehand: `window.trace = [[t_ms, [132 numbers] or null], …]`, whose numbers are Python's
 * (metres, y down, visibility). `window.plays` is then the source, and a test may call `trouble(kind)`.
 */

export class Source {
  constructor(_given, _video, { looked, trouble, slow }) {
    Object.assign(this, { looked, trouble, slow, timers: [], paused: false, busy: false });
    window.plays = this;
  }

  async open(time) {
    if (window.traceTrouble) {
      this.trouble(window.traceTrouble, "");
      return false;
    }
    this.time = time;
    return true;
  }

  start() {
    this.timers = (window.trace ?? []).map(([t_ms, numbers]) => setTimeout(() => this.play(numbers), t_ms));
  }

  play(numbers) {
    if (this.paused) return;
    const places = numbers === null ? null : Float32Array.from(numbers);
    this.looked({ t_ms: this.time(), took_ms: 0, image: places === null ? null : Float32Array.from(numbers), world: places });
  }

  pause() {
    this.paused = true;
  }

  resume() {
    this.paused = false;
  }

  close() {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }
}
