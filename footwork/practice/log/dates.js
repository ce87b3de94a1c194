// Days on which the plan waits: a break, and the days before a race.

/** @import { Log } from "./entries.js" */
import { readDay } from "./times.js";

const RACE_WEEK = 7; // days, the last of which is that of the race

/** @param {Log} log @param {"break"|"race"} what @returns {{from: number, to: number}[]} */
const list = ({ dates = [] }, what) =>
  dates
    .filter((one) => one.what === what)
    .map(({ from, to }) => ({ from: readDay(from), to: readDay(to) }));

/**
 * The last day of the breaks that a day is in; 0 where it is in none.
 * @param {Log} log
 * @param {number} day
 */
export const findBreak = (log, day) =>
  Math.max(
    0,
    ...list(log, "break").flatMap(({ from, to }) => (from <= day && day <= to ? [to] : [])),
  );

/** The day of the race in whose week a day is; 0 for none. @param {Log} log @param {number} day */
export const findRace = (log, day) =>
  list(log, "race")
    .map(({ to }) => to)
    .filter((race) => race - RACE_WEEK < day && day <= race)
    .sort((one, other) => one - other)[0] ?? 0;

/**
 * The first day from one on that is in no break, and where a race leaves room for a session.
 * @param {Log} log
 * @param {{sessions: number, clearDays: number}|undefined} rule how many sessions a race week has,
 *   and how many days before a race have none
 * @param {number[]} trained days with a session
 * @param {number} day
 */
export function findFree(log, rule, trained, day) {
  let free = day;
  for (let next = free; ; free = next) {
    const [end, race] = [findBreak(log, free), findRace(log, free)];
    const done = trained.filter(
      (one) => one > race - RACE_WEEK && one <= race && one < free,
    ).length;
    const full = rule && race && (done >= rule.sessions || free >= race - rule.clearDays);
    next = Math.max(free, end && end + 1, full ? race + 1 : 0);
    if (next === free) return free;
  }
}
