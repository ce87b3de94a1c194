// Time that is read, never counted: it goes on while timers are late or the page sleeps.

/**
 * A clock that tells the milliseconds since it was made. It trusts the monotonic clock, which no
 * one can set. On some systems that clock stands still while the device sleeps, which the wall
 * clock shows; so where the page was hidden in between, the wall clock's lead is added. A wall
 * clock that jumps while the page is in sight was set by someone and changes nothing.
 * @param {{now?: () => number, wall?: () => number}} [sources] both in milliseconds
 */
export function createClock({ now = () => performance.now(), wall = () => Date.now() } = {}) {
  const LEAD = 1000; // less is the wall clock being corrected
  let monotonic = now();
  let real = wall();
  let total = 0;
  let hidden = false;

  const read = () => {
    const passed = Math.max(0, now() - monotonic);
    const asleep = wall() - real - passed;
    monotonic += passed;
    real = wall();
    total += passed + (hidden && asleep > LEAD ? asleep : 0);
    return total;
  };

  return {
    read,
    /** @param {boolean} value whether the page is out of sight from now on */
    setHidden(value) {
      read();
      hidden = value;
    },
  };
}
