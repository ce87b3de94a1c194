// The form that puts the plan into a calendar. Everything happens in the browser.

import { chooseDays, createCalendar, createUid, findRest, listSessions } from "./ical.js";

const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const form = document.querySelector("#calendar-form");
const plan = JSON.parse(document.querySelector("#calendar-plan").textContent);
const answer = form.querySelector("output");
const most = Math.max(...plan.stretches.map(({ sessions }) => sessions));

/** What the reader has chosen. */
function readForm() {
  const { start, time } = form.elements;
  const days = new FormData(form).getAll("day").map(Number);
  return { start: start.value, time: time.value, days };
}

/** What keeps the file from being made, as one sentence; nothing when it can be. */
function findFault({ start, time, days }) {
  if (!start) return "Choose the day on which you begin.";
  if (!time) return "Choose the time of day.";
  if (days.length < most) {
    const more = most - days.length;
    return `The plan has ${most} sessions a week: choose ${more} more ${more === 1 ? "day" : "days"}.`;
  }
  return "";
}

/** What the reader should know, though the file can be made. */
function findWarning({ start, days }) {
  const weekday = new Date(`${start}T00:00Z`).getUTCDay();
  const chosen = chooseDays(days, most, weekday);
  if (findRest(chosen) > 1) return "";
  const [first, second] = chosen
    .flatMap((day) => [[day, (day + 1) % 7]])
    .find(([, next]) => chosen.includes(next));
  return ` ${NAMES[first]} and ${NAMES[second]} have no day of rest between them. The guide asks for one.`;
}

const showDay = (day) => new Date(`${day}T00:00Z`).toLocaleDateString("en-US", {
  weekday: "long", month: "long", day: "numeric", year: "numeric", timeZone: "UTC",
});

/** Store a text as a file on the reader's device. */
function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

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
  download(createCalendar({ name: plan.name, sessions }), "footwork-plan.ics");
  answer.textContent = `${sessions.length} sessions, from ${showDay(days[0].day)} to `
    + `${showDay(days.at(-1).day)}. Open the file, and your calendar takes them in.`
    + findWarning(chosen);
});
