// Keeps the log on this device, and nowhere else. Where that is not allowed, or there is no room, the
// log lasts as long as the page; one that cannot be read is left as it is.

/** @import { Log } from "./log.js" */
import { createLog, isLog } from "./log.js";

export const KEY = "footwork-log";
const NOT_KEPT = "This browser keeps nothing, or has no room. What is in the log now goes when you close this page: export it before.";
const UNREADABLE = "The log on this device cannot be read. It is left as it is. To begin again, import a saved log or delete this one.";

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
    /** Change the log as it is now, also by another tab. @param {(log: Log) => Log} by @returns {Log} */
    change(by) {
      const log = by(read());
      if (isLog(log)) write(log); // never one that could not be read again
      return read();
    },
    /** Put a log in the place of one that cannot be read, or add it to the one that is there. @param {(log: Log) => Log} by */
    bring(by) {
      read();
      if (trouble === UNREADABLE) trouble = "";
      return this.change(by);
    },
    clear() {
      memory = null;
      trouble = "";
      try {
        open().removeItem(KEY);
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
