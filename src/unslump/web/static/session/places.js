/*
 * Where the keys lead, and where a session goes on: always the beginning of something, never the middle.
 * Told the same way as in the terminal (`session.places`).
 */

import { stepAt, works } from "./performer.js";

const BACK_TO_THE_ONE_BEFORE_MS = 4000;

/** Where `skip` leads: the beginning of the next movement, or the end. */
export function afterItem(timeline, t) {
  return itemAfter(timeline, stepAt(timeline, t).item);
}

function itemAfter(timeline, index) {
  const next = timeline.items[index + 1];
  return next === undefined ? endOf(timeline) : next.start_ms;
}

/** Where `back` leads: the beginning of this movement; soon after it, of the one before that is not in `avoid`. */
export function backFrom(timeline, t, avoid = new Set()) {
  const here = timeline.items[stepAt(timeline, t).item];
  if (t - here.start_ms > BACK_TO_THE_ONE_BEFORE_MS && !avoid.has(here.index)) return here.start_ms;
  const earlier = timeline.items.slice(0, here.index).filter(({ index }) => !avoid.has(index));
  return earlier.length === 0 ? here.start_ms : earlier[earlier.length - 1].start_ms;
}

/** The next repetition, rest, side or movement. */
export function afterPart(timeline, t) {
  const step = stepAt(timeline, t);
  const next = timeline.steps.slice(step.index + 1).find((other) => !samePart(step, other));
  return next === undefined ? endOf(timeline) : next.start_ms;
}

/** The beginning of this repetition; soon after it, of the part before. */
export function backPart(timeline, t, avoid = new Set()) {
  const first = partStart(timeline, stepAt(timeline, t));
  if (t - first.start_ms > BACK_TO_THE_ONE_BEFORE_MS || first.index === 0) return first.start_ms;
  const before = partStart(timeline, timeline.steps[first.index - 1]);
  return avoid.has(before.item) ? first.start_ms : before.start_ms;
}

/** The step with which the repetition of a step ends. */
export function partEnd(timeline, step) {
  let last = step;
  while (last.index + 1 < timeline.steps.length && samePart(timeline.steps[last.index + 1], step)) last = timeline.steps[last.index + 1];
  return last;
}

function partStart(timeline, step) {
  let first = step;
  while (first.index > 0 && samePart(timeline.steps[first.index - 1], step)) first = timeline.steps[first.index - 1];
  return first;
}

function samePart(a, b) {
  return works(a) && works(b) ? partOf(a) === partOf(b) : a.index === b.index;
}

/** The repetition that a step belongs to, as a word. */
export function partOf({ item, set, round, rep, side }) {
  return [item, set, round, rep, side].join("/");
}

/** The end of the work: the step that says well done, if there is one. */
export function endOf({ steps, duration_ms }) {
  const last = steps[steps.length - 1];
  return last !== undefined && last.kind === "done" ? last.start_ms : duration_ms;
}

/** The id under which something about a movement as a whole is recorded: `skipped`, `done`. */
export function itemId({ index, movement }, what) {
  return `${index}-${movement}/${what}`;
}

/** Movements that were ended because they hurt: no key and no reload leads back there. `known(id)`: is it recorded? */
export function hurtItems(timeline, known) {
  return new Set(timeline.steps.filter(({ id }) => known(`${id}/hurts`)).map(({ item }) => item));
}

/**
 * Where a session goes on after a reload: the beginning of the step in hand.
 * `step`: the id that this browser remembers, or null; `known(id)`: is it recorded already?
 */
export function placeToGoOn(timeline, step, known) {
  const hurt = hurtItems(timeline, known);
  const remembered = timeline.steps.find(({ id }) => id === step);
  if (remembered !== undefined) return hurt.has(remembered.item) ? itemAfter(timeline, remembered.item) : remembered.start_ms;
  const done = timeline.marks.filter(({ id }) => known(id)).map(({ t_ms }) => t_ms);
  const left = timeline.items.filter((item) => hurt.has(item.index) || known(itemId(item, "skipped")));
  return Math.max(0, ...done, ...left.map(({ index }) => itemAfter(timeline, index)));
}
