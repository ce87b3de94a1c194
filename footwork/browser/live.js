// A live region that a screen reader can follow: at most one message in two seconds, the newest
// wins.

const GAP = 2000; // milliseconds

/** @param {HTMLElement} region */
export function createLive(region) {
  let spoken = -GAP;
  let waiting = 0;

  return {
    /** @param {string} text */
    tell(text) {
      clearTimeout(waiting);
      waiting = setTimeout(
        () => {
          spoken = performance.now();
          region.textContent = text;
        },
        Math.max(0, spoken + GAP - performance.now()),
      );
    },
  };
}
