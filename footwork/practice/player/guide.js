// The data of the guide, and the choice that an address makes from it.

/** @import { Dose, Rule, Step } from "./schedule.js" */
import { decodeRoutine } from "./code.js";

/**
 * @typedef {{sign: string, then: string}} Stop
 * @typedef {{name: string, how: string, dose?: Dose, movement?: string}} Rung
 * @typedef {{lift?: string, hold?: string, lower?: string}} Phases
 *
 * @typedef {object} Movement
 * @property {string} id
 * @property {string} code four letters that stand for it in an address
 * @property {number} number
 * @property {string} name
 * @property {string} page
 * @property {string} setup how to stand or sit
 * @property {string[]} cues
 * @property {string} side the word for one side
 * @property {boolean} [walks]
 * @property {Phases} [phases]
 * @property {Dose} start
 * @property {Dose} target
 * @property {Rung[]} easier the easiest first
 * @property {Rung[]} harder
 * @property {Stop[]} stop
 * @property {string} alt
 * @property {{start: string, end: string, motion: string}} [drawings]
 *
 * @typedef {{do: string, dose: Dose, note?: string}} RoutineStep
 *
 * @typedef {object} Guide
 * @property {Rule} rule
 * @property {Record<string, string>} codes
 * @property {Movement[]} movements
 * @property {{id: string, name: string, page: string, steps: RoutineStep[], notToday: Stop[]}[]} routines
 * @property {{name: string, page: string, phases: {id: string, name: string, weeks?: number[], sessions: number, steps: RoutineStep[]}[]}} plan
 * @property {string} limit
 * @property {string} disclaimer
 *
 * One movement of what is practiced: a step of the schedule with all that is said about it.
 * @typedef {object} StepWords
 * @property {string} do
 * @property {string} [note]
 * @property {string} [version] the name of the easier version
 * @property {string} [how]
 * @property {number} [rung] its place among the easier ones
 * @property {number} [done] sets that are done, each side counted
 * @property {number} [did] sets that were done on all sides in versions before this one
 * @typedef {Step & StepWords} GuideStep
 *
 * What an address chooses.
 * @typedef {object} Choice
 * @property {string} kind `routine`, `do`, `phase` or `r`
 * @property {string} id
 * @property {string} name
 * @property {string} page where to read about it; empty for an own routine
 * @property {GuideStep[]} steps
 * @property {Stop[]} notToday
 */

/** @param {Guide} guide @param {string} id */
export const findMovement = (guide, id) =>
  /** @type {Movement} */ (guide.movements.find((movement) => movement.id === id));

/**
 * @param {Guide} guide
 * @param {RoutineStep[]} steps
 * @returns {GuideStep[]}
 */
const open = (guide, steps) =>
  steps.map((step) => ({ ...step, walks: Boolean(findMovement(guide, step.do).walks) }));

/**
 * What the query of an address chooses: `routine`, `do` (with `level`), `phase` of the plan, or
 * `r`, an own routine. Null when it chooses nothing; throws when it chooses what is not there.
 * @param {Guide} guide
 * @param {string} query
 * @returns {Choice|null}
 */
export function choose(guide, query) {
  const parameters = new URLSearchParams(query);
  const kind = ["routine", "do", "phase", "r"].find((key) => parameters.has(key));
  if (!kind) return null;
  const id = parameters.get(kind) ?? "";
  if (kind === "routine") {
    const routine = guide.routines.find((one) => one.id === id);
    if (routine) return { kind, ...routine, steps: open(guide, routine.steps) };
  } else if (kind === "do") {
    const movement = guide.movements.find((one) => one.id === id);
    const level = parameters.get("level") ?? "start";
    if (movement && (level === "start" || level === "target")) {
      const steps = open(guide, [{ do: id, dose: movement[level] }]);
      return { kind, id, name: movement.name, page: movement.page, steps, notToday: [] };
    }
  } else if (kind === "phase") {
    const phase = guide.plan.phases.find((one) => one.id === id);
    const { name, page } = guide.plan;
    if (phase) {
      return { kind, id, name: `${name}: ${phase.name}`, page, steps: open(guide, phase.steps), notToday: [] };
    }
  } else {
    const steps = open(guide, decodeRoutine(id, guide.codes));
    return { kind, id, name: "Own routine", page: "", steps, notToday: [] };
  }
  throw new RangeError(`nothing is called ${id}`);
}

/** Sets of a step that are done on all sides. @param {GuideStep} step */
const rounds = ({ dose, done = 0 }) => Math.floor(done / (dose.perSide ? 2 : 1));

/** The same with those of the versions before. @param {GuideStep} step */
export const setsDone = (step) => (step.did ?? 0) + rounds(step);

/**
 * Whether a dose asks for more than another one.
 * @param {Dose} dose
 * @param {Dose} other
 */
const asksMore = (dose, other) =>
  Boolean(dose.perSide && !other.perSide) || dose.sets > other.sets
  || ["reps", "seconds", "meters"].some((count) => {
    const [one, two] = /** @type {Record<string, any>[]} */ ([dose, other]).map((each) => each[count] ?? 0);
    return two && one > two;
  });

/**
 * A step in its next easier version, with the sets that are left to do; null where there is none.
 * Above the starting dose that is the starting dose, else the next easier one of the movement.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @returns {GuideStep|null}
 */
export function ease(guide, step) {
  const movement = findMovement(guide, step.do);
  const { easier, start } = movement;
  const did = setsDone(step);
  /** @param {Dose} dose */
  const cut = (dose) => ({ ...dose, sets: Math.max(1, dose.sets - rounds(step)) });
  if (step.rung === undefined && asksMore(step.dose, start)) {
    const { id, walks = false, setup } = movement;
    return { do: id, dose: cut(start), walks, version: "Starting dose", how: setup, did };
  }
  const place = (step.rung ?? easier.length) - 1;
  const rung = easier[place];
  if (!rung) return null;
  const other = rung.movement ? findMovement(guide, rung.movement) : null;
  const dose = rung.dose ?? other?.start ?? step.dose;
  return {
    do: other?.id ?? step.do,
    dose: cut(dose),
    walks: Boolean((other ?? movement).walks && !rung.dose),
    did,
    version: rung.name,
    how: rung.how,
    rung: other ? undefined : place,
  };
}
