// Keeps the log on this device, and nowhere else. Where that is not allowed, or there is no room,
// the log lasts as long as the page; one that cannot be read is left as it is.

/** @import { Log } from "./entries.js" */
import { say } from "../../browser/messages.js";
import { createLog, isLog } from "./entries.js";

export const KEY = "footwork-log";
const BEFORE = "footwork-log-before"; // one that could not be read, when another took its place
const COPIED = "footwork-log-copied"; // how many sessions the last export had
export const NOT_KEPT = say(
  "This browser keeps nothing, or has no room. What is in the log now goes when you close this page: export it before.",
);
export const UNREADABLE = say(
  "The log on this device cannot be read. It is left as it is, and Export saves it. To begin again, import a saved log or delete this one.",
);

/**
 * What stands in a storage.
 * @param {() => Storage} open
 * @returns {{log: Log, trouble: string}} an empty log where there is none, with what is wrong
 */
function readKept(open) {
  let text = null;
  let trouble = "";
  try {
    text = open().getItem(KEY);
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

/** Do something with a storage. Whether it was done. @param {() => void} act */
function attempt(act) {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

class LogStore {
  // Changes that are not kept yet. They are made anew on what stands there by then: another tab may
  // have stored something since, and none of it is to be lost.
  /** @type {((log: Log) => Log)[]} */
  #waiting = [];
  #trouble = "";
  #open;

  /** @param {() => Storage} open */
  constructor(open) {
    this.#open = open;
  }

  /** @returns {Log} */
  read() {
    const { log, trouble } = readKept(this.#open);
    this.#trouble = trouble || (this.#waiting.length ? NOT_KEPT : "");
    return this.#waiting.reduce((changed, by) => by(changed), log);
  }

  /**
   * Change the log as it is now, also by another tab. What became of it: kept on the device, there
   * for as long as the page is open, or refused, since a log with it could not be read again. That
   * is so with a date before 2000 or after 2099, which only a wrong clock can give. A change that
   * is not kept is made again at each reading: it gives the same whenever it is made.
   * @param {(log: Log) => Log} by
   * @returns {"kept"|"open"|"refused"}
   */
  change(by) {
    return this.#change(by, false);
  }

  /**
   * Put a log in the place of one that cannot be read, which is kept beside it, or add it to the
   * one that is there. Refused when there is no room to keep the one that was there.
   * @param {(log: Log) => Log} by
   * @returns {"kept"|"open"|"refused"}
   */
  bring(by) {
    const replaces = this.findTrouble() === UNREADABLE;
    const kept = !replaces || attempt(() => this.#open().setItem(BEFORE, this.readText()));
    return kept ? this.#change(by, replaces) : "refused";
  }

  /** How many sessions the last copy has that went into a file. */
  countCopied() {
    let count = "";
    attempt(() => {
      count = this.#open().getItem(COPIED) ?? "";
    });
    return Number(count) || 0;
  }

  /** A file has a copy now. @param {number} sessions that it has */
  noteCopy(sessions) {
    attempt(() => this.#open().setItem(COPIED, String(sessions)));
  }

  /** What stands there, also when it cannot be read as a log. */
  readText() {
    return this.#open().getItem(KEY) ?? "";
  }

  clear() {
    this.#waiting = [];
    const gone = attempt(() => {
      for (const key of [KEY, BEFORE, COPIED]) this.#open().removeItem(key);
    });
    this.#trouble = gone ? "" : NOT_KEPT;
  }

  /** One sentence when the log is not kept, else nothing. @returns {string} */
  findTrouble() {
    this.read();
    return this.#trouble;
  }

  /**
   * @param {(log: Log) => Log} by
   * @param {boolean} replaces whether it takes the place of a log that cannot be read
   * @returns {"kept"|"open"|"refused"}
   */
  #change(by, replaces) {
    const log = by(this.read());
    if (!isLog(log)) return "refused";
    this.#waiting.push(by);
    if (this.#trouble === UNREADABLE && !replaces) return "open";
    if (!attempt(() => this.#open().setItem(KEY, JSON.stringify(log)))) {
      this.#trouble = NOT_KEPT;
      return "open";
    }
    this.#waiting = [];
    this.#trouble = "";
    return "kept";
  }
}

/** @param {() => Storage} open */
export const createLogStore = (open = () => localStorage) => new LogStore(open);
