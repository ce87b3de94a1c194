// How entries come together: a session that is told again, a log that comes from a file. Nothing
// becomes less done than it is known to be, but by the runner's own correction.

/** @import { Log, Session } from "./entries.js" */
import { MOST } from "./entries.js";
import { mergeMeasures } from "./measures-merge.js";
import { readMoment, writeTime } from "./times.js";

/**
 * @template {{start?: string, from?: string}} T
 * @param {T[]} entries
 * @returns {T[]} the earliest first
 */
export const sort = (entries) =>
  [...entries].sort(
    (one, other) =>
      readMoment(one.start ?? one.from ?? "") - readMoment(other.start ?? other.from ?? ""),
  );

/**
 * What a session is known by: two tabs may begin at once.
 * @param {{start: string, kind: string, id: string}} session
 */
export const nameOf = ({ start, kind, id }) => `${readMoment(start)} ${kind} ${id}`;

/** Seconds that were known of a session when it was told last. @param {Session} session */
export const known = ({ seconds, corrected = seconds }) => corrected;

/** The answer for the morning after, whatever of it was given. @param {Session} session */
const answerOf = ({ pain, felt, settled }) => ({
  ...(pain !== undefined && { pain }),
  ...(felt && { felt }),
  ...(settled && { settled }),
});

/** Whether something was told of the morning after. @param {Session} session */
const isTold = ({ pain, felt }) => typeof pain === "number" || felt !== undefined;

/**
 * What was done in either of two records of one session. A correction holds against what was known
 * when it was made.
 * @param {Session} one @param {Session} other
 */
function joinDone(one, other) {
  if (one.corrected !== undefined && known(other) <= one.corrected) return one;
  if (other.corrected !== undefined && known(one) <= other.corrected) return other;
  return {
    ...one,
    seconds: Math.max(one.seconds, other.seconds),
    finished: one.finished || other.finished,
    movements: [...new Set([...one.movements, ...other.movements])].slice(0, MOST.movements),
  };
}

/**
 * Two records of one session as one: never less done than either, and the answer of one of them.
 * The first one's word holds, but something told is more than nothing, and that it has settled is
 * said of an answer and goes with that answer alone.
 * @param {Session} session @param {Session} other @returns {Session}
 */
function join(session, other) {
  const { pain: _, felt: __, settled: ___, ...done } = joinDone(session, other);
  const first = isTold(session) || (session.pain === null && !isTold(other));
  return { ...done, ...answerOf(first ? session : other) };
}

/**
 * Sessions as they come, each moment once. Of too many the oldest go, but none that comes first
 * here: a clock that is far behind would date a new one before all others.
 * @param {Session[]} first @param {Session[]} others
 */
export function gather(first, others) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  for (const session of [...first, ...sort(others).reverse()]) {
    const name = nameOf(session);
    const before = sessions.get(name);
    if (before || sessions.size < MOST.sessions)
      sessions.set(name, before ? join(before, session) : session);
  }
  return sort([...sessions.values()]);
}

/**
 * What tells of a session whether it was taken out, and nothing more was done of it since.
 * @param {Log} log @returns {(session: Session) => boolean}
 */
function createGone({ gone = [] }) {
  const seconds = new Map(gone.map((one) => [nameOf(one), one.seconds]));
  return (session) => known(session) <= (seconds.get(nameOf(session)) ?? -1);
}

/**
 * Put a session in; the same one, gone on with, takes its own place and keeps its answer. One that
 * was taken out comes back only when more of it is done.
 * @param {Log} log @param {Session} session @returns {Log}
 */
export const addSession = (log, session) =>
  createGone(log)(session) ? log : { ...log, sessions: gather([session], log.sessions) };

/**
 * What the practice page tells at the end of a session, as a record.
 * @param {{session: string, kind: Session["kind"], id: string, seconds: number, finished: boolean,
 *   movements: {do: string, sets: number}[]}} done
 * @returns {Session}
 */
export const createSession = ({ session, kind, id, seconds, finished, movements }) => ({
  start: writeTime(new Date(session)),
  kind,
  id,
  seconds: Math.min(MOST.seconds, Math.max(0, Math.round(seconds))),
  finished,
  movements: [
    ...new Set(movements.filter(({ sets }) => sets).map((movement) => movement.do)),
  ].slice(0, MOST.movements),
});

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
