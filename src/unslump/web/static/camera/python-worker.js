/* Runs `unslump.tracking.live` in the page's own Python (docs/adr/0036). An exception here would answer nothing: all are caught and told. */

let python = null;
let live = null; // follows a movement
let follow = null; // makes one that does
let numbers = null; // where a frame is written, in Python's memory
let asked = 0;

// Pyodide waits for ever for a file of its own that does not come.
const fetched = self.fetch;
self.fetch = async (...what) => {
  try {
    return await fetched(...what);
  } catch (error) {
    postMessage({ type: "broken", why: String(error) });
    throw error;
  }
};

const does = {
  async start({ parts, engine }) {
    const [{ loadPyodide }, packed] = await Promise.all([import(`${parts}pyodide.mjs`), bytes(engine)]);
    python = await loadPyodide({ indexURL: parts, stdLibURL: `${parts}library.zip` });
    python.FS.writeFile("/unslump.zip", packed);
    python.runPython('import sys; sys.path.insert(0, "/unslump.zip")');
    follow = python.pyimport("unslump.tracking.live").follow;
    postMessage({ type: "ready" });
  },

  follow({ asked: number, movement, side, language, hold_ms }) {
    does.forget();
    asked = number;
    live = follow(movement, side ?? undefined, language, hold_ms ?? undefined);
    numbers = live.floats.getBuffer("f32");
  },

  look({ world, t_ms }) {
    if (live === null) return;
    if (world !== null) write(world);
    const news = live.update(world !== null, t_ms);
    if (news !== "") postMessage({ type: "news", asked, news });
  },

  summary() {
    postMessage({ type: "summary", summary: live === null ? "null" : live.summary() });
  },

  forget() {
    numbers?.release();
    live?.destroy();
    live = numbers = null;
  },
};

function write(world) {
  if (numbers.data.length === 0) {
    // Python's memory has grown and moved
    numbers.release();
    numbers = live.floats.getBuffer("f32");
  }
  numbers.data.set(world);
}

async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

self.onmessage = async ({ data }) => {
  try {
    await does[data.type](data);
  } catch (error) {
    postMessage({ type: "broken", why: String(error) });
  }
};
