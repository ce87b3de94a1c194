// What a runner changes in the log, each a function that gives a new one.

/** @import { Dates, Log, Session, Turn } from "./entries.js" */
import { MOST } from "./entries.js";
import { gather, known, nameOf, sort } from "./adding.js";
import { readDay, readMoment, writeTime } from "./times.js";

/** A day as it is written: `2026-11-22`. @param {number} day */
export const nameDay = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

/**
 * What has been told of already, though its morning is still to come by the clock: `after` of an
 * answer. The clock was wrong then, or is now; either way it was told of before.
 * @param {Log} log @param {string} start of the session that is told of @param {number} day
 */
function findAfter(log, start, day) {
  const last = log.sessions.findLast(
    ({ start: one, pain, felt }) =>
      one !== start && readDay(one) >= day && (typeof pain === "number" || felt),
  );
  return last ? { after: last.start } : {};
}

/**
 * Set the pain next morning of a session, and what it was felt as.
 * @param {Log} log @param {string} start @param {number|null} pain
 * @param {"sore"|"sign"} [felt]
 * @param {number} [day] on which it is told
 * @returns {Log}
 */
export const answer = (log, start, pain, felt, day = Number.POSITIVE_INFINITY) => ({
  ...log,
  sessions: log.sessions.map((session) => {
    if (session.start !== start) return session;
    const { settled: _, felt: __, after: ___, ...rest } = session;
    return { ...rest, pain, ...(felt && { felt }), ...findAfter(log, start, day) };
  }),
});

/**
 * Say that what forbade the next session has settled.
 * @param {Log} log
 * @param {string} start
 * @returns {Log}
 */
export const settle = (log, start) => ({
  ...log,
  sessions: log.sessions.map((session) =>
    session.start === start ? { ...session, settled: true } : session,
  ),
});

/**
 * Follow a phase from a moment on. It is the last word up to now: what a wrong clock has dated
 * later goes.
 * @param {Log} log @param {string} phase @param {Date} moment @param {Date} [now]
 * @param {number} [week] of the plan in which it is joined
 * @returns {Log}
 */
export function follow(log, phase, moment, now = moment, week = 0) {
  const before = log.plan.filter(({ from }) => readMoment(from) <= readMoment(writeTime(now)));
  /** @type {Turn} */
  const turn = { from: writeTime(moment), phase, ...(week && { week }) };
  return { ...log, plan: sort([...before, turn]).slice(-MOST.turns) };
}

/** A field of a log with another list in it; none where the list is empty.
 * @template {"gone"|"dates"|"routines"} K
 * @param {Log} log @param {K} key @param {NonNullable<Log[K]>} list @returns {Log}
 */
function put(log, key, list) {
  const { [key]: _, ...rest } = log;
  return /** @type {Log} */ (list.length ? { ...rest, [key]: list.slice(-MOST[key]) } : rest);
}

/** Say that a session is out of the log. @param {Log} log @param {Session} session */
const markGone = (log, session) => {
  const { start, kind, id } = session;
  const others = (log.gone ?? []).filter((one) => nameOf(one) !== nameOf(session));
  return put(log, "gone", [...others, { start, kind, id, seconds: known(session) }]);
};

/** @param {Log} log @param {Session} session */
const find = (log, session) => log.sessions.find((one) => nameOf(one) === nameOf(session));

/** @param {Log} log @param {Session} session */
const leaveOut = (log, session) => log.sessions.filter((one) => nameOf(one) !== nameOf(session));

/**
 * Take a session out. Older copies of the log bring it back no more.
 * @param {Log} log @param {Session} session @returns {Log}
 */
export function takeOut(log, session) {
  const kept = find(log, session);
  return kept ? markGone({ ...log, sessions: leaveOut(log, session) }, kept) : log;
}

/**
 * Bring back a session that was taken out, as it was.
 * @param {Log} log @param {Session} session @returns {Log}
 */
export function bringBack(log, session) {
  const gone = (log.gone ?? []).filter((one) => nameOf(one) !== nameOf(session));
  return { ...put(log, "gone", gone), sessions: gather(log.sessions, [session]) };
}

