/*
 * The drawn figure: fetched ahead, put into the page, and seeked to the session's clock, so that it cannot drift.
 * The file animates itself; here its own clock stands still and is set, frame by frame.
 */

const RETRY_MS = 4000;
const NAMES_IDS = ["href", "xlink:href", "begin", "end", "aria-labelledby", "aria-describedby", "fill", "stroke", "filter", "clip-path", "mask"];

/** Where the figure stands on its own clock at session time `t` of a step. */
export function figureTime(step, t) {
  const { from_ms, to_ms, loops } = step.figure;
  const long = to_ms - from_ms;
  const lasts = step.end_ms - step.start_ms;
  const gone = Math.min(Math.max(t - step.start_ms, 0), lasts);
  if (long <= 0 || lasts <= 0) return from_ms;
  return from_ms + (loops ? gone % long : (long * gone) / lasts);
}

/** The address of a step's figure, from a pattern such as `/figure/MOVEMENT.svg?v=1`. */
export function figureUrl(pattern, { movement, side, round }) {
  const [path, query] = pattern.replace("MOVEMENT", encodeURIComponent(movement)).split("?");
  const wanted = new URLSearchParams(query);
  if (side !== null) wanted.set("side", side);
  if (round !== null) wanted.set("round", String(round));
  return `${path}?${wanted}`;
}

/**
 * An SVG element from its text, every id prefixed so that two figures can live in one page. Its own style sheet, made
 * for standing alone, stays out: the page's colours hold, and the page would refuse it anyway.
 */
export function parseFigure(text, prefix) {
  const bare = text.replace(/<style[\s\S]*?<\/style>/g, "");
  const svg = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
  if (svg.localName !== "svg") throw new Error("not a figure");
  const ids = new Set([...svg.querySelectorAll("[id]")].map((element) => element.id));
  if (svg.id) ids.add(svg.id);
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    if (element.id) element.id = prefix + element.id;
    for (const name of NAMES_IDS) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, prefixed(value, ids, prefix));
    }
  }
  return document.importNode(svg, true);
}

function prefixed(value, ids, prefix) {
  const named = value.replace(/#([\w-]+)/g, (all, id) => (ids.has(id) ? `#${prefix}${id}` : all));
  return named
    .split(/(\s+|;)/)
    .map((word) => {
      const [head] = word.split(".");
      return ids.has(head) ? prefix + word : word;
    })
    .join("");
}

export class Figures {
  /** `place`: the element that holds them; `onTrouble(boolean)`: the one wanted cannot be had now. */
  constructor(place, { get = (url) => fetch(url, { credentials: "same-origin" }), onTrouble = () => {} } = {}) {
    this.place = place;
    this.get = get;
    this.onTrouble = onTrouble;
    this.texts = new Map(); // url → Promise of the file's text
    this.drawn = new Map(); // url → svg in the page
    this.shown = null;
    this.wanted = null;
    this.count = 0;
  }

  /** Fetches ahead, one after the other, in the order in which they will be wanted. */
  async preload(urls) {
    for (const url of urls) {
      await this.#text(url).catch(() => {});
    }
  }

  /** Shows the figure `url` at `t_ms` of its own clock. Cheap to call every frame. */
  show(url, t_ms) {
    if (url !== this.wanted) {
      this.wanted = url;
      this.#swap(url);
    }
    const svg = this.drawn.get(this.shown);
    if (this.shown === url && svg !== undefined) svg.setCurrentTime(t_ms / 1000);
  }

  /** Draws the next one out of sight, so that the change costs no frame. */
  ready(url) {
    if (url !== null && !this.drawn.has(url)) this.#draw(url).catch(() => {});
  }

  async #swap(url) {
    try {
      await this.#draw(url);
    } catch {
      if (this.wanted !== url) return;
      this.onTrouble(true);
      this.#only(null); // better none than that of another movement
      setTimeout(() => this.wanted === url && this.#swap(url), RETRY_MS);
      return;
    }
    if (this.wanted !== url) return;
    this.onTrouble(false);
    this.#only(url);
    this.#thin(url);
  }

  #only(url) {
    for (const [other, svg] of this.drawn) svg.toggleAttribute("data-off", other !== url);
    this.shown = url;
  }

  async #draw(url) {
    const text = await this.#text(url);
    if (this.drawn.has(url)) return;
    this.count += 1;
    const svg = parseFigure(text, `f${this.count}-`);
    svg.setAttribute("data-off", "");
    svg.setAttribute("aria-hidden", "true"); // the cue beside it says it in words
    this.place.append(svg);
    svg.pauseAnimations();
    svg.setCurrentTime(0);
    this.drawn.set(url, svg);
  }

  #text(url) {
    if (!this.texts.has(url)) {
      const text = this.get(url).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      });
      text.catch(() => this.texts.delete(url)); // so that the next wish tries again
      this.texts.set(url, text);
    }
    return this.texts.get(url);
  }

  /** Only the last few stay in the page. */
  #thin(keep) {
    for (const [url, svg] of this.drawn) {
      if (this.drawn.size <= 4) return;
      if (url === keep || url === this.wanted) continue;
      svg.remove();
      this.drawn.delete(url);
    }
  }
}
