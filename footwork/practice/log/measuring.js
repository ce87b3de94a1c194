// When the plan asks for the tests of the feet: a function of the log, the plan's data and the day.

/** @import { Log } from "./entries.js" */
/** @import { Phase, Plan } from "./plan.js" */
import { findNext } from "./plan.js";
import { readDay } from "./times.js";

const WEEK = 7;
const DONE = ["ready", "asking", "again"]; // states of a phase that is done
const LASTING = 2; // weeks of the plan after which they are asked for no more
const RECENT = 28; // days for which what was measured is news

/** @param {Phase} [phase] */
const findLast = ({ first = 1, weeks = 1 } = /** @type {Phase} */ ({})) => first + weeks - 1;

/**
 * Weeks of the plan, and since it was done, that a phase without an end has come to.
 * @param {Log} log @param {Plan} plan @param {number} place of the phase @param {number} day
 */
function countOn(log, plan, place, day) {
  const entered = log.plan.findLast(({ phase }) => phase === plan.phases[place].id);
  const since = entered ? Math.floor((day - readDay(entered.from)) / WEEK) : 0;
  return findLast(plan.phases[place - 1]) + since;
}

/**
 * The week of the plan that a day is in, 0 before its first session; none where the plan is not
 * followed, or waits.
 * @param {Log} log @param {Plan} plan @param {number} day
 */
function findWeek(log, plan, day) {
  const { state, phase, week, session } = findNext(log, plan, day);
  const place = plan.phases.findIndex(({ id }) => id === phase);
  if (DONE.includes(state)) return findLast(plan.phases[place]);
  if (state !== "next") return undefined;
  if (!week) return countOn(log, plan, place, day);
  return week === 1 && session === 1 ? 0 : week;
}

/**
 * The week for which the tests are asked for on a day; none when they are not, or were done of
 * late.
 * @param {Log} log @param {Plan & {measureAt: number[]}} plan @param {number} day
 */
export function findMeasuring(log, plan, day) {
  const week = findWeek(log, plan, day);
  if (week === undefined) return undefined;
  const at = plan.measureAt.findLast((one) => one <= week && week <= one + LASTING);
  const done = (log.measures ?? []).some((one) => Math.abs(day - readDay(one.day)) < RECENT);
  return done ? undefined : at;
}
