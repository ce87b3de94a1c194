// The form that puts an own routine into a calendar. The file is made here, by the module that the
// plan's form uses too, which is loaded only for that.

/** @import { Guide } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { shorten } from "../player/code.js";
import { findMovement } from "../player/guide.js";
import { doseSpoken, many, wholeMinutes } from "../player/words.js";
import { totalSeconds } from "./routine.js";
import { versionWords } from "./version-words.js";

const MOST_WEEKS = 52;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

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
  const signs = movements.map(({ name, stop, askFirst }) => [`${name}, stop if:`, ...list(stop), askFirst]);
  const { warnings, notToday } = guide.plan;
  const parts = [
    warnings.length ? ["Know this first:", ...warnings] : [],
    notToday.length ? ["Not today if:", ...list(notToday)] : [],
    lines, ...signs, [pain, guide.limit], [guide.disclaimer], [address],
  ];
  return parts.filter(({ length }) => length).map((part) => part.join("\n")).join("\n\n");
}

/** @param {import("../player/guide.js").Stop[]} stops */
const list = (stops) => stops.map(({ sign, then }) => `${sign}. ${then}`);

/**
 * @param {HTMLFormElement} form
 * @param {string} script address of the module that makes calendars
 * @param {() => {guide: Guide, name: string, steps: OwnStep[], address: string}} read
 */
export function startCalendar(form, script, read) {
  const answer = /** @type {HTMLOutputElement} */ (form.querySelector("output"));

  /** @param {string} text @param {boolean} [fault] */
  const say = (text, fault = false) => {
    answer.classList.toggle("fault", fault);
    answer.textContent = text;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const start = String(chosen.get("start"));
    const time = String(chosen.get("time"));
    const weeks = Number(chosen.get("weeks"));
    const days = chosen.getAll("day").map(Number);
    if (!start) return say("Choose the day on which you begin.", true);
    if (!time) return say("Choose the time of day.", true);
    if (!days.length) return say("Choose at least one day of the week.", true);
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS) return say(`Choose 1 to ${MOST_WEEKS} weeks.`, true);

    const { guide, name, steps, address } = read();
    const { createCalendar, createUid, findRest, listSessions } = await import(new URL(script, location.href).href);
    const title = name || "Own routine";
    /** @type {{day: string}[]} */
    const dates = listSessions([{ name: title, first: 1, last: weeks, sessions: days.length }], start, days);
    const minutes = wholeMinutes(totalSeconds(steps, guide));
    const description = describe(guide, steps, address, form.dataset.pain ?? "");
    const routine = `own-${shorten(address, 6)}`;
    const sessions = dates.map(({ day }) => ({
      start: `${day}T${time}`, minutes, title, description, url: address, uid: createUid(routine, { time, days }, day, address),
    }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([createCalendar({ name: title, sessions })], { type: "text/calendar;charset=utf-8" }));
    link.download = "footwork-routine.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const pair = days.find((day) => days.includes((day + 1) % 7));
    const warning = pair !== undefined && findRest(days) < 2
      ? ` ${DAYS[pair]} and ${DAYS[(pair + 1) % 7]} have no day of rest between them. The guide asks for one.` : "";
    say(`${many(dates.length, "session")}. Open the file, and your calendar takes them in.${warning}`);
  });
}
