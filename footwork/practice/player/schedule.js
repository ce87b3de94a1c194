// Doses to a timed list of what to do: pure, without a clock and without a page. The rule is that
// of footwork/model/times.py, and the tests hold the two against each other.

/**
 * @typedef {object} Dose
 * @property {number} sets
 * @property {number} [reps] one of reps, seconds and meters
 * @property {number} [seconds]
 * @property {number} [meters]
 * @property {number[]} [tempo] seconds of lift, hold and lower; goes with reps
 * @property {number} [rest] seconds between sets
 * @property {boolean} [perSide]
 * @property {boolean} [eachWay]
 * @property {string} [note]
 *
 * @typedef {object} Rule
 * @property {number} change seconds from one movement to the next
 * @property {number} switch seconds to change sides
 * @property {number} pace meters a second
 *
 * @typedef {object} Step
 * @property {Dose} dose
 * @property {boolean} [walks] whether its seconds are walked
 * @property {number} [wait] seconds at most before one gets ready, which the total does not count
 * @property {Record<number, number>} [extra] seconds added to a pause, by the number of its block
 *
 * @typedef {"wait"|"ready"|"work"|"switch"|"rest"} BlockKind
 *
 * A stretch that can be skipped as a whole: a pause, or one set on one side.
 * @typedef {object} Block
 * @property {BlockKind} kind
 * @property {number} at second at which it begins
 * @property {number} end
 * @property {number} step number of the step, from 0
 * @property {number} number its place within the step, from 0
 * @property {number} set from 1; in a pause, the set that follows
 * @property {number|null} side 0, 1, or null for both at once; in a pause, the one that follows
 *
 * @typedef {object} Segment
 * @property {"ready"|"lift"|"hold"|"lower"|"work"|"walk"|"switch"|"rest"} kind
 * @property {number} at
 * @property {number} seconds
 * @property {Block} block
 * @property {number} [rep] from 1
 * @property {number|null} [way] 0, 1, or null where there is only one
 *
 * @typedef {object} Schedule
 * @property {Segment[]} segments
 * @property {Block[]} blocks
 * @property {number} end
 * @property {number} total seconds without the waits, and without getting ready at the start
 */

/** The parts of a repetition. @type {("lift"|"hold"|"lower")[]} */
export const PARTS = ["lift", "hold", "lower"];

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/**
 * Seconds of one set on one side.
 * @param {Dose} dose
 * @param {Rule} rule
 */
export function setSeconds(dose, rule) {
  if (dose.reps && dose.tempo) return dose.reps * sum(dose.tempo) * (dose.eachWay ? 2 : 1);
  if (dose.meters) return dose.meters / rule.pace;
  return dose.seconds ?? 0;
}

/**
 * Seconds of a whole dose, rounded up to a whole second.
 * @param {Dose} dose
 * @param {Rule} rule
 */
export function doseSeconds(dose, rule) {
  const once = setSeconds(dose, rule);
  const rest = dose.rest ?? 0;
  if (!dose.perSide) return Math.ceil(dose.sets * once + (dose.sets - 1) * rest);
  return Math.ceil(
    dose.sets * (2 * once + rule.switch) + (dose.sets - 1) * Math.max(rest, rule.switch),
  );
}

/**
 * Seconds of doses done one after the other.
 * @param {Dose[]} doses
 * @param {Rule} rule
 */
export function routineSeconds(doses, rule) {
  return (
    sum(doses.map((dose) => doseSeconds(dose, rule))) + rule.change * Math.max(0, doses.length - 1)
  );
}

/**
 * What one set is made of, in order.
 * @param {Step} step
 * @param {Rule} rule
 * @returns {Pick<Segment, "kind"|"seconds"|"rep"|"way">[]}
 */
