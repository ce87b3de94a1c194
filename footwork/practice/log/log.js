// The training log: records of what was done, what comes next in the plan, and the weeks. Pure
// functions; a change gives a new log. Days are counted from 1970-01-01 in the runner's own
// calendar, as it stood where the session was done, so that neither another time zone nor a clock
// that is set moves what is past.

/**
 * @typedef {object} Session
 * @property {string} start when it began: local time and its offset, `2026-11-22T19:04:11+01:00`
 * @property {"routine"|"do"|"phase"|"r"} kind what was chosen, as in the address of the practice
 *   page
 * @property {string} id
 * @property {number} seconds
 * @property {boolean} finished false when it was stopped early
 * @property {string[]} movements ids of those that were done
 * @property {number|null} [pain] 0 to 10 next morning; null when the runner does not know
 * @property {true} [settled] pain that was too high to train on has gone back since
 *
 * @typedef {{from: string, phase: string}} Turn from when on which phase of the plan is followed
 * @typedef {{footwork: "log", version: 1, sessions: Session[], plan: Turn[]}} Log
 *
 * @typedef {object} Phase
 * @property {string} id
 * @property {string} name
 * @property {number} [first] its first week
 * @property {number} [weeks] how many it has; none when it goes on for ever
 * @property {number} sessions in a week
 *
 * @typedef {{sessions: number, pain: number}} MoveOn
 * @typedef {{weeks: number, to: "previous"|"first"}} Missed
 * @typedef {{phases: Phase[], restDays: number, rules: {moveOn?: MoveOn, missed?: Missed}[]}} Plan
 *
 * @typedef {{low: number, high: number, train: boolean}} Zone of the pain next morning
 */

export const OFF = "off"; // in the place of a phase: the plan is not followed

const TIME =
  /^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$/;
const CODE = /^[0-9a-z][0-9a-z.-]*$/;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const KINDS = ["routine", "do", "phase", "r"];
const MOST = {
  sessions: 10000,
  turns: 1000,
  movements: 30,
  seconds: 86400,
  code: 1000,
  id: 60,
  phase: 20,
};
const WEEK = 7;

/** @returns {Log} */
export const createLog = () => ({ footwork: "log", version: 1, sessions: [], plan: [] });

