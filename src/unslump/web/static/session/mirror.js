/* The person as the camera sees them, small and mirrored in a corner, and the coach's one line of words. */

import { Bones } from "../camera/bones.js";

export class Mirror {
  constructor(root, words, sees) {
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.words = words;
    this.sees = sees;
    this.root = part("mirror");
    this.video = part("picture");
    this.line = part("coaching");
    this.more = part("one-more");
    this.key = part("camera-key");
    this.bones = new Bones(part("bones"));
    this.outlines = [...root.querySelectorAll("[data-outline]")];
  }

  /** It is open, or it is not. */
  shown(open) {
    this.root.hidden = !open;
    this.key.textContent = open ? this.words.close : this.words.open;
    if (open) this.bones.fit(this.video.videoWidth || 640, this.video.videoHeight || 480);
    this.bones.draw(null);
  }

  /** `looking`, `placed`, `ready`, `lost`, or `rests` where the camera has nothing to do. */
  view(view) {
    this.root.dataset.view = view;
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
    this.line.textContent = text;
    this.line.hidden = text === "";
  }

  /** "I can't see your hips. I can't see your feet." */
  unseen(missing) {
    return missing.length === 0 ? this.sees.all : missing.map((part) => this.sees[part]).join(" ");
  }
}
