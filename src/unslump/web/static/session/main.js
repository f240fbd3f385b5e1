/* Puts the parts of the session screen together. What each does is told in its own file. */

import { Camera } from "../camera/camera.js";
import { Clock } from "./clock.js";
import { Coach } from "./coach.js";
import { Figures } from "./figure.js";
import { listen } from "./keys.js";
import { Memory } from "./memory.js";
import { Mirror } from "./mirror.js";
import { Outbox, sendLeftovers } from "./outbox.js";
import { Performer } from "./performer.js";
import { Questions } from "./questions.js";
import { Screen } from "./screen.js";
import { Session } from "./session.js";
import { Tabs } from "./tabs.js";
import { Ticker } from "./ticker.js";
import { Tones } from "./tones.js";
import { Voice } from "./voice.js";
import { Wake } from "./wake.js";

const given = JSON.parse(document.getElementById("player-data").textContent);
const root = document.querySelector("[data-player]");
const now = () => performance.now();
const stillWished = matchMedia("(prefers-reduced-motion: reduce)");

const memory = new Memory(given.session);
const { pace, ...shared } = given.settings;
const settings = memory.settings({ tones: true, rate: 1, reader: false, letters: true }, shared);
const screen = new Screen(root, given.words);
const voice = new Voice({ lang: given.lang, rate: settings.rate, on: settings.voice, changed: (state) => screen.voice(state) });
const outbox = new Outbox({
  session: given.session,
  url: given.urls.events,
  csrf: given.csrf,
  saved: given.saved,
  changed: (state) => {
    // What was answered elsewhere meanwhile rules some of this out: the server says so, and what can be done instead.
    if (state === "outgrown") return location.reload();
    screen.saving(state);
    goWhenSaved(state);
  },
});
const session = new Session({
  timeline: given.timeline,
  clock: new Clock(given.timeline, now),
  performer: new Performer(given.timeline),
  voice,
  tones: new Tones(),
  figures: new Figures(root.querySelector('[data-part="figures"]'), { onTrouble: (trouble) => screen.figureTrouble(trouble) }),
  outbox,
  wake: new Wake(),
  tabs: new Tabs(given.session, () => {
    questions.close();
    session.taken();
  }),
  ticker: null,
  screen,
  memory,
  figurePattern: given.urls.figure,
  during: given.during,
  onOver: over,
});
session.ticker = new Ticker(() => session.tick(), () => session.nextDue(), now);
const coach = given.camera === null ? null : coachFor(given.camera);
session.coach = coach;
const questions = new Questions(root, session, {
  answered: cameraAnswered,
  close: () => coach.close(),
});

const actions = {
  begin,
  toggle: () => (session.state === "begin" ? begin() : session.toggle()),
  back: () => session.back(),
  skip: () => session.skip(),
  backPart: () => session.backPart(),
  skipPart: () => session.skipPart(),
  faster: () => session.speed(+1),
  slower: () => session.speed(-1),
  hurts: () => questions.ask("hurts"),
  danger: () => questions.ask("danger"),
  leave: () => questions.ask("leave"),
  settings: () => questions.ask("settings"),
  oneMore: () => coach?.oneMore(),
};

function coachFor({ engine, items, words }) {
  const mirror = new Mirror(root, words, engine.words.see);
  const camera = new Camera({ given: engine, video: mirror.video });
  return new Coach({ camera, session, items, words, mirror, memory, now });
}

let begins = false; // the camera is asked about first

function begin() {
  if (session.state !== "begin") return;
  begins = true;
  if (coach === null || !memory.offer || coach.asked) return go();
  session.unlock(); // this is the press after which it may speak
  questions.ask("camera");
}

function cameraAnswered(answer) {
  memory.offer = answer === "open";
  if (answer === "open") coach.open();
  else coach.refuse();
  if (session.state === "begin" && begins) go();
}

function go() {
  session.begin();
  root.querySelector('[data-press="toggle"]').focus({ preventScroll: true });
}

let leadsTo = null; // where to go once everything is saved

function over(how) {
  if (how === "danger") {
    screen.emergency(); // and nothing leads on from there
    outbox.flush();
    return;
  }
  screen.over(how);
  leadsTo = given.urls.after;
  outbox.flush().then((saved) => goWhenSaved(saved ? "saved" : "waiting"));
}

function goWhenSaved(state) {
  if (leadsTo === null || state !== "saved" || !outbox.empty) return;
  location.assign(leadsTo);
  leadsTo = null; // a second time would break off the first
}

function applySettings() {
  voice.rate = settings.rate;
  const speaks = settings.voice && !settings.reader; // two voices at once help nobody
  if (speaks !== (voice.state !== "off")) voice.setOn(speaks);
  session.tones.on = settings.tones;
  session.still = settings.still || stillWished.matches;
  screen.live(settings.reader);
}

function bindSettings() {
  for (const field of root.querySelectorAll("[data-setting]")) {
    const { setting } = field.dataset;
    if (field.type === "checkbox") field.checked = settings[setting];
    else field.value = String(settings[setting]);
    field.addEventListener("change", () => {
      settings[setting] = field.type === "checkbox" ? field.checked : Number(field.value);
      memory.keepSettings(settings, shared);
      applySettings();
      session.redraw();
    });
  }
}

function bindOffer(field) {
  field.checked = memory.offer;
  field.addEventListener("change", () => {
    memory.offer = field.checked;
    if (field.checked) coach.warm();
  });
  if (memory.offer) coach.warm();
}

bindSettings();
applySettings();
if (coach !== null) bindOffer(root.querySelector('[data-part="offer"]'));
for (const button of root.querySelectorAll("[data-press]")) {
  button.addEventListener("click", () => actions[button.dataset.press]());
}
listen(document, { actions, letters: () => settings.letters, busy: () => questions.open });
stillWished.addEventListener("change", () => {
  applySettings();
  session.redraw();
});
addEventListener("pagehide", () => {
  questions.leaving();
  coach?.close();
  outbox.handOver();
});
addEventListener("online", () => outbox.flush());

screen.voice(voice.state);
session.setPace(pace);
root.hidden = false;
const opened = session.open();
screen.opened(opened > 0, given.timeline.duration_ms - opened);
if (memory.ended !== null) session.end(memory.ended);
else outbox.flush();
sendLeftovers({ except: given.session, urlFor: (id) => given.urls.events.replace(given.session, id), csrf: given.csrf });
root.dataset.ready = "yes";
