// An own routine as one short text for an address, and back. A text is the version, then for each
// movement its code and its dose, then four letters that check the rest:
//
//   1li672r12t4-2-4p60.zwbx1s30b.7c2k
//
// sets, r s or m for repetitions, seconds or meters, t tempo in half seconds (lift-hold-lower),
// p the rest in seconds, b for both sides, w for each way. What breaks a rule is refused: the text
// may come from anyone.

/** @import { Dose } from "./schedule.js" */

const VERSION = "1";
const MOST_STEPS = 30;
const STEP = /^([0-9a-z]{4})(\d+)([rsm])(\d+)(?:t(\d+)-(\d+)-(\d+))?(?:p(\d+))?(b?)(w?)$/;
const MOST = { r: 100, s: 600, m: 200 };

/** @typedef {{do: string, dose: Dose}} CodedStep */

/**
 * Four letters that change when the text does (FNV-1a, 32 bits).
 * @param {string} text
 */
function check(text) {
  let digest = 0x811c9dc5;
  for (const letter of text) digest = Math.imul(digest ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (digest % 36 ** 4).toString(36).padStart(4, "0");
}

/**
 * @param {Dose} dose
 * @param {string} code
 */
function encodeStep(dose, code) {
  const count = dose.reps ? `r${dose.reps}` : dose.seconds ? `s${dose.seconds}` : `m${dose.meters}`;
  const tempo = dose.tempo ? `t${dose.tempo.map((seconds) => seconds * 2).join("-")}` : "";
  const rest = dose.rest ? `p${dose.rest}` : "";
  return `${code}${dose.sets}${count}${tempo}${rest}${dose.perSide ? "b" : ""}${dose.eachWay ? "w" : ""}`;
}

/**
 * An own routine as the text of an address. A dose's note does not go along.
 * @param {CodedStep[]} steps
 * @param {{id: string, code: string}[]} movements
 */
export function encodeRoutine(steps, movements) {
  const codeOf = Object.fromEntries(movements.map(({ id, code }) => [id, code]));
  const text = VERSION + steps.map((step) => encodeStep(step.dose, codeOf[step.do])).join(".");
  return `${text}.${check(text)}`;
}

/**
 * Whether a dose keeps the rules of the guide.
 * @param {Dose} dose
 */
export function isDose({ sets, reps, seconds, meters, tempo, rest = 0, eachWay }) {
  /** @param {number|undefined} value @param {number} least @param {number} most */
  const isWhole = (value, least, most) =>
    value !== undefined && Number.isInteger(value) && value >= least && value <= most;
  const counts = [[reps, MOST.r], [seconds, MOST.s], [meters, MOST.m]].filter(([count]) => count !== undefined);
  const [count, most] = counts[0] ?? [];
  const halves = tempo?.map((part) => part * 2);
  return isWhole(sets, 1, 10) && isWhole(rest, 0, 300)
    && counts.length === 1 && isWhole(count, 1, most ?? 0)
    && (reps !== undefined) === (halves !== undefined) && (reps !== undefined || !eachWay)
    && (!halves || (halves.length === 3 && halves.every((half, part) => isWhole(half, part ? 0 : 1, 40))));
}

/**
 * The steps that a text stands for. Throws RangeError for any text that `encodeRoutine` does not make.
 * @param {string} text
 * @param {Record<string, string>} codes
 * @returns {CodedStep[]}
 */
export function decodeRoutine(text, codes) {
  const body = text.slice(0, -5);
  const parts = body.slice(1).split(".");
  if (text[0] !== VERSION || text.slice(-5) !== `.${check(body)}` || parts.length > MOST_STEPS) {
    throw new RangeError("no routine of this version");
  }
  return parts.map((part) => {
    const found = STEP.exec(part);
    if (!found || !Object.hasOwn(codes, found[1])) throw new RangeError("no movement of the guide");
    const [, code, sets, unit, count, lift, hold, lower, rest, side, way] = found;
    /** @type {Dose} */
    const dose = { sets: Number(sets), [{ r: "reps", s: "seconds", m: "meters" }[unit] ?? ""]: Number(count) };
    if (lift) dose.tempo = [lift, hold, lower].map((half) => Number(half) / 2);
    if (rest) dose.rest = Number(rest);
    if (side) dose.perSide = true;
    if (way) dose.eachWay = true;
    if (!isDose(dose) || encodeStep(dose, code) !== part) throw new RangeError("no dose of the guide");
    return { do: codes[code], dose };
  });
}
