// Own routines by name, as the log keeps them.

/** @import { Log, Own } from "./entries.js" */
import { MOST } from "./entries.js";

/**
 * Own routines in the place of those that are there. Too many are not put in.
 * @param {Log} log @param {Own[]} list @returns {Log}
 */
function put(log, list) {
  const { routines: _, ...rest } = log;
  if (list.length > MOST.routines) return log;
  return list.length ? { ...rest, routines: list } : rest;
}

/** An own routine that is kept, by its code. @param {Log} log @param {string} r */
export const findRoutine = (log, r) => log.routines?.find((one) => one.r === r);

/**
 * Keep an own routine, or give it another name. One more than a log holds is not kept.
 * @param {Log} log @param {Own} own @returns {Log}
 */
export const keepRoutine = (log, own) =>
  put(
    log,
    findRoutine(log, own.r)
      ? (log.routines ?? []).map((one) => (one.r === own.r ? own : one))
      : [...(log.routines ?? []), own],
  );

/** Delete an own routine. @param {Log} log @param {string} r its code @returns {Log} */
export const dropRoutine = (log, r) =>
  put(
    log,
    (log.routines ?? []).filter((one) => one.r !== r),
  );
