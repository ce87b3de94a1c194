// Counts and times a test: up and down to a beat, or the seconds of a stand. What was not seen to
// be done is not counted: who leaves the page begins again.

import { createSound } from "../player/sound.js";

const LEAD = 3; // seconds to get ready

/**
 * @typedef {object} Counted
 * @property {number} [beat] beats a minute, one up and one down; none for a clock
 * @property {number} most where it ends by itself
 */

/**
 * What has been done after some seconds: whole raises, or whole seconds.
 * @param {number} seconds since the first beat @param {Counted} test
 */
export const countDone = (seconds, { beat, most }) =>
  Math.max(0, Math.min(most, Math.floor(beat ? (seconds * beat) / 120 + 1e-6 : seconds)));

/**
 * Begin to count. A tone comes at the start, with each beat, and at the end.
 * @param {Counted} test
 * @param {(done: number, lead: number) => void} show what is done so far, and the seconds to the
 *   start
 * @param {(done: number) => void} end is told when it ends by itself
 */
export function startCount(test, show, end) {
  const sound = createSound();
  const begun = performance.now() / 1000 + LEAD;
  const pace = test.beat ? 60 / test.beat : 1;
  let step = -LEAD / pace; // the next tick
  let timer = 0;

  const seconds = () => performance.now() / 1000 - begun;
  const stop = () => {
    clearTimeout(timer);
    sound.clear();
    return countDone(seconds(), test);
  };
  function tick() {
    const done = countDone(step * pace, test);
    if (done >= test.most) {
      sound.plan("done", 0);
      clearTimeout(timer);
      end(done);
      return;
    }
    show(done, Math.max(0, Math.ceil(-step * pace)));
    step += 1;
    // The next tone is handed to the audio clock ahead, so that the beat is even.
    const tone = step < 0 ? "count" : step % 2 && test.beat ? "lower" : "go";
    const ahead = step * pace - seconds();
    if (test.beat || step <= 0) sound.plan(tone, ahead);
    timer = window.setTimeout(tick, Math.max(0, ahead * 1000));
  }
  sound.wake();
  tick();
  return stop;
}
