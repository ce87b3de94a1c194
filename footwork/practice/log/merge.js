// How two logs become one: that of this device, and one that comes from a file.

/** @import { Log, Session } from "./entries.js" */
import { createGone, gather, nameOf, sort } from "./adding.js";
import { MOST } from "./entries.js";
import { mergeMeasures } from "./measures-merge.js";
import { readMoment } from "./times.js";

/**
 * A list of both, each entry once by its name; where both have one, the first one's word holds.
 * @template T
 * @param {T[]} [first] @param {T[]} [others] @param {(entry: T) => string} [name]
 */
function both(first = [], others = [], name = (entry) => JSON.stringify(entry)) {
  const entries = new Map([...others, ...first].map((entry) => [name(entry), entry]));
  return [...entries.values()];
}

/** A field that only a log with something in it has. @param {string} key @param {unknown[]} list */
const field = (key, list) => (list.length ? { [key]: list } : {});

/** Whether pain, or a sign, was told of it that has not settled. @param {Session} session */
const hurts = ({ pain, felt, settled }) => !settled && (felt === "sign" || Number(pain ?? 0) > 0);

/**
 * Two logs as one; where both have a session, the first one's word holds. What was taken out of the
 * first stays out, and what was taken out of the other goes, but where it hurts: another log does
 * not know whether that has settled.
 * @param {Log} log
 * @param {Log} other
 * @returns {Log}
 */
export function merge(log, other) {
  const [isGone, isGoneThere] = [createGone(log), createGone(other)];
  const sessions = gather(log.sessions, other.sessions).filter(
    (one) => !isGone(one) && (hurts(one) || !isGoneThere(one)),
  );
  const stays = new Set(sessions.filter(isGoneThere).map(nameOf));
  const gone = both(
    log.gone,
    (other.gone ?? []).filter((one) => !stays.has(nameOf(one))),
    nameOf,
  );
  const routines = both(log.routines, other.routines, ({ r }) => r).slice(-MOST.routines);
  const turns = both(log.plan, other.plan, ({ from, phase }) => `${readMoment(from)} ${phase}`);
  const { measures: _, ...rest } = log;
  return {
    ...rest,
    ...field("gone", gone.slice(-MOST.gone)),
    ...field("dates", both(log.dates, other.dates).slice(-MOST.dates)),
    ...field("routines", routines),
    ...mergeMeasures(log, other),
    sessions,
    plan: sort(turns).slice(-MOST.turns),
  };
}
