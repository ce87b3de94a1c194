// Whether the morning after lets no test of the feet be counted: read where there is a log at all.

/** @import { Log } from "./entries.js" */
import { readZones, showZone } from "../../browser/zones.js";
import { findHold } from "./morning.js";
import { readDay, writeTime } from "./times.js";

/**
 * Show what to do where a session is forbidden, or hide it.
 * @param {HTMLElement} root @param {Log} log
 * @returns {boolean} whether one is
 */
export function showHold(root, log) {
  const zones = readZones(root);
  const hold = findHold(log, zones, readDay(writeTime(new Date())));
  const isSign = hold?.felt === "sign";
  const told = /** @type {HTMLElement} */ (root.querySelector("[data-part=hold]"));
  told.hidden = !hold;
  told.classList.toggle("signed", isSign);
  showZone(zones, isSign ? null : hold?.pain);
  return Boolean(hold);
}
