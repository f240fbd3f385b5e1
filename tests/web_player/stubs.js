/* A voice that speaks on the page's own clock and remembers what it was asked to say, and when. */
(() => {
  const said = [];
  let timer = 0;
  let current = null;
  const voices = [
    { name: "Far", lang: "en-US", localService: false, default: true },
    { name: "Near", lang: "en-US", localService: true, default: false },
  ];
  const synth = Object.assign(new EventTarget(), {
    stuck: false,
    voices,
    speaking: false,
    getVoices: () => synth.voices,
    speak(words) {
      said.push({ text: words.text, at: performance.now(), voice: words.voice && words.voice.name, rate: words.rate });
      if (synth.stuck) return;
      current = words;
      synth.speaking = true;
      setTimeout(() => current === words && words.onstart && words.onstart({}), 5);
      timer = setTimeout(() => {
        synth.speaking = false;
        current = null;
        if (words.onend) words.onend({});
      }, 10 + words.text.length * 45);
    },
    cancel() {
      clearTimeout(timer);
      synth.speaking = false;
      const words = current;
      current = null;
      if (words && words.onerror) words.onerror({ error: "canceled" });
    },
  });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
  window.heard = { said, synth, wakes: 0 };
  Object.defineProperty(navigator, "wakeLock", {
    configurable: true,
    value: {
      request: async () => {
        window.heard.wakes += 1;
        return Object.assign(new EventTarget(), { release: async () => {} });
      },
    },
  });
})();
