// What has been done on the page of the log: week by week, in all, and what has grown.

/** @import { Log } from "./entries.js" */
/** @import { Grown } from "./growth.js" */
/** @import { Part } from "./page-parts.js" */
import { make } from "../../browser/make.js";
import { measure, say, sayCount, writeDay } from "../../browser/messages.js";
import { countDone, listGrown, listWeeks } from "./growth.js";
import { facts, find, nameMovement, root, show, today, write } from "./page-parts.js";

const WEEKS = 12;
const SVG = "http://www.w3.org/2000/svg";
const [WIDE, TALL] = [36, 30]; // of a session in the picture

/** @typedef {{monday: number, done: number, wanted: number}} Week */

/** @param {string} name @param {Record<string, string|number>} values @param {string} [text] */
function draw(name, values, text = "") {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) part.setAttribute(key, String(value));
  part.textContent = text;
  return part;
}

/** @param {Week} week */
function sayWeek({ monday, done, wanted }) {
  const day = writeDay(monday, { month: "long", day: "numeric" });
  return wanted
    ? say("Week of %(day)s: %(done)s of %(wanted)s.", { day, done, wanted })
    : say("Week of %(day)s: %(done)s.", { day, done });
}

/**
 * The boxes of a week.
 * @param {Week} week
 * @param {number} x
 * @param {number} high of all, in boxes
 */
const drawBoxes = ({ done, wanted }, x, high) =>
  Array.from({ length: Math.max(done, wanted) }, (_, box) =>
    draw("rect", {
      x: x + 3,
      y: (high - 1 - box) * TALL + 3,
      width: WIDE - 6,
      height: TALL - 6,
      rx: 4,
      class: box < done ? "did" : "due",
    }),
  );

/** @param {Log} log */
function showWeeks(log) {
  const weeks = listWeeks(log, facts, today(), WEEKS);
  const seen = weeks.findIndex(({ done, wanted }) => done || wanted);
  show("weeks", seen >= 0);
  if (seen < 0) return;
  const shown = weeks.slice(Math.min(seen, WEEKS - 4));
  const high = Math.max(3, ...weeks.map(({ done, wanted }) => Math.max(done, wanted)));
  const picture = draw("svg", {
    viewBox: `0 0 ${WEEKS * WIDE} ${high * TALL + 50}`,
    role: "img",
    "aria-label": shown.map(sayWeek).join(" "),
  });
  let before = "";
  shown.forEach((week, column) => {
    const [x, y] = [column * WIDE + WIDE / 2, high * TALL];
    picture.append(...drawBoxes(week, column * WIDE, high));
    picture.append(draw("text", { x, y: y + 20 }, writeDay(week.monday, { day: "numeric" })));
    const month = writeDay(week.monday, { month: "short" });
    if (month !== before) picture.append(draw("text", { x, y: y + 42 }, month));
    before = month;
  });
  root.querySelector(".log-weeks")?.replaceChildren(picture);
}

/** @param {Grown} grown */
function createRow({ movement, times, first, last }) {
  const words = [
    sayCount("%(count)s time", "%(count)s times", times),
    say("%(first)s, now %(last)s", { first, last }),
  ];
  return make("li", [make("b", nameMovement(movement)), make("span", words.join(" · "), "num")]);
}

/** @param {Log} log */
function showDone(log) {
  const { sessions, minutes, weeks } = countDone(log, today());
  const grown = listGrown(log, facts.doses, today()).filter(({ first, last }) => first !== last);
  const parts = [
    sayCount("%(count)s session", "%(count)s sessions", sessions),
    measure(minutes, "minute"),
    sayCount("in %(count)s week", "in %(count)s weeks", weeks),
  ];
  write("done", sessions ? parts.join(" · ") : "");
  show("grown", grown.length > 0);
  find("list", "grown").replaceChildren(...grown.map(createRow));
}

/** @type {Part} */
export const weeks = {
  show: (log) => {
    showWeeks(log);
    showDone(log);
  },
  acts: {},
};
