// What a phone can do for a routine: keep its screen on, and obey the buttons of a headset.

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

const SAMPLES = 80_000; // ten seconds, at 8,000 samples of 8 bits a second
// The head of a WAV file of as many plain samples, in one channel.
const HEAD = "UklGRqQ4AQBXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YYA4AQA=";

/** Silence as a WAV file: browsers give the headset's buttons to pages with a player. */
function createSilence() {
  const head = Uint8Array.from(atob(HEAD), (letter) => letter.charCodeAt(0));
  const silence = new Uint8Array(SAMPLES).fill(128); // the middle of what a sample can be
  return new Blob([head, silence], { type: "audio/wav" });
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
