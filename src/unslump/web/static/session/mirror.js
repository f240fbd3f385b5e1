/* The person as the camera sees them, small and mirrored in a corner, and the coach's one line of words. */

import { Bones } from "../camera/bones.js";

const LONG = 60; // letters: how to set up is set smaller than a word in between

export class Mirror {
  constructor(root, words, sees) {
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.words = words;
    this.sees = sees;
    this.room = root;
    this.root = part("mirror");
    this.video = part("picture");
    this.line = part("coaching");
    this.place = part("camera-place");
    this.more = part("one-more");
    this.key = part("camera-key");
    this.bones = new Bones(part("bones"));
    this.video.addEventListener("resize", () => this.#fit(this.video)); // a phone that is turned, too
    this.outlines = [...root.querySelectorAll("[data-outline]")];
  }

  /** It is open, or it is not. */
  shown(open) {
    this.root.hidden = !open;
    this.key.textContent = open ? this.words.close : this.words.open;
    this.bones.draw(null);
  }

  /** `looking`, `placed`, `ready`, `lost`, or `rests` where the camera has nothing to do. */
  view(view) {
    this.root.dataset.view = view;
  }

  /** Large, while somebody finds their place before it. */
  guides(yes) {
    this.room.toggleAttribute("data-guides", yes);
  }

  /** Where the camera should be; "" for no word about it. */
  where(text) {
    this.#put(this.place, text);
  }

  stand(item, side) {
    for (const outline of this.outlines) outline.hidden = outline.dataset.outline !== item && outline.dataset.outline !== `${item}-${side}`;
  }

  countable(yes) {
    this.more.disabled = !yes;
  }

  draw(image) {
    this.bones.draw(image);
  }

  say(text) {
    this.#put(this.line, text);
    this.line.toggleAttribute("data-long", text.length > LONG);
  }

  /** "I can't see your hips. I can't see your feet." */
  unseen(missing) {
    return missing.length === 0 ? this.sees.all : missing.map((part) => this.sees[part]).join(" ");
  }

  #put(line, text) {
    if (line.textContent !== text) line.textContent = text; // said again, it would be read out again
    line.hidden = text === "";
  }

  #fit({ videoWidth: width, videoHeight: height }) {
    if (width === 0) return;
    this.bones.fit(width, height);
    this.root.style.setProperty("--shape", String(width / height));
  }
}
