// The sheet that the page prints: a routine with boxes to tick, for two weeks of three sessions.

/** @import { Guide } from "../guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { make } from "../dom.js";
import { findMovement } from "../guide.js";
import { doseAmount, doseDetails, many } from "../words.js";
import { totalSeconds } from "./routine.js";
import { pace, versionWords } from "./wording.js";

const SESSIONS = 6;
const ROOMY = 5; // movements up to which every stop sign finds room
const TIGHT = 7; // movements from which the letters are smaller
const ONE_PAGE = 8; // movements that one page holds; more are shared by two

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {OwnStep} step */
function createBoxes({ dose }) {
  const sides = dose.perSide ? ["L", "R"] : [];
  const columns = (sides.length || 1) * (dose.sets > 4 ? 2 : 1);
  const heads = sides.length ? Array.from({ length: columns }, (_, place) => make("b", sides[place % 2])) : [];
  const boxes = Array.from({ length: dose.sets * (sides.length || 1) }, () => make("i"));
  const grid = make("div", [...heads, ...boxes], dose.sets > 4 ? "ps-boxes many" : "ps-boxes");
  grid.style.gridTemplateColumns = `repeat(${columns}, auto)`;
  return make("td", grid);
}

/**
 * @param {Guide} guide
 * @param {OwnStep} step
 * @param {Node} drawing
 * @param {boolean} roomy
 */
function createRow(guide, step, drawing, roomy) {
  const movement = findMovement(guide, step.do);
  const { dose, version } = step;
  const words = [pace(dose, movement), versionWords(version)].filter(Boolean).join(" ");
  const signs = movement.stop.slice(0, roomy ? undefined : 1).map(({ sign }) => sign);
  const row = make("div", [
    drawing,
    make("div", [
      make("p", [make("span", `${movement.number}`, "bib"), make("b", movement.name), make("b", doseAmount(dose), "num")], "ps-dose"),
      make("p", [doseDetails({ ...dose, note: version.dose.note }, movement.side), words].filter(Boolean).join(". ")),
      // Where a version says how it is done, that takes the room.
      ...(roomy || !version.how ? [make("p", `${movement.cues.slice(0, 2).join(". ")}.`, "ps-cues")] : []),
      make("p", [make("b", "Stop if: "), signs.join("; ")], "ps-stop"),
    ]),
  ], "ps-move");
  const sessions = Array.from({ length: SESSIONS }, () => createBoxes(step));
  return make("tr", [make("td", row), ...sessions]);
}

/**
 * @param {Guide} guide
 * @param {string} name
 * @param {OwnStep[]} steps
 * @param {string} address
 * @param {(step: OwnStep) => Node} draw
 */
export function showSheet(guide, name, steps, address, draw) {
  part("pb-sheet").hidden = !steps.length;
  document.body.classList.toggle("prints-sheet", steps.length > 0);
  part("pb-sheet").classList.toggle("tight", steps.length >= TIGHT);
  part("ps-name").textContent = name || "Own routine";
  const minutes = Math.max(1, Math.ceil(totalSeconds(steps, guide) / 60));
  part("ps-total").textContent = `About ${many(minutes, "minute")}, ${many(steps.length, "movement")}.`;
  part("ps-address").textContent = address;
  const roomy = steps.length <= ROOMY;
  const rows = steps.map((step) => createRow(guide, step, draw(step), roomy));
  if (rows.length > ONE_PAGE) rows[Math.ceil(rows.length / 2) + 1].className = "ps-break";
  part("ps-rows").replaceChildren(...rows);
}
