/* Keeps the screen on while a person is moving and cannot touch it. Silently does without where it is refused. */
export class Wake {
  constructor(nav = navigator, doc = document) {
    this.nav = nav;
    this.doc = doc;
    this.wanted = false;
    this.lock = null;
    // The browser takes the lock away from a hidden page and does not give it back by itself.
    doc.addEventListener("visibilitychange", () => this.wanted && this.#take());
  }

  keep() {
    this.wanted = true;
    return this.#take();
  }

  async release() {
    this.wanted = false;
    const lock = this.lock;
    this.lock = null;
    await lock?.release().catch(() => {});
  }

  async #take() {
    if (this.lock !== null || this.doc.visibilityState !== "visible") return;
    try {
      const lock = await this.nav.wakeLock.request("screen");
      lock.addEventListener("release", () => {
        if (this.lock === lock) this.lock = null;
      });
      if (this.wanted && this.lock === null) this.lock = lock;
      else await lock.release();
    } catch {
      this.lock = null; // no such thing here, or the battery is low
    }
  }
}
