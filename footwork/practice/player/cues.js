// What is sounded, said and told at which second of a schedule: pure, like the schedule itself.

/** @import { Schedule, Segment } from "./schedule.js" */
/** @import { Guide, GuideStep, Movement } from "./guide.js" */
import { measure, number, say } from "../../browser/messages.js";
import { findMovement } from "./guide.js";
import { nameTap, speak, speechSeconds, tellReady } from "./ready.js";
import { inner, minutes, phaseName, sayPlace, sideName } from "./words.js";

/**
 * @typedef {"ready"|"go"|"hold"|"lower"|"count"|"switch"|"rest"|"done"} Tone
 *
 * @typedef {object} Cue
 * @property {number} at
 * @property {Tone} [tone]
 * @property {string} [say] for the voice
 * @property {string} [tell] for a screen reader, once
 */

const LAST = 3; // seconds that are counted at the end of a hold, a walk and a pause
const HALFWAY = 20; // a hold or a walk as long as this has its middle named

/**
 * @typedef {object} Spoken what is said of a segment
 * @property {Segment} segment
 * @property {GuideStep} step
 * @property {Movement} movement
 * @property {string} side
 * @property {string} set which of the sets
 */

/**
 * All of a movement is told before it: in the wait where there is one, and then who gets ready
 * hears the side and a cue.
 * @param {Guide} guide
 * @param {Spoken} spoken
 * @returns {Cue}
 */
function createReady(guide, { segment: { at, seconds, block }, step, movement, side }) {
  const first = side && say("%(side)s first", { side });
  const all = tellReady(guide, step);
  const cue = movement.cues[0];
  const begins = step.wait ? say("Get ready") : all;
  const ready = speak([begins, first, cue]);
  const fits = speechSeconds(ready) <= seconds;
  const words =
    block.kind === "wait" ? speak([all, nameTap()]) : fits ? ready : speak([begins, first]);
  return { at, tone: "ready", say: words, tell: words };
}

/** The first side again is the next set. @param {Spoken} spoken @returns {Cue} */
function createSwitch({ segment: { at, block }, side, set }) {
  const tell = speak([say("Switch sides: %(side)s", { side: inner(side) })]);
  return { at, tone: "switch", say: speak([say("Switch"), side, !block.side && set]), tell };
}

/** @param {Spoken} spoken @returns {Cue} */
function createRest({ segment: { at, seconds, block }, movement, side, set }) {
  const rest = say("Rest, %(time)s", { time: measure(seconds, "second") });
  const cue = movement.cues[block.set % movement.cues.length];
  const next = side && say("%(side)s next", { side });
  const said = speak([rest, set, next, seconds >= 10 && cue]);
  return { at, tone: "rest", say: said, tell: speak([rest]) };
}

/** What a screen reader is told when a set begins. @param {Spoken} spoken */
const tellSet = ({ side, set }) => speak([set, side, say("Go")]);

/** @param {Spoken} spoken @returns {Cue[]} */
function createWork(spoken) {
  const { at, seconds } = spoken.segment;
  /** @type {Cue} */
  const go = { at, tone: "go", say: speak([say("Go")]), tell: tellSet(spoken) };
  return seconds >= HALFWAY ? [go, { at: at + seconds / 2, say: speak([say("Halfway")]) }] : [go];
}

/**
 * What begins a segment, and what is said within it.
 * @param {Guide} guide
 * @param {Spoken} spoken
 * @returns {Cue[]}
 */
function createSegmentCues(guide, spoken) {
  const { segment, step, movement } = spoken;
  switch (segment.kind) {
    case "ready":
      return [createReady(guide, spoken)];
    case "switch":
      return [createSwitch(spoken)];
    case "rest":
      return [createRest(spoken)];
    case "work":
    case "walk":
      return createWork(spoken);
    default:
      return createRepCues(segment, step, phaseName(segment, movement), tellSet(spoken));
  }
}

/** The last seconds of what has no repetitions. @param {Segment} segment @returns {Cue[]} */
function createCount({ at, seconds, rep, block }) {
  if (rep || block.kind === "wait" || seconds <= LAST + 1) return [];
  return Array.from({ length: LAST }, (_, place) => ({
    at: at + seconds - (LAST - place),
    tone: "count",
  }));
}

/**
 * @param {Schedule} schedule
 * @param {GuideStep[]} steps
 * @param {Guide} guide
 * @returns {Cue[]} in order of time
 */
export function createCues(schedule, steps, guide) {
  const cues = schedule.segments.flatMap((segment) => {
    const step = steps[segment.block.step];
    const movement = findMovement(guide, step.do);
    const side = sideName(segment.block.side, movement);
    const set = sayPlace(segment.block.set, step.dose.sets);
    const spoken = { segment, step, movement, side, set };
    return [...createSegmentCues(guide, spoken), ...createCount(segment)];
  });
  const done = say("Done");
  const tell = speak([done, minutes(schedule.total)]);
  cues.push({ at: schedule.end, tone: "done", say: speak([done]), tell });
  return cues.sort((one, other) => one.at - other.at);
}

/**
 * The parts of a repetition: their names in the first one, then the number, and the last one named.
 * @param {Segment} segment
 * @param {GuideStep} step
 * @param {string} name
 * @param {string} begin what a screen reader is told when the set begins
 * @returns {Cue[]}
 */
function createRepCues({ at, kind, rep = 1, way }, { dose }, name, begin) {
  const first = rep === 1;
  if (kind !== "lift")
    return [{ at, tone: kind === "hold" ? "hold" : "lower", say: speak([first && name]) }];
  if (first && way === 1) {
    const turn = speak([say("Other way")]);
    return [{ at, tone: "switch", say: turn, tell: turn }];
  }
  const last = rep === dose.reps && way !== 0;
  const said = first ? name : last ? say("Last one") : number(rep);
  return [{ at, tone: "go", say: speak([said]), tell: first ? begin : undefined }];
}
