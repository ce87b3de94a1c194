// Left and right over the days as a line each.

/** @import { Measured } from "./entries.js" */
import { say } from "../../browser/messages.js";
import { readDay } from "./times.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDE, TALL, EDGE] = [360, 120, 12];

/** @param {string} name @param {Record<string, string|number>} values @param {string} [text] */
function draw(name, values, text = "") {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) part.setAttribute(key, String(value));
  part.textContent = text;
  return part;
}

/**
 * Two lines, the right one dashed; the table beside them has the numbers.
 * @param {Measured[]} kept two at least, the earliest first
 */
export function drawLine(kept) {
  const days = kept.map(({ day }) => readDay(day));
  const span = Math.max(1, days[days.length - 1] - days[0]);
  const most = Math.max(1, ...kept.flatMap(({ left = 0, right = 0 }) => [left, right]));
  const picture = draw("svg", {
    viewBox: `0 0 ${WIDE} ${TALL + 24}`,
    role: "img",
    "aria-label": say("Left and right, as in the table."),
  });
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
  const words = say("Left: line, right: dashes");
  picture.append(draw("text", { x: EDGE, y: TALL + 18 }, words));
  return picture;
}
