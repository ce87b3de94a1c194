// What comes next, on the home page of a runner who has a log. The page has every part already;
// this shows those that the log asks for. Without a log the page is a stranger's; of one that cannot
// be read it says so.

/** @import { Next } from "./plan.js" */
/** @import { Facts, Today } from "./today.js" */
import { say, writeDay } from "../../browser/messages.js";
import { readDay, writeTime } from "./times.js";
import { readToday } from "./today.js";

const root = /** @type {HTMLElement} */ (document.getElementById("today"));
/** @type {Facts & {weeks: number, practice: string}} */
const facts = JSON.parse(document.getElementById("today-facts")?.textContent ?? "");

/** @param {string} name @returns {HTMLElement} */
const find = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-today="${name}"]`));

/** Which part tells of what comes next; "" where a session of the plan does. @param {Today} told */
function choosePart({ hold, next }) {
  if (hold) return "hold";
  if (next.state === "next") return "";
  return next.state === "off" ? "off" : "rule";
}

/** Mark what is done of the plan, and what comes next. @param {Next} next */
function showWeeks({ week, session = 1 }) {
  if (!week) return;
  let before = 0; // sessions of this week
  for (const box of /** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll(".session"))) {
    const its = Number(box.dataset.week);
    if (its === week) before += 1;
    const done = its < week || (its === week && before < session);
    box.classList.add(done ? "did" : its === week && before === session ? "now" : "due");
  }
  find("weeks").hidden = false;
}

/** The day from which the next session is due; 0 when it is due already. @param {Today} told */
function findWait({ due, next }) {
  const day = Math.max(due, next.wait ?? 0);
  return day > readDay(writeTime(new Date())) ? day : 0;
}

/**
 * One thing is to be begun: with something else to go on with, or none due, it is no session.
 * @param {Next} next a session of the plan @param {number} due @param {boolean} quiet
 */
function showSession(next, due, quiet) {
  const card = [...root.querySelectorAll("[data-phase]")].find(
    (one) => one instanceof HTMLElement && one.dataset.phase === next.phase,
  );
  card?.removeAttribute("hidden");
  const sessions = facts.phases.find(({ id }) => id === next.phase)?.sessions ?? 0;
  const values = { session: next.session ?? 1, sessions };
  if (next.week) {
    const { weeks } = facts;
    find("place").textContent = say("Week %(week)s of %(weeks)s", { week: next.week, weeks });
  }
  find("title").textContent = due
    ? say("Rest today. Next session from %(day)s on", { day: writeDay(due) })
    : say("Session %(session)s of %(sessions)s is due", values);
  if (quiet) card?.querySelector(".btn-go")?.classList.replace("btn-go", "btn-line");
}

/** @param {Today} told */
function showToday(told) {
  const [part, due] = [choosePart(told), findWait(told)];
  if (part) find(part).hidden = false;
  else showSession(told.next, due, due > 0 || Boolean(told.interrupted));
  if (!told.hold) showWeeks(told.next);
  find("asked").hidden = !told.asked;
  find("eased").hidden = !told.eased;
  find("interrupted").hidden = !told.interrupted;
  const resume = find("resume");
  if (resume instanceof HTMLAnchorElement) resume.href = `${facts.practice}${told.interrupted}`;
}

// Most who come here have no log: what reads one is fetched only where there is one.
if (document.documentElement.classList.contains("back")) {
  const { LogStore, UNREADABLE } = await import("./store.js");
  const store = new LogStore();
  const log = store.read();
  if (store.findTrouble() === UNREADABLE) find("unread").hidden = false;
  else showToday(readToday(log, facts));
}
