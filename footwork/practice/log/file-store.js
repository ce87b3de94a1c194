// The log on this device as a file brings it in and takes it out.

/** @import { Log } from "./entries.js" */
import { KEY, LogStore, TAB, UNREADABLE, attempt, readKept } from "./store.js";

const BEFORE = "footwork-log-before"; // one that could not be read, when another took its place
const SPARE = "footwork-practice-"; // what the player keeps: it goes where the log needs the room
const ROOM = `${SPARE}room`; // held for the log
const HELD = 1000; // characters: more than an answer, or a session, takes
const COPIED = "footwork-log-copied"; // how many sessions the last export had

/** Let go of what can be done without. */
function makeRoom() {
  attempt(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(SPARE)) localStorage.removeItem(key);
  });
}

/**
 * Remember in this tab what became of sessions that are kept.
 * @param {Log} log as it is now @param {Log} kept
 */
function noteTab(log, kept) {
  const now = new Map(log.sessions.map((one) => [one.start, one]));
  const changed = kept.sessions
    .map((one) => [JSON.stringify(one), now.get(one.start)])
    .filter(([before, one]) => one && JSON.stringify(one) !== before);
  if (changed.length) attempt(() => sessionStorage.setItem(TAB, JSON.stringify(changed)));
}

export class FileStore extends LogStore {
  /**
   * Keep a log, if need be in the room of what can be done without. What finds none all the same is
   * remembered in this tab, so that none of its pages offers what a morning forbids.
   * @param {Log} log
   * @override
   */
  keep(log) {
    if (super.keep(log)) return true;
    makeRoom();
    if (super.keep(log)) return true;
    noteTab(log, readKept().log);
    return false;
  }

  /**
   * Put a log in the place of one that cannot be read, which is kept beside it, or add it to the
   * one that is there. Refused when there is no room to keep the one that was there.
   * @param {(log: Log) => Log} by
   * @returns {"kept"|"open"|"refused"}
   */
  bring(by) {
    const replaces = this.findTrouble() === UNREADABLE;
    const kept = !replaces || attempt(() => localStorage.setItem(BEFORE, this.readText()));
    return kept ? this.change(by, replaces) : "refused";
  }

  /**
   * Hold a little room beside a log, so that an answer finds it on a device that is full by then.
   */
  holdRoom() {
    if (this.readText()) attempt(() => localStorage.setItem(ROOM, " ".repeat(HELD)));
  }

  /** How many sessions the last copy has that went into a file. */
  countCopied() {
    let count = "";
    attempt(() => {
      count = localStorage.getItem(COPIED) ?? "";
    });
    return Number(count) || 0;
  }

  /** A file has a copy now. @param {number} sessions that it has */
  noteCopy(sessions) {
    attempt(() => localStorage.setItem(COPIED, String(sessions)));
  }

  /** What stands there, also when it cannot be read as a log. */
  readText() {
    let text = "";
    attempt(() => {
      text = localStorage.getItem(KEY) ?? "";
    });
    return text;
  }

  /** Delete the log, and all that was kept beside it. */
  clear() {
    this.forget();
    attempt(() => {
      for (const key of [KEY, BEFORE, COPIED, ROOM]) localStorage.removeItem(key);
    });
  }
}
