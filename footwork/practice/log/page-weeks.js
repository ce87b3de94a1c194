// What has been done on the page of the log: week by week, in all, and what has grown.

/** @import { Log } from "./entries.js" */
/** @import { Grown, Week } from "./growth.js" */
/** @import { Part } from "./page-parts.js" */
import { make } from "../../browser/make.js";
import { measure, number, say, sayCount, writeDay } from "../../browser/messages.js";
import { countDone, listGrown, listWeeks } from "./growth.js";
import { facts, find, nameMovement, root, show, today, write } from "./page-parts.js";

const WEEKS = 12;
const FEW = 8; // weeks that have all of the picture's width: more make its boxes smaller
const LARGE = 1.5; // pixels of a unit, where there is room
const SVG = "http://www.w3.org/2000/svg";
const [WIDE, TALL] = [36, 30]; // of a session in the picture
const [DAYS, PAIN, ALL] = [50, 144, 10]; // high: the days below, the pain below them, its scale
const EDGE = 30; // wide: the numbers of that scale

/** @param {string} name @param {Record<string, string|number>} values @param {string} [text] */
function draw(name, values, text = "") {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) part.setAttribute(key, String(value));
  part.textContent = text;
  return part;
}

/** @param {Week} week */
function sayWeek({ monday, done: { length: done }, wanted, pain }) {
  const day = writeDay(monday, { month: "long", day: "numeric" });
  const told = wanted
    ? say("Week of %(day)s: %(done)s of %(wanted)s.", { day, done, wanted })
    : say("Week of %(day)s: %(done)s.", { day, done });
  if (pain === null) return told;
  return [told, say("Worst pain next morning: %(pain)s.", { pain })].join(" ");
}

/** The class that gives a session of the plan the color of its phase. @param {string} id */
const findColor = (id) => {
  const place = facts.phases.findIndex((phase) => phase.id === id);
  return place < 0 ? "" : `p${Math.min(place + 1, 4)}`;
};

/**
 * The boxes of a week.
 * @param {Week} week
 * @param {number} x
 * @param {number} high of all, in boxes
 */
const drawBoxes = ({ done, wanted }, x, high) =>
  Array.from({ length: Math.max(done.length, wanted) }, (_, box) =>
    draw("rect", {
      x: x + 3,
      y: (high - 1 - box) * TALL + 3,
      width: WIDE - 6,
      height: TALL - 6,
      rx: 4,
      class: box < done.length ? `did ${findColor(done[box])}` : "due",
    }),
  );

/**
 * The pain of the mornings after: a point a week, joined from one week to the next that was told
 * of, on its scale; shaded where the rule of the morning after lets nobody train.
 * @param {Week[]} weeks
 * @param {number} top
 * @param {number} wide
 */
function drawPain(weeks, top, wide) {
  /** @param {number} pain */
  const place = (pain) => top + 8 + (1 - pain / ALL) * (PAIN - 24);
  const points = weeks.flatMap(({ pain }, column) =>
    pain === null ? [] : [{ x: column * WIDE + WIDE / 2, y: place(pain) }],
  );
  const line = points.map(({ x, y }) => `${x},${y}`).join(" ");
  const bad = Math.min(...facts.zones.filter(({ train }) => !train).map(({ low }) => low), ALL);
  const height = place(bad) - place(ALL);
  return points.length
    ? [
        draw("rect", { y: place(ALL), width: wide, height, class: "pain-no" }),
        ...[0, bad, ALL].flatMap((level) => [
          draw("path", { d: `M0 ${place(level)}H${wide}`, class: "pain-e" }),
          draw("text", { x: -EDGE / 2, y: place(level) + 6 }, number(level)),
        ]),
        draw("polyline", { points: line, class: "pain-l" }),
        ...points.map(({ x, y }) => draw("circle", { cx: x, cy: y, r: 5, class: "pain-d" })),
      ]
    : [];
}

/** @param {Log} log */
function showWeeks(log) {
  const weeks = listWeeks(log, facts, today(), WEEKS);
  const seen = weeks.findIndex(({ done, wanted }) => done.length || wanted);
  show("weeks", seen >= 0);
  if (seen < 0) return;
  const shown = weeks.slice(Math.min(seen, WEEKS - 4));
  const high = Math.max(3, ...weeks.map(({ done, wanted }) => Math.max(done.length, wanted)));
  const hasPain = shown.some(({ pain }) => pain !== null);
  const below = DAYS + (hasPain ? PAIN : 0);
  const edge = hasPain ? EDGE : 0;
  show("pain-line", hasPain);
  const wide = Math.max(shown.length, FEW) * WIDE;
  const picture = draw("svg", {
    viewBox: `${-edge} 0 ${wide + edge} ${high * TALL + below}`,
    width: (wide + edge) * LARGE,
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
  picture.append(...drawPain(shown, high * TALL + DAYS + 8, wide));
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
