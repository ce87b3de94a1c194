// The file of the log: it goes out, comes in, and all is deleted.

/** @import { Log } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { download } from "../../browser/download.js";
import { say, sayCount } from "../../browser/messages.js";
import { isLog, MOST } from "./entries.js";
import { merge } from "./merge.js";
import { findRoutine } from "./own-routines.js";
import { forgetNow } from "./page-hold.js";
import { forgetAnswers } from "./page-morning.js";
import { find, focus, show, showAll, store, write } from "./page-parts.js";
import { UNREADABLE } from "./store.js";
import { writeTime } from "./times.js";

const LARGEST = 4_000_000; // characters of a file; ten thousand sessions have fewer
const COPY = 6; // sessions without a copy after which one is advised: two weeks of the plan

const NO_LOG = say("This file is not a training log of Footwork. Nothing was changed.");
const NO_ROOM = say(
  "Nothing was changed: there is no room to keep the log that cannot be read. Export it, delete it, and import again.",
);
const NOT_IN = say(
  "The file could be read, but nothing of it is kept: this browser keeps nothing, or has no room. Free some, then import it again.",
);
const BESIDE = say("The log that could not be read is kept beside it until you delete all.");

/** Whether a log has something in it. @param {Log} log */
const isEmpty = ({ sessions, plan, routines, dates, measures }) =>
  ![sessions, plan, routines, dates, measures].some((list) => list?.length);

/** @param {Log} log */
function showFile(log) {
  const trouble = store.findTrouble();
  const empty = isEmpty(log);
  find("act", "export").hidden = empty && trouble !== UNREADABLE;
  find("act", "delete").hidden = empty && !trouble;
  show("copy", log.sessions.length - store.countCopied() >= COPY);
}

/** @param {File} file */
async function bring(file) {
  let log = null;
  try {
    if (file.size <= LARGEST) log = JSON.parse(await file.text());
  } catch {
    /* no JSON: as any other file */
  }
  if (!isLog(log)) {
    write("told", NO_LOG);
    return;
  }
  const before = store.read().sessions.length;
  const replaces = store.findTrouble() === UNREADABLE;
  const became = store.bring((old) => merge(old, log));
  if (became !== "kept") {
    write("told", became === "open" ? NOT_IN : NO_ROOM);
    showAll();
    return;
  }
  if (!before) store.noteCopy(log.sessions.length); // all of it is in a file
  showAll();
  const kept = store.read();
  const came = kept.sessions.length - before;
  const left = (log.routines ?? []).filter(({ r }) => !findRoutine(kept, r)).length;
  const told = [sayCame(came, log.sessions.length - came), sayLeft(left), replaces && BESIDE];
  write("told", told.filter(Boolean).join(" "));
}

/** @param {number} count own routines that a full list had no place for */
const sayLeft = (count) =>
  count > 0
  && sayCount(
    "%(count)s own routine stayed out: a log keeps %(most)s. Delete some, then import again.",
    "%(count)s own routines stayed out: a log keeps %(most)s. Delete some, then import again.",
    count,
    { most: MOST.routines },
  );

/** @param {number} count sessions that came in @param {number} old those that did not */
const sayCame = (count, old) =>
  old > 0
    ? sayCount(
        "%(count)s session came in, besides %(old)s that the log had.",
        "%(count)s sessions came in, besides %(old)s that the log had.",
        count,
        { old },
      )
    : sayCount("%(count)s session came in.", "%(count)s sessions came in.", count);

function send() {
  const broken = store.findTrouble() === UNREADABLE;
  const log = store.read();
  const text = broken ? store.readText() : `${JSON.stringify(log, null, 1)}\n`;
  const name = `footwork-log-${writeTime(new Date()).slice(0, 10)}.json`;
  download(new Blob([text], { type: "application/json" }), name);
  if (!broken) store.noteCopy(log.sessions.length);
  showAll();
}

/** @param {boolean} sure @param {string} from id of what the reader goes on from */
const ask = (sure, from) => {
  show("sure", sure);
  focus(from);
};

find("part", "file").addEventListener("change", ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const file = input.files?.[0];
  input.value = "";
  if (file) bring(file);
});

/** @type {Part} */
export const file = {
  show: showFile,
  acts: {
    export: send,
    import: () => find("part", "file").click(),
    delete: () => ask(true, "sure"),
    no: () => ask(false, "file"),
    yes: () => {
      store.clear();
      forgetAnswers();
      forgetNow();
      showAll();
      ask(false, "file");
      write("told", say("The log is deleted."));
    },
  },
};
