/* The pose model. A picture comes in, 33 landmarks go out, and the picture is let go at once. */

const NUMBERS = 33 * 4;
const SLOW_MS = 130; // a look of the full model that takes longer leaves too few looks a second
const TOO_SLOW_MS = 330; // of the lite one: three looks a second are hardly enough to count by
const TRIED = 8; // looks before a verdict

let vision = null;
let landmarker = null;
let model = navigator.deviceMemory <= 4 ? "lite" : "full"; // a weak device is not asked first; where none is told, it is tried
let delegate = "CPU";
let lost = false; // the browser took the graphics context away, through which pictures go with either delegate
let kept = null; // room for a picture's pixels
let address = "";
let made = 0;
let lastMs = -1;
let costs = []; // of the last looks, in ms
let slow = false;
let blank = 0; // looks of the graphics card that saw nobody

const does = {
  async start({ parts }) {
    if (new OffscreenCanvas(1, 1).getContext("webgl2") === null) return postMessage({ type: "impossible" }); // pictures go through it
    address = parts;
    const { FilesetResolver, PoseLandmarker } = await import(`${parts}vision_bundle.mjs`);
    vision = { PoseLandmarker, files: await FilesetResolver.forVisionTasks(parts.replace(/\/$/, ""), true) };
    landmarker = hasGraphicsCard() ? await make("GPU").catch(() => make("CPU")) : await make("CPU");
    postMessage({ type: "ready", delegate, model });
  },

  async look({ picture, t_ms }) {
    try {
      const pixels = await plain(picture).catch(() => null);
      if (pixels === null) return postMessage({ type: "unreadable" });
      if (lost) await withoutCard();
      const began = performance.now();
      const found = await detectAnyway(pixels, t_ms);
      const took_ms = performance.now() - began;
      answer(found, t_ms, took_ms);
      if (delegate === "GPU") await doubt(found, pixels);
      await adapt(took_ms);
    } finally {
      picture.close();
    }
  },
};

/** A frame's pixels, copied by the processor; a bitmap as it is. */
async function plain(picture) {
  if (picture.copyTo === undefined) return picture;
  const { width, height } = picture.visibleRect;
  if (kept?.length !== 4 * width * height) kept = new Uint8ClampedArray(4 * width * height);
  await picture.copyTo(kept, { format: "RGBA" });
  return new ImageData(kept, width, height);
}

/** A card that fails in the middle is done without. */
async function detectAnyway(picture, t_ms) {
  try {
    return detect(picture, t_ms);
  } catch (error) {
    if (delegate !== "GPU" && !lost) throw error;
    await withoutCard();
    return detect(picture, t_ms);
  }
}

function detect(picture, t_ms) {
  lastMs = Math.max(lastMs + 1, t_ms); // the model wants time to go forward
  return landmarker.detectForVideo(picture, lastMs);
}

async function withoutCard() {
  const card = landmarker;
  landmarker = await make("CPU");
  try {
    card.close();
  } catch {
    // it is gone with its context
  }
}

function answer({ landmarks, worldLandmarks }, t_ms, took_ms) {
  if (landmarks.length === 0) return postMessage({ type: "look", t_ms, took_ms, image: null, world: null });
  const image = new Float32Array(NUMBERS);
  const world = new Float32Array(NUMBERS);
  landmarks[0].forEach((place, nth) => {
    // What the model guesses outside the picture has not been seen.
    const inside = place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1;
    const visibility = inside ? place.visibility : 0;
    const { x, y, z } = worldLandmarks[0][nth];
    image.set([place.x, place.y, place.z, visibility], 4 * nth);
    world.set([x, y, z, visibility], 4 * nth);
  });
  postMessage({ type: "look", t_ms, took_ms, image, world }, [image.buffer, world.buffer]);
}

async function make(where) {
  // Its loader leaves something behind that is used up once: under a new name it runs again, and is not fetched again.
  const files = { ...vision.files, wasmLoaderPath: `${vision.files.wasmLoaderPath}#${(made += 1)}` };
  const canvas = new OffscreenCanvas(1, 1);
  canvas.addEventListener("webglcontextlost", () => (lost = true));
  const fresh = await vision.PoseLandmarker.createFromOptions(files, { ...options(where, model), canvas, runningMode: "VIDEO" });
  [delegate, lastMs, costs, lost] = [where, -1, [], false];
  return fresh;
}

function options(where, which) {
  return { baseOptions: { modelAssetPath: `${address}pose-${which}.task`, delegate: where } };
}

/** Another model in the same memory. */
async function change(which) {
  await landmarker.setOptions(options(delegate, which));
  [model, lastMs, costs] = [which, -1, []];
}

/** Too slow: the small model. Still too slow: without the graphics card. And still: say so, and go on. */
async function adapt(took_ms) {
  costs.push(took_ms);
  if (costs.length < TRIED) return;
  const usual = [...costs].sort((a, b) => a - b)[TRIED / 2];
  costs = costs.slice(-(TRIED - 1));
  if (model === "full" && usual > SLOW_MS) return change("lite");
  const isSlow = model === "lite" && usual > TOO_SLOW_MS;
  if (isSlow && delegate === "GPU") return withoutCard();
  if (isSlow !== slow) postMessage({ type: "slow", slow: (slow = isSlow) });
}

/** Some graphics cards compute nothing and say nothing. If the processor sees somebody where the card saw nobody, it takes over. */
async function doubt({ landmarks }, picture) {
  blank = landmarks.length === 0 ? blank + 1 : -Infinity;
  if (blank !== 15) return;
  const card = landmarker;
  landmarker = await make("CPU");
  if (detect(picture, 0).landmarks.length > 0) return card.close();
  landmarker.close();
  [landmarker, delegate] = [card, "GPU"];
}

/** False for one that is only played by the processor, which is slower than the processor itself. */
function hasGraphicsCard() {
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  const facts = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(facts?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|software|basic render/i.test(name);
}

// One thing after the other: a look must wait while another model is put in.
let before = Promise.resolve();
self.onmessage = ({ data }) => {
  before = before.then(() => does[data.type](data)).catch((error) => postMessage({ type: "broken", why: String(error) }));
};
