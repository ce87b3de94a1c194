// The form that puts an own routine into a calendar. The file is made here, by the module that the
// plan's form uses too, which is loaded only for that.

/** @import { Guide } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { downloadCalendar } from "../../browser/download.js";
import { say, sayCount } from "../../browser/messages.js";
import { sayNoRest } from "../../browser/no-rest.js";
import { shorten } from "../player/code.js";
import { findMovement } from "../player/guide.js";
import { doseSpoken, wholeMinutes } from "../player/words.js";
import { totalSeconds } from "./routine.js";
import { versionWords } from "./version-words.js";

const MOST_WEEKS = 52;

/**
 * What to know first, what a session is made of, a line for each movement, when to stop, and the
 * address to practice it: all that the page itself shows.
 * @param {Guide} guide
 * @param {OwnStep[]} steps
 * @param {string} address
 * @param {string} pain both pain rules in a line
 */
export function describe(guide, steps, address, pain) {
  const lines = steps.map(({ do: id, dose, version }, place) => {
    const movement = findMovement(guide, id);
    const words = versionWords(version);
    const spoken = doseSpoken({ ...dose, note: version.dose.note }, movement.side);
    return `${place + 1}. ${movement.name}: ${spoken}.${words && ` ${words}`}`;
  });
  const movements = [...new Set(steps.map(({ do: id }) => findMovement(guide, id)))];
  const signs = movements.map(({ name, stop, askFirst }) => [
    say("%(name)s, stop if:", { name }),
    ...list(stop),
    askFirst,
  ]);
  const { warnings, notToday } = guide.plan;
  const parts = [
    warnings.length ? [say("Know this first:"), ...warnings] : [],
    notToday.length ? [say("%(title)s:", { title: guide.notTodayTitle }), ...list(notToday)] : [],
    lines,
    ...signs,
    [pain, guide.limit],
    [guide.disclaimer],
    [address],
  ];
  return parts
    .filter(({ length }) => length)
    .map((part) => part.join("\n"))
    .join("\n\n");
}

/** @param {import("../player/guide.js").Stop[]} stops */
const list = (stops) => stops.map(({ sign, then }) => `${sign}. ${then}`);

/** @typedef {{start: string, time: string, weeks: number, days: number[]}} Chosen */
/**
 * @typedef {{guide: Guide, name: string, steps: OwnStep[], address: string}} Own what the page
 *   holds
 */

/** What the reader has chosen. @param {HTMLFormElement} form @returns {Chosen} */
function readForm(form) {
  const chosen = new FormData(form);
  return {
    start: String(chosen.get("start")),
    time: String(chosen.get("time")),
    weeks: Number(chosen.get("weeks")),
    days: chosen.getAll("day").map(Number),
  };
}

/**
 * What keeps the file from being made, as one sentence; nothing when it can be.
 * @param {Chosen} chosen
 */
function findFault({ start, time, weeks, days }) {
  if (!start) return say("Choose the day on which you begin.");
  if (!time) return say("Choose the time of day.");
  if (!days.length) return say("Choose a day of the week.");
  const right = Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WEEKS;
  return right ? "" : say("Choose 1 to %(most)s weeks.", { most: MOST_WEEKS });
}

/** @param {number[]} days with less than a day of rest between two of them */
function warn(days) {
  const pair = days.find((day) => days.includes((day + 1) % 7));
  if (pair === undefined) return "";
  return ` ${sayNoRest(pair)}`;
}

/**
 * Make the file, and tell what is in it.
 * @param {Chosen} chosen
 * @param {Own} own
 * @param {string} pain both pain rules in a line
 * @param {typeof import("../../pages/scripts/ical.js")} ical
 */
function send({ start, time, weeks, days }, { guide, name, steps, address }, pain, ical) {
  const title = name || say("Own routine");
  const dates = ical.listSessions(
    [{ name: title, first: 1, last: weeks, sessions: days.length }],
    start,
    days,
  );
  const minutes = wholeMinutes(totalSeconds(steps, guide));
  const description = describe(guide, steps, address, pain);
  const routine = `own-${shorten(address, 6)}`;
  const sessions = dates.map(({ day }) => ({
    start: `${day}T${time}`,
    minutes,
    title,
    description,
    url: address,
    uid: ical.createUid(routine, { time, days }, day, address),
  }));
  downloadCalendar(ical.createCalendar({ name: title, sessions }), "footwork-routine.ics");
  const warning = ical.findRest(days) < 2 ? warn(days) : "";
  const told = sayCount(
    "%(count)s session. Open the file, and your calendar takes them in.",
    "%(count)s sessions. Open the file, and your calendar takes them in.",
    dates.length,
  );
  return told + warning;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} script address of the module that makes calendars
 * @param {() => Own} read
 */
export function startCalendar(form, script, read) {
  const answer = /** @type {HTMLOutputElement} */ (form.querySelector("output"));

  /** @param {string} text @param {boolean} fault */
  const show = (text, fault) => {
    answer.classList.toggle("fault", fault);
    answer.textContent = text;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = readForm(form);
    const fault = findFault(chosen);
    if (fault) {
      show(fault, true);
      return;
    }
    const own = read();
    try {
      const ical = await import(new URL(script, location.href).href);
      show(send(chosen, own, form.dataset.pain ?? "", ical), false);
    } catch {
      show(say("Try again with a signal."), true);
    }
  });
}
