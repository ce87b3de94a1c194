// The practice page's part of the log: a session that ends goes in, and the morning after one is asked for.

import { readZones, showZone } from "./dom.js";
import { addSession, createSession, findAsked, findHold, readDay, writeTime } from "./log.js";
import { UNREADABLE, createStore } from "./store.js";

const KEPT = "It is in your log, which stays on this device.";
const NOTHING = "No set was done, so nothing went into your log.";
const MISSING = "This session is not in your log.";
const CURE = {
  full: "This browser keeps nothing, or has no room left. Free some room, or let it keep data for this site, before the next one.",
  unreadable: "The log on this device cannot be read. Open it, and import a saved one or delete this one.",
};

const store = createStore();
/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Put a session in, and tell what became of it. @param {Parameters<typeof createSession>[0]} done */
function keep(done) {
  const session = createSession(done);
  if (!session.movements.length && !session.finished) return NOTHING; // only looked at
  switch (store.change((log) => addSession(log, session))) {
    case "kept": return KEPT;
    case "open": return `${MISSING} ${store.findTrouble() === UNREADABLE ? CURE.unreadable : CURE.full}`;
    default:
      return `${MISSING} The clock of this device said ${new Date(done.session).getFullYear()} when you began. Set it to today, so that the next one can go in.`;
  }
}

document.addEventListener("practice:done", (event) => {
  const { detail } = /** @type {CustomEvent<Parameters<typeof createSession>[0]>} */ (event);
  part("pr-kept").textContent = keep(detail);
});

/** Ask for a morning that is open; after one that forbids it, nothing starts here. */
function showMorning() {
  const [log, day] = [store.read(), readDay(writeTime(new Date()))];
  const zones = readZones(part("pr-hold"));
  const hold = findHold(log, zones, day);
  part("pr-morning").hidden = !findAsked(log, day);
  part("pr-hold").hidden = !hold;
  part("practice").classList.toggle("waits", Boolean(hold));
  showZone(zones, hold?.pain);
}

showMorning();
// The answer may be given in another tab, or on the page of the log before the way back here.
addEventListener("storage", showMorning);
addEventListener("pageshow", ({ persisted }) => persisted && showMorning());
document.addEventListener("visibilitychange", () => document.hidden || showMorning());
