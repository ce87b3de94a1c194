// The form in which a session is put right, or added by hand.

/** @import { Told } from "./changes.js" */
/** @import { Log, Session } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { make } from "../../browser/make.js";
import { say } from "../../browser/messages.js";
import { addByHand, bringBack, correct, nameDay, takeOut } from "./changes.js";
import { MOST } from "./entries.js";
import { listHolds } from "./morning.js";
import { nameOf } from "./adding.js";
import {
  change,
  facts,
  find,
  focus,
  show,
  store,
  today,
  write,
  writeAsked,
  writeName,
} from "./page-parts.js";
import { findNext } from "./plan.js";
import { readDay } from "./times.js";

const EVENING = 20; // hour that a session of another day is given
const REFUSED = say("Nothing was changed.");
const USUAL = 10; // minutes where the guide does not know

const form = /** @type {HTMLFormElement} */ (find("form", "entry"));
/** @type {Session|null} */
let shown = null; // none while one is added
/** @type {Session|null} */
let taken = null; // the one that was taken out last

/** @param {string} name @returns {HTMLInputElement} */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {{kind: string, id: string}} session */
const code = ({ kind, id }) => `${kind} ${id}`;

/**
 * What there is to choose from, with what a session has that the guide does not.
 * @param {Log} log
 */
function listChoices(log) {
  const kinds = /** @type {Session["kind"][]} */ (["phase", "routine", "do"]);
  const known = kinds.flatMap((kind) =>
    Object.keys(facts.doses[kind] ?? {}).map((id) => ({ kind, id })),
  );
  const own = (log.routines ?? []).map(({ r: id }) => ({ kind: /** @type {"r"} */ ("r"), id }));
  const all = [...known, ...own];
  return shown && !all.some((one) => code(one) === code(/** @type {Session} */ (shown)))
    ? [...all, { kind: shown.kind, id: shown.id }]
    : all;
}

/** The minutes of what is chosen, as the guide counts them. */
function fillMinutes() {
  const [kind, id] = field("what").value.split(" ");
  field("minutes").value = String(facts.minutes[kind]?.[id] ?? USUAL);
}

/** @param {Session|null} session none to add one */
export function openEntry(session) {
  shown = session;
  const log = store.read();
  const options = listChoices(log).map((one) => {
    const option = /** @type {HTMLOptionElement} */ (make("option", writeName(one, log)));
    option.value = code(one);
    return option;
  });
  field("what").replaceChildren(...options);
  field("day").max = nameDay(today());
  field("day").value = session ? session.start.slice(0, 10) : nameDay(today());
  field("finished").checked = session?.finished ?? true;
  field("pain").value = session?.pain === undefined ? "" : String(session.pain);
  if (session) {
    field("what").value = code(session);
    field("minutes").value = String(Math.max(1, Math.round(session.seconds / 60)));
  } else {
    const { phase } = findNext(log, facts, today());
    if (phase) field("what").value = code({ kind: "phase", id: phase });
    fillMinutes();
  }
  write("entry", session ? writeAsked(session, log) : say("Add a session"));
  find("act", "out").hidden = !session;
  show("undo", false);
  form.hidden = false;
  focus("entry");
}

/**
 * Movements of what was done, as far as the guide knows them.
 * @param {Session["kind"]} kind
 * @param {string} id
 */
const listMovements = (kind, id) =>
  Object.keys(facts.doses[kind]?.[id] ?? {}).slice(0, MOST.movements);

/** What the form says. @returns {Told} */
function readForm() {
  const [kind, id] = /** @type {[Session["kind"], string]} */ (field("what").value.split(" "));
  const day = readDay(field("day").value);
  const minutes = Number(field("minutes").value);
  const same = shown && code(shown) === code({ kind, id });
  // A number that stands there as it was shown takes no seconds away.
  const unchanged = shown && Math.max(1, Math.round(shown.seconds / 60)) === minutes;
  const pain = field("pain").value;
  return {
    kind,
    id,
    seconds: shown && unchanged ? shown.seconds : Math.min(MOST.seconds, Math.round(minutes * 60)),
    finished: field("finished").checked,
    movements: shown && same ? shown.movements : listMovements(kind, id),
    day,
    ...(pain && { pain: pain === "null" ? null : Number(pain) }),
  };
}

/** Close the form. @param {string} words what became of it */
function close(words) {
  form.hidden = true;
  write("changed", words);
  focus("sessions");
}

/** Whether a session is among others. @param {Session} session @param {Session[]} all */
const isAmong = (session, all) => all.some((one) => nameOf(one) === nameOf(session));

/**
 * Change a session unless it forbids the next one by now, as another tab may have told, or was
 * taken out there.
 * @param {Session} session @param {(log: Log) => Log} by @param {string} words that say it is done
 * @returns {string} the words, or why nothing was done
 */
function changeUnlessHeld(session, by, words) {
  const day = today();
  /** @param {Log} log */
  const isHeld = (log) => isAmong(session, listHolds(log, facts.zones, day));
  const before = store.read();
  const became = change((log) => (isHeld(log) ? log : by(log)));
  if (isHeld(before))
    return say("Nothing was changed: this session hurt, and stays until it has settled.");
  if (!isAmong(session, before.sessions))
    return say("Nothing was changed: it is no longer in your log.");
  return became === "refused" ? REFUSED : words;
}

function save() {
  const told = readForm();
  const session = shown;
  if (session) {
    close(changeUnlessHeld(session, (log) => correct(log, session, told), say("It is changed.")));
    return;
  }
  const now = new Date();
  const [year, month, day] = field("day").value.split("-").map(Number);
  const moment = told.day === today() ? now : new Date(year, month - 1, day, EVENING);
  const became = change((log) => addByHand(log, told, moment));
  close(became === "refused" ? REFUSED : say("It is in your log."));
}

field("what").addEventListener("change", () => shown || fillMinutes());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.reportValidity()) save();
});

/** @type {Part} */
export const entry = {
  acts: {
    add: () => openEntry(null),
    cancel: () => close(""),
    out: () => {
      const session = shown;
      if (!session) return;
      const done = say("Taken out of your log.");
      // As it is by now: another tab may have answered its morning.
      const now = store.read().sessions.find((one) => nameOf(one) === nameOf(session)) ?? session;
      const words = changeUnlessHeld(session, (log) => takeOut(log, session), done);
      taken = words === done ? now : null;
      close(words);
      show("undo", Boolean(taken));
    },
    undo: () => {
      const session = taken;
      if (session) change((log) => bringBack(log, session));
      show("undo", false);
      write("changed", say("It is in your log again."));
      focus("sessions");
    },
  },
};