function listSet({ dose, walks }, rule) {
  if (!dose.reps || !dose.tempo) {
    return [{ kind: dose.meters || walks ? "walk" : "work", seconds: setSeconds(dose, rule) }];
  }
  /** @type {Pick<Segment, "kind"|"seconds"|"rep"|"way">[]} */
  const parts = [];
  for (const way of dose.eachWay ? [0, 1] : [null]) {
    for (let rep = 1; rep <= dose.reps; rep++) {
      dose.tempo.forEach((seconds, part) => {
        if (seconds) parts.push({ kind: PARTS[part], seconds, rep, way });
      });
    }
  }
  return parts;
}

/**
 * The pause before a set: after the first side a switch, after both the rest, which may be shorter
 * than a switch only where no sides change.
 * @param {Dose} dose
 * @param {Rule} rule
 * @param {boolean} second whether the second side follows
 * @returns {{kind: "switch"|"rest", seconds: number}}
 */
function findPause({ perSide, rest = 0 }, rule, second) {
  if (second || (perSide && rest < rule.switch)) return { kind: "switch", seconds: rule.switch };
  return { kind: "rest", seconds: rest };
}

/**
 * Everything that happens, from getting ready for the first movement on.
 * @param {Step[]} steps
 * @param {Rule} rule
 * @returns {Schedule}
 */
export function createSchedule(steps, rule) {
  /** @type {Segment[]} */
  const segments = [];
  /** @type {Block[]} */
  const blocks = [];
  let now = 0;

  steps.forEach((step, place) => {
    const { dose } = step;
    const first = blocks.length;

    /**
     * @param {BlockKind} kind
     * @param {Pick<Segment, "kind"|"seconds"|"rep"|"way">[]} parts
     * @param {number} set
     * @param {number|null} side
     */
    const add = (kind, parts, set, side) => {
      const number = blocks.length - first;
      const block = { kind, at: now, end: now, step: place, number, set, side };
      const extra = step.extra?.[number] ?? 0;
      for (const part of parts) {
        segments.push({ ...part, at: now, seconds: part.seconds + extra, block });
        now += part.seconds + extra;
      }
      block.end = now;
      blocks.push(block);
    };

    const sides = dose.perSide ? [0, 1] : [null];
    const wait = step.wait ?? 0;
    if (wait) add("wait", [{ kind: "ready", seconds: wait }], 1, sides[0]);
    add("ready", [{ kind: "ready", seconds: rule.change }], 1, sides[0]);
    for (let set = 1; set <= dose.sets; set++) {
      for (const side of sides) {
        if (set > 1 || side) {
          const { kind, seconds } = findPause(dose, rule, side === 1);
          if (seconds) add(kind, [{ kind, seconds }], set, side);
        }
        add("work", listSet(step, rule), set, side);
      }
    }

    // What rounding up adds, less than a second, lengthens the last part.
    const pauses = sum(Object.values(step.extra ?? {}));
    const end = blocks[first].at + wait + rule.change + doseSeconds(dose, rule) + pauses;
    const last = segments[segments.length - 1];
    last.seconds = end - last.at;
    now = last.block.end = end;
  });

  const lead = blocks.find(({ kind }) => kind === "ready")?.end ?? 0;
  const total = countLeft(blocks, now, lead);
  return { segments, blocks, end: now, total };
}

/**
 * Seconds from one to the end, without those of the waits.
 * @param {Block[]} blocks
 * @param {number} end
 * @param {number} second
 */
const countLeft = (blocks, end, second) =>
  blocks.reduce(
    (left, block) =>
      left - (block.kind === "wait" ? Math.max(0, block.end - Math.max(second, block.at)) : 0),
    end - second,
  );

/**
 * Seconds of the total that are left at one of its seconds.
 * @param {Schedule} schedule
 * @param {number} second
 */
export const findLeft = ({ blocks, end, total }, second) =>
  Math.min(total, countLeft(blocks, end, second));

/**
 * The place in a list of the last entry that begins at or before a second; 0 at least.
 * @param {{at: number}[]} list
 * @param {number} second
 */
export const findPlace = (list, second) =>
  Math.max(0, list.filter(({ at }) => at <= second).length - 1);
