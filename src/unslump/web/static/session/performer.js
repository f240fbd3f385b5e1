/*
 * What the timeline wants at a session time. Nothing here knows a clock, a voice or a page.
 *
 *   timeline + t ──▶ step, count or seconds, what comes next, which vertebrae are lit
 *   Performer.to(t) ──▶       events to say and marks to record since the last call, each exactly once
 */

export const VERTEBRAE = 12;
const LONG_HOLD_MS = 10_000;

/** Whether the body is to move, or to stay where it went. */
export const works = ({ kind }) => kind === "move" || kind === "hold";

/** The last step that has begun by `t`. */
export function stepAt({ steps }, t) {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle].start_ms <= t) low = middle;
    else high = middle - 1;
  }
  return steps[low];
}

/** What stays the same for as long as a step lasts. */
export function factsOf(timeline, step) {
  return { step, item: timeline.items[step.item], next: nextUp(timeline, step), stations: stations(timeline, step) };
}

/** How many of the twelve vertebrae are lit at `t`, fractions included. */
export function litAt({ duration_ms }, t) {
  return duration_ms === 0 ? 0 : (VERTEBRAE * Math.min(t, duration_ms)) / duration_ms;
}

/** `seconds` that are left where time is what counts, `count` where repetitions are. */
export function bigNumber(timeline, step, t) {
  if (step.kind === "done") return { what: "nothing" };
  if (step.kind === "move" && step.rep !== null && step.reps !== null) {
    return { what: "count", value: step.rep, of: step.reps };
  }
  const until = step.kind === "move" ? lastOfStretch(timeline, step).end_ms : step.end_ms;
  const held = step.kind === "hold" && step.rep !== null && step.reps !== null && step.reps > 1;
  return { what: "seconds", left_ms: Math.max(0, until - t), value: held ? step.rep : null, of: held ? step.reps : null };
}

/** Repetitions of one set, side and round belong together. */
function sameStretch(timeline, a, b) {
  const alternating = timeline.items[a.item].sides === "alternate";
  return (
    a.item === b.item && works(a) === works(b) && a.set === b.set && a.round === b.round && (alternating || a.side === b.side)
  );
}

function lastOfStretch(timeline, step) {
  let last = step;
  for (let i = step.index + 1; i < timeline.steps.length && sameStretch(timeline, step, timeline.steps[i]); i += 1) {
    last = timeline.steps[i];
  }
  return last;
}

/** Where sides take turns after a long hold each, the other one is worth naming before it comes. */
function otherSideNext(timeline, step) {
  const holds = timeline.steps.some((other) => other.item === step.item && other.kind === "hold" && other.end_ms - other.start_ms >= LONG_HOLD_MS);
  if (timeline.items[step.item].sides !== "alternate" || !holds) return null;
  const turn = timeline.steps.slice(step.index).find((other) => !sameStretch(timeline, step, other) || other.side !== step.side);
  return turn !== undefined && sameStretch(timeline, step, turn) ? { kind: "side", side: turn.side } : null;
}

/** What comes after this stretch, as plain facts that the screen words. */
export function nextUp(timeline, step) {
  const turn = otherSideNext(timeline, step);
  if (turn !== null) return turn;
  const after = timeline.steps[(works(step) ? lastOfStretch(timeline, step) : step).index + 1];
  if (after === undefined || after.kind === "done") return { kind: "end" };
  if (after.item !== step.item) return { kind: "movement", item: timeline.items[after.item] };
  if (after.kind === "switch") return { kind: "side", side: after.side };
  if (after.kind === "shift") return { kind: "round", name: after.round_name };
  if (after.kind === "rest") return { kind: "rest", set: after.set, sets: timeline.items[step.item].sets };
  if (after.kind === "setup") return { kind: "setup" };
  return { kind: "begin", item: timeline.items[after.item], side: after.side };
}

/**
 * Where a movement goes from level to level: which vertebrae are at work, which were, which will be.
 * null where it does not.
 */
export function stations(timeline, step) {
  const own = timeline.steps.filter((other) => other.item === step.item && other.round !== null && other.levels.length > 0);
  const places = new Set(own.map((other) => other.levels.join()));
  if (places.size < 3) return null;
  const done = new Set(own.filter((other) => other.index < step.index && other.set === step.set).flatMap((other) => other.levels));
  const now = step.round === null ? [] : step.levels;
  return { now, done: [...done].filter((level) => !now.includes(level)), all: [...new Set(own.flatMap((other) => other.levels))] };
}

/** Hands out each event and each mark once, in order, however late or seldom it is asked. */
export class Performer {
  constructor(timeline) {
    this.timeline = timeline;
    // At one and the same moment, what ends comes before what begins.
    this.marks = [...timeline.marks].sort((a, b) => a.t_ms - b.t_ms || (a.at === "end" ? 0 : 1) - (b.at === "end" ? 0 : 1));
    this.seek(0);
  }

  /** Jump: what lies between is neither said nor recorded; what begins here is. */
  seek(t) {
    this.event = firstFrom(this.timeline.events, (event) => event.t_ms >= t);
    this.mark = firstFrom(this.marks, (mark) => mark.t_ms > t || (mark.t_ms === t && mark.at === "start"));
  }

  to(t) {
    const events = [];
    const marks = [];
    while (this.event < this.timeline.events.length && this.timeline.events[this.event].t_ms <= t) {
      events.push(this.timeline.events[this.event]);
      this.event += 1;
    }
    while (this.mark < this.marks.length && this.marks[this.mark].t_ms <= t) {
      marks.push(this.marks[this.mark]);
      this.mark += 1;
    }
    return { events, marks };
  }

  /** Session time of the next thing to do; null at the end. */
  get next() {
    const times = [this.timeline.events[this.event]?.t_ms, this.marks[this.mark]?.t_ms].filter((t) => t !== undefined);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Session time of the next thing to say; null where nothing more is said. */
  get nextSaid() {
    return this.timeline.events.slice(this.event).find((event) => event.say !== "")?.t_ms ?? null;
  }

  /** The cue that belongs to the moment: what a person who comes back wants to hear again. */
  cueAt(t) {
    const step = stepAt(this.timeline, t);
    const said = this.timeline.events.filter((event) => event.step === step.index && event.t_ms <= t && event.say !== "");
    return said.length === 0 ? null : said[0];
  }
}

function firstFrom(list, holds) {
  const index = list.findIndex(holds);
  return index < 0 ? list.length : index;
}
