// Which entries of the guide answer what was typed. Names and the words under which people look for
// an entry count for most, what is said of it for less. A word that is known by no spelling may be
// a misspelling; words that all languages have in every sentence count only where there is nothing
// else.

/**
 * @typedef {object} Entry
 * @property {number} kind its place among the kinds
 * @property {string} name
 * @property {string} line what is said of it in one line
 * @property {string} at its address, from the root of the site
 * @property {string[]} [also] other names, complaints, usual misspellings
 * @property {string} [text] what else can be looked for in it
 * @property {string} [picture] its drawing, from the root of the site
 * @property {string} [sign] what stands in the place of a drawing: a few letters, or the name of an
 *   icon
 *
 * @typedef {object} Index
 * @property {{name: string, weight: number}[]} kinds
 * @property {string} quiet words that tell nothing of what is looked for
 * @property {number[]} first entries that lead on where nothing is found
 * @property {Entry[]} entries
 *
 * @typedef {Map<string, number>} Near how close known words come to one that was typed, from 0 to 1
 * @typedef {{near: Near, weight: number}} Asked
 * @typedef {{entry: Entry, phrases: string[][], line: string[], text: string[]}} Prepared
 */

/** The words of a text, without case, accents and apostrophes. @param {string} text */
export const split = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}+|['’]/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How many letters have to be changed, added, left out or swapped; more than `most` is `most + 1`.
 * @param {string} one @param {string} other @param {number} most
 */
export function measureDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let place = 1; place <= other.length; place++) {
      const same = one[row - 1] === other[place - 1];
      let least = Math.min(last[place] + 1, next[place - 1] + 1, last[place - 1] + Number(!same));
      const isSwapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (row > 1 && place > 1 && isSwapped) least = Math.min(least, before[place - 2] + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return Math.min(last[other.length], most + 1);
}

/** How many letters of a word may be wrong. @param {string} word */
const allow = (word) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/**
 * How close a known word comes to one that was typed, as one of its forms or a beginning of it.
 * @param {string} typed @param {string} known
 */
function compareForms(typed, known) {
  if (typed === known) return 1;
  if (known.startsWith(typed)) return 0.7 + (0.25 * typed.length) / known.length;
  let same = 0;
  while (same < known.length && typed[same] === known[same]) same++;
  const isForm = same >= 4 && typed.length - same <= 3 && known.length - same <= 3;
  return isForm ? 0.8 : 0;
}

/** @param {string} typed @param {string} known */
function compareSpelling(typed, known) {
  const most = allow(typed);
  const wrong = most ? measureDistance(typed, known, most) : 1;
  return wrong > most ? 0 : 0.75 - 0.15 * wrong;
}

/**
 * Give the known words that come close: a word that is known as it was typed is meant so, else it
 * may be a beginning, a form, or a misspelling.
 * @param {string} typed @param {Iterable<string>} vocabulary @returns {Near}
 */
function findNear(typed, vocabulary) {
  const words = [...vocabulary];
  const isKnown = words.includes(typed);
  /** @type {Near} */
  const near = new Map();
  for (const known of words) {
    const form = compareForms(typed, known);
    const closeness = isKnown ? form : Math.max(form, compareSpelling(typed, known));
    if (closeness) near.set(known, closeness);
  }
  return near;
}

/**
 * The share of what was typed that stands among some words.
 * @param {Asked[]} asked
 * @param {string[]} words
 */
function measureShare(asked, words) {
  let found = 0;
  let all = 0;
  for (const { near, weight } of asked) {
    found += weight * words.reduce((most, word) => Math.max(most, near.get(word) ?? 0), 0);
    all += weight;
  }
  return all ? found / all : 0;
}

/**
 * How well a name is what was typed: all of it, and little else. Written as one word it counts too.
 * @param {Asked[]} asked @param {string} joined @param {string[]} phrase
 */
function comparePhrase(asked, joined, phrase) {
  const whole = phrase.join("");
  if (whole === joined) return 1.3;
  if (joined.length >= 6 && measureDistance(joined, whole, 1) <= 1) return 1.1;
  const share = measureShare(asked, phrase);
  const used = phrase.filter((word) => asked.some(({ near }) => near.has(word))).length;
  return share ** 2 * (0.75 + (0.25 * used) / phrase.length);
}

/**
 * Give a function that returns the entries for what was typed, the best ones first.
 * @param {Index} index
 * @returns {(query: string, most?: number) => Entry[]}
 */
export function createSearch({ kinds, quiet, entries }) {
  const prepared = entries.map((entry) => ({
    entry,
    phrases: [entry.name, ...(entry.also ?? [])].map(split).filter(({ length }) => length),
    line: split(entry.line),
    text: split(entry.text ?? ""),
  }));
  /** In how many entries a word stands. @type {Map<string, number>} */
  const counts = new Map();
  for (const { phrases, line, text } of prepared)
    for (const word of new Set([...phrases.flat(), ...line, ...text]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const silent = new Set(split(quiet));

  /** @param {string} typed @returns {Asked} */
  const weigh = (typed) => {
    const near = findNear(typed, counts.keys());
    const times = Math.max(0, ...[...near.keys()].map((word) => counts.get(word) ?? 0));
    return { near, weight: near.size ? Math.log(1 + entries.length / (1 + times)) : 0 };
  };
  /** @param {Asked[]} asked @param {string} joined @param {Prepared} one */
  const rate = (asked, joined, { entry, phrases, line, text }) => {
    const best = Math.max(...phrases.map((phrase) => comparePhrase(asked, joined, phrase)));
    const around =
      3 * measureShare(asked, phrases.flat())
      + measureShare(asked, line)
      + measureShare(asked, text) / 2;
    return kinds[entry.kind].weight * (10 * best + around);
  };

  return (query, most = 10) => {
    const typed = split(query);
    const telling = typed.filter((word) => !silent.has(word));
    const asked = (telling.length ? telling : typed).map(weigh);
    const rated = prepared
      .map((one) => ({ entry: one.entry, rate: rate(asked, typed.join(""), one) }))
      .sort((one, other) => other.rate - one.rate)
      .slice(0, most);
    return rated
      .filter((one) => one.rate > Math.max(0.5, rated[0].rate / 4))
      .map((one) => one.entry);
  };
}
