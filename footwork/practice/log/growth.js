// What has been done, week by week and in all, and what has grown since the first session.

/** @import { Log, Session } from "./entries.js" */
/** @import { Plan } from "./plan.js" */
import { listPast } from "./morning.js";
import { listTrained } from "./plan.js";
import { readDay } from "./times.js";

const WEEK = 7;

/** The Monday of a day's week. @param {number} day */
const findMonday = (day) => day - ((day + 3) % WEEK);

/**
 * The phase of the plan that a day's session was of; "" for another.
 * @param {Session[]} sessions
 */
const findPhase = (sessions) => sessions.find(({ kind }) => kind === "phase")?.id ?? "";

/**
 * The highest pain that was told of next morning; null where none was.
 * @param {Session[]} sessions
 */
function findWorst(sessions) {
  const told = sessions.map(({ pain }) => pain).filter((pain) => typeof pain === "number");
  return told.length ? Math.max(...told) : null;
}

/**
 * @typedef {object} Week a calendar week from Monday on
 * @property {number} monday
 * @property {string[]} done the phase of each day with a session, in order; "" for one beside the
 *   plan
 * @property {number} wanted how many sessions the plan wants
 * @property {number|null} pain the highest one next morning, out of 10, whatever was done, in
 *   part or alone; null where none was told
 */

/**
 * Calendar weeks, the newest last.
 * @param {Log} log @param {Plan} plan @param {number} day @param {number} most how many weeks
 * @returns {Week[]}
 */
export function listWeeks(log, plan, day, most) {
  const days = listTrained(log.sessions);
  const newest = findMonday(day);
  return Array.from({ length: most }, (_, place) => {
    const monday = newest - (most - 1 - place) * WEEK;
    const turn = log.plan.findLast(({ from }) => readDay(from) < monday + WEEK);
    /** @param {number} one a day */
    const isIn = (one) => one >= monday && one < monday + WEEK;
    const trained = days.filter(isIn);
    const on = trained.map((one) => log.sessions.filter(({ start }) => readDay(start) === one));
    return {
      monday,
      done: on.map(findPhase),
      pain: findWorst(log.sessions.filter(({ start }) => isIn(readDay(start)))),
      wanted: plan.phases.find(({ id }) => id === turn?.phase)?.sessions ?? 0,
    };
  });
}

/**
 * What was done up to a day: whole sessions and those that were stopped early, their minutes, and
 * the weeks in which there was one.
 * @param {Log} log @param {number} day
 */
export function countDone(log, day) {
  const past = listPast(log, day);
  const weeks = new Set(past.map(({ start }) => findMonday(readDay(start))));
  const seconds = past.reduce((sum, one) => sum + one.seconds, 0);
  return { sessions: past.length, minutes: Math.round(seconds / 60), weeks: weeks.size };
}

/**
 * @typedef {Record<string, Record<string, Record<string, string>>>} Doses what is asked of a
 *   movement in words, by kind and id of a session
 *
 * @typedef {{movement: string, times: number, first: string, last: string}} Grown
 */

/**
 * The dose of a movement in a session.
 * @param {Doses} doses
 * @param {Session} session
 * @param {string} movement
 */
function findDose(doses, { kind, id }, movement) {
  const own = Object.hasOwn(doses, kind) ? doses[kind] : {};
  const session = Object.hasOwn(own, id) ? own[id] : {};
  return Object.hasOwn(session, movement) ? session[movement] : "";
}

/**
 * What has grown: of each movement that finished sessions of the plan have had, how often, and what
 * the first and the last of them asked for.
 * @param {Log} log @param {Doses} doses @param {number} day @returns {Grown[]}
 */
export function listGrown(log, doses, day) {
  /** @type {Map<string, Grown>} */
  const grown = new Map();
  const sessions = listPast(log, day).filter(({ kind, finished }) => kind === "phase" && finished);
  for (const session of sessions) {
    for (const movement of session.movements) {
      const dose = findDose(doses, session, movement);
      if (!dose) continue;
      const { times, first } = grown.get(movement) ?? { times: 0, first: dose };
      grown.set(movement, { movement, times: times + 1, first, last: dose });
    }
  }
  return [...grown.values()];
}
