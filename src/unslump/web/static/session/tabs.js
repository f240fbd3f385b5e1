/*
 * One session, one tab: whoever begins last has it, and the older tab is told. A held web lock keeps the
 * browser from freezing the page while it is hidden.
 */
export class Tabs {
  constructor(session, onTaken) {
    this.session = session;
    this.me = `${Date.now()}-${Math.random()}`;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(`unslump.session.${session}`) : null;
    this.channel?.addEventListener("message", ({ data }) => data.by !== this.me && onTaken());
    this.free = null;
  }

  take() {
    this.channel?.postMessage({ by: this.me });
    if (this.free !== null || !navigator.locks) return;
    navigator.locks
      .request(`unslump.session.${this.me}`, () => new Promise((free) => (this.free = free)))
      .catch(() => {});
  }

  close() {
    this.free?.();
    this.free = null;
    this.channel?.close();
  }
}
