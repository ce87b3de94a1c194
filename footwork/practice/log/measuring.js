// When the plan asks for the tests of the feet: a function of the log, the plan's data and the day.

/** @import { Log } from "./entries.js" */
/** @import { Plan } from "./plan.js" */
import { findNext } from "./plan.js";
import { readDay } from "./times.js";

const LASTING = 2; // weeks of the plan after which they are asked for no more
const RECENT = 28; // days for which what was measured is news

/**
 * The week of the plan that a day is in: 0 before its first session; one more than its last when it
 * is done. None where the plan is not followed, or waits.
 * @param {Log} log @param {Plan} plan @param {number} day
 */
function findWeek(log, plan, day) {
  const next = findNext(log, plan, day);
  const place = plan.phases.findIndex(({ id }) => id === next.phase);
  const phase = plan.phases[place];
  if (next.state === "next") {
    const first = next.week === 1 && next.session === 1;
    if (next.week) return first ? 0 : next.week;
    const entered = log.plan.findLast((turn) => turn.phase === next.phase);
    const before = plan.phases[place - 1];
    const last = (before?.first ?? 1) + (before?.weeks ?? 1) - 1;
    const weeks = entered ? Math.floor((day - readDay(entered.from)) / 7) : 0;
    return last + weeks;
  }
  if (!["ready", "asking", "again"].includes(next.state)) return undefined;
  return (phase.first ?? 1) + (phase.weeks ?? 1) - 1;
}

/**
 * The week for which the tests are asked for on a day; none when they are not, or were done of late.
 * @param {Log} log @param {Plan & {measureAt: number[]}} plan @param {number} day
 */
export function findMeasuring(log, plan, day) {
  const week = findWeek(log, plan, day);
  if (week === undefined) return undefined;
  const at = plan.measureAt.findLast((one) => one <= week && week <= one + LASTING);
  const done = (log.measures ?? []).some((one) => Math.abs(day - readDay(one.day)) < RECENT);
  return done ? undefined : at;
}
