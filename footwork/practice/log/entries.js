// What the training log holds, and whether a value is one. A log is never changed in place: a
// change gives a new one. What is optional has come later; a log without it is as right as on its
// first day.

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
 * @property {"sore"|"sign"} [felt] sore muscles alone, or a sign that asks to have it looked at
 * @property {true} [settled] what forbade the next session has gone back since
 * @property {string} [after] when the newest session began whose morning had been told of before
 *   this one's, though by the clock it was still to come: the clock was wrong
 * @property {true} [hand] added by hand, not by the player
 * @property {number} [corrected] seconds that it had when it was corrected: what was told of it
 *   until then says nothing against the correction
 *
 * @typedef {object} Turn from when on which phase of the plan is followed
 * @property {string} from
 * @property {string} phase
 * @property {number} [week] of the plan in which it was joined, where that is not the phase's first
 *
 * @typedef {{start: string, kind: Session["kind"], id: string, seconds: number}} Gone a session
 *   that was taken out, with the seconds that it had
 * @typedef {{what: "break"|"race", from: string, to: string}} Dates days on which the plan waits,
 *   or a race; both days count
 * @typedef {{r: string, name: string}} Own an own routine: its code and its name
 *
 * @typedef {object} Measured what a test of the feet gave on a day, in the unit of the test; both
 *   sides or one
 * @property {string} test id of the test
 * @property {string} day
 * @property {number} [left]
 * @property {number} [right]
 *
 * @typedef {{test: string, day: string, times: number}} Unmeasured what a test gave on a day, taken
 *   out of the log, and how often
 *
 * @typedef {object} Log
 * @property {"log"} footwork
 * @property {1} version
 * @property {Session[]} sessions
 * @property {Turn[]} plan
 * @property {Gone[]} [gone]
 * @property {Dates[]} [dates]
 * @property {Own[]} [routines]
 * @property {Measured[]} [measures]
 * @property {Unmeasured[]} [unmeasured]
 */

export const OFF = "off"; // in the place of a phase: the plan is not followed

const DATE = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const DAY = new RegExp(`^${DATE}$`);
const TIME = new RegExp(
  `^${DATE}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$`,
);
const CODE = /^[0-9a-z][0-9a-z.-]*$/;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME = /^\P{Cc}+$/u;
const KINDS = ["routine", "do", "phase", "r"];
export const MOST = {
  sessions: 10000,
  turns: 1000,
  gone: 1000,
  dates: 200,
  routines: 100,
  measures: 1000, // and marks of those that were taken out
  times: 1000,
  measured: 1000, // of any unit
  movements: 30,
  seconds: 86400,
  code: 1000,
  id: 60,
  phase: 20,
  name: 60,
  week: 52,
};

/** @returns {Log} */
export const createLog = () => ({ footwork: "log", version: 1, sessions: [], plan: [] });

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

/** @param {unknown} value @param {number} most @param {number} [least] */
const isWhole = (value, most, least = 0) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** @param {unknown} value @param {number} most @param {(item: unknown) => boolean} isRight */
const isList = (value, most, isRight) =>
  Array.isArray(value) && value.length <= most && value.every(isRight);

/** @param {unknown} value @param {unknown[]} right */
const isMaybe = (value, ...right) => value === undefined || right.includes(value);

/** What a session is known by. @param {Record<string, any>} value */
const isNamed = ({ start, kind, id, seconds }) =>
  isText(start, TIME, 25)
  && KINDS.includes(kind)
  && isText(id, CODE, MOST.code)
  && isWhole(seconds, MOST.seconds);

const NAMED = ["start", "kind", "id", "seconds"];

/** @param {unknown} value */
const isSession = (value) =>
  isRecord(
    value,
    [...NAMED, "finished", "movements"],
    ["pain", "felt", "settled", "after", "hand", "corrected"],
  )
  && isNamed(value)
  && typeof value.finished === "boolean"
  && isList(value.movements, MOST.movements, (item) => isText(item, ID, MOST.id))
  && (isMaybe(value.pain, null) || isWhole(value.pain, 10))
  && isMaybe(value.felt, "sore", "sign")
  && (isMaybe(value.after) || isText(value.after, TIME, 25))
  && [value.settled, value.hand].every((one) => isMaybe(one, true))
  && (isMaybe(value.corrected) || isWhole(value.corrected, MOST.seconds));

/** @param {unknown} value */
const isTurn = (value) =>
  isRecord(value, ["from", "phase"], ["week"])
  && isText(value.from, TIME, 25)
  && isText(value.phase, CODE, MOST.phase)
  && (isMaybe(value.week) || isWhole(value.week, MOST.week, 1));

/** @param {unknown} value */
const isGone = (value) => isRecord(value, NAMED) && isNamed(value);

/** @param {unknown} value */
const isDates = (value) =>
  isRecord(value, ["what", "from", "to"])
  && ["break", "race"].includes(value.what)
  && isText(value.from, DAY, 10)
  && isText(value.to, DAY, 10);

/** @param {unknown} value */
const isOwn = (value) =>
  isRecord(value, ["r", "name"])
  && isText(value.r, CODE, MOST.code)
  && isText(value.name, NAME, 2 * MOST.name) // a letter may be two of a script's characters
  && [...value.name].length <= MOST.name;

/** A number of a test, in halves; none where that side was not done. @param {unknown} value */
const isSide = (value) =>
  value === undefined || (typeof value === "number" && isWhole(value * 2, MOST.measured * 2));

/** @param {unknown} value */
const isMeasured = (value) =>
  isRecord(value, ["test", "day"], ["left", "right"])
  && isText(value.test, ID, MOST.id)
  && isText(value.day, DAY, 10)
  && isSide(value.left)
  && isSide(value.right);

/** @param {unknown} value */
const isUnmeasured = (value) =>
  isRecord(value, ["test", "day", "times"])
  && isText(value.test, ID, MOST.id)
  && isText(value.day, DAY, 10)
  && isWhole(value.times, MOST.times, 1);

/** The lists that came later; one that is there is a list. @param {Record<string, any>} value */
const isMore = ({ gone = [], dates = [], routines = [], measures = [], unmeasured = [] }) =>
  isList(gone, MOST.gone, isGone)
  && isList(dates, MOST.dates, isDates)
  && isList(routines, MOST.routines, isOwn)
  && isList(measures, MOST.measures, isMeasured)
  && isList(unmeasured, MOST.measures, isUnmeasured);

/**
 * Whether a value is a log; the rules are those of log.schema.json.
 * @param {unknown} value
 * @returns {value is Log}
 */
export const isLog = (value) =>
  isRecord(
    value,
    ["footwork", "version", "sessions", "plan"],
    ["gone", "dates", "routines", "measures", "unmeasured"],
  )
  && value.footwork === "log"
  && value.version === 1
  && isList(value.sessions, MOST.sessions, isSession)
  && isList(value.plan, MOST.turns, isTurn)
  && isMore(value);
