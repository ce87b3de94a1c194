// The zones of the pain next morning, as a page says them in words.

/**
 * The zones of the pain next morning, as a page says them in words.
 * @param {HTMLElement} root
 * @returns {{words: HTMLElement, low: number, high: number, train: boolean}[]}
 */
export const readZones = (root) =>
  [...root.querySelectorAll("[data-low]")].map((element) => {
    const words = /** @type {HTMLElement} */ (element);
    const { low, high, train } = words.dataset;
    return { words, low: Number(low), high: Number(high), train: train === "true" };
  });

/**
 * Show the words of the zone that a pain is in, if any.
 * @param {ReturnType<typeof readZones>} zones
 * @param {number|null} [pain]
 */
export const showZone = (zones, pain) =>
  zones.forEach(({ words, low, high }) => {
    words.hidden = typeof pain !== "number" || pain < low || pain > high;
  });
