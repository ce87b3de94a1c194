// What a phone does for a routine: tell the time while it sleeps, keep its screen on, and obey the
// buttons of a headset.

/**
 * Time that is read, never counted: it goes on while timers are late or the page sleeps.
 *
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

/**
 * Keeps the screen on while it is wanted; a page that was hidden has to ask again.
 * @param {() => void} refused called where the browser cannot or will not
 */
export function createScreenLock(refused) {
  let wanted = false;
  /** @type {WakeLockSentinel|null} */
  let lock = null;

  const ask = async () => {
    if (!wanted || lock || document.hidden) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      lock = got;
      lock.addEventListener("release", () => {
        lock = null;
      });
      if (!wanted) await lock.release();
    } catch {
      // There is none, or it was refused, as with a low battery: the routine goes on.
      if (!document.hidden) refused();
    }
  };
  document.addEventListener("visibilitychange", ask);

  return {
    /** @param {boolean} value */
    set(value) {
      wanted = value;
      if (value) ask();
      else lock?.release();
    },
  };
}

const SAMPLES = 0x13840; // ten seconds, at 8,000 samples of 8 bits a second
// The head of a WAV file of as many plain samples, in one channel: as text, for it has no byte
// above 127.
const HEAD =
  "RIFF\x64\x38\x01\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x38\x01\0";

/** Silence as a WAV file: browsers give the headset's buttons to pages with a player. */
function createSilence() {
  const silence = new Uint8Array(SAMPLES).fill(128); // the middle of what a sample can be
  return new Blob([HEAD, silence], { type: "audio/wav" });
}

/**
 * The buttons of a headset.
 * @param {{play: () => void, pause: () => void, nexttrack: () => void, previoustrack: () => void}}
 *   acts
 */
export function createHeadset(acts) {
  const session = navigator.mediaSession;
  const player = session && new Audio(URL.createObjectURL(createSilence()));

  /** @param {typeof acts|null} given */
  const listen = (given) => {
    for (const name of /** @type {(keyof typeof acts)[]} */ (Object.keys(acts))) {
      session.setActionHandler(name, given && given[name]);
    }
  };

  return {
    available: Boolean(session),
    /** @param {boolean} playing @param {string} title @param {boolean} wanted */
    show(playing, title, wanted) {
      if (!session || !wanted) {
        this.end();
        return;
      }
      player.loop = true;
      session.metadata = new MediaMetadata({ title, artist: "Footwork" });
      session.playbackState = playing ? "playing" : "paused";
      listen(acts);
      if (playing) player.play().catch(() => undefined);
      else player.pause();
    },
    end() {
      if (!session) return;
      player.pause();
      session.playbackState = "none";
      listen(null);
    },
  };
}
