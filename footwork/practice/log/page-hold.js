// What the page of the log says while a morning after lets no session begin, and how it settles.

/** @import { Log, Session } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { say, writeDay } from "../../browser/messages.js";
import { settle } from "./changes.js";
import { findHold, isEased, listHolds } from "./morning.js";
import { findAnswer, findAnswered, findZone, noteAnswered } from "./page-morning.js";
import { change, facts, focus, show, showAll, store, today, write } from "./page-parts.js";
import { findSettling } from "./plan.js";

// That the number of today is asked for, or what it says.
let now = "";

/** @param {Log} log */
function showHold(log) {
  const held = findHold(log, facts.zones, today());
  show("eased", !held && isEased(log, today(), findAnswered()));
  show("forgets", Boolean(held));
  if (held) showSettling(held);
  else now = "";
}

/** What can be said of what forbids the next session. @param {Session} held */
function showSettling(held) {
  const from = findSettling(held, facts.restDays, today());
  const waits = from > today();
  // A sign has no number: it waits for a doctor, not for a day.
  const isSign = held.felt === "sign";
  show("later", waits && !isSign);
  show("settling", !waits);
  show("look", isSign);
  show("seen", isSign);
  show("settles", !isSign);
  write("from", writeDay(from));
  show("now", now === "asked");
  show("still", Boolean(now) && now !== "asked");
  write("still", now);
}

/**
 * How much it hurts now: where that is little enough, all that forbids the next session has
 * settled.
 * @param {number} pain
 */
export function setNow(pain) {
  const [zone, day] = [findZone(pain), today()];
  const before = store.read();
  const held = listHolds(before, facts.zones, day);
  const words = say("%(pain)s out of 10 now.", { pain });
  now = zone?.train ? "" : `${words} ${zone?.words.textContent ?? ""}`;
  if (zone?.train) {
    const told = held.map(({ start }) => ({ start, as: findAnswer(start, before) }));
    noteAnswered(held.at(-1)?.start ?? "");
    // One that was told since, in another tab, has not.
    change((log) =>
      told.reduce(
        (one, { start, as }) => (findAnswer(start, one) === as ? settle(one, start) : one),
        log,
      ),
    );
  } else showAll();
  focus("next");
}

/** Another answer makes the number of today no matter. */
export function forgetNow() {
  now = "";
}

/** @type {Part} */
export const hold = {
  show: showHold,
  acts: {
    settle: () => {
      now = "asked";
      showAll();
      focus("now");
    },
  },
};
