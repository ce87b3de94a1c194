// The session that is due, on the pages of practice and of the plan, for a runner who has a log.

/** @import { Facts, Today } from "./today.js" */
import { say } from "../../browser/messages.js";
import { findWait, keepFresh, markWeeks, quieten, sayPlace, sayRest, sayWeek } from "./place.js";
import { LogStore, UNREADABLE } from "./store.js";
import { readToday } from "./today.js";

/** @type {Facts & {weeks: number, practice: string}} */
const facts = JSON.parse(document.getElementById("today-facts")?.textContent ?? "");

/** @param {string} name @returns {HTMLElement|null} */
const find = (name) => document.querySelector(`[data-due="${name}"]`);

/** @param {string} name @param {string} words */
const write = (name, words) => find(name)?.replaceChildren(words);

/** A session of the plan, and where it stands there. @param {Today} told */
function showSession(told) {
  const { next } = told;
  const due = findWait(told);
  write("place", sayWeek(next, facts.weeks));
  write("title", due ? sayRest(due) : sayPlace(next, facts));
  find(`phase-${next.phase}`)?.removeAttribute("hidden");
  const go = /** @type {HTMLAnchorElement} */ (find("go"));
  go.href = `${facts.practice}?phase=${next.phase}`;
  go.hidden = false;
  if (due) quieten(go);
  document.getElementById(`shown-${next.phase}`)?.click();
  if (next.week) markWeeks(document, next);
}

const store = new LogStore();
const told = readToday(store.read(), facts);
const { hold, interrupted, next } = told;
if (hold || store.findTrouble() === UNREADABLE)
  write("title", say("Your log says what comes next"));
else {
  if (next.state === "next") showSession(told);
  else if (next.state === "off") {
    const due = findWait(told);
    write("title", due ? sayRest(due) : say("You can train today"));
  } else write("title", say("Your log says what comes next"));
  const resume = find("resume");
  if (interrupted && resume) {
    resume.hidden = false;
    resume.querySelector("a")?.setAttribute("href", `${facts.practice}${interrupted}`);
  }
}
find("card")?.classList.add("ready");
keepFresh();
