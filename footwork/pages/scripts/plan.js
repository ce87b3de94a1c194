// The form that puts the plan into a calendar. Everything happens in the browser.

import { downloadCalendar } from "../../browser/download.js";
import { chooseDays, createCalendar, createUid, findRest, listSessions } from "./ical.js";

const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * @typedef {import("./ical.js").Stretch & {minutes: number, description: string}} Phase
 * @typedef {object} Plan
 * @property {string} name
 * @property {string} title
 * @property {string} url
 * @property {Phase[]} stretches
 *
 * @typedef {{start: string, time: string, days: number[]}} Chosen
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector("#calendar-form"));
/** @type {Plan} */
const plan = JSON.parse(document.querySelector("#calendar-plan")?.textContent ?? "");
const answer = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const most = Math.max(...plan.stretches.map(({ sessions }) => sessions));

/** What the reader has chosen. @returns {Chosen} */
function readForm() {
  const chosen = new FormData(form);
  const days = chosen.getAll("day").map(Number);
  return { start: String(chosen.get("start")), time: String(chosen.get("time")), days };
}

/**
 * What keeps the file from being made, as one sentence; nothing when it can be.
 * @param {Chosen} chosen
 */
function findFault({ start, time, days }) {
  if (!start) return "Choose the day on which you begin.";
  if (!time) return "Choose the time of day.";
  if (days.length < most) {
    const more = most - days.length;
    return `The plan has ${most} sessions a week: choose ${more} more ${more === 1 ? "day" : "days"}.`;
  }
  return "";
}

/** What the reader should know, though the file can be made. @param {Chosen} chosen */
function findWarning({ start, days }) {
  const weekday = new Date(`${start}T00:00Z`).getUTCDay();
  const chosen = chooseDays(days, most, weekday);
  if (findRest(chosen) > 1) return "";
  const first = Number(chosen.find((day) => chosen.includes((day + 1) % 7)));
  return ` ${NAMES[first]} and ${NAMES[(first + 1) % 7]} have no day of rest between them. The guide asks for one.`;
}

/** @param {string} day */
const showDay = (day) =>
  new Date(`${day}T00:00Z`).toLocaleDateString("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    year: "numeric",
    timeZone: "UTC",
  });

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = readForm();
  const fault = findFault(chosen);
  answer.classList.toggle("fault", Boolean(fault));
  if (fault) {
    answer.textContent = fault;
    return;
  }
  const days = listSessions(plan.stretches, chosen.start, chosen.days);
  const sessions = days.map(({ day, week, place, stretch }) => ({
    start: `${day}T${chosen.time}`,
    minutes: stretch.minutes,
    title: `${plan.title}: ${stretch.name}, week ${week}, session ${place} of ${stretch.sessions}`,
    description: stretch.description,
    url: plan.url,
    uid: createUid(`plan-${chosen.start}`, chosen, `${week}-${place}`, plan.url),
  }));
  downloadCalendar(createCalendar({ name: plan.name, sessions }), "footwork-plan.ics");
  answer.textContent =
    `${sessions.length} sessions, from ${showDay(days[0].day)} to `
    + `${showDay(days[days.length - 1].day)}. Open the file, and your calendar takes them in.`
    + findWarning(chosen);
});
