// Moments and days of the log. Days are counted from 1970-01-01 in the runner's own calendar, as it
// stood where the session was done, so that neither another time zone nor a clock that is set moves
// what is past.

/** A moment as the runner's clock and calendar show it. @param {Date} moment @returns {string} */
export function writeTime(moment) {
  const ahead = -moment.getTimezoneOffset();
  const pad = (/** @type {number} */ part) => String(Math.trunc(part)).padStart(2, "0");
  const local = new Date(moment.getTime() + ahead * 60000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${pad(Math.abs(ahead) / 60)}:${pad(Math.abs(ahead) % 60)}`;
}

/** A number of two digits in a written time. @param {string} time @param {number} place */
const read = (time, place) => (time.charCodeAt(place) - 48) * 10 + time.charCodeAt(place + 1) - 48;

/** The day of a written time, or of a written day, in this century. @param {string} time */
export const readDay = (time) =>
  Date.UTC(2000 + read(time, 2), read(time, 5) - 1, read(time, 8)) / 864e5;

const NIGHT = 4 * 36e5; // milliseconds after midnight that are still of the evening before

/** The day whose morning has come at a moment. @param {number} now milliseconds since 1970 */
export const readMorning = (now) => readDay(writeTime(new Date(now - NIGHT)));

/**
 * Milliseconds since 1970 of a written time, also of one on a day that its month does not have.
 * @param {string} time
 */
export const readMoment = (time) => {
  const ahead = (read(time, 20) * 60 + read(time, 23)) * (time[19] === "-" ? -1 : 1);
  const minutes = read(time, 11) * 60 + read(time, 14) - ahead;
  return readDay(time) * 864e5 + (minutes * 60 + read(time, 17)) * 1000;
};

/**
 * Whether an entry has a date that is still to come: the clock was wrong then, or is now. The day
 * after is not: another time zone may have it already.
 * @param {string} time @param {number} day
 */
export const isAhead = (time, day) => readDay(time) > day + 1;
