// What the parts of the page /log/ share: the facts of the guide, the log, and the elements that
// stand there already, with the words that a script fills in. Each part adds what it shows and what
// its buttons do.

/** @import { Log, Session } from "./entries.js" */
/** @import { Doses } from "./growth.js" */
/** @import { Zone } from "./morning.js" */
/** @import { Plan } from "./plan.js" */
import { say, writeDay } from "../../browser/messages.js";
import { FileStore } from "./file-store.js";
import { findHold } from "./morning.js";
import { findRoutine } from "./own-routines.js";
import { readDay, writeTime } from "./times.js";
import { sayTrouble } from "./trouble.js";

/**
 * @typedef {Plan & {practice: string, weeks: number, names: Record<string, Record<string, string>>,
 *   minutes: Record<string, Record<string, number>>, doses: Doses, zones: Zone[], measureAt:
 * number[]}} Facts
 */

export const root = /** @type {HTMLElement} */ (document.getElementById("log"));
/** @type {Facts} */
export const facts = JSON.parse(document.getElementById("log-facts")?.textContent ?? "");
export const store = new FileStore();

/** @param {string} kind @param {string} name @returns {HTMLElement} */
export const find = (kind, name) =>
  /** @type {HTMLElement} */ (root.querySelector(`[data-${kind}="${name}"]`));
/** @param {string} kind @returns {HTMLElement[]} */
export const all = (kind) =>
  [...root.querySelectorAll(`[data-${kind}]`)].map((part) => /** @type {HTMLElement} */ (part));
/** @param {string} name @param {string} text */
export const write = (name, text) => {
  find("text", name).textContent = text;
};
/** @param {string} name @param {boolean} shown */
export const show = (name, shown) => {
  find("part", name).hidden = !shown;
};
/** @param {string} id of what the reader goes on from */
export const focus = (id) => document.getElementById(id)?.focus();

export const today = () => readDay(writeTime(new Date()));

/** A name of the guide, never one that every object has. @param {string} kind @param {string} id */
const findName = (kind, id) =>
  Object.hasOwn(facts.names, kind) && Object.hasOwn(facts.names[kind], id)
    ? facts.names[kind][id]
    : "";
/** @param {Pick<Session, "kind"|"id">} session @param {Log} log */
export const writeName = ({ kind, id }, log) =>
  kind === "r"
    ? (findRoutine(log, id)?.name ?? say("Own routine"))
    : findName(kind, id) || say("Practice");
/** A movement's name. @param {string} id */
export const nameMovement = (id) => findName("do", id);
/** A session and its day. @param {Session} session @param {Log} log */
export const writeAsked = (session, log) =>
  `${writeName(session, log)}, ${writeDay(readDay(session.start))}`;
/** @param {string} [id] */
export const writePhase = (id) => facts.phases.find((phase) => phase.id === id)?.name ?? "";

/**
 * @typedef {object} Part of the page
 * @property {(log: Log) => void} [show] shows what it has of a log that may be another
 * @property {Record<string, (button: HTMLElement) => void>} acts what its buttons do, by their
 *   names
 */

/** @type {Part[]} */
let parts = [];
/** Make the page of its parts. @param {Part[]} list in the order in which they show */
export function startParts(list) {
  parts = list;
}
/** Do what a button does. @param {HTMLElement} button */
export function act(button) {
  const name = button.dataset.act ?? "";
  parts.find(({ acts }) => Object.hasOwn(acts, name))?.acts[name](button);
}

let fault = ""; // why the last change was refused

export function showAll() {
  const log = store.read();
  const held = Boolean(findHold(log, facts.zones, today()));
  const trouble = fault || sayTrouble(store.findTrouble(), held);
  show("trouble", Boolean(trouble));
  if (find("part", "trouble").textContent !== trouble)
    find("part", "trouble").textContent = trouble;
  for (const part of parts) part.show?.(log);
}

/**
 * Change the log, and show it.
 * @param {(log: Log) => Log} by
 * @param {string} [refused] why that could not be right, where not the clock is to blame
 */
export function change(by, refused) {
  const done = store.change(by);
  const year = new Date().getFullYear();
  fault =
    done === "refused"
      ? (refused
        ?? say(
          "Nothing was changed: the clock of this device says %(year)s. Set it to today, then try again.",
          { year: `${year}` }, // no number, which would have a comma
        ))
      : "";
  showAll();
  return done;
}