/**
 * @typedef {Pick<Session, "kind"|"id"|"seconds"|"finished"|"movements">
 *   & {day: number, pain?: number|null}} Told what a runner says of a session
 */

/**
 * A moment at which no other session of its kind began, or was taken out.
 * @param {Log} log @param {{start: string, kind: string, id: string}} session
 */
function findFreeStart(log, { start, kind, id }) {
  const taken = new Set([...log.sessions, ...(log.gone ?? [])].map(nameOf));
  const [, seconds] = [start.slice(0, 17), start.slice(19)];
  for (let second = Number(start.slice(17, 19)); second < 60; second += 1) {
    const one = `${start.slice(0, 17)}${String(second).padStart(2, "0")}${seconds}`;
    if (!taken.has(nameOf({ start: one, kind, id }))) return one;
  }
  return start;
}

/**
 * What was told of the morning after, where it is another answer.
 * @param {Session} session
 * @param {number|null} [pain]
 */
function changeAnswer({ pain: before, felt, settled, after }, pain) {
  if (pain !== before) return {};
  return { ...(felt && { felt }), ...(settled && { settled }), ...(after && { after }) };
}

/**
 * Add a session that the player did not count: done from paper, at the club, last week.
 * @param {Log} log @param {Told} told @param {Date} moment at which it began
 * @returns {Log}
 */
export function addByHand(log, { kind, id, seconds, finished, movements, pain }, moment) {
  const told = { kind, id, seconds, finished, movements };
  const start = findFreeStart(log, { start: writeTime(moment), ...told });
  /** @type {Session} */
  const session = { start, ...told, ...(pain !== undefined && { pain }), hand: true };
  return { ...log, sessions: gather([session], log.sessions) };
}

/**
 * Put a session right. On another day it is one put in by hand, and older copies of the log do not
 * bring back what it was.
 * @param {Log} log @param {Session} session as it was when it was shown @param {Told} told
 * @returns {Log}
 */
export function correct(log, session, { day, pain, ...told }) {
  const kept = find(log, session);
  if (!kept) return log;
  const { pain: _, felt: __, settled: ___, after: ____, ...rest } = kept;
  const others = { ...log, sessions: leaveOut(log, kept) };
  const moved = { ...told, start: `${nameDay(day)}${kept.start.slice(10)}` };
  const start = nameOf(moved) === nameOf(kept) ? kept.start : findFreeStart(log, moved);
  /** @type {Session} */
  const right = {
    ...rest,
    ...told,
    start,
    ...(pain !== undefined && { pain }),
    ...changeAnswer(kept, pain),
    ...(start !== kept.start && { hand: true }),
    corrected: known(kept),
  };
  const all = nameOf(right) === nameOf(kept) ? others : markGone(others, kept);
  return { ...all, sessions: gather([right], all.sessions) };
}

/** Note a break or a race. @param {Log} log @param {Dates} dates @returns {Log} */
export const addDates = (log, dates) =>
  put(log, "dates", [...(dropDates(log, dates).dates ?? []), dates]);

/** Take out a break or a race. @param {Log} log @param {Dates} dates @returns {Log} */
export const dropDates = (log, { what, from, to }) =>
  put(
    log,
    "dates",
    (log.dates ?? []).filter((one) => one.what !== what || one.from !== from || one.to !== to),
  );

/**
 * End every break that a day is in on the day before it.
 * @param {Log} log @param {number} day @returns {Log}
 */
export function endBreak(log, day) {
  const today = nameDay(day);
  const dates = (log.dates ?? []).map((one) =>
    one.what === "break" && one.from <= today && today <= one.to
      ? { ...one, to: nameDay(day - 1) }
      : one,
  );
  return put(
    log,
    "dates",
    dates.filter(({ from, to }) => from <= to),
  );
}

/** Delete an own routine. @param {Log} log @param {string} r its code @returns {Log} */
export const dropRoutine = (log, r) =>
  put(
    log,
    "routines",
    (log.routines ?? []).filter((one) => one.r !== r),
  );
