// Numbers and doses in words, the same as footwork/views/wording.py has for the pages.

/** @import { Dose } from "./schedule.js" */
/** @import { Movement } from "./guide.js" */
import { measure, number, say, sayCount } from "../../browser/messages.js";

/**
 * Seconds as minutes and seconds: `9:44`.
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Seconds as whole minutes, rounded up so that nobody runs late; at least one.
 * @param {number} seconds
 */
export const wholeMinutes = (seconds) => Math.max(1, Math.ceil(seconds / 60));

/** The same in words: `18 minutes`. @param {number} seconds */
export const minutes = (seconds) => measure(wholeMinutes(seconds), "minute");

const SHORT = 90; // seconds below which they are told as such

/** Time that has passed: `45 seconds`, and of more the nearest minute. @param {number} seconds */
export const spent = (seconds) =>
  seconds < SHORT
    ? measure(Math.round(seconds), "second")
    : measure(Math.round(seconds / 60), "minute");

/** @param {string} text @returns text as it stands within a sentence, the rest untouched */
export const inner = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** A movement in one of its versions. @param {string} name @param {string} [version] */
export const nameVersion = (name, version) =>
  version ? say("%(name)s: %(version)s", { name, version }) : name;

/** Something, and how much of it. @param {string} name @param {string} dose */
export const nameDose = (name, dose) => say("%(name)s, %(dose)s", { name, dose });

/**
 * Meters as feet, rounded to what can be paced out: fives, below 20 ft ones.
 * @param {number} meters
 */
export function feet(meters) {
  const exact = meters / 0.3048;
  const step = exact >= 20 ? 5 : 1;
  return step * Math.floor(exact / step + 0.5);
}

/**
 * Sets and their length: `2 × 12`, `2 × 20 s`, `2 × 50 ft (15 m)`, `8` for a single set.
 * @param {Dose} dose
 */
export function doseAmount(dose) {
  const { reps, seconds, meters = 0 } = dose;
  const unit = seconds ? say("s") : say("ft (%(meters)s m)", { meters });
  const once = reps ? number(reps) : `${number(seconds || feet(meters))} ${unit}`;
  return dose.sets === 1 ? once : say("%(sets)s × %(once)s", { sets: dose.sets, once });
}

/** @typedef {Movement["side"]} Side */

/**
 * What stands behind the amount: `each way, each foot, slowly`.
 * @param {Dose} dose
 * @param {Side} side
 */
export function doseDetails(dose, side) {
  const each = side === "leg" ? say("each leg") : say("each foot");
  return [dose.eachWay && say("each way"), dose.perSide && each, dose.note]
    .filter(Boolean)
    .join(", ");
}

/** The length of a set as it is spoken. @param {Dose} dose */
function speakOnce({ reps, seconds, meters = 0 }) {
  if (reps) return sayCount("%(count)s repetition", "%(count)s repetitions", reps);
  if (seconds) return measure(seconds, "second");
  const far = measure(feet(meters), "foot");
  return say("%(feet)s, or %(meters)s", { feet: far, meters: measure(meters, "meter") });
}

/**
 * A dose as it is spoken: `2 sets of 12 repetitions, each leg`.
 * @param {Dose} dose
 * @param {Side} side
 */
export function doseSpoken(dose, side) {
  const count = dose.sets;
  const once = speakOnce(dose);
  const sets =
    count === 1
      ? once
      : sayCount("%(count)s set of %(once)s", "%(count)s sets of %(once)s", count, { once });
  const details = doseDetails(dose, side);
  return details ? `${sets}, ${details}` : sets;
}

/**
 * The side: `Left leg`, or nothing for both at once.
 * @param {number|null} side
 * @param {Movement} movement
 */
export function sideName(side, movement) {
  if (side === null) return "";
  if (movement.side === "leg") return side ? say("Right leg") : say("Left leg");
  return side ? say("Right foot") : say("Left foot");
}

/** Which set it is, where there are more than one. @param {number} set @param {number} sets */
export const sayPlace = (set, sets) =>
  sets > 1 ? say("Set %(set)s of %(sets)s", { set, sets }) : "";

/**
 * What a part of a set is called, as a command.
 * @param {import("./schedule.js").Segment} segment
 * @param {Movement} movement
 */
export function phaseName({ kind, block }, movement) {
  switch (kind) {
    case "ready":
      return block.kind === "wait" ? say("Ready?") : say("Get ready");
    case "walk":
      return say("Walk");
    case "work":
      return movement.walks ? say("Keep going") : say("Hold");
    case "switch":
      return say("Switch sides");
    case "rest":
      return say("Rest");
    default:
      return (
        movement.phases?.[kind]
        ?? { lift: say("Move"), hold: say("Hold"), lower: say("Back") }[kind]
      );
  }
}
