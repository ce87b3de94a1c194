// At the end of a session, a picture of each movement that was done, and the week that it belongs
// to as boxes: the one that was just done fills. Nothing of the log is loaded before.

import { make } from "../../browser/make.js";
import { say } from "../../browser/messages.js";

const place = /** @type {HTMLElement} */ (document.getElementById("pr-week"));

/**
 * The boxes of a week, the last that is done still to fill where this session has done it.
 * @param {number} done
 * @param {number} wanted
 * @param {boolean} fills
 */
const drawBoxes = (done, wanted, fills) =>
  Array.from({ length: Math.max(done, wanted) }, (_, box) =>
    make("i", [], box >= done ? "" : fills && box === done - 1 ? "did new" : "did"),
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
  /** @type {{start: string, finished: boolean, kind: string}[]} */
  const sessions = log?.sessions ?? [];
  const kept = sessions.find(({ start }) => start === started);
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
  const fills = kept.finished && kept.kind !== "do"; // as the weeks of the log count
  const boxes = make("span", drawBoxes(done, wanted, fills), "pr-boxes");
  boxes.setAttribute("aria-hidden", "true");
  place.replaceChildren(boxes, say("This week: %(done)s of %(wanted)s done", { done, wanted }));
  place.hidden = false;
}

/**
 * Put the drawing of the version that was done beside each movement, where the page has it.
 * @param {Movements} movements in the order of the rows
 */
function showPictures(movements) {
  const { children: rows } = /** @type {HTMLElement} */ (document.getElementById("pr-did"));
  const plates = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]"));
  const pictures = new Map([...plates].map((one) => [one.dataset.of, one.firstElementChild]));
  movements.forEach((one, row) => {
    const picture = pictures.get(`${one.do} ${one.shows}`);
    if (picture && one.sets) rows[row]?.prepend(make("span", picture.cloneNode(true), "plate"));
  });
}

/**
 * @typedef {{do: string, sets: number, shows?: string}[]} Movements
 *
 * @typedef {{session: string|number, movements?: Movements}} Done
 */

document.addEventListener("practice:done", (event) => {
  place.hidden = true;
  const { detail } = /** @type {CustomEvent<Done>} */ (event);
  showPictures(detail.movements ?? []);
  showWeek(detail.session).catch(() => undefined); // a log that cannot be read is told of elsewhere
});
