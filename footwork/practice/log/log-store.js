// Keeps the log on this device, and nowhere else. Where that is not allowed, or there is no room, the
// log lasts as long as the page; one that cannot be read is left as it is.

/** @import { Log } from "./log.js" */
import { createLog, isLog } from "./log.js";

export const KEY = "footwork-log";
const BEFORE = "footwork-log-before"; // one that could not be read, when another took its place
export const NOT_KEPT = "This browser keeps nothing, or has no room. What is in the log now goes when you close this page: export it before.";
export const UNREADABLE = "The log on this device cannot be read. It is left as it is, and Export saves it. To begin again, import a saved log or delete this one.";

/** @param {() => Storage} open */
export function createStore(open = () => localStorage) {
  // Changes that are not kept yet. They are made anew on what stands there by then: another tab may
  // have stored something since, and none of it is to be lost.
  /** @type {((log: Log) => Log)[]} */
  let waiting = [];
  let trouble = "";

  /** @returns {Log} */
  const readKept = () => {
    let text = null;
    trouble = waiting.length ? NOT_KEPT : "";
    try {
      text = open().getItem(KEY);
    } catch {
      trouble = NOT_KEPT;
    }
    if (text === null) return createLog();
    try {
      const log = JSON.parse(text);
      if (isLog(log)) return log;
    } catch { /* no JSON: as any other text */ }
    trouble = UNREADABLE;
    return createLog();
  };

  const read = () => waiting.reduce((log, by) => by(log), readKept());

  /**
   * @param {(log: Log) => Log} by
   * @param {boolean} [replaces] whether it takes the place of a log that cannot be read
   */
  const change = (by, replaces = false) => {
    const log = by(read());
    if (!isLog(log)) return "refused";
    waiting.push(by);
    if (trouble === UNREADABLE && !replaces) return "open";
    try {
      open().setItem(KEY, JSON.stringify(log));
    } catch {
      trouble = NOT_KEPT;
      return "open";
    }
    waiting = [];
    trouble = "";
    return "kept";
  };

  return {
    read,
    /**
     * Change the log as it is now, also by another tab. What became of it: kept on the device, there
     * for as long as the page is open, or refused, since a log with it could not be read again. That is
     * so with a date before 2000 or after 2099, which only a wrong clock can give. A change that is not
     * kept is made again at each reading: it gives the same whenever it is made.
     * @param {(log: Log) => Log} by
     * @returns {"kept"|"open"|"refused"}
     */
    change: (by) => change(by),
    /**
     * Put a log in the place of one that cannot be read, which is kept beside it, or add it to the one
     * that is there. Refused when there is no room to keep the one that was there.
     * @param {(log: Log) => Log} by
     * @returns {"kept"|"open"|"refused"}
     */
    bring(by) {
      const replaces = this.findTrouble() === UNREADABLE;
      if (replaces) {
        try {
          open().setItem(BEFORE, this.readText());
        } catch {
          return "refused";
        }
      }
      return change(by, replaces);
    },
    /** What stands there, also when it cannot be read as a log. */
    readText: () => open().getItem(KEY) ?? "",
    clear() {
      waiting = [];
      trouble = "";
      try {
        for (const key of [KEY, BEFORE]) open().removeItem(key);
      } catch {
        trouble = NOT_KEPT;
      }
    },
    /** One sentence when the log is not kept, else nothing. @returns {string} */
    findTrouble() {
      read();
      return trouble;
    },
  };
}
