/* Try the camera with one movement. The count is always there, and the buttons always count, camera or not. */

import { Bones, trunkShare } from "./bones.js";
import { Camera } from "./camera.js";

const TOO_FAR = 0.13; // share of the picture that a trunk should at least take

const given = JSON.parse(document.getElementById("camera-data").textContent);
const root = document.querySelector("[data-coach]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const words = given.words;
const sees = given.engine.words.see;
const video = part("picture");
const bones = new Bones(part("bones"));
const camera = new Camera({ given: given.engine, video });
let byHand = 0; // what the buttons added
let counted = 0; // what the camera did
let isReady = false; // the start pose has been held

function show() {
  part("count").textContent = String(Math.max(0, counted + byHand));
}

function say(text) {
  if (part("said").textContent !== text) part("said").textContent = text; // said again, it would be read out again
}

function state(name) {
  root.dataset.state = name;
  part("asking").hidden = name !== "ask";
  part("watching").hidden = name === "ask";
  part("mirror").hidden = name === "by-hand";
  part("close").hidden = name === "by-hand";
  part("reopen").hidden = name !== "by-hand";
}

function unseen(missing) {
  return missing.length === 0 ? sees.all : missing.map((one) => sees[one]).join(" ");
}

const presses = {
  async open() {
    part("matter").hidden = true;
    state("opening");
    say(words.opening);
    isReady = false;
    byHand += counted;
    counted = 0;
    root.dataset.view = "looking";
    if (!(await camera.open({ movement: given.movement, side: given.side }))) return;
    say(words["step-in"]);
    state("watching");
    root.scrollIntoView({ block: "start" }); // nobody who stands two metres away can scroll
  },
  close() {
    camera.close();
    withoutCamera();
  },
  "by-hand": withoutCamera,
  more: () => (byHand += 1),
  less: () => (byHand -= counted + byHand > 0 ? 1 : 0),
  again() {
    [counted, byHand, isReady] = [0, 0, false];
    if (camera.state === "open") camera.follow({ movement: given.movement, side: given.side });
  },
};

function withoutCamera() {
  state("by-hand");
  part("unseen").hidden = true;
  say(words["by-hand"]);
  show();
}

const hears = {
  ready() {
    isReady = true;
    root.dataset.view = "ready";
    say(words.go);
  },
  repetition({ count }) {
    counted = count;
    say(words.counting);
    show();
  },
  partial: () => say(words.partial),
  lost({ missing }) {
    if (!isReady) return; // until then the outline and the sentence under it say what to do
    root.dataset.view = "lost";
    say(`${unseen(missing)} ${words.waits}`);
  },
  found() {
    if (!isReady) return;
    root.dataset.view = "ready";
    say(words.found);
  },
  fault: ({ say: correction }) => correction && say(correction),
  praise: () => say(words.praise),
};

camera.addEventListener("observation", ({ detail }) => hears[detail.kind]?.(detail));
camera.addEventListener("landmarks", ({ detail }) => {
  bones.draw(detail.image);
  if (isReady || detail.image === null) return;
  const share = trunkShare(detail.image);
  if (share !== null && share < TOO_FAR) say(words.closer);
});
camera.addEventListener("view", ({ detail: { missing } }) => {
  // A part that is out of sight for a moment of a movement is no matter; whether it can be seen at all is settled before.
  part("unseen").textContent = missing.includes("shoulders") ? sees.all : unseen(missing);
  part("unseen").hidden = missing.length === 0 || isReady;
  if (isReady) return;
  root.dataset.view = missing.length === 0 ? "placed" : "looking";
  say(missing.length === 0 ? words["hold-still"] : words["step-in"]);
});
camera.addEventListener("trouble", ({ detail: { kind, sentence, over } }) => {
  if (over) withoutCamera();
  root.dataset.trouble = kind;
  part("matter").textContent = sentence;
  part("matter").hidden = false;
});
camera.addEventListener("relieved", () => {
  delete root.dataset.trouble;
  part("matter").hidden = true;
});

root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-press]");
  if (button === null) return;
  presses[button.dataset.press]();
  show();
});
video.addEventListener("resize", () => bones.fit(video.videoWidth, video.videoHeight)); // a phone that is turned, too
addEventListener("pagehide", () => camera.state !== "closed" && presses.close());
if (!given.engine.missing) camera.warm().then((there) => there && (root.dataset.warm = "yes"));
root.dataset.loaded = "yes";
