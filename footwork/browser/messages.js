// What a script says, in the language of the page. As in gettext, the English words are the ids;
// only a page in another language brings a table of them.

/**
 * @typedef {Record<string, string|number>} Values
 * @typedef {Record<string, string>} Forms of a message with a count, by the names of CLDR
 */

/** @type {{locale: string, messages: Record<string, string|Forms>}} */
const { locale, messages } = JSON.parse(
  document.getElementById("messages")?.textContent ?? '{"locale": "en-US", "messages": {}}',
);
const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(locale);

export { locale };

/** A number as the language writes it. @param {number} value */
export const number = (value) => numbers.format(value);

/** @param {string} text @param {Values} values */
const fill = (text, values) =>
  text.replace(/%(?:%|\((\w+)\)s)/g, (_, /** @type {string|undefined} */ name) => {
    if (!name) return "%";
    const value = values[name];
    return typeof value === "number" ? number(value) : value;
  });

/**
 * A message with its values, which it holds as `%(name)s`; a percent sign is `%%`.
 * @param {string} id
 * @param {Values} [values] numbers are written as the language does; a year is a text
 */
export const say = (id, values = {}) => fill(/** @type {string} */ (messages[id] ?? id), values);

/**
 * The form of a message that goes with a count, which it holds as `%(count)s`.
 * @param {string} one
 * @param {string} other
 * @param {number} count
 * @param {Values} [values]
 */
export function sayCount(one, other, count, values) {
  const forms = /** @type {Forms|undefined} */ (messages[one]);
  const english = count === 1 ? one : other;
  return fill(forms?.[plurals.select(count)] ?? english, { count, ...values });
}

/**
 * A number and its unit in full: `10 minutes`.
 * @param {number} value
 * @param {string} unit one of CLDR's
 */
export const measure = (value, unit) =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);

/** All of them within a sentence: `a wall, a chair, and a towel`. @param {string[]} items */
export const listAll = (items) => new Intl.ListFormat(locale).format(items);

/**
 * A day, counted from 1970-01-01. A date of another year than this one has its year.
 * @param {number} day
 * @param {Intl.DateTimeFormatOptions} [form] else its weekday, month and date
 */
export function writeDay(day, form = { weekday: "long", month: "long", day: "numeric" }) {
  const other = new Date(day * 864e5).getUTCFullYear() !== new Date().getFullYear();
  /** @type {Intl.DateTimeFormatOptions} */
  const year = other && form.month && form.day ? { year: "numeric" } : {};
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...year, ...form }).format(day * 864e5);
}

/** @type {Intl.DateTimeFormatOptions} */
const WEEKDAY = { weekday: "long" };

/** The name of a day of the week. @param {number} day 0 for Sunday */
export const nameWeekday = (day) => writeDay(day + 3, WEEKDAY); // 1970-01-04 was a Sunday
