// Keeps the log on this device, and nowhere else. Where that is not allowed, or there is no room,
// the log lasts as long as the page; what was told of a session lasts as long as the tab, so that
// no page of it offers what a morning forbids. A log that cannot be read is left as it is.

/** @import { Log, Session } from "./entries.js" */
import { createLog, isLog } from "./entries.js";

export const KEY = "footwork-log";
/** Sessions that were changed and found no room, in this tab. */
export const TAB = "footwork-log-tab";
/** What may be wrong with the log on this device; `trouble.js` says it. */
export const NOT_KEPT = "not kept";
export const UNREADABLE = "unreadable";

/**
 * What is kept.
 * @returns {{log: Log, trouble: string}} an empty log where there is none, with what is wrong
 */
export function readKept() {
  let text = null;
  let trouble = "";
  try {
    text = localStorage.getItem(KEY);
  } catch {
    trouble = NOT_KEPT;
  }
  if (text === null) return { log: createLog(), trouble };
  try {
    const log = JSON.parse(text);
    if (isLog(log)) return { log, trouble };
  } catch {
    // No JSON: as any other text.
  }
  return { log: createLog(), trouble: UNREADABLE };
}

/**
 * A log with what this tab could not keep: each session that was changed, by its text before. What
 * another tab has changed since is the last word.
 * @param {Log} log
 */
function addTab(log) {
  try {
    /** @type {Map<string, Session>} */
    const changed = new Map(JSON.parse(sessionStorage.getItem(TAB) ?? ""));
    const sessions = log.sessions.map((one) => changed.get(JSON.stringify(one)) ?? one);
    const told = { ...log, sessions };
    return isLog(told) ? told : log;
  } catch {
    return log; // there is nothing
  }
}

/** Do something with a storage. Whether it was done. @param {() => void} act */
export function attempt(act) {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

export class LogStore {
  // Changes that are not kept yet. They are made anew on what stands there by then: another tab may
  // have stored something since, and none of it is to be lost.
  /** @type {((log: Log) => Log)[]} */
  #waiting = [];
  #trouble = "";

  /** @returns {Log} */
  read() {
    const { log, trouble } = readKept();
    const tab = addTab(log);
    this.#trouble = trouble || (this.#waiting.length || tab !== log ? NOT_KEPT : "");
    return this.#waiting.reduce((changed, by) => by(changed), tab);
  }

  /**
   * Change the log as it is now, also by another tab. What became of it: kept on the device, there
   * for as long as the page is open, or refused, since a log with it could not be read again. That
   * is so with a date before 2000 or after 2099, which only a wrong clock can give. A change that
   * is not kept is made again at each reading: it gives the same whenever it is made.
   * @param {(log: Log) => Log} by
   * @param {boolean} [replaces] whether it takes the place of a log that cannot be read
   * @returns {"kept"|"open"|"refused"}
   */
  change(by, replaces) {
    const log = by(this.read());
    if (!isLog(log)) return "refused";
    this.#waiting.push(by);
    if (this.#trouble === UNREADABLE && !replaces) return "open";
    if (!this.keep(log)) return "open";
    this.forget();
    return "kept";
  }

  /** Keep a log on the device. Whether there was room. @param {Log} log */
  keep(log) {
    return attempt(() => localStorage.setItem(KEY, JSON.stringify(log)));
  }

  /** Let go of what could not be kept. */
  forget() {
    this.#waiting = [];
    attempt(() => sessionStorage.removeItem(TAB));
  }

  /** What is wrong where the log is not kept or not read, else nothing. @returns {string} */
  findTrouble() {
    this.read();
    return this.#trouble;
  }
}
