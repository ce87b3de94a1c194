// What both forms for a calendar warn of.

import { nameWeekday, say } from "./messages.js";

/** That a day and the next one have no rest between them. @param {number} day 0 for Sunday */
export const sayNoRest = (day) =>
  say("%(day)s and %(next)s have no day of rest between them. The guide asks for one.", {
    day: nameWeekday(day),
    next: nameWeekday(day + 1),
  });
