// At the end of a session, the week that it belongs to as boxes: the one that was just done fills.
// Nothing of the log is loaded before.

import { make } from "../../browser/make.js";
import { say } from "../../browser/messages.js";

const place = /** @type {HTMLElement} */ (document.getElementById("pr-week"));

/**
 * The boxes of a week, the last that is done still to fill.
 * @param {number} done
 * @param {number} wanted
 */
const drawBoxes = (done, wanted) =>
  Array.from({ length: Math.max(done, wanted) }, (_, box) =>
    make("i", [], box < done - 1 ? "did" : box === done - 1 ? "did new" : ""),
  );

/**
 * Show this week as the log has it now; nothing where no plan is followed.
 * @param {string|number} begun
 */
async function showWeek(begun) {
  const { listWeeks } = await import("../../practice/log/growth.js");
  const { readDay, writeTime } = await import("../../practice/log/times.js");
  const log = JSON.parse(localStorage.getItem("footwork-log") ?? "null");
  const started = writeTime(new Date(begun));
  const kept = log?.sessions?.some((/** @type {{start: string}} */ one) => one.start === started);
  const phases = JSON.parse(place.dataset.phases ?? "[]");
  if (!kept) return;
  const [week] = listWeeks(
    log,
    { phases, restDays: 0, rules: [] },
    readDay(writeTime(new Date())),
    1,
  );
  const {
    done: { length: done },
    wanted,
  } = week;
  if (!done || !wanted) return;
  const boxes = make("span", drawBoxes(done, wanted), "pr-boxes");
  boxes.setAttribute("aria-hidden", "true");
  place.replaceChildren(boxes, say("This week: %(done)s of %(wanted)s done", { done, wanted }));
  place.hidden = false;
}

document.addEventListener("practice:done", (event) => {
  place.hidden = true;
  const { detail } = /** @type {CustomEvent<{session: string|number}>} */ (event);
  showWeek(detail.session).catch(() => undefined); // a log that cannot be read is told of elsewhere
});
