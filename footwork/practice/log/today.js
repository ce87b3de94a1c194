// What there is for a runner who comes back, as data for any page. It says nothing and shows
// nothing: a page has its own words.

/** @import { Log, Own, Session } from "./entries.js" */
/** @import { Zone } from "./morning.js" */
/** @import { Next, Plan } from "./plan.js" */
import { findDue, findHold, isEased } from "./morning.js";
import { findNext, findOpen, findSettling } from "./plan.js";
import { readDay, readMorning, writeTime } from "./times.js";

const FORGET = 12 * 3600 * 1000; // milliseconds after which a session is not gone on with

/**
 * @typedef {Plan & {zones: Zone[]}} Facts of the guide
 *
 * @typedef {object} Today
 * @property {{session: Session, from: number}|null} hold what lets nothing begin, and the day from
 *   which on it can have settled
 * @property {Session|null} asked whose morning after is asked for
 * @property {string} interrupted the query of the practice page that goes on with a session
 * @property {Next} next of the plan
 * @property {number} due the day from which on a whole session is due; 0 when it is due already
 * @property {boolean} eased whether it is to be an easier version, since pain has settled
 * @property {Own[]} routines
 */

/**
 * The query of a session that was interrupted and can be gone on with.
 * @param {unknown} kept what the player has stored, whatever it is @param {number} now milliseconds
 */
function findInterrupted(kept, now) {
  const { address, saved, active } = /** @type {Record<string, unknown>} */ (kept ?? {});
  const fresh = Math.abs(now - Number(saved)) < FORGET && Number(active) > 0;
  return fresh ? String(address) : "";
}

/**
 * All that a page can say to a runner who comes back. Under a hold nothing is to be begun or gone
 * on with.
 * @param {Log} log @param {Facts} facts @param {Date} now @param {unknown} [kept] of the player
 * @returns {Today}
 */
export function findToday(log, facts, now, kept) {
  const day = readDay(writeTime(now));
  const session = findHold(log, facts.zones, day);
  return {
    hold: session && { session, from: findSettling(session, facts.restDays, day) },
    asked: findOpen(log, facts, readMorning(now.getTime())),
    interrupted: session ? "" : findInterrupted(kept, now.getTime()),
    next: findNext(log, facts, day),
    due: findDue(log, facts.restDays, day),
    eased: !session && isEased(log, day),
    routines: log.routines ?? [],
  };
}

/**
 * The same by now, with what the player has stored on this device.
 * @param {Log} log @param {Facts} facts @param {() => Storage} [open]
 */
export function readToday(log, facts, open = () => localStorage) {
  let kept = null;
  try {
    kept = JSON.parse(open().getItem("footwork-practice-session") ?? "null");
  } catch {
    // Nothing is kept, or nothing that can be read: nothing was interrupted.
  }
  return findToday(log, facts, new Date(), kept);
}
