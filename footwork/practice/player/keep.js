// The practice page's part of the log: a session that ends goes in, and the morning after one is
// asked for.

import { make } from "../../browser/make.js";
import { say, writeDay } from "../../browser/messages.js";
import { readZones, showZone } from "../../browser/zones.js";
import { addSession, createSession } from "../log/adding.js";
import { findAsked, findDue, findHold, isEased } from "../log/morning.js";
import { findRoutine, keepRoutine } from "../log/own-routines.js";
import { LogStore, UNREADABLE } from "../log/store.js";
import { readDay, readMorning, writeTime } from "../log/times.js";
import { createQuery } from "./code.js";
import { part } from "./parts.js";

const WEEK = 7; // days: that of a race

const store = new LogStore();
export const page = /** @type {HTMLElement} */ (document.getElementById("practice"));

/** @typedef {Parameters<typeof createSession>[0] & {name: string}} Done */

/**
 * Put a session in, and tell what became of it.
 * @param {Done} done
 */
function keep(done) {
  const session = createSession(done);
  if (!session.movements.length && !session.finished) return "nothing"; // only looked at
  const own = { r: session.id, name: done.name };
  const became = store.change((log) => {
    const more = addSession(log, session);
    // An own routine that is done is kept, so that the log knows it by its name.
    return session.kind === "r" && !findRoutine(log, own.r) ? keepRoutine(more, own) : more;
  });
  return became === "open" && store.findTrouble() === UNREADABLE ? "unreadable" : became;
}

document.addEventListener("practice:done", (event) => {
  const { detail } = /** @type {CustomEvent<Done>} */ (event);
  const words = part(`kept-${keep(detail)}`).textContent ?? "";
  part("kept").textContent = words.replace("YEAR", `${new Date(detail.session).getFullYear()}`);
  isHeld();
});

/**
 * Whether the morning after forbids a session, as the log says now, whatever tab has changed it.
 * The page shows it, and what else is to be known before a start: an open morning, a day of rest,
 * or that it has just settled.
 */
export function isHeld() {
  const log = store.read();
  const day = readDay(writeTime(new Date()));
  const unread = store.findTrouble() === UNREADABLE;
  part("unread").hidden = !unread;
  const zones = readZones(page);
  const hold = findHold(log, zones, day);
  page.classList.toggle("waits", Boolean(hold));
  showZone(zones, hold?.pain);
  page.classList.toggle("signed", hold?.felt === "sign");

  const asked = findAsked(log, readMorning(Date.now()));
  show("asked", asked && readDay(asked.start));
  // A movement alone rests after what was done of it.
  const { do: single, phase } = page.dataset;
  const rest = Number(part("due").dataset.rest);
  const due = !hold && findDue(log, rest, day, single);
  show("due", due);
  part("due-what").textContent = single ? say("This movement") : say("The next session");
  part("eased").hidden = Boolean(hold) || !isEased(log, day);
  // So is one shortly before a race.
  const race = log.dates
    ?.map(({ what, to }) => (what === "race" ? readDay(to) : 0))
    .find((one) => one >= day && one < day + WEEK);
  show("race", race);
  const near = race && race - day <= Number(part("race").dataset.clear);
  showStarts(near || due, Number(due) > day + rest);
  // The plan goes by the log: without it, nothing of it begins.
  return Boolean(hold || (unread && phase));
}

/** What the buttons are called that begin a session. */
const PLAIN = [say("Start"), say("Go on"), say("Do it again")];

/** A start on a day of rest is a choice. @param {string} name */
const nameChoice = (name) => say("%(start)s anyway", { start: name });

/**
 * Say on the buttons that begin a session where that is a choice.
 * @param {number|boolean|undefined} due whether a session is due later only
 * @param {boolean} today whether that is counted from today
 */
function showStarts(due, today) {
  for (const id of ["begin", "repeat"]) {
    const words = /** @type {Element} */ (part(id).lastElementChild);
    const plain = PLAIN.find((name) => [name, nameChoice(name)].includes(words.textContent ?? ""));
    if (!plain) continue;
    // What was stopped today is gone on with as the same session, not as a next one.
    const chosen = due && !(plain === say("Go on") && today);
    words.textContent = chosen ? nameChoice(plain) : plain;
    if (id === "begin") part(id).classList.toggle("btn-line", Boolean(chosen));
  }
}

/** Show a line with its day, or hide it. @param {string} id @param {number|false|null} [day] */
function show(id, day) {
  part(id).hidden = !day;
  if (day) part(`${id}-day`).textContent = writeDay(day);
}

/** Own routines by name, among those to choose from. */
function showOwn() {
  const own = store.read().routines ?? [];
  part("mine").replaceChildren(
    ...own.map(({ r, name }) => {
      const link = /** @type {HTMLAnchorElement} */ (make("a", [make("b", name)]));
      link.href = createQuery(name, r);
      return make("li", link);
    }),
  );
}

/** What runs may go on no longer. */
const look = () => isHeld() && document.dispatchEvent(new Event("practice:hold"));

look();
showOwn();
// The answer may be given in another tab, or on the page of the log before the way back here.
addEventListener("storage", look);
addEventListener("pageshow", ({ persisted }) => persisted && look());
document.addEventListener("visibilitychange", () => document.hidden || look());
