/*
 * What was done, on its way to the server: written to the browser's own store first, sent in order, forgotten only
 * when the server says that it has it. An id is sent as often as it takes and counts once.
 *
 *   add ──▶ waiting (localStorage) ──POST──▶ saved
 *               ▲    back-off while nobody answers    │
 *               └─────────────────────────────────────┘
 */

const BATCH = 40;
const WAITS_MS = [1000, 2000, 4000, 8000, 15000, 30000];
const PREFIX = "unslump.outbox.";

export class Outbox {
  /** `changed(state)`: "saved" | "sending" | "waiting" (will try again) | "refused" | "outgrown" (not as planned any more). */
  constructor({ session, url, csrf, saved = [], store = window.localStorage, changed = () => {}, send = fetch.bind(window) }) {
    this.key = PREFIX + session;
    this.url = url;
    this.csrf = csrf;
    this.known = new Set(saved);
    this.store = store;
    this.changed = changed;
    this.send = send;
    this.memory = []; // where the browser refuses to store, for as long as the page lives
    this.failures = 0;
    this.timer = 0;
    this.sending = null;
    this.#forget(this.known);
    for (const { id } of this.waiting) this.known.add(id);
  }

  get waiting() {
    return this.#read();
  }

  get empty() {
    return this.waiting.length === 0;
  }

  /** Was this done before, sent or not? */
  has(id) {
    return this.known.has(id);
  }

  add(event) {
    if (this.has(event.id)) return false;
    this.known.add(event.id);
    this.#write([...this.#read(), event]);
    if (this.failures === 0) this.flush();
    return true;
  }

  /** Sends until nothing waits or nobody answers. Resolves to whether all is saved. */
  flush() {
    clearTimeout(this.timer);
    this.sending ??= this.#sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  /** The page is going: hand over what waits; the browser sends it after we are gone. */
  handOver() {
    const batch = this.waiting.slice(0, BATCH);
    if (batch.length > 0) this.#post(batch, true).catch(() => {});
  }

  async #sendAll() {
    for (let batch = this.waiting.slice(0, BATCH); batch.length > 0; batch = this.waiting.slice(0, BATCH)) {
      this.changed("sending");
      if (!(await this.#sendOne(batch))) return false;
    }
    this.failures = 0;
    this.changed("saved");
    return true;
  }

  async #sendOne(batch) {
    let answer;
    try {
      answer = await this.#post(batch, false);
    } catch {
      return this.#later(); // nobody there
    }
    if (answer.status === 400 || answer.status === 413) return this.#narrow(batch);
    if (!answer.ok) return this.#later();
    const { saved = [], outgrown = false } = await answer.json().catch(() => ({}));
    this.#forget(new Set(saved));
    if (outgrown) this.changed("outgrown");
    this.failures = saved.length === 0 ? this.failures + 1 : 0;
    return saved.length > 0 || this.#later();
  }

  /** One of them cannot be read by the server: send them singly, and keep the odd one aside rather than lose all. */
  async #narrow(batch) {
    for (const event of batch) {
      const answer = await this.#post([event], false).catch(() => null);
      if (answer === null) return this.#later();
      if (answer.ok) this.#forget(new Set([event.id]));
      else if (answer.status === 400) this.#setAside(event);
      else return this.#later();
    }
    return true;
  }

  #post(events, leaving) {
    return this.send(this.url, {
      method: "POST",
      keepalive: leaving,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf },
      body: JSON.stringify({ events }),
    });
  }

  #later() {
    const wait = WAITS_MS[Math.min(this.failures, WAITS_MS.length - 1)];
    this.failures += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
    this.changed("waiting");
    return false;
  }

  #forget(ids) {
    for (const id of ids) this.known.add(id);
    this.#write(this.#read().filter((event) => !ids.has(event.id)));
  }

  #setAside(event) {
    try {
      const aside = JSON.parse(this.store.getItem(`${this.key}.refused`) ?? "[]");
      this.store.setItem(`${this.key}.refused`, JSON.stringify([...aside, event]));
    } catch {
      // nowhere to keep it
    }
    this.#forget(new Set([event.id]));
    this.changed("refused");
  }

  // Read anew each time: another tab of the same session may have written.
  #read() {
    try {
      return JSON.parse(this.store.getItem(this.key) ?? "null") ?? this.memory;
    } catch {
      return this.memory;
    }
  }

  #write(events) {
    this.memory = events;
    try {
      if (events.length > 0) this.store.setItem(this.key, JSON.stringify(events));
      else this.store.removeItem(this.key);
    } catch {
      // private mode or a full store: the page's own memory has it
    }
  }
}

/** Sends what other sessions left behind in this browser, once, quietly. */
export function sendLeftovers({ except, urlFor, csrf, store = window.localStorage }) {
  const keys = Object.keys(store).filter((key) => key.startsWith(PREFIX) && !key.endsWith(".refused"));
  for (const key of keys) {
    const session = key.slice(PREFIX.length);
    if (session !== except) new Outbox({ session, url: urlFor(session), csrf, store }).flush();
  }
}
