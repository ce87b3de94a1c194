// A test of the feet is a session too: none is counted where the morning after forbids one.

import { readZones, showZone } from "../../browser/zones.js";
import { findHold } from "./morning.js";
import { LogStore } from "./store.js";
import { readDay, writeTime } from "./times.js";

const root = /** @type {HTMLElement} */ (document.getElementById("measures"));
const told = /** @type {HTMLElement} */ (root.querySelector("[data-part=hold]"));
const zones = readZones(told);
const store = new LogStore();

/** Show what to do and let nothing be counted, or hide it, as the log says now. */
function look() {
  const hold = findHold(store.read(), zones, readDay(writeTime(new Date())));
  const isSign = hold?.felt === "sign";
  told.hidden = !hold;
  told.classList.toggle("signed", isSign);
  showZone(zones, isSign ? null : hold?.pain);
  for (const button of root.querySelectorAll("button"))
    if (button.dataset.count) button.disabled = Boolean(hold);
}

look();
addEventListener("storage", look);
document.addEventListener("visibilitychange", look);
