// Short tones, made in code, and the same as vibration. Tones are handed to the audio clock ahead
// of time, so that they come when they should even where the page's timers are late.

/** @import { Tone } from "./cues.js" */

/** @type {Record<Tone, [hertz: number, begin: number, seconds: number][]>} */
const TONES = {
  ready: [
    [440, 0, 0.12],
    [554, 0.16, 0.12],
  ],
  go: [[880, 0, 0.16]],
  hold: [[660, 0, 0.3]],
  lower: [[440, 0, 0.16]],
  count: [[587, 0, 0.08]],
  switch: [
    [659, 0, 0.12],
    [880, 0.16, 0.12],
    [659, 0.32, 0.12],
  ],
  rest: [
    [523, 0, 0.16],
    [392, 0.2, 0.3],
  ],
  done: [
    [523, 0, 0.16],
    [659, 0.2, 0.16],
    [784, 0.4, 0.16],
    [1047, 0.6, 0.5],
  ],
};

/** @type {Partial<Record<Tone, number[]>>} */
const BUZZES = {
  ready: [60],
  go: [120],
  count: [40],
  switch: [80, 80, 80, 80, 80],
  rest: [250],
  done: [300, 150, 300],
};

/** @param {Tone} tone */
export const buzz = (tone) => {
  const pattern = BUZZES[tone];
  if (pattern) navigator.vibrate?.(pattern);
};

/** Tones; where there is no Web Audio nothing sounds and nothing fails. */
export function createSound() {
  /** @type {AudioContext|null} */
  let context = null;
  /** @type {Map<OscillatorNode, number>} */
  const planned = new Map(); // with the second of the audio clock at which each begins

  return {
    /** To be called in a tap: browsers let no page sound before one. */
    async wake() {
      if (!globalThis.AudioContext) return;
      try {
        context ??= new AudioContext();
        await context.resume();
      } catch {
        context = null; // no audio device
      }
    },

    /** A call or an alarm may have silenced it: go on as soon as that may be. */
    revive() {
      if (context?.state !== "running") context?.resume().catch(() => undefined);
    },

    /**
     * @param {Tone} tone
     * @param {number} ahead seconds from now
     */
    plan(tone, ahead) {
      if (!context) return;
      for (const [hertz, begin, seconds] of TONES[tone]) {
        const start = context.currentTime + Math.max(0, ahead) + begin;
        const voice = context.createOscillator();
        const loudness = context.createGain();
        voice.frequency.value = hertz;
        loudness.gain.setValueAtTime(0, start);
        loudness.gain.linearRampToValueAtTime(0.5, start + 0.01); // no click
        loudness.gain.setValueAtTime(0.5, start + seconds - 0.03);
        loudness.gain.linearRampToValueAtTime(0, start + seconds);
        voice.connect(loudness).connect(context.destination);
        voice.start(start);
        voice.stop(start + seconds);
        planned.set(voice, start);
        voice.onended = () => planned.delete(voice);
      }
    },

    /** Take back every tone that has not begun. */
    clear() {
      for (const [voice, start] of planned) {
        if (context && start <= context.currentTime) continue;
        voice.disconnect();
        planned.delete(voice);
      }
    },

    /** Where the audio clock stands, in seconds; NaN where there is none. */
    now: () => context?.currentTime ?? NaN,
  };
}
