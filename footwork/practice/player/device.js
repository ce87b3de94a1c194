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
    if (!wanted || lock || document.visibilityState !== "visible") return;
    try {
      const got = await navigator.wakeLock.request("screen");
      lock = got;
      lock.addEventListener("release", () => {
        lock = null;
      });
      if (!wanted) await lock.release();
    } catch {
      // There is none, or it was refused, as with a low battery: the routine goes on.
      if (document.visibilityState === "visible") refused();
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

/**
 * Ten seconds of silence as a WAV file: browsers give the headset's buttons to pages with a player.
 */
function createSilence() {
  const RATE = 8000;
  const length = 10 * RATE;
  const view = new DataView(new ArrayBuffer(44 + length));
  /** @param {number} place @param {string} text */
  const put = (place, text) =>
    [...text].forEach((letter, i) => view.setUint8(place + i, letter.charCodeAt(0)));
  put(0, "RIFF");
  view.setUint32(4, 36 + length, true);
  put(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain samples
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true); // bits
  put(36, "data");
  view.setUint32(40, length, true);
  new Uint8Array(view.buffer, 44).fill(128);
  return new Blob([view.buffer], { type: "audio/wav" });
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
