/* Stands in for static/camera/camera.js: a camera that notices what a test tells it to. `window.camera` is the one of the page. */

export class Camera extends EventTarget {
  constructor() {
    super();
    this.state = "closed";
    this.followed = [];
    window.camera = this;
  }

  async open(what) {
    await window.browserAsks;
    this.state = "open";
    this.follow(what);
    return true;
  }

  warm() {}

  follow(what) {
    this.followed.push(what);
  }

  async summary() {
    return { count: 2, partials: 0, in_sight: 1, ranges: window.ranges ?? [{ side: null, wide_deg: 143, repetitions: 2, facing_deg: 0 }] };
  }

  pause() {
    if (this.state === "open") this.state = "paused";
  }

  resume() {
    if (this.state === "paused") this.state = "open";
  }

  close() {
    this.state = "closed";
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
