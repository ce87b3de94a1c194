// The time of a drawing in motion.

/**
 * The element that has the time of a drawing; null for a still one. It is the `svg` nearest to what
 * moves: to Chromium and WebKit each `svg` has a time of its own, and Firefox asks the outermost.
 * @param {Element} drawing
 */
export const findClock = (drawing) =>
  /** @type {SVGSVGElement|null} */ (drawing.querySelector("svg[data-seconds]"));

/** How many seconds a drawing takes. @param {SVGSVGElement} clock */
export const readSeconds = (clock) => Number(clock.dataset.seconds);
