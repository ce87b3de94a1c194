// What a runner tells the plan, on the page of the log: the week to join it in, a break, a race.

/** @import { Dates, Log } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { make, makeButton } from "../../browser/make.js";
import { say, writeDay } from "../../browser/messages.js";
import { addDates, dropDates, nameDay } from "./changes.js";
import { turn } from "./page-next.js";
import { change, facts, find, focus, show, today, write } from "./page-parts.js";
import { findNext } from "./plan.js";
import { readDay } from "./times.js";

const WEEK = 7; // days
const BACKWARD = say("A break has to end on the day on which it begins, or later.");
const TOO_FAR = say("Nothing was changed: the log takes days from 2000 to 2099.");

/** @param {string} name @returns {HTMLFormElement} */
const findForm = (name) => /** @type {HTMLFormElement} */ (find("form", name));
/** A field of a form. @param {string} form @param {string} name @returns {HTMLInputElement} */
const findField = (form, name) =>
  /** @type {HTMLInputElement} */ (findForm(form).elements.namedItem(name));

/** Join the plan in a week; after the last one there is what keeps the gain. */
function join() {
  const week = Number(findField("join", "week").value);
  const phase = facts.phases.findLast(({ first }) => first && first <= week);
  if (week > facts.weeks || !phase) turn(facts.phases.at(-1)?.id ?? "");
  else turn(phase.id, week === phase.first ? 0 : week);
}

/**
 * Note days that a form has. A form with a day left out is not sent.
 * @param {Dates["what"]} what
 * @param {string} from
 * @param {string} to
 */
function note(what, from, to) {
  const fault = from > to ? BACKWARD : "";
  if (!fault) change((log) => addDates(log, { what, from, to }), TOO_FAR);
  write("dates", fault);
  if (!fault) focus("next");
}

/** @param {Dates} dates */
function sayDates({ what, from, to }) {
  /** @param {string} day */
  const shorten = (day) => writeDay(readDay(day), { month: "short", day: "numeric" });
  return what === "race"
    ? say("Race: %(day)s", { day: shorten(to) })
    : say("Break: %(from)s to %(to)s", { from: shorten(from), to: shorten(to) });
}

/** Breaks and races that are not over. @param {Log} log */
function showDates(log) {
  const { state, week } = findNext(log, facts, today());
  show("dates", state !== "off");
  if (week) findField("join", "week").value = String(week);
  const coming = (log.dates ?? []).filter(({ to }) => readDay(to) >= today());
  const rows = coming.map((dates) => {
    const words = sayDates(dates);
    const drop = makeButton(say("Delete"), "btn-line", () => {
      change((one) => dropDates(one, dates));
      focus("next");
    });
    drop.setAttribute("aria-label", say("Delete %(name)s", { name: words }));
    return make("li", [make("span", words), drop]);
  });
  find("list", "dates").replaceChildren(...rows);
  for (const [form, name] of [
    ["break", "from"],
    ["break", "to"],
    ["race", "day"],
  ])
    findField(form, name).min = nameDay(today());
}

/** @type {Record<string, () => void>} */
const forms = {
  join,
  break: () => note("break", findField("break", "from").value, findField("break", "to").value),
  race: () => note("race", findField("race", "day").value, findField("race", "day").value),
};
for (const [name, act] of Object.entries(forms))
  findForm(name).addEventListener("submit", (event) => {
    event.preventDefault();
    if (findForm(name).reportValidity()) act();
  });

/** @type {Part} */
export const dates = {
  show: showDates,
  acts: { week: () => note("break", nameDay(today()), nameDay(today() + WEEK - 1)) },
};
