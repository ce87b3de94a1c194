// The next session on the page of the log, what a rule of the plan says, and the ways on.

/** @import { Log } from "./entries.js" */
/** @import { Next } from "./plan.js" */
/** @import { Part } from "./page-parts.js" */
import { say, writeDay } from "../../browser/messages.js";
import { endBreak, follow } from "./changes.js";
import { OFF } from "./entries.js";
import { findDue, findHold } from "./morning.js";
import { findShown } from "./page-morning.js";
import {
  all,
  change,
  facts,
  find,
  focus,
  show,
  store,
  today,
  write,
  writePhase,
} from "./page-parts.js";
import { findMeasuring } from "./measuring.js";
import { findNext } from "./plan.js";
import { UNREADABLE } from "./store.js";

const OWN_WORDS = ["off", "next", "break"]; // states that are no rule's

/** @param {Log} log */
function showNext(log) {
  const next = findNext(log, facts, today());
  const held = findHold(log, facts.zones, today());
  const unread = store.findTrouble() === UNREADABLE;
  const known = OWN_WORDS.includes(next.state) ? next.state : "rule";
  const shown = unread ? "unread" : held ? "hold" : known;
  show("more", !unread);
  for (const part of all("next")) part.hidden = part.dataset.next !== shown;
  show("leave", next.state !== "off");
  showMeasuring(held ? undefined : findMeasuring(log, facts, today()));
  showRace(held ? 0 : next.race);
  if (shown === "next") showSession(next);
  if (shown === "off") showFree(log);
  if (shown === "rule") showRule(log, next);
  if (shown === "break") showBreak(log, next.wait ?? 0);
}

/**
 * How the plan goes on after a break: not always where it was.
 * @param {Log} log @param {number} end the first day after it
 */
function showBreak(log, end) {
  const day = writeDay(end);
  const missed = findNext(log, facts, end).state === "missed";
  const words = missed
    ? say("It says here from %(day)s on where to take it up again.", { day })
    : say("It goes on from %(day)s on.", { day });
  write("until", words);
}

/** @param {number} [week] of the plan in which the feet are tested */
function showMeasuring(week) {
  for (const part of all("measure")) part.hidden = part.dataset.measure !== String(week);
}

/** @param {number} [day] of the race in whose week that is */
function showRace(day) {
  show("race", Boolean(day));
  if (day) write("race", say("Your race: %(day)s.", { day: writeDay(day) }));
}

/** @param {number} due day on which the next session is due */
const sayRest = (due) => say("Rest today. It is due from %(day)s on.", { day: writeDay(due) });

/** Whether a session may be done today, for who does them without the plan. @param {Log} log */
function showFree(log) {
  const due = findDue(log, facts.restDays, today());
  show("free", log.sessions.length > 0);
  write("free", due ? sayRest(due) : say("You can train today."));
}

/** Where a session stands in its week. @param {Next} next @param {number} sessions */
function sayPlace({ week, session = 0, race }, sessions) {
  const values = { session, sessions };
  // In the week of a race fewer are done than the plan has.
  if (race) return week ? say("Week %(week)s of %(weeks)s", { week, weeks: facts.weeks }) : "";
  return week
    ? say("Week %(week)s of %(weeks)s, session %(session)s of %(sessions)s this week", {
        ...values,
        week,
        weeks: facts.weeks,
      })
    : say("Session %(session)s of %(sessions)s this week", values);
}

/** @param {Next} next a session of the plan */
function showSession(next) {
  const place = facts.phases.findIndex(({ id }) => id === next.phase);
  write("phase", `${writePhase(next.phase)}.`);
  write("place", sayPlace(next, facts.phases[place].sessions));
  for (const part of all("phase")) part.hidden = Number(part.dataset.phase) !== place;
  const due = next.wait ?? 0;
  const waits = due > today();
  write("wait", waits ? sayRest(due) : "");
  const go = /** @type {HTMLAnchorElement} */ (find("part", "go"));
  go.href = `${facts.practice}?phase=${encodeURIComponent(next.phase ?? "")}`;
  go.hidden = waits;
}

/**
 * @param {Log} log
 * @param {Next} next a phase that is done or was interrupted
 */
function showRule(log, next) {
  const name = writePhase(next.phase);
  const states = {
    missed: say("%(phase)s was interrupted.", { phase: name }),
    asking: findShown(log)
      ? say("%(phase)s is done. Tell how the morning after was, then see.", { phase: name })
      : say("%(phase)s is done. Tell tomorrow how the morning after was, then see.", {
          phase: name,
        }),
    again: say("%(phase)s is done, but not yet for the next phase.", { phase: name }),
    ready: say("%(phase)s is done.", { phase: name }),
  };
  write("state", states[/** @type {keyof typeof states} */ (next.state)]);
  for (const part of all("rule")) part.hidden = Number(part.dataset.rule) !== next.rule;
  const to = next.to === next.phase ? undefined : next.to;
  const missed = next.state === "missed";
  const goes = to !== undefined && (missed || next.state === "ready");
  const values = { phase: writePhase(to) };
  const way = missed
    ? say("Go back to %(phase)s", values)
    : say("All true: go on to %(phase)s", values);
  setAct("to", goes ? way : "", to);
  // A rule that leads back lets only those go on who have trained without the log.
  const again =
    goes && missed
      ? say("I trained meanwhile: go on with %(phase)s", { phase: name })
      : say("Do %(phase)s again", { phase: name });
  setAct("again", again, next.phase);
}

/** @param {string} name @param {string} words nothing hides it @param {string} [phase] */
function setAct(name, words, phase) {
  const button = find("act", name);
  button.hidden = !words;
  button.textContent = words;
  button.dataset.to = phase;
}

/**
 * Follow a phase from now on; that ends a break.
 * @param {string} phase
 * @param {number} [week] in which it is joined
 */
export function turn(phase, week) {
  const [moment, day] = [new Date(), today()];
  change((log) => follow(endBreak(log, day), phase, moment, new Date(), week));
  focus("next");
}

/** @type {Part} */
export const next = {
  show: showNext,
  acts: {
    start: () => turn(facts.phases[0].id),
    /** @param {HTMLElement} button */
    to: (button) => turn(button.dataset.to ?? ""),
    /** @param {HTMLElement} button */
    again: (button) => turn(button.dataset.to ?? ""),
    leave: () => turn(OFF),
    ended: () => {
      const day = today();
      change((log) => endBreak(log, day));
      focus("next");
    },
  },
};
