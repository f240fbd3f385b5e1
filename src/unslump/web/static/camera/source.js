/* A real camera and the pose model in its worker. One look at a time: while the model is busy, pictures pass by unseen. */

const START_MS = 60_000; // a load that is blocked never settles by itself
const REFUSALS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "busy",
  AbortError: "busy",
};
// Small pictures are enough for the model, which looks at 256 × 256 of them, and spare a weak device.
const WISHES = { audio: false, video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 }, facingMode: "user" } };

export class Source {
  constructor(given, video, { looked, trouble, slow }) {
    this.given = given;
    this.video = video;
    this.looked = looked;
    this.trouble = trouble;
    this.slow = slow;
    this.stream = null;
    this.worker = null;
    this.frames = "VideoFrame" in window; // what the model is given: frames, or else bitmaps
  }

  /** Asks the browser for the camera and loads the model. `time()`: milliseconds. False after a trouble that has been told. */
  async open(time) {
    this.time = time;
    this.busy = this.paused = false; // busy: the model has a picture in hand
    const [stream, loaded] = await Promise.all([this.#ask(), this.#load()]);
    if (stream === null || !loaded) return false;
    this.video.srcObject = stream;
    this.video.muted = this.video.playsInline = true;
    this.video.play().catch(() => {}); // closed meanwhile; waited for, a camera without a picture would keep us here
    return true;
  }

  /** From now on it looks. */
  start() {
    this.#next();
  }

  pause() {
    this.paused = true;
  }

  resume() {
    this.paused = false;
    this.video.play().catch(() => {});
  }

  close() {
    this.worker?.terminate();
    this.worker = null;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
    this.loaded?.(false);
  }

  async #ask() {
    if (!navigator.mediaDevices?.getUserMedia) return this.#no("not-possible");
    const asked = {};
    this.asked = asked;
    try {
      const stream = await navigator.mediaDevices.getUserMedia(WISHES);
      if (this.asked !== asked || this.worker === null) {
        for (const track of stream.getTracks()) track.stop(); // closed while the question stood there
        return null;
      }
      this.stream = stream;
      for (const track of stream.getTracks()) track.addEventListener("ended", () => this.#gone(stream));
      return stream;
    } catch (error) {
      return this.#no(REFUSALS[error.name] ?? "no-camera", error);
    }
  }

  /** Unplugged, or the permission was taken back meanwhile. */
  async #gone(stream) {
    const { state } = await navigator.permissions.query({ name: "camera" }).catch(() => ({ state: "granted" })); // not every browser tells
    if (this.stream === stream) this.trouble(state === "denied" ? "refused" : "unplugged");
  }

  #no(kind, error = "") {
    this.trouble(kind, String(error));
    return null;
  }

  #load() {
    return new Promise((settle) => {
      const done = (loaded) => {
        clearTimeout(patience);
        this.loaded = null;
        settle(loaded);
      };
      this.loaded = done;
      const patience = setTimeout(() => this.trouble("failed", "the pose model did not load in time"), START_MS);
      try {
        this.worker = new Worker(this.given.workers.pose, { type: "module" });
      } catch (error) {
        return this.trouble("not-possible", String(error));
      }
      this.worker.onerror = (event) => this.trouble("failed", event.message || "the worker does not load");
      this.worker.onmessage = ({ data }) => {
        if (data.type === "ready") done(true);
        else if (data.type === "look") this.#seen(data);
        else if (data.type === "impossible") this.trouble("not-possible", "no WebGL");
        else if (data.type === "unreadable") this.frames = this.busy = false;
        else if (data.type === "slow") this.slow(data.slow);
        else if (data.type === "broken") this.trouble("failed", data.why);
      };
      this.worker.postMessage({ type: "start", parts: this.given.parts });
    });
  }

  /** With the camera's next picture, not with the screen's. */
  #next() {
    const again = () => this.stream !== null && this.#look();
    if (this.video.requestVideoFrameCallback) this.video.requestVideoFrameCallback(again);
    else setTimeout(again, 33);
  }

  async #look() {
    this.#next();
    if (this.busy || this.paused || this.video.readyState < 2) return;
    this.busy = true;
    const { worker } = this;
    const t_ms = this.time();
    try {
      const picture = await this.#picture();
      if (worker === null || worker !== this.worker) return picture.close();
      worker.postMessage({ type: "look", picture, t_ms }, [picture]);
    } catch {
      this.busy = false; // no picture at this moment; the next one may do
    }
  }

  /** A frame is plain memory. A bitmap goes through the graphics card, for which Chromium keeps room for hundreds of pictures. */
  #picture() {
    if (!this.frames) return createImageBitmap(this.video);
    const frame = new VideoFrame(this.video);
    const { videoWidth: width, videoHeight: height } = this.video;
    if (frame.visibleRect?.width === width && frame.visibleRect.height === height && !frame.rotation && !frame.flip) return frame;
    frame.close(); // a camera that lies on its side: only a bitmap is upright
    return createImageBitmap(this.video);
  }

  #seen({ t_ms, took_ms, image, world }) {
    this.busy = false;
    if (!this.paused) this.looked({ t_ms, took_ms, image, world });
  }
}
