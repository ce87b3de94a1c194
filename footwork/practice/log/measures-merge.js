// How the tests of the feet of two logs come together: what was taken out of one of them stays out.

/** @import { Log } from "./entries.js" */
import { MOST } from "./entries.js";
import { joinMeasures, nameOf } from "./measures.js";

/** How often the entry of a test and day was taken out. @param {Pick<Log, "unmeasured">} log */
const countOut = ({ unmeasured = [] }) =>
  new Map(unmeasured.map((one) => [nameOf(one), one.times]));

/**
 * The entries and the marks of two logs as one. What was taken out of one of them since the other
 * knows of it is gone; where both have a side, the first one's number holds.
 * @param {Log} log @param {Log} other @returns {Pick<Log, "measures"|"unmeasured">}
 */
export function mergeMeasures(log, other) {
  const [mine, theirs] = [countOut(log), countOut(other)];
  const times = new Map([...theirs, ...mine]);
  for (const [name, count] of theirs) times.set(name, Math.max(count, times.get(name) ?? 0));
  /** @param {Log} from @param {Map<string, number>} out */
  const keep = ({ measures = [] }, out) =>
    measures.filter((one) => (out.get(nameOf(one)) ?? 0) === (times.get(nameOf(one)) ?? 0));
  const measures = joinMeasures(keep(log, mine), keep(other, theirs));
  const marks = new Map(
    [...(other.unmeasured ?? []), ...(log.unmeasured ?? [])].map((one) => [nameOf(one), one]),
  );
  const unmeasured = [...marks].map(([name, one]) => ({ ...one, times: times.get(name) ?? 1 }));
  return {
    ...(measures.length && { measures }),
    ...(unmeasured.length && { unmeasured: unmeasured.slice(-MOST.measures) }),
  };
}
