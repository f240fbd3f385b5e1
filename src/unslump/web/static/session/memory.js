/* What this browser remembers between loads. Every reading may fail (private mode), and then the defaults hold. */

const SETTINGS = "unslump.player";
const OFFER = "unslump.camera";

export class Memory {
  constructor(session, store = window.localStorage) {
    this.place = `unslump.place.${session}`;
    this.over = `unslump.ended.${session}`;
    this.seen = `unslump.counted.${session}`;
    this.store = store;
  }

  /** Whether the camera was wished for the last time. It is asked for anew each time. */
  get offer() {
    return this.#read(OFFER) === true;
  }

  set offer(wished) {
    this.#write(OFFER, wished);
  }

  /** What the camera has counted of the movement in hand; null where nothing is. */
  get counted() {
    return this.#read(this.seen);
  }

  set counted(counted) {
    this.#write(this.seen, counted);
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
    this.#write(this.seen, null);
  }

  /**
   * How it was set in the player, over `defaults`. What the settings page knows too (`given`) holds as the player changed
   * it, until it is changed there.
   */
  settings(defaults, given) {
    const { from = {}, ...kept } = this.#read(SETTINGS) ?? {};
    const newer = Object.entries(given).filter(([name, value]) => from[name] !== value);
    return { ...defaults, ...given, ...kept, ...Object.fromEntries(newer) };
  }

  keepSettings(settings, given) {
    this.#write(SETTINGS, { ...settings, from: given });
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