/** A moment as the runner's clock and calendar show it. @param {Date} moment @returns {string} */
export function writeTime(moment) {
  const ahead = -moment.getTimezoneOffset();
  const pad = (/** @type {number} */ part) => String(Math.trunc(part)).padStart(2, "0");
  const local = new Date(moment.getTime() + ahead * 60000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${pad(Math.abs(ahead) / 60)}:${pad(Math.abs(ahead) % 60)}`;
}

/** The day of a written time. @param {string} time */
export const readDay = (time) => {
  const [year, month, day] = time.slice(0, 10).split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 864e5;
};

/**
 * Milliseconds since 1970 of a written time, also of one on a day that its month does not have.
 * @param {string} time
 */
const readMoment = (time) => {
  const [hours, minutes, seconds, aheadHours, aheadMinutes] = (
    time.slice(11).match(/[0-9]{2}/g) ?? []
  ).map(Number);
  const ahead = (aheadHours * 60 + aheadMinutes) * (time[19] === "-" ? -1 : 1);
  return readDay(time) * 864e5 + ((hours * 60 + minutes - ahead) * 60 + seconds) * 1000;
};

/**
 * @param {unknown} value @param {string[]} needed @param {string[]} [more]
 * @returns {value is Record<string, any>}
 */
const isRecord = (value, needed, more = []) =>
  typeof value === "object"
  && value !== null
  && !Array.isArray(value)
  && needed.every((key) => Object.hasOwn(value, key))
  && Object.keys(value).every((key) => needed.includes(key) || more.includes(key));

/** @param {unknown} value @param {RegExp} pattern @param {number} most */
const isText = (value, pattern, most) =>
  typeof value === "string" && value.length <= most && pattern.test(value);

/** @param {unknown} value @param {number} most */
const isWhole = (value, most) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

/** @param {unknown} value @param {number} most @param {(item: unknown) => boolean} isRight */
const isList = (value, most, isRight) =>
  Array.isArray(value) && value.length <= most && value.every(isRight);

/** @param {unknown} value */
const isSession = (value) =>
  isRecord(value, ["start", "kind", "id", "seconds", "finished", "movements"], ["pain", "settled"])
  && isText(value.start, TIME, 25)
  && KINDS.includes(value.kind)
  && isText(value.id, CODE, MOST.code)
  && isWhole(value.seconds, MOST.seconds)
  && typeof value.finished === "boolean"
  && isList(value.movements, MOST.movements, (item) => isText(item, ID, MOST.id))
  && (value.pain === undefined || value.pain === null || isWhole(value.pain, 10))
  && (value.settled === undefined || value.settled === true);

/** @param {unknown} value */
const isTurn = (value) =>
  isRecord(value, ["from", "phase"])
  && isText(value.from, TIME, 25)
  && isText(value.phase, CODE, MOST.phase);

/**
 * Whether a value is a log; the rules are those of log.schema.json.
 * @param {unknown} value
 * @returns {value is Log}
 */
export const isLog = (value) =>
  isRecord(value, ["footwork", "version", "sessions", "plan"])
  && value.footwork === "log"
  && value.version === 1
  && isList(value.sessions, MOST.sessions, isSession)
  && isList(value.plan, MOST.turns, isTurn);

/**
 * @template {{start?: string, from?: string}} T
 * @param {T[]} entries
 * @returns {T[]} the earliest first
 */
const sort = (entries) =>
  [...entries].sort(
    (one, other) =>
      readMoment(one.start ?? one.from ?? "") - readMoment(other.start ?? other.from ?? ""),
  );

/**
 * Two records of one session as one: never less done than either, and the answer of one of them.
 * The first one's word holds, but a number is more than none, and that it has settled is said of an
 * answer and goes with that answer alone.
 * @param {Session} session @param {Session} other @returns {Session}
 */
function join(session, other) {
  const { pain: mine, settled: _, ...one } = session;
  const { pain, settled } =
    typeof mine === "number" || (mine === null && typeof other.pain !== "number") ? session : other;
  return {
    ...one,
    seconds: Math.max(one.seconds, other.seconds),
    finished: one.finished || other.finished,
    movements: [...new Set([...one.movements, ...other.movements])].slice(0, MOST.movements),
    ...(pain !== undefined && { pain }),
    ...(settled && { settled }),
  };
}

/**
 * Sessions as they come, each moment once. Of too many the oldest go, but none that comes first
 * here: a clock that is far behind would date a new one before all others.
 * @param {Session[]} first @param {Session[]} others
 */
function gather(first, others) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  for (const session of [...first, ...sort(others).reverse()]) {
    // Two tabs may begin at once.
    const name = `${readMoment(session.start)} ${session.kind} ${session.id}`;
    const before = sessions.get(name);
    if (before || sessions.size < MOST.sessions)
      sessions.set(name, before ? join(before, session) : session);
  }
  return sort([...sessions.values()]);
}

/**
 * Put a session in; the same one, gone on with, takes its own place and keeps its answer.
 * @param {Log} log @param {Session} session @returns {Log}
 */
export const addSession = (log, session) => ({ ...log, sessions: gather([session], log.sessions) });

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
 * Two logs as one; where both have a session, the first one's word holds.
 * @param {Log} log
 * @param {Log} other
 * @returns {Log}
 */
export function merge(log, other) {
  const turns = new Map(
    [...other.plan, ...log.plan].map((turn) => [`${readMoment(turn.from)} ${turn.phase}`, turn]),
  );
  return {
    ...log,
    sessions: gather(log.sessions, other.sessions),
    plan: sort([...turns.values()]).slice(-MOST.turns),
  };
}

/**
 * Whether an entry has a date that is still to come: the clock was wrong then, or is now. The day
 * after is not: another time zone may have it already.
 * @param {string} time @param {number} day
 */
export const isAhead = (time, day) => readDay(time) > day + 1;

/** Sessions up to now. @param {Log} log @param {number} day */
const listPast = (log, day) => log.sessions.filter(({ start }) => !isAhead(start, day));

/**
 * The session whose morning after can be told and is not, from the next day on: the last one, the
 * last whole one, or one that moving on in the plan depends on; of several the newest.
 * @param {Log} log @param {number} day @param {Plan} [plan] @returns {Session|null}
 */
export function findAsked(log, day, plan) {
  const past = listPast(log, day);
  const wanted = [
    ...(plan ? listRow(log, plan, day) : []),
    ...past.filter(({ kind }) => kind !== "do").slice(-1),
    ...past.slice(-1),
  ];
  return wanted.findLast(({ start, pain }) => pain === undefined && readDay(start) < day) ?? null;
}

/**
 * The sessions whose morning after forbids the next one, the newest last: with pain in a zone
 * without training that has not settled, and no later morning that was told. One that nobody knows
 * changes nothing, and neither does one that cannot have come: of sessions on one day the worst
 * decides, and a date that is still to come lifts no hold, but holds.
 * @param {Log} log @param {Zone[]} zones @param {number} day @returns {Session[]}
 */
export function listHolds(log, zones, day) {
  const told = log.sessions.filter(({ pain }) => typeof pain === "number");
  const last = told.findLast(({ start }) => readDay(start) < day)?.start ?? "";
  return told.filter(
    ({ start, pain, settled }) =>
      start.slice(0, 10) >= last.slice(0, 10)
      && !settled
      && zones.some(
        ({ low, high, train }) => !train && low <= Number(pain) && Number(pain) <= high,
      ),
  );
}

/**
 * The newest session whose morning after forbids the next one.
 * @param {Log} log
 * @param {Zone[]} zones
 * @param {number} day
 */
export const findHold = (log, zones, day) => listHolds(log, zones, day).at(-1) ?? null;

/**
 * Set the pain next morning of a session.
 * @param {Log} log @param {string} start @param {number|null} pain @returns {Log}
 */
export const answer = (log, start, pain) => ({
  ...log,
  sessions: log.sessions.map((session) => {
    const { settled: _, ...rest } = session;
    return session.start === start ? { ...rest, pain } : session;
  }),
});

/**
 * Say that the pain after a session has settled.
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
 * @param {Log} log @param {string} phase @param {Date} moment @param {Date} [now] @returns {Log}
 */
export function follow(log, phase, moment, now = moment) {
  const before = log.plan.filter(({ from }) => readMoment(from) <= readMoment(writeTime(now)));
  return { ...log, plan: sort([...before, { from: writeTime(moment), phase }]).slice(-MOST.turns) };
}

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
const listTrained = (sessions) => listDays(sessions.filter(({ kind }) => kind !== "do"));

/**
 * The first day after the rest that the last session asks for: a whole one, also one that was
 * stopped early when some of it was done; for a movement alone, any session in which that was done.
 * 0 where there is none.
 * @param {Log} log @param {number} restDays @param {number} day @param {string} [single] id of the
 *   movement
 */
function findRested(log, restDays, day, single) {
  const last = listPast(log, day).filter(({ kind, finished, movements }) =>
    single ? movements.includes(single) : kind !== "do" && (finished || movements.length),
  );
  return last.length ? Math.max(...last.map(({ start }) => readDay(start))) + restDays + 1 : 0;
}

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
  return { phase, place, tried, since: ahead ? day : readDay(turn.from) };
}

/**
 * The sessions that moving on from the phase depends on.
 * @param {Log} log
 * @param {Plan} plan
 * @param {number} day
 */
function listRow(log, plan, day) {
  const sessions = plan.rules.find(({ moveOn }) => moveOn)?.moveOn?.sessions;
  return sessions ? (findPhase(log, plan, day)?.tried.slice(-sessions) ?? []) : [];
}

/**
 * @typedef {object} Next
 * @property {string} state
 * @property {string} [phase]
 * @property {number} [rule]
 * @property {string} [to]
 * @property {number} [week]
 * @property {number} [session]
 * @property {number} [wait]
 *
 * @typedef {NonNullable<ReturnType<typeof findPhase>>} Followed
 */

/**
 * What a rule says of a phase that was interrupted for weeks; the rule of the most weeks that have
 * gone by.
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
 * What comes next in the plan. `state` is one of
 * - off: the plan is not followed
 * - next: `session` of `week`, not before the day `wait`; a phase without an end has no week
 * - missed: so many weeks went by that the rule says to go to the phase `to`
 * - ready: the phase is done, and the reader may go on to the phase `to` by the rule
 * - again: the phase is done, but the rule says to do it again
 * - asking: the phase is done, and a morning after that the rule asks for is not answered yet
 * `rule` is the place of the rule in the plan. From every state there is a way on, whatever was
 * left unanswered: a phase can be done again, and one that was missed be taken up.
 * @param {Log} log @param {Plan} plan @param {number} day
 * @returns {Next}
 */
export function findNext(log, plan, day) {
  const followed = findPhase(log, plan, day);
  if (!followed) return { state: "off" };
  const missed = findMissed(log, plan, day, followed);
  if (missed) return missed;

  const { phase, tried } = followed;
  const weeks = packWeeks(listDays(tried), phase.sessions);
  const last = weeks.at(-1);
  const full = !last || last.count >= phase.sessions;
  if (phase.weeks && full && weeks.length >= phase.weeks) return findDone(log, plan, day, followed);
  const number = weeks.length + (full ? 1 : 0);
  // The days of rest come after any whole session, not only after one of the plan.
  const rested = findRested(log, plan.restDays, day);
  return {
    state: "next",
    phase: phase.id,
    week: phase.first && phase.first + number - 1,
    session: full ? 1 : last.count + 1,
    wait: Math.max(full && last ? last.first + WEEK : 0, rested),
  };
}

/**
 * Calendar weeks from Monday on, the newest last: days with a session, and how many the plan wants.
 * @param {Log} log @param {Plan} plan @param {number} day @param {number} most how many weeks
 * @returns {{monday: number, done: number, wanted: number}[]}
 */
export function listWeeks(log, plan, day, most) {
  const days = listTrained(log.sessions);
  const newest = day - ((day + 3) % WEEK);
  return Array.from({ length: most }, (_, place) => {
    const monday = newest - (most - 1 - place) * WEEK;
    const turn = log.plan.findLast(({ from }) => readDay(from) < monday + WEEK);
    return {
      monday,
      done: days.filter((one) => one >= monday && one < monday + WEEK).length,
      wanted: plan.phases.find(({ id }) => id === turn?.phase)?.sessions ?? 0,
    };
  });
}

/**
 * The day from which on the next whole session is due, or a movement alone, by the days of rest
 * after the last one; 0 where it is due already.
 * @param {Log} log @param {number} restDays @param {number} day @param {string} [single] id of the
 *   movement
 */
export function findDue(log, restDays, day, single) {
  const rested = findRested(log, restDays, day, single);
  return rested > day ? rested : 0;
}
