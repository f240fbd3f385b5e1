/* The whole session by keyboard: space = pause, arrows = back and skip (with shift: by repetition), h, d, + and −. */

export function actionFor({ key, ctrlKey, altKey, metaKey, shiftKey }, letters) {
  if (ctrlKey || altKey || metaKey) return null;
  const arrows = shiftKey ? { ArrowLeft: "backPart", ArrowRight: "skipPart" } : { ArrowLeft: "back", ArrowRight: "skip" };
  const always = { " ": "toggle", ...arrows };
  const asked = { h: "hurts", d: "danger", "+": "faster", "=": "faster", "-": "slower", "−": "slower", 1: "oneMore" };
  return always[key] ?? (letters ? asked[key.toLowerCase()] : undefined) ?? null;
}

/** `letters()`: whether single letters are wanted; `busy()`: whether a question is open. */
export function listen(doc, { actions, letters, busy }) {
  doc.addEventListener("keydown", (event) => {
    if (event.repeat || busy() || isField(event.target)) return;
    const action = actionFor(event, letters());
    // Somebody who walks through the buttons presses them with the space bar.
    if (action === null || (event.key === " " && event.target.closest?.("button, a, summary"))) return;
    event.preventDefault();
    actions[action]();
  });
  // A button that was clicked must not swallow the next space.
  doc.addEventListener("click", (event) => event.detail > 0 && event.target.closest?.("button")?.blur());
}

function isField(element) {
  return ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
}
