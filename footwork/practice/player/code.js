// An own routine as one short text for an address, and back. A text is the version, then for each
// movement its code and its dose, then four letters that check the rest:
//
//   1li672r12t4-2-4p60.zwbx1s30b.7c2k
//
// sets, r s or m for repetitions, seconds or meters, t tempo in half seconds (lift-hold-lower),
// p the rest in seconds, b for both sides, w for each way, v and three letters for the words that
// go with it (seated, on one leg). What breaks a rule is refused: the text may come from anyone.

/** @import { Dose } from "./schedule.js" */

const VERSION = "1";
const MOST_READ = 30; // movements that an address may hold, more than any page makes
const STEP =
  /^([0-9a-z]{4})(\d+)([rsm])(\d+)(?:t(\d+)-(\d+)-(\d+))?(?:p(\d+))?(b?)(w?)(?:v([0-9a-z]{3}))?$/;

/** What a set is counted in. @type {("reps"|"seconds"|"meters")[]} */
export const COUNTS = ["reps", "seconds", "meters"];

/** The least and the most of each number of a dose, as in footwork/model/dose.py. */
export const LIMITS = {
  sets: [1, 10],
  reps: [1, 100],
  seconds: [1, 600], // of a hold or a walk
  meters: [1, 200],
  rest: [0, 300], // seconds
};

/** @typedef {{do: string, dose: Dose, words?: string}} CodedStep */

/**
 * A few letters or digits that change when the text does (FNV-1a, 32 bits).
 * @param {string} text
 * @param {number} length
 */
export function shorten(text, length) {
  let digest = 0x811c9dc5;
  for (const letter of text) digest = Math.imul(digest ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (digest % 36 ** length).toString(36).padStart(length, "0");
}

/** @param {string} text */
const check = (text) => shorten(text, 4);

/**
 * @param {Dose} dose
 * @param {string} code
 * @param {string} [words]
 */
function encodeStep(dose, code, words) {
  const count = dose.reps ? `r${dose.reps}` : dose.seconds ? `s${dose.seconds}` : `m${dose.meters}`;
  const tempo = dose.tempo ? `t${dose.tempo.map((seconds) => seconds * 2).join("-")}` : "";
  const rest = dose.rest ? `p${dose.rest}` : "";
  return `${code}${dose.sets}${count}${tempo}${rest}${dose.perSide ? "b" : ""}${dose.eachWay ? "w" : ""}${words ? `v${words}` : ""}`;
}

/**
 * An own routine as the text of an address. A dose's note goes along as the code of its words, if
 * at all.
 * @param {CodedStep[]} steps
 * @param {{id: string, code: string}[]} movements
 */
export function encodeRoutine(steps, movements) {
  const codeOf = Object.fromEntries(movements.map(({ id, code }) => [id, code]));
  const text =
    VERSION + steps.map((step) => encodeStep(step.dose, codeOf[step.do], step.words)).join(".");
  return `${text}.${check(text)}`;
}

/**
 * Whether a dose keeps the rules of the guide.
 * @param {Dose} dose
 */
export function isDose(dose) {
  const { sets, reps, tempo, rest = 0, eachWay } = dose;
  /** @param {number|undefined} value @param {number[]} limits */
  const isWhole = (value = NaN, [least, most]) =>
    Number.isInteger(value) && value >= least && value <= most;
  const counts = COUNTS.filter((count) => dose[count] !== undefined);
  const halves = tempo?.map((part) => part * 2);
  return (
    isWhole(sets, LIMITS.sets)
    && isWhole(rest, LIMITS.rest)
    && counts.length === 1
    && isWhole(dose[counts[0]], LIMITS[counts[0]])
    && (reps !== undefined) === (halves !== undefined)
    && (reps !== undefined || !eachWay)
    && (!halves
      || (halves.length === 3 && halves.every((half, part) => isWhole(half, [part ? 0 : 1, 40]))))
  );
}

/**
 * The steps that a text stands for. Throws RangeError with it, or with the part of it that is none
 * of the guide, for any text that `encodeRoutine` does not make.
 * @param {string} text
 * @param {Record<string, string>} codes
 * @returns {CodedStep[]}
 */
export function decodeRoutine(text, codes) {
  const body = text.slice(0, -5);
  const parts = body.slice(1).split(".");
  if (text[0] !== VERSION || text.slice(-5) !== `.${check(body)}` || parts.length > MOST_READ) {
    throw new RangeError(text);
  }
  return parts.map((part) => {
    const found = STEP.exec(part);
    if (!found || !Object.hasOwn(codes, found[1])) throw new RangeError(part);
    const [, code, sets, unit, count, lift, hold, lower, rest, side, way, words] = found;
    /** @type {Dose} */
    const dose = {
      sets: Number(sets),
      [{ r: "reps", s: "seconds", m: "meters" }[unit] ?? ""]: Number(count),
    };
    if (lift) dose.tempo = [lift, hold, lower].map((half) => Number(half) / 2);
    if (rest) dose.rest = Number(rest);
    if (side) dose.perSide = true;
    if (way) dose.eachWay = true;
    if (!isDose(dose) || encodeStep(dose, code, words) !== part) throw new RangeError(part);
    return { do: codes[code], dose, ...(words && { words }) };
  });
}

const LONGEST_NAME = 40; // characters, as for the guide's own routines
const LONGEST_CODED = 100; // characters that they may take in an address

/**
 * A routine's name as it may be shown, and as it stands in an address: one line, without invisible
 * characters, not too long. Any text can be given; none is refused.
 * @param {string} text
 */
export function cleanName(text) {
  // Two of the invisible ones join letters in Persian and in Indian scripts.
  const plain = text.replace(/(?:(?![\u200c\u200d])[\p{C}\p{Z}])+/gu, " ").trim();
  const letters = [...plain].slice(0, LONGEST_NAME);
  // Letters and signs of which nothing is seen, by themselves, are no name.
  if (/^[\p{DI}\p{M}\u2800 ]*$/u.test(plain)) return "";
  while (new URLSearchParams([["", letters.join("")]]).toString().length > LONGEST_CODED)
    letters.pop();
  return letters.join("").trim();
}

/**
 * The query of an own routine. Its text comes last: a chat that takes the end of an address for
 * the end of a sentence cannot cut it there.
 * @param {string} name
 * @param {string} text
 */
export const createQuery = (name, text) =>
  `?${new URLSearchParams({ ...(name && { name }), r: text })}`;
