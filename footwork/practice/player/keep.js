// The practice page's part of the log: a session that ends goes in, and the morning after the last one is asked for.

/** @import { Session } from "./log.js" */
import { addSession, createSession, findAsked, readDay, writeTime } from "./log.js";
import { createStore } from "./store.js";

const store = createStore();

document.addEventListener("practice:done", (event) => {
  const { detail } = /** @type {CustomEvent<Parameters<typeof createSession>[0]>} */ (event);
  const session = createSession(detail);
  if (!session.finished && !session.movements.length) return; // only looked at
  store.change((log) => addSession(log, session));
  const kept = /** @type {HTMLElement} */ (document.getElementById("pr-kept"));
  kept.textContent = store.findTrouble() || "It is in your log, which stays on this device.";
});

const asked = findAsked(store.read(), readDay(writeTime(new Date())));
/** @type {HTMLElement} */ (document.getElementById("pr-morning")).hidden = !asked;
