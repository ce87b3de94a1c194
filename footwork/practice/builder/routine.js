// An own routine while it is put together: pure, without a page. Steps are never changed, only
// replaced.

/** @import { Dose } from "../player/schedule.js" */
/** @import { Guide, GuideStep, Version } from "../player/guide.js" */
import { cleanName, createQuery, encodeRoutine, LIMITS } from "../player/code.js";
import { choose, findMovement, listVersions } from "../player/guide.js";
import { routineSeconds } from "../player/schedule.js";

const NUDGE = { sets: 1, reps: 1, seconds: 5, meters: 5, rest: 5 };

/** @typedef {keyof typeof LIMITS} Field a number of a dose */

/**
 * @typedef {object} OwnStep
 * @property {string} do
 * @property {Dose} dose without a note: that belongs to the version
 * @property {Version} version
 */

/** @param {Dose} dose @returns {Dose} */
const bare = ({ note: _note, ...dose }) => dose;

/** @param {Dose} one @param {Dose} other */
const equals = (one, other) => {
  /** @param {Dose} dose */
  const list = ({ sets, reps, seconds, meters, tempo, rest, perSide, eachWay }) =>
    JSON.stringify([sets, reps, seconds, meters, tempo, rest || 0, !!perSide, !!eachWay]);
  return list(one) === list(other);
};

/** Whether a dose is just as its version has it. @param {OwnStep} step */
export const isGiven = ({ dose, version }) => equals(dose, version.dose);

/**
 * A movement in one of its versions, at first that for the start.
 * @param {Guide} guide
 * @param {string} id
 * @param {Version} [version]
 * @returns {OwnStep}
 */
export const createStep = (guide, id, version = listVersions(guide, id)[0]) => ({
  do: id,
  dose: bare(version.dose),
  version,
});

/**
 * The versions to choose from: those of the movement, and the one that is used if a routine has it.
 * @param {Guide} guide
 * @param {OwnStep} step
 */
export function listChoices(guide, step) {
  const own = listVersions(guide, step.do).filter(({ kind }) => kind !== "routine");
  return own.some((version) => version.words === step.version.words) ? own : [...own, step.version];
}

/**
 * @param {Guide} guide
 * @param {GuideStep} step
 * @returns {OwnStep}
 */
function readStep(guide, { do: id, dose, note, words }) {
  const versions = listVersions(guide, id);
  const fits = versions.filter((version) =>
    words === undefined
      ? !version.name && version.dose.note === dose.note && version.note === note
      : version.words === words,
  );
  /** @type {Version} */
  const plain = { kind: "routine", words: "", dose: bare(dose) };
  return {
    do: id,
    dose: bare(dose),
    version: fits.find((version) => equals(version.dose, dose)) ?? fits[0] ?? plain,
  };
}

/**
 * What an address gives to begin with: `r`, an own routine, or `from`, the id of one of the
 * guide's. Throws RangeError for an address that cannot be read.
 * @param {Guide} guide
 * @param {string} query
 * @returns {{name: string, steps: OwnStep[]}}
 */
export function readQuery(guide, query) {
  const parameters = new URLSearchParams(query);
  const text = parameters.get("r");
  const from = parameters.get("from");
  if (text === null && from === null) return { name: "", steps: [] };
  const choice = choose(
    guide,
    String(new URLSearchParams(text === null ? { routine: from ?? "" } : { r: text })),
  );
  return {
    name: text === null ? "" : cleanName(parameters.get("name") ?? ""),
    steps: (choice?.steps ?? []).map((step) => readStep(guide, step)),
  };
}

/**
 * The query that stands for a routine, in the player and here.
 * @param {Guide} guide
 * @param {string} name
 * @param {OwnStep[]} steps
 */
export function writeQuery(guide, name, steps) {
  if (!steps.length) return "";
  const coded = steps.map(({ do: id, dose, version }) => ({ do: id, dose, words: version.words }));
  return createQuery(cleanName(name), encodeRoutine(coded, guide.movements));
}

/**
 * Whether the drawings of the start of a movement show a step too: not an easier or harder version,
 * nor what is done on one side in place of both, or with a weight.
 * @param {Guide} guide
 * @param {OwnStep} step
 */
export function looksLikeStart(guide, { do: id, version: { kind, dose } }) {
  const { start } = findMovement(guide, id);
  if (kind === "easier" || kind === "harder" || !dose.perSide !== !start.perSide) return false;
  return kind !== "target" || dose.note === start.note;
}

/** @param {OwnStep[]} steps @param {Guide} guide */
export const totalSeconds = (steps, guide) =>
  routineSeconds(
    steps.map(({ dose }) => dose),
    guide.rule,
  );

/**
 * The numbers of a dose that can be set: what is counted, and a rest only between sets.
 * @param {Dose} dose
 */
export function listFields(dose) {
  const count = dose.reps ? "reps" : dose.seconds ? "seconds" : "meters";
  return /** @type {Field[]} */ (dose.sets > 1 ? ["sets", count, "rest"] : ["sets", count]);
}

/**
 * A number within its limits; anything that is no number becomes the least.
 * @param {Field} field
 * @param {number} value
 */
export function limit(field, value) {
  const [least, most] = LIMITS[field];
  return Math.min(most, Math.max(least, Math.round(value) || least));
}

/**
 * The next number up or down, in steps that suit it.
 * @param {Field} field
 * @param {number} value
 * @param {1|-1} way
 */
export function nudge(field, value, way) {
  const by = NUDGE[field];
  const next = way > 0 ? Math.floor(value / by) * by + by : Math.ceil(value / by) * by - by;
  return limit(field, next);
}

/** @template {OwnStep} T @param {T} step @param {Field} field @param {number} value @returns {T} */
export const setNumber = (step, field, value) => ({
  ...step,
  dose: { ...step.dose, [field]: limit(field, value) },
});

/** Whether the dose asks for more than the guide's target, where the two can be compared.
 * @param {Guide} guide
 * @param {OwnStep} step
 */
export function exceedsTarget(guide, { do: id, dose }) {
  const { target } = findMovement(guide, id);
  const count = /** @type {Field} */ (listFields(dose)[1]);
  if (!target[count] || !target.perSide !== !dose.perSide) return false;
  return dose.sets * (dose[count] ?? 0) > target.sets * (target[count] ?? 0);
}

/** @template T @param {T[]} list @param {number} place @param {1|-1} way */
export function move(list, place, way) {
  const moved = list.filter((_, other) => other !== place);
  moved.splice(place + way, 0, list[place]);
  return moved;
}
