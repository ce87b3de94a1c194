// Hands the tones of a session to the audio clock ahead of time.

/** @import { Player } from "./player.js" */
/** @import { createSound } from "./sound.js" */

const AHEAD = 5; // seconds for which tones are planned
const AHEAD_HIDDEN = 90; // the same out of sight, where a page may wake only once a minute
const SKEW = 0.04; // seconds that the audio clock may be off before tones are planned anew

/** @param {ReturnType<typeof createSound>} sound */
export function createTones(sound) {
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
      const until = now + (document.visibilityState === "hidden" ? AHEAD_HIDDEN : AHEAD);
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
