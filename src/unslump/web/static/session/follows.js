/* What the tracker follows: the movement in hand, one side of it where all of one side comes first, and how long its hold is to last. */

import { works } from "./performer.js";

export class Follows {
  constructor({ camera, timeline, items, mirror }) {
    Object.assign(this, { camera, timeline, items, mirror });
    this.key = null;
    this.side = null; // the one that is followed alone; null where both are
  }

  /** What to follow from a step on; null where nothing is judged any more. */
  wanted(step) {
    const judged = this.items[step.item];
    const ahead = this.timeline.steps.slice(step.index).filter((one) => one.item === step.item);
    const work = ahead.find(works);
    if (judged === null || work === undefined) return null;
    const hold = ahead.find((one) => one.kind === "hold");
    return {
      item: step.item,
      movement: judged.movement,
      side: this.timeline.items[step.item].sides === "each" ? work.side : null,
      hold_ms: hold === undefined ? null : hold.end_ms - hold.start_ms,
    };
  }

  /** The same, or else the first thing that can be judged at all. */
  first(step) {
    return this.wanted(step) ?? this.wanted(this.timeline.steps.find((one) => this.items[one.item] !== null));
  }

  /** It follows this from now on, told by whoever opened the camera with it. */
  begin(what) {
    this.key = keyOf(what);
    this.side = what.side;
    this.mirror.stand(String(what.item), what.side);
  }

  /** Whether a step wants something else to be followed: then it is. */
  changes(step) {
    const what = this.wanted(step);
    if (what === null || keyOf(what) === this.key) return false;
    this.begin(what);
    this.camera.follow(what);
    return true;
  }
}

function keyOf({ item, movement, side }) {
  return [item, movement, side].join("/");
}
