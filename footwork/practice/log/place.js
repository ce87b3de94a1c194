// Where a runner stands in the plan, for every page that leads on: words, marks, and the day.

/** @import { Next, Plan } from "./plan.js" */
/** @import { Today } from "./today.js" */
import { say, writeDay } from "../../browser/messages.js";
import { KEY } from "./store.js";
import { readDay, readMorning, writeTime } from "./times.js";

export const today = () => readDay(writeTime(new Date()));

/**
 * Mark what is done of the plan, and what comes next, in a picture of its weeks.
 * @param {ParentNode} root @param {Next} next
 */
export function markWeeks(root, { week, session = 1 }) {
  let before = 0; // sessions of this week
  for (const box of /** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll(".session"))) {
    const its = Number(box.dataset.week);
    if (its === week) before += 1;
    const done = its < Number(week) || (its === week && before < session);
    box.classList.add(done ? "did" : its === week && before === session ? "now" : "due");
  }
}

/** The day from which the next session is due; 0 when it is due already. @param {Today} told */
export function findWait({ due, next }) {
  const day = Math.max(due, next.wait ?? 0);
  return day > today() ? day : 0;
}

/** @param {number} due */
export const sayRest = (due) =>
  say("Rest today. Next session from %(day)s on", { day: writeDay(due) });

/**
 * Which session is due. In the week of a race fewer are done than the plan has.
 * @param {Next} next @param {Plan} facts
 */
export function sayPlace({ phase, session = 1, race }, facts) {
  const sessions = facts.phases.find(({ id }) => id === phase)?.sessions ?? 0;
  if (race) return say("A session is due");
  return say("Session %(session)s of %(sessions)s is due", { session, sessions });
}

/** @param {Next} next @param {number} weeks of the plan */
export const sayWeek = ({ week }, weeks) =>
  week ? say("Week %(week)s of %(weeks)s", { week, weeks }) : "";

/** Let a start be a choice: nothing is due before its day. @param {Element} go */
export function quieten(go) {
  go.classList.replace("btn-go", "btn-line");
  go.lastElementChild?.replaceChildren(say("%(start)s anyway", { start: say("Start") }));
}

/** What a page shows hangs on this: the day, the log, and a session to go on with. */
function readState() {
  try {
    const kept = [KEY, "footwork-practice-session"].map((key) => localStorage.getItem(key));
    return [today(), readMorning(Date.now()), ...kept].join("\n");
  } catch {
    return ""; // nothing is kept here, and nothing shown
  }
}

/** Load the page again when it comes back on another day, or after a session. */
export function keepFresh() {
  const shown = readState();
  const refresh = () => document.hidden || readState() === shown || location.reload();
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());
  addEventListener("storage", refresh);
  document.addEventListener("visibilitychange", refresh);
}
