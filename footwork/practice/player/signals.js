// What a person hears and feels of a session, as they have chosen it.

/** @import { Cue } from "./cues.js" */
/** @import { Player, State } from "./player.js" */
/** @import { createStorage } from "./storage.js" */
import { part } from "./parts.js";
import { buzz, createSound } from "./sound.js";
import { createSpeech } from "./speech.js";

const AHEAD = 5; // seconds for which tones are planned
const AHEAD_HIDDEN = 90; // the same out of sight, where a page may wake only once a minute
const SKEW = 0.04; // seconds that the audio clock may be off before tones are planned anew

/**
 * Hands the tones of a session to the audio clock ahead of time.
 * @param {ReturnType<typeof createSound>} sound
 */
function createTones(sound) {
  let planned = 0; // second up to which tones are planned
  let skew = NaN; // audio clock less position

  return {
    /** @param {Player} player */
    plan(player) {
      sound.revive();
      const now = player.now();
      const drift = sound.now() - now - skew;
      if (!(Math.abs(drift) < SKEW)) {
        sound.clear();
        planned = Number.isNaN(drift) ? now - 0.05 : now; // a tone that sounds already sounds once
        skew = sound.now() - now;
      }
      const until = now + (document.hidden ? AHEAD_HIDDEN : AHEAD);
      for (const { at, tone } of player.cues) {
        if (tone && at > planned && at <= until) sound.plan(tone, at - now);
      }
      planned = Math.max(planned, until);
    },

    clear() {
      sound.clear();
      skew = NaN;
    },
  };
}

/**
 * The switches of the page, those alone that the browser can follow. Gives what is chosen.
 * @param {ReturnType<typeof createStorage>} store
 * @param {Record<string, boolean>} possible
 */
function startSwitches(store, possible) {
  /** @type {Record<string, boolean>} */
  const chosen = {
    tones: true,
    voice: true,
    buzz: true,
    headset: false,
    ...store.read("signals"),
  };
  for (const input of part("signals").querySelectorAll("input")) {
    const { name } = input;
    /** @type {HTMLElement} */ (input.parentElement).hidden = !possible[name];
    input.checked = Boolean(chosen[name]);
    input.onchange = () => {
      chosen[name] = input.checked;
      store.write("signals", chosen);
    };
  }
  return chosen;
}

/**
 * @param {ReturnType<typeof createStorage>} store
 * @param {boolean} headset whether there is one to answer
 */
export function createSignals(store, headset) {
  const sound = createSound();
  const speech = createSpeech();
  const tones = createTones(sound);
  const possible = {
    tones: Boolean(globalThis.AudioContext),
    voice: speech.available,
    buzz: Boolean(navigator.vibrate),
    headset,
  };
  const chosen = startSwitches(store, possible);

  return {
    possible,

    get headset() {
      return chosen.headset;
    },

    /** Whether the voice says what is due: a screen reader beside it would talk into it. */
    get speaks() {
      return chosen.voice && speech.available;
    },

    /** In a tap: before one no page may sound. */
    wakeSound: () => sound.wake(),

    /** The same for all of it. */
    wake() {
      sound.wake();
      if (chosen.voice) speech.wake();
    },

    /** @param {Cue} cue */
    give({ say, tone }) {
      if (say && chosen.voice) speech.say(say);
      if (tone && chosen.buzz) buzz(tone);
    },

    /** @param {Player} player */
    plan(player) {
      if (chosen.tones) tones.plan(player);
    },

    clear() {
      tones.clear();
      speech.stop();
    },

    /**
     * What was planned holds while it runs, and to its end.
     * @param {Player} player
     * @param {State} state
     */
    follow(player, state) {
      if (state === "done") this.plan(player);
      else if (state !== "running") this.clear();
    },
  };
}
