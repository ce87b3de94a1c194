// The form that puts the plan into a calendar. Everything happens in the browser.

import { downloadCalendar } from "../../browser/download.js";
import { say, sayCount, writeDay } from "../../browser/messages.js";
import { sayNoRest } from "../../browser/no-rest.js";
import { chooseDays, createCalendar, createUid, findRest, listSessions } from "./ical.js";

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
  if (!start) return say("Choose the day on which you begin.");
  if (!time) return say("Choose the time of day.");
  if (days.length < most) {
    return sayCount(
      "The plan has %(most)s sessions a week: choose %(count)s more day.",
      "The plan has %(most)s sessions a week: choose %(count)s more days.",
      most - days.length,
      { most },
    );
  }
  return "";
}

/** What the reader should know, though the file can be made. @param {Chosen} chosen */
function findWarning({ start, days }) {
  const weekday = new Date(`${start}T00:00Z`).getUTCDay();
  const chosen = chooseDays(days, most, weekday);
  if (findRest(chosen) > 1) return "";
  const first = Number(chosen.find((day) => chosen.includes((day + 1) % 7)));
  return ` ${sayNoRest(first)}`;
}

/** @param {string} day */
const showDay = (day) =>
  writeDay(Date.parse(`${day}T00:00Z`) / 864e5, {
    weekday: "long",
    month: "long",
    day: "numeric",
    year: "numeric",
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
    title: say("%(plan)s: %(phase)s, week %(week)s, session %(session)s of %(sessions)s", {
      plan: plan.title,
      phase: stretch.name,
      week,
      session: place,
      sessions: stretch.sessions,
    }),
    description: stretch.description,
    url: plan.url,
    uid: createUid(`plan-${chosen.start}`, chosen, `${week}-${place}`, plan.url),
  }));
  downloadCalendar(createCalendar({ name: plan.name, sessions }), "footwork-plan.ics");
  answer.textContent =
    sayCount(
      "%(count)s session, from %(first)s to %(last)s. Open the file, and your calendar takes them in.",
      "%(count)s sessions, from %(first)s to %(last)s. Open the file, and your calendar takes them in.",
      sessions.length,
      { first: showDay(days[0].day), last: showDay(days[days.length - 1].day) },
    ) + findWarning(chosen);
});

if (document.documentElement.classList.contains("back")) import("../../practice/log/due-page.js");
