// What comes next in the plan: a function of the log, the plan's data and the day.

/** @import { Log, Session } from "./entries.js" */
import { findBreak, findFree, findRace } from "./dates.js";
import { findAsked, findRested, listPast } from "./morning.js";
import { isAhead, readDay, readMoment } from "./times.js";

/**
 * @typedef {object} Phase
 * @property {string} id
 * @property {string} name
 * @property {number} [first] its first week
 * @property {number} [weeks] how many it has; none when it goes on for ever
 * @property {number} sessions in a week
 *
 * @typedef {object} Rule
 * @property {{sessions: number, pain: number}|null} [moveOn]
 * @property {{weeks: number, to: "previous"|"first"}|null} [missed]
 * @property {{sessions: number, clearDays: number}|null} [race]
 *
 * @typedef {{phases: Phase[], restDays: number, rules: Rule[]}} Plan
 *
 * @typedef {object} Next
 * @property {string} state
 * @property {string} [phase]
 * @property {number} [rule]
 * @property {string} [to]
 * @property {number} [week]
 * @property {number} [session]
 * @property {number} [wait]
 * @property {number} [race]
 */

const WEEK = 7;

/**
 * Days put into weeks of training: a week has its sessions and seven days, whichever takes longer.
 * @param {number[]} days @param {number} sessions
 */
function packWeeks(days, sessions) {
  /** @type {{first: number, count: number}[]} */
  const weeks = [];
  for (const day of days) {
    const last = weeks.at(-1);
    if (last && (last.count < sessions || day < last.first + WEEK)) last.count += 1;
    else weeks.push({ first: day, count: 1 });
  }
  return weeks;
}

/**
 * @param {Session[]} sessions
 * @returns {number[]} days with a finished session, each once, in order
 */
const listDays = (sessions) =>
  [...new Set(sessions.filter(({ finished }) => finished).map(({ start }) => readDay(start)))].sort(
    (one, other) => one - other,
  );

/** Days of whole sessions; a single movement is none. @param {Session[]} sessions */
export const listTrained = (sessions) => listDays(sessions.filter(({ kind }) => kind !== "do"));

/**
 * Weeks of a phase that came before it was joined.
 * @param {Phase} phase @param {number} [week] of the plan in which it was
 */
const countSkipped = ({ first, weeks = 1 }, week) =>
  first && week ? Math.max(0, Math.min(weeks - 1, week - first)) : 0;

/**
 * The phase that is followed and the sessions that were done in it; null when the plan is not
 * followed. A turn that a wrong clock has dated later counts where there is no other.
 * @param {Log} log @param {Plan} plan @param {number} day
 */
function findPhase(log, plan, day) {
  const turn = log.plan.findLast(({ from }) => !isAhead(from, day)) ?? log.plan.at(-1);
  const place = plan.phases.findIndex(({ id }) => id === turn?.phase);
  if (!turn || place < 0) return null;
  const phase = plan.phases[place];
  const ahead = isAhead(turn.from, day);
  const began = ahead ? 0 : readMoment(turn.from);
  const tried = listPast(log, day).filter(
    (one) => one.kind === "phase" && one.id === phase.id && readMoment(one.start) >= began,
  );
  const skipped = countSkipped(phase, turn.week);
  return { phase, place, tried, skipped, since: ahead ? day : readDay(turn.from) };
}

/**
 * The sessions that moving on from the phase depends on.
 * @param {Log} log
 * @param {Plan} plan
 * @param {number} day
 */
export function listRow(log, plan, day) {
  const sessions = plan.rules.find(({ moveOn }) => moveOn)?.moveOn?.sessions;
  return sessions ? (findPhase(log, plan, day)?.tried.slice(-sessions) ?? []) : [];
}

/**
 * The session whose morning after is asked for, also one that moving on in the plan depends on.
 * @param {Log} log @param {Plan} plan @param {number} day
 */
export const findOpen = (log, plan, day) => findAsked(log, day, listRow(log, plan, day));

const SOON = 7; // days; a date further ahead is no date that a session was done on

/**
 * The day from which on what forbids the next session can have settled: the first on which a
 * session could be due at all. A date far ahead says nothing but that a clock was wrong, and makes
 * nobody wait for it.
 * @param {Session} held @param {number} restDays @param {number} day
 */
export const findSettling = ({ start }, restDays, day) =>
  readDay(start) > day + SOON ? day : readDay(start) + 1 + restDays;

/** @typedef {NonNullable<ReturnType<typeof findPhase>>} Followed */

