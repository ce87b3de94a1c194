// Left and right over the days as a line each.

/** @import { Measured } from "./entries.js" */
import { readDay } from "./times.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDE, TALL, EDGE] = [360, 120, 12];

/** @param {string} name @param {Record<string, string|number>} values */
function draw(name, values) {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) part.setAttribute(key, String(value));
  return part;
}

/**
 * Two lines, the right one dashed; the table beside them has the numbers.
 * @param {Measured[]} kept the earliest first; a line takes two at least
 */
export function drawLine(kept) {
  const days = kept.map(({ day }) => readDay(day));
  const span = Math.max(1, days[days.length - 1] - days[0]);
  const most = Math.max(1, ...kept.flatMap(({ left = 0, right = 0 }) => [left, right]));
  const picture = draw("svg", { viewBox: `0 0 ${WIDE} ${TALL}` });
  for (const side of /** @type {const} */ (["left", "right"])) {
    const points = kept.flatMap((one, place) => {
      const value = one[side];
      if (value === undefined) return [];
      const x = EDGE + ((WIDE - 2 * EDGE) * (days[place] - days[0])) / span;
      return [[x, EDGE + (TALL - 2 * EDGE) * (1 - value / most)]];
    });
    picture.append(draw("polyline", { points: points.join(" "), class: side }));
    picture.append(...points.map(([cx, cy]) => draw("circle", { cx, cy, r: 4 })));
  }
  return picture;
}
