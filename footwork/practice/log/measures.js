// What the tests of the feet gave, as the log keeps it: an entry for each test and day. What is
// taken out leaves a mark with how often that was done, so that no older copy of the log brings it
// back.

/** @import { Log, Measured } from "./entries.js" */
import { MOST } from "./entries.js";

/** @param {{day: string, test: string}} one */
export const nameOf = ({ day, test }) => `${day} ${test}`;

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

/**
 * Take out what a test gave on a day. Older copies of the log bring it back no more.
 * @param {Log} log @param {Measured} one @returns {Log}
 */
export function dropMeasure(log, one) {
  const { test, day } = one;
  const { measures = [], unmeasured = [] } = log;
  /** @param {{day: string, test: string}} other */
  const differs = (other) => nameOf(other) !== nameOf(one);
  if (measures.every(differs)) return log;
  const times = 1 + (unmeasured.find((other) => !differs(other))?.times ?? 0);
  const marks = [...unmeasured.filter(differs), { test, day, times }];
  return { ...put(log, measures.filter(differs)), unmeasured: marks.slice(-MOST.measures) };
}

/**
 * Put what a test gave on a day in the place of what stands there; a side that is not given is out.
 * @param {Log} log @param {Measured} one @returns {Log}
 */
export const correctMeasure = (log, one) => keepMeasure(dropMeasure(log, one), one);

/** What a test gave, the earliest first. @param {Log} log @param {string} test */
export const listMeasures = (log, test) => (log.measures ?? []).filter((one) => one.test === test);

/**
 * How far apart the two sides are, in percent of the better one; NaN where one is missing, or none
 * gave anything.
 * @param {Pick<Measured, "left"|"right">} one
 */
export const findApart = ({ left = NaN, right = NaN }) =>
  (100 * Math.abs(left - right)) / Math.max(left, right);
