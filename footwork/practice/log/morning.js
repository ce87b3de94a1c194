// The morning after: which one is asked for, what was told, and whether it forbids the next
// session.

/** @import { Log, Session } from "./entries.js" */
import { isAhead, readDay } from "./times.js";

/** @typedef {{low: number, high: number, train: boolean}} Zone of the pain next morning */

/** Sessions up to now. @param {Log} log @param {number} day */
export const listPast = (log, day) => log.sessions.filter(({ start }) => !isAhead(start, day));

/**
 * The session whose morning after can be told and is not, from the next day on: the last one, the
 * last whole one, or one that is wanted; of several the newest.
 * @param {Log} log @param {number} day whose morning has come
 * @param {Session[]} [wanted] those that moving on in the plan depends on
 * @returns {Session|null}
 */
export function findAsked(log, day, wanted = []) {
  const past = listPast(log, day);
  const all = [...wanted, ...past.filter(({ kind }) => kind !== "do").slice(-1), ...past.slice(-1)];
  return all.findLast(({ start, pain }) => pain === undefined && readDay(start) < day) ?? null;
}

/**
 * Whether what was told of a morning after lets no session begin.
 * @param {Session} session @param {Zone[]} zones
 */
export const forbids = ({ pain, felt }, zones) =>
  felt === "sign"
  || (typeof pain === "number"
    && zones.some(({ low, high, train }) => !train && low <= pain && pain <= high));

/**
 * The sessions whose morning after forbids the next one, the newest last: with pain in a zone
 * without training, or a sign, that has not settled, and no later morning that was told. One that
 * nobody knows changes nothing, and neither does one that cannot have come: of sessions on one day
 * the worst decides, and a date that is still to come lifts no hold, but holds. What was told of
 * before, with a date that was still to come, lifts none even when that day has come. What was put
 * in by hand lifts none either: that it has settled is said, and asked for, in its own time.
 * @param {Log} log @param {Zone[]} zones @param {number} day @returns {Session[]}
 */
export function listHolds(log, zones, day) {
  const told = log.sessions.filter(({ pain, felt }) => typeof pain === "number" || felt === "sign");
  const last = told.findLast(({ start, hand }) => !hand && readDay(start) < day)?.start ?? "";
  return told.filter(
    (one) =>
      // Without a last one no day is before it.
      !(readDay(one.after ?? one.start) < readDay(last)) && !one.settled && forbids(one, zones),
  );
}

/**
 * The newest session whose morning after forbids the next one.
 * @param {Log} log
 * @param {Zone[]} zones
 * @param {number} day
 */
export const findHold = (log, zones, day) => listHolds(log, zones, day).at(-1) ?? null;

/**
 * Whether the last session, or one of a few, has settled: the next one is to be an easier version.
 * @param {Log} log @param {number} day @param {string} [start] of a session that counts as well
 */
export function isEased(log, day, start) {
  const last = listPast(log, day).findLast(
    ({ finished, pain, felt }) => finished || typeof pain === "number" || felt,
  );
  return log.sessions.some(
    (one) => one.settled && (one.start === last?.start || one.start === start),
  );
}

/**
 * The first day after the rest that the last session asks for: a whole one, also one that was
 * stopped early when some of it was done; for a movement alone, any session in which that was done.
 * 0 where there is none.
 * @param {Log} log @param {number} restDays @param {number} day @param {string} [single] id of the
 *   movement
 */
export function findRested(log, restDays, day, single) {
  const last = listPast(log, day).filter(({ kind, finished, movements }) =>
    single ? movements.includes(single) : kind !== "do" && (finished || movements.length),
  );
  return last.length ? Math.max(...last.map(({ start }) => readDay(start))) + restDays + 1 : 0;
}

/**
 * The day from which on the next whole session is due, or a movement alone, by the days of rest
 * after the last one; 0 where it is due already.
 * @param {Log} log @param {number} restDays @param {number} day @param {string} [single] id of the
 *   movement
 */
export function findDue(log, restDays, day, single) {
  const rested = findRested(log, restDays, day, single);
  return rested > day ? rested : 0;
}
