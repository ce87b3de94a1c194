// How a session comes into the log: one that is told again, or of which more was done. Nothing
// becomes less done than it is known to be, but by the runner's own correction.

/** @import { Log, Session } from "./entries.js" */
import { MOST } from "./entries.js";
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

/** What the answer for the morning after is made of. */
const ANSWER = ["pain", "felt", "settled", "after"];

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
  const first = isTold(session) || (session.pain === null && !isTold(other));
  const told = Object.entries(first ? session : other).filter(([key]) => ANSWER.includes(key));
  const done = Object.entries(joinDone(session, other)).filter(([key]) => !ANSWER.includes(key));
  return /** @type {Session} */ (/** @type {unknown} */ (Object.fromEntries([...done, ...told])));
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
export function createGone({ gone = [] }) {
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