/**
 * What a rule says of a phase that was interrupted for weeks; the rule of the most weeks that have
 * gone by. Why they went by, a break, a race or a morning that forbade it, is no matter: feet that
 * did less are used to less.
 * @param {Log} log @param {Plan} plan @param {number} day @param {Followed} followed
 * @returns {Next|null}
 */
function findMissed(log, plan, day, { phase, place, since }) {
  const trained = listTrained(listPast(log, day)).at(-1);
  const missed = Math.floor((day - Math.max(since, trained ?? 0) - 1) / WEEK);
  const broken = plan.rules
    .flatMap((rule, number) =>
      rule.missed && rule.missed.weeks <= missed ? [{ ...rule.missed, number }] : [],
    )
    .sort((one, other) => other.weeks - one.weeks)[0];
  if (!broken || !phase.weeks) return null;
  const to = plan.phases[broken.to === "first" ? 0 : Math.max(0, place - 1)].id;
  return { state: "missed", phase: phase.id, rule: broken.number, to };
}

/**
 * What a rule says of a phase that is done.
 * @param {Log} log @param {Plan} plan @param {number} day @param {Followed} followed
 * @returns {Next}
 */
function findDone(log, plan, day, { phase, place }) {
  const rule = plan.rules.findIndex(({ moveOn }) => moveOn);
  const row = listRow(log, plan, day);
  const most = plan.rules[rule]?.moveOn?.pain ?? 10;
  const failed = row.some(
    (one) => !one.finished || one.pain === null || Number(one.pain ?? 0) > most,
  );
  const open = row.some((one) => one.pain === undefined) ? "asking" : "ready";
  const to = plan.phases[place + 1]?.id;
  return { state: failed ? "again" : open, phase: phase.id, rule, to };
}

/**
 * When the next session of a phase is due, after its rest, and where a break or a race leave room.
 * @param {Log} log @param {Plan} plan @param {number} day @param {number} earliest
 */
function findWait(log, plan, day, earliest) {
  // The days of rest come after any whole session, not only after one of the plan.
  const rested = Math.max(earliest, findRested(log, plan.restDays, day));
  const start = Math.max(rested, day);
  const rule = plan.rules.find(({ race }) => race)?.race ?? undefined;
  const free = findFree(log, rule, listTrained(listPast(log, day)), start);
  return free > start ? free : rested;
}

/**
 * Where a phase stands: whether it is done, else the session that is next, its week, and the day
 * before which that week does not begin.
 * @param {Followed} followed
 */
function findPlace({ phase, tried, skipped }) {
  const weeks = packWeeks(listDays(tried), phase.sessions);
  const last = weeks.at(-1);
  const begun = weeks.length + skipped;
  if (!last) return { week: begun + 1, session: 1, earliest: 0 };
  if (last.count < phase.sessions) return { week: begun, session: last.count + 1, earliest: 0 };
  const done = phase.weeks && begun >= phase.weeks;
  return { done, week: begun + 1, session: 1, earliest: last.first + WEEK };
}

/**
 * Where the runner stands in the plan. `state` is one of
 * - off: the plan is not followed
 * - break: it waits by the runner's own wish, not before the day `wait`
 * - next: `session` of `week`, not before the day `wait`; a phase without an end has no week
 * - missed: so many weeks went by that the rule says to go to the phase `to`
 * - ready: the phase is done, and the reader may go on to the phase `to` by the rule
 * - again: the phase is done, but the rule says to do it again
 * - asking: the phase is done, and a morning after that the rule asks for is not answered yet
 * `rule` is the place of the rule in the plan. From every state there is a way on, whatever was
 * left unanswered: a phase can be done again, one that was missed be taken up, a break be ended.
 * @param {Log} log @param {Plan} plan @param {number} day
 * @returns {Next}
 */
function findState(log, plan, day) {
  const followed = findPhase(log, plan, day);
  if (!followed) return { state: "off" };
  const { phase } = followed;
  if (findBreak(log, day))
    return { state: "break", phase: phase.id, wait: findFree(log, undefined, [], day) };
  const missed = findMissed(log, plan, day, followed);
  if (missed) return missed;
  const { done, week, session, earliest } = findPlace(followed);
  if (done) return findDone(log, plan, day, followed);
  return {
    state: "next",
    phase: phase.id,
    week: phase.first && phase.first + week - 1,
    session,
    wait: findWait(log, plan, day, earliest),
  };
}

/**
 * What comes next in the plan, and `race`: the day of the race in whose week today is, or that; 0
 * for none.
 * @param {Log} log @param {Plan} plan @param {number} day
 * @returns {Next}
 */
export function findNext(log, plan, day) {
  const next = findState(log, plan, day);
  return { ...next, race: findRace(log, day) || findRace(log, Math.max(day, next.wait ?? 0)) };
}
