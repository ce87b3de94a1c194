// Where a version asks how far apart the two sides are: what the last test of both gave. It shows
// nothing without one, and asks of the log no more than that.

import { number, say, writeDay } from "../../browser/messages.js";

/** @typedef {{test: string, day: string, left?: number, right?: number}} Measured */

/** What is kept, if it can be read. @returns {Measured[]} */
function readMeasures() {
  try {
    const { measures } = JSON.parse(localStorage.getItem("footwork-log") ?? "{}");
    return Array.isArray(measures) ? measures : [];
  } catch {
    return [];
  }
}

const kept = readMeasures();
for (const place of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-sides]")
)) {
  const last = kept.findLast(
    (one) => one?.test === place.dataset.sides && one.left !== undefined && one.right !== undefined,
  );
  const { left = 0, right = 0, day = "" } = last ?? {};
  const most = Math.max(left, right);
  if (most > 0)
    place.textContent = say("%(day)s: left %(left)s, right %(right)s, %(percent)s %% apart.", {
      day: writeDay(Date.parse(day) / 864e5, { month: "long", day: "numeric" }),
      left: number(left),
      right: number(right),
      percent: Math.round((100 * Math.abs(left - right)) / most),
    });
}
