// The sheet that the page prints: a routine with boxes to tick, for two weeks of three sessions.

/** @import { Guide } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { make } from "../../browser/make.js";
import { number, say, sayCount } from "../../browser/messages.js";
import { findMovement } from "../player/guide.js";
import { doseAmount, doseDetails, minutes } from "../player/words.js";
import { totalSeconds } from "./routine.js";
import { pace, versionWords } from "./version-words.js";

const SESSIONS = 6;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {OwnStep} step */
function createBoxes({ dose }) {
  const sides = dose.perSide ? [say("L"), say("R")] : [];
  const columns = (sides.length || 1) * (dose.sets > 4 ? 2 : 1);
  const heads = sides.length
    ? Array.from({ length: columns }, (_, place) => make("b", sides[place % 2]))
    : [];
  const boxes = Array.from({ length: dose.sets * (sides.length || 1) }, () => make("i"));
  const grid = make("div", [...heads, ...boxes], dose.sets > 4 ? "ps-boxes many" : "ps-boxes");
  grid.style.gridTemplateColumns = `repeat(${columns}, auto)`;
  return make("td", grid);
}

/**
 * A movement in two rows that stay together: what to do, with its boxes, and when to stop.
 * @param {Guide} guide
 * @param {OwnStep} step
 * @param {Element|null} drawing
 */
function createRows(guide, step, drawing) {
  const movement = findMovement(guide, step.do);
  const { dose, version } = step;
  const words = [pace(dose, movement), versionWords(version)].filter(Boolean).join(" ");
  const row = make(
    "div",
    [
      drawing ?? [],
      make("div", [
        make(
          "p",
          [
            make("span", number(movement.number), "bib"),
            make("b", movement.name),
            make("b", doseAmount(dose), "num"),
          ],
          "ps-dose",
        ),
        make(
          "p",
          [doseDetails({ ...dose, note: version.dose.note }, movement.side), words]
            .filter(Boolean)
            .join(". "),
        ),
        // Where a version says how it is done, that takes the room.
        ...(version.how ? [] : [make("p", `${movement.cues.slice(0, 2).join(". ")}.`, "ps-cues")]),
      ]),
    ].flat(),
    "ps-move",
  );
  const sessions = Array.from({ length: SESSIONS }, () => createBoxes(step));
  const signs = movement.stop.flatMap(({ sign, then }) => [make("b", `${sign}.`), ` ${then} `]);
  const stop = /** @type {HTMLTableCellElement} */ (
    make("td", [
      make("b", [say("%(title)s:", { title: guide.stopTitle }), " "], "ps-red"),
      ...signs,
      movement.askFirst,
    ])
  );
  stop.colSpan = SESSIONS + 1;
  return [make("tr", [make("td", row), ...sessions]), make("tr", stop, "ps-stop")];
}

/**
 * @param {Guide} guide
 * @param {string} name
 * @param {OwnStep[]} steps
 * @param {string} address
 * @param {(step: OwnStep) => Element|null} draw
 */
export function showSheet(guide, name, steps, address, draw) {
  part("pb-sheet").hidden = !steps.length;
  document.body.classList.toggle("prints-sheet", steps.length > 0);
  part("ps-name").textContent = name || say("Own routine");
  part("ps-total").textContent = sayCount(
    "About %(minutes)s, %(count)s movement.",
    "About %(minutes)s, %(count)s movements.",
    steps.length,
    { minutes: minutes(totalSeconds(steps, guide)) },
  );
  part("ps-address").textContent = address;
  part("ps-rows").replaceChildren(...steps.flatMap((step) => createRows(guide, step, draw(step))));
}
