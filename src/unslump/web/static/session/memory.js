/* What this browser remembers between loads. Every reading may fail (private mode), and then the defaults hold. */

const SETTINGS = "unslump.player";

export class Memory {
  constructor(session, store = window.localStorage) {
    this.place = `unslump.place.${session}`;
    this.over = `unslump.ended.${session}`;
    this.store = store;
  }

  /** The id of the step in hand, or null. */
  get step() {
    return this.#read(this.place);
  }

  set step(id) {
    this.#write(this.place, id);
  }

  /** How the session ended here, or null: there is no way back in, also before the server has heard of it. */
  get ended() {
    return this.#read(this.over);
  }

  end(how) {
    this.#write(this.over, how);
    this.#write(this.place, null);
  }

  settings(defaults) {
    return { ...defaults, ...this.#read(SETTINGS) };
  }

  keepSettings(settings) {
    this.#write(SETTINGS, settings);
  }

  #read(key) {
    try {
      return JSON.parse(this.store.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  #write(key, value) {
    try {
      if (value === null) this.store.removeItem(key);
      else this.store.setItem(key, JSON.stringify(value));
    } catch {
      // nothing to be done, and nothing lost but the place after a reload
    }
  }
}
