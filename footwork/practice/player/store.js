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
  /** @type {Log|null} */
  let memory = null;
  let trouble = "";

  /** @returns {Log} */
  const read = () => {
    if (memory) return memory;
    let text = null;
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
    memory = createLog();
    return memory;
  };

  /** @param {Log} log */
  const write = (log) => {
    memory = log;
    if (trouble === UNREADABLE) return;
    try {
      open().setItem(KEY, JSON.stringify(log));
      memory = null;
      trouble = "";
    } catch {
      trouble = NOT_KEPT;
    }
  };

  return {
    read,
    /**
     * Change the log as it is now, also by another tab. What became of it: kept on the device, there
     * for as long as the page is open, or refused, since a log with it could not be read again. That is
     * so with a date before 2000 or after 2099, which only a wrong clock can give.
     * @param {(log: Log) => Log} by
     * @returns {"kept"|"open"|"refused"}
     */
    change(by) {
      const log = by(read());
      if (!isLog(log)) return "refused";
      write(log);
      return trouble ? "open" : "kept";
    },
    /**
     * Put a log in the place of one that cannot be read, which is kept beside it, or add it to the one
     * that is there. Refused when there is no room to keep the one that was there.
     * @param {(log: Log) => Log} by
     * @returns {"kept"|"open"|"refused"}
     */
    bring(by) {
      read();
      if (trouble === UNREADABLE) {
        try {
          open().setItem(BEFORE, this.readText());
        } catch {
          return "refused";
        }
        trouble = "";
      }
      return this.change(by);
    },
    /** What stands there, also when it cannot be read as a log. */
    readText: () => open().getItem(KEY) ?? "",
    clear() {
      memory = null;
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
