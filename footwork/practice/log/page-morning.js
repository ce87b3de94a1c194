// The morning after, as the page of the log asks for it and tells what it means.

/** @import { Log, Session } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { say } from "../../browser/messages.js";
import { readZones, showZone } from "../../browser/zones.js";
import { answer } from "./changes.js";
import { findHold, forbids } from "./morning.js";
import {
  change,
  facts,
  find,
  focus,
  show,
  showAll,
  store,
  today,
  write,
  writeAsked,
} from "./page-parts.js";
import { findOpen } from "./plan.js";
import { readMorning } from "./times.js";

const zones = readZones(find("part", "morning"));
// Start of the session whose morning was asked for last, here or answered in another tab.
let asked = "";
let answered = ""; // start of the one that was answered here last
let changing = ""; // start of the one whose answer is to be another

/** Start of the session that was answered here last. */
export const findAnswered = () => answered;
/** Note the session that was answered last. @param {string} start */
export function noteAnswered(start) {
  answered = start;
}
/** Nothing of it was answered here any more. */
export function forgetAnswers() {
  asked = answered = changing = "";
}

/** The session that is asked for. @param {Log} log */
export const findShown = (log) =>
  log.sessions.find(({ start }) => start === changing)
  ?? findOpen(log, facts, readMorning(Date.now()));
/**
 * The session whose answer is shown: one that forbids the next session for as long as it does, else
 * the last one given.
 * @param {Log} log
 */
const findTold = (log) => {
  const told = [asked, answered].map((one) =>
    log.sessions.find(({ start, pain }) => start === one && pain !== undefined),
  );
  return findHold(log, facts.zones, today()) ?? told.find(Boolean);
};
/** The zone of a pain, if any, with its words. @param {number|null} [pain] */
export const findZone = (pain) =>
  zones.find(({ low, high }) => typeof pain === "number" && low <= pain && pain <= high);

/** @param {Log} log */
function showMorning(log) {
  const open = findShown(log);
  const told = changing && open ? null : findTold(log);
  show("morning", Boolean(open || told));
  show("ask", Boolean(open));
  if (open) {
    asked = open.start;
    write("asked", writeAsked(open, log));
    // Who has told of pain knows it: such an answer can be put right, not taken back.
    const hurts = forbids(open, facts.zones);
    show("right", hurts);
    find("act", "forgot").hidden = hurts;
  }
  show("answer", Boolean(told));
  if (told) showTold(log, told);
}

/** @param {Session} told @param {boolean} over whether it forbids nothing any more */
function sayPain({ pain, felt, settled }, over) {
  if (felt === "sore") return say("Sore muscles, no pain");
  if (felt === "sign")
    return over
      ? say("A sign to have looked at. It has settled.")
      : say("Do not train or run. Have it looked at");
  if (typeof pain !== "number") return say("Not known");
  if (!over) return say("%(pain)s out of 10", { pain });
  return settled
    ? say("It was %(pain)s out of 10, and it has settled.", { pain })
    : say("It was %(pain)s out of 10. A later morning was better.", { pain });
}

/** @param {Log} log @param {Session} told */
function showTold(log, told) {
  write("told-of", writeAsked(told, log));
  const over =
    forbids(told, facts.zones) && told.start !== findHold(log, facts.zones, today())?.start;
  write("pain", sayPain(told, over));
  showZone(zones, over ? null : told.pain);
  const isSign = !over && told.felt === "sign";
  show("signs", isSign);
  show("apart", !isSign);
}

/** What was told of a morning after, to be compared. @param {Partial<Session>} session */
const join = ({ pain, felt }) => `${pain} ${felt}`;
/** The same of the session that began then. @param {string} start @param {Log} log */
export const findAnswer = (start, log) =>
  join(log.sessions.find((session) => session.start === start) ?? {});

/**
 * Answer for the session that is shown, if its answer is still the one that was there.
 * @param {number|null} pain
 * @param {"sore"|"sign"} [felt]
 */
export function setPain(pain, felt) {
  const start = asked;
  const day = today();
  const before = changing ? findAnswer(start, store.read()) : join({});
  answered = start;
  changing = "";
  change((log) => (findAnswer(start, log) === before ? answer(log, start, pain, felt, day) : log));
  focus("morning");
}

/** @type {Part} */
export const morning = {
  show: showMorning,
  acts: {
    forgot: () => setPain(null),
    sore: () => setPain(0, "sore"),
    sign: () => setPain(null, "sign"),
    change: () => {
      changing = findTold(store.read())?.start ?? "";
      showAll();
      focus("morning");
    },
  },
};
