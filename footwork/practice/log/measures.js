// What the tests of the feet gave, as the log keeps it: an entry for each test and day.

/** @import { Log, Measured } from "./entries.js" */
import { MOST } from "./entries.js";

/** @param {Measured} one */
const nameOf = ({ day, test }) => `${day} ${test}`;

/**
 * Entries of both, the earliest first and each test and day once; where both have a side, the first
 * one's number holds.
 * @param {Measured[]} [first] @param {Measured[]} [others]
 */
export function joinMeasures(first = [], others = []) {
  /** @type {Map<string, Measured>} */
  const entries = new Map();
  for (const one of [...others, ...first])
    entries.set(nameOf(one), { ...entries.get(nameOf(one)), ...one });
  return [...entries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, entry]) => entry)
    .slice(-MOST.measures);
}

/** @param {Log} log @param {Measured[]} list @returns {Log} */
function put(log, list) {
  const { measures: _, ...rest } = log;
  return list.length ? { ...rest, measures: list } : rest;
}

/**
 * Keep what a test gave; a side that is measured again on the same day takes the place of the
 * first.
 * @param {Log} log @param {Measured} one @returns {Log}
 */
export const keepMeasure = (log, one) => put(log, joinMeasures([one], log.measures));

/** Take out what a test gave on a day. @param {Log} log @param {Measured} one @returns {Log} */
export const dropMeasure = (log, one) =>
  put(
    log,
    (log.measures ?? []).filter((other) => nameOf(other) !== nameOf(one)),
  );

/** What a test gave, the earliest first. @param {Log} log @param {string} test */
export const listMeasures = (log, test) => (log.measures ?? []).filter((one) => one.test === test);

/**
 * How far apart the two sides are, in percent of the better one; NaN where one is missing, or none
 * gave anything.
 * @param {Pick<Measured, "left"|"right">} one
 */
export const findApart = ({ left = NaN, right = NaN }) =>
  (100 * Math.abs(left - right)) / Math.max(left, right);
