// What is sounded, said and told at which second of a schedule: pure, like the schedule itself.

/** @import { Schedule, Segment } from "./schedule.js" */
/** @import { Guide, GuideStep } from "./guide.js" */
import { findMovement } from "./guide.js";
import { capital, doseAmount, doseDetails, doseSpoken, many, minutes, phaseName, sideName } from "./words.js";

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

/** @param {(string|false|undefined)[]} sentences */
const speak = (sentences) => sentences.filter(Boolean).map((text) => `${text}.`).join(" ");

/**
 * @param {Schedule} schedule
 * @param {GuideStep[]} steps
 * @param {Guide} guide
 * @returns {Cue[]} in order of time
 */
export function createCues(schedule, steps, guide) {
  /** @type {Cue[]} */
  const cues = [];
  for (const segment of schedule.segments) {
    const { at, kind, seconds, block } = segment;
    const step = steps[block.step];
    const movement = findMovement(guide, step.do);
    const side = sideName(block.side, movement);
    const sets = step.dose.sets > 1 && `Set ${block.set} of ${step.dose.sets}`;
    const cue = movement.cues[block.set % movement.cues.length];

    switch (kind) {
      case "ready": {
        const name = step.version ? `${movement.name}, ${step.version}` : movement.name;
        const details = doseDetails(step.dose, movement.side);
        cues.push({
          at, tone: "ready",
          say: speak([name, doseSpoken(step.dose, movement.side), side && `${side} first`, movement.cues[0]]),
          tell: speak([`Get ready: ${name}`, [doseAmount(step.dose), details].filter(Boolean).join(", "), step.how?.replace(/\.$/, "")]),
        });
        break;
      }
      case "switch":
        cues.push({ at, tone: "switch", say: speak(["Switch", side]), tell: speak([`Switch sides: ${side.toLowerCase()}`]) });
        break;
      case "rest":
        cues.push({
          at, tone: "rest",
          say: speak([`Rest, ${many(seconds, "second")}`, side && `${side} next`, seconds >= 10 && cue]),
          tell: speak([`Rest, ${many(seconds, "second")}`]),
        });
        break;
      case "work":
      case "walk":
        cues.push({ at, tone: "go", say: "Go.", tell: speak([sets, side, "Go"]) });
        if (seconds >= HALFWAY) cues.push({ at: at + seconds / 2, say: "Halfway." });
        break;
      default:
        cues.push(...createRepCues(segment, step, phaseName(segment, step, movement), speak([sets, side, "Go"])));
    }
    if (!segment.rep && seconds > LAST + 1) {
      for (let left = LAST; left; left--) cues.push({ at: at + seconds - left, tone: "count" });
    }
  }
  cues.push({ at: schedule.end, tone: "done", say: "Done.", tell: `Done. ${minutes(schedule.total)}.` });
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
  if (kind !== "lift") return [{ at, tone: kind === "hold" ? "hold" : "lower", say: first ? `${name}.` : undefined }];
  const turns = first && way === 1;
  if (turns) return [{ at, tone: "switch", say: "Other way.", tell: "Other way." }];
  const say = first ? `${name}.` : rep === dose.reps && way !== 0 ? "Last one." : `${rep}.`;
  return [{ at, tone: "go", say, tell: first ? begin : undefined }];
}
