/*
 * Soft, warm tones, made here: two sine partials with a slow attack and a long tail, like a wooden bowl.
 * They carry the session when no voice can, and mark counts and ends of holds beside it.
 */

// Frequencies in Hz from one pentatonic family, so that whatever follows whatever sounds calm.
const TONES = {
  tick: [{ hz: 392, at: 0, long: 0.18, loud: 0.16 }],
  soft: [{ hz: 294, at: 0, long: 0.5, loud: 0.26 }],
  turn: [
    { hz: 440, at: 0, long: 0.5, loud: 0.24 },
    { hz: 294, at: 0.16, long: 0.9, loud: 0.24 },
  ],
  chime: [
    { hz: 294, at: 0, long: 0.8, loud: 0.24 },
    { hz: 392, at: 0.22, long: 0.8, loud: 0.24 },
    { hz: 587, at: 0.44, long: 1.6, loud: 0.2 },
  ],
};

export class Tones {
  constructor(Context = window.AudioContext ?? window.webkitAudioContext) {
    this.Context = Context;
    this.context = null;
    this.on = true;
  }

  /** Call it from a press: a page may not sound before one. */
  unlock() {
    if (this.context === null && this.Context) this.context = new this.Context();
    this.context?.resume?.().catch(() => {});
  }

  play(name) {
    if (!this.on || this.context === null) return;
    if (this.context.state === "suspended") this.context.resume().catch(() => {});
    for (const note of TONES[name] ?? []) this.#note(note);
  }

  #note({ hz, at, long, loud }) {
    const from = this.context.currentTime + at;
    for (const [times, share] of [[1, 1], [2.01, 0.18]]) {
      const source = this.context.createOscillator();
      const gain = this.context.createGain();
      source.frequency.value = hz * times;
      gain.gain.setValueAtTime(0.0001, from);
      gain.gain.exponentialRampToValueAtTime(loud * share, from + 0.025);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + long);
      source.connect(gain).connect(this.context.destination);
      source.start(from);
      source.stop(from + long + 0.05);
    }
  }
}
