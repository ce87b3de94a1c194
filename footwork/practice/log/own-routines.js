// Own routines by name, as the log keeps them.

/** @import { Log, Own } from "./entries.js" */
import { MOST } from "./entries.js";

/** An own routine that is kept, by its code. @param {Log} log @param {string} r */
export const findRoutine = (log, r) => log.routines?.find((one) => one.r === r);

/**
 * Keep an own routine, or give it another name. One more than a log holds is not kept.
 * @param {Log} log @param {Own} own @returns {Log}
 */
export function keepRoutine(log, own) {
  const { routines = [] } = log;
  if (findRoutine(log, own.r))
    return { ...log, routines: routines.map((one) => (one.r === own.r ? own : one)) };
  return routines.length < MOST.routines ? { ...log, routines: [...routines, own] } : log;
}
