// Calendar files (.ics) after RFC 5545, and the days on which a plan's sessions fall. Only
// functions without effects: what they make depends on what they are given, and on nothing else.

/**
 * @typedef {object} Session One appointment.
 * @property {string} start Day and time on the reader's own clock: `2026-11-30T07:15`.
 * @property {number} minutes How long it takes, a whole number from 1.
 * @property {string} title
 * @property {string} description Text of any length; line feeds are kept.
 * @property {string} url Full address of a page.
 * @property {string} uid The same for the same session each time, so that a calendar updates it;
 *   see
 *   `createUid`.
 *
 * @typedef {object} Stretch Weeks of a plan with the same sessions.
 * @property {string} name
 * @property {number} first First week, counted from 1.
 * @property {number} last
 * @property {number} sessions Sessions a week.
 */

const DAY = 86_400_000; // milliseconds, on a clock without daylight saving

/**
 * Make a calendar file.
 *
 * Times are "floating": a quarter past seven stays that, wherever the phone is and whatever
 * daylight saving does. A file is published, not an invitation: some programs open several events
 * without METHOD as a calendar beside the reader's own. A session takes a few minutes, so it makes
 * nobody busy.
 *
 * @param {{name: string, sessions: Session[], now?: Date}} calendar `now` is when it is made.
 * @returns {string} The file, to be stored as UTF-8 with the type text/calendar.
 */
export function createCalendar({ name, sessions, now = new Date() }) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const version = Math.floor(now.getTime() / 60_000); // a later file outweighs an earlier one
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Footwork//Calendar 1//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...sessions.flatMap((session) => createEvent(session, stamp, version)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** @param {Session} session @param {string} stamp @param {number} version */
function createEvent({ start, minutes, title, description, url, uid }, stamp, version) {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(start) || Number.isNaN(Date.parse(`${start}Z`))) {
    throw new RangeError(`start must be a day and a time like 2026-11-30T07:15, not ${start}`);
  }
  if (!Number.isInteger(minutes) || minutes < 1) {
    throw new RangeError(`minutes must be a whole number from 1, not ${minutes}`);
  }
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${version}`,
    `DTSTART:${start.replace(/[-:]/g, "")}00`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${new URL(url).href}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * What a calendar knows a session by. It is the same whenever a file is made again with the same
 * choices, and another for a group that trains on other days or at another time: their sessions
 * stand beside each other in a coach's calendar.
 *
 * @param {string} plan What the sessions are of, such as `plan-2026-11-30`.
 * @param {{time: string, days: number[]}} chosen Time of day, and the days of the week.
 * @param {string} session Which of the sessions it is, such as `4-2`.
 * @param {string} url Full address of a page of the site.
 */
export function createUid(plan, { time, days }, session, url) {
  const group = `${time.replace(":", "")}-${[...days].sort().join("")}`;
  return `${plan}-${group}-${session}@${new URL(url).host}`;
}

/**
 * Write text as RFC 5545 wants it (3.3.11), without characters that it does not allow.
 * @param {string} text
 */
function escapeText(text) {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replace(/[\0-\x08\x0B-\x1F\x7F]/g, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n")
  );
}

/**
 * Break a line after at most 75 octets of UTF-8, never inside a character (3.1).
 * @param {string} line
 */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/**
 * Choose days of the week for a number of sessions: those with the most rest between them, and
 * of several such the earliest.
 *
 * @param {number[]} days Days to choose from, 0 (Sunday) to 6.
 * @param {number} count How many, at most as many as there are days.
 * @param {number} first The day on which a week of the plan begins.
 * @returns {number[]} Days in their order in such a week.
 */
export function chooseDays(days, count, first) {
  const places = [...new Set(days.map((day) => (day - first + 7) % 7))].sort((a, b) => a - b);
  let best = places.slice(0, count);
  for (const chosen of combine(places, count)) {
    if (findRest(chosen) > findRest(best)) best = chosen;
  }
  return best.map((place) => (place + first) % 7);
}

/**
 * The shortest stretch, in days, from one of some days to the next, over the week's end too.
 * @param {number[]} days
 */
export function findRest(days) {
  const sorted = [...days].sort((a, b) => a - b);
  const gaps = sorted.map((day, place) => (sorted[place + 1] ?? sorted[0] + 7) - day);
  return Math.min(...gaps);
}

/**
 * Every choice of some items, in their order.
 * @param {number[]} items @param {number} count
 * @returns {Generator<number[], void>}
 */
function* combine(items, count) {
  if (count === 0) yield [];
  for (const [place, item] of items.entries()) {
    for (const rest of combine(items.slice(place + 1), count - 1)) yield [item, ...rest];
  }
}

/**
 * Say on which day each session of a plan is. A week of the plan begins on the weekday of its
 * start.
 *
 * @template {Stretch} S
 * @param {S[]} stretches The plan's phases, in order.
 * @param {string} start The first day of the plan: `2026-11-30`.
 * @param {number[]} days Days of the week to train on, 0 (Sunday) to 6.
 * @returns {{day: string, week: number, place: number, stretch: S}[]} `place` counts the
 *   sessions of a week from 1.
 */
export function listSessions(stretches, start, days) {
  const begin = Date.parse(`${start}T00:00Z`);
  const weekday = new Date(begin).getUTCDay();
  /** @type {{day: string, week: number, place: number, stretch: S}[]} */
  const sessions = [];
  for (const stretch of stretches) {
    const chosen = chooseDays(days, stretch.sessions, weekday);
    for (let week = stretch.first; week <= stretch.last; week += 1) {
      chosen.forEach((day, place) => {
        const offset = (week - 1) * 7 + ((day - weekday + 7) % 7);
        const date = new Date(begin + offset * DAY).toISOString().slice(0, 10);
        sessions.push({ day: date, week, place: place + 1, stretch });
      });
    }
  }
  return sessions;
}
