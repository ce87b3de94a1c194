// Numbers and doses in words, the same as footwork/views/wording.py has for the pages.

/** @import { Dose } from "./schedule.js" */
/** @import { Movement } from "./guide.js" */

/**
 * Seconds as minutes and seconds: `9:44`.
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {number} count @param {string} one */
export const many = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/**
 * Seconds as whole minutes, rounded up so that nobody runs late; at least one.
 * @param {number} seconds
 */
export const wholeMinutes = (seconds) => Math.max(1, Math.ceil(seconds / 60));

/** The same in words: `18 minutes`. @param {number} seconds */
export const minutes = (seconds) => many(wholeMinutes(seconds), "minute");

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

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
  const once = reps ? `${reps}` : seconds ? `${seconds} s` : `${feet(meters)} ft (${meters} m)`;
  return dose.sets === 1 ? once : `${dose.sets} × ${once}`;
}

/**
 * What stands behind the amount: `each way, each foot, slowly`.
 * @param {Dose} dose
 * @param {string} side `leg` or `foot`
 */
export function doseDetails(dose, side) {
  return [dose.eachWay && "each way", dose.perSide && `each ${side}`, dose.note]
    .filter(Boolean)
    .join(", ");
}

/**
 * A dose as it is spoken: `2 sets of 12 repetitions, each leg`.
 * @param {Dose} dose
 * @param {string} side
 */
export function doseSpoken(dose, side) {
  const once = dose.reps
    ? many(dose.reps, "repetition")
    : dose.seconds
      ? many(dose.seconds, "second")
      : `${feet(dose.meters ?? 0)} feet, or ${many(dose.meters ?? 0, "meter")}`;
  const sets = dose.sets === 1 ? once : `${dose.sets} sets of ${once}`;
  const details = doseDetails(dose, side);
  return details ? `${sets}, ${details}` : sets;
}

/**
 * The side: `Left leg`, or nothing for both at once.
 * @param {number|null} side
 * @param {Movement} movement
 */
export const sideName = (side, movement) =>
  side === null ? "" : `${side ? "Right" : "Left"} ${movement.side}`;

/**
 * What a part of a set is called, as a command.
 * @param {import("./schedule.js").Segment} segment
 * @param {Movement} movement
 */
export function phaseName({ kind }, movement) {
  switch (kind) {
    case "ready":
      return "Get ready";
    case "walk":
      return "Walk";
    case "work":
      return movement.walks ? "Keep going" : "Hold";
    case "switch":
      return "Switch sides";
    case "rest":
      return "Rest";
    default:
      return movement.phases?.[kind] ?? { lift: "Move", hold: "Hold", lower: "Back" }[kind];
  }
}
