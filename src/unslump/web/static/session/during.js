/*
 * While moving: from a number to what to do. The rules and every number in them come with the page.
 *
 *   rules, in turn ── the first that fits ──▶ { rule, action, say }
 */

/** `started` and `now` are 0 to 10; null is "not said", which is not 0. */
export function adviceFor({ rules, started }, now) {
  return rules.find((rule) => fits(rule, started, now));
}

function fits(rule, started, now) {
  if (now === null || rule.unsaid) return now === null && rule.unsaid;
  if (rule.more_than !== undefined) return now > rule.more_than;
  if (rule.rise !== undefined) return started !== null && now - started >= rule.rise;
  return rule.from === undefined || now >= rule.from;
}
