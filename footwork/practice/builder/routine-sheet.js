// The sheet that the page prints, as a clinic hands it out: for whom, the movements with large
// figures, a grid to fill in, and every sign to stop at. It says what the typeset one does
// (cards/clinic.py).

/** @import { Guide, Movement, Stop } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { make } from "../../browser/make.js";
import { listAll, number, say, sayCount } from "../../browser/messages.js";
import { findMovement } from "../player/guide.js";
import { doseAmount, doseDetails, minutes } from "../player/words.js";
import { drawCode } from "./qr-code.js";
import { totalSeconds } from "./routine.js";
import { pace, versionWords } from "./version-words.js";

const CUES = 2;
const MOST_WEEKS = 12; // as footwork/cards/clinic.py has it
const MOST_CELLS = 14; // across the page, each wide enough for a number in handwriting
const EVERY_DAY = 7;
const NARROW = 3; // fewer sessions leave no room for a word above their week

/**
 * @typedef {object} Chosen a line that is empty is left to the pen
 * @property {Record<string, string>} fields for whom, by whom and when, and notes
 * @property {boolean} blank whether the doses are left to the pen
 * @property {number} sessions a week; seven of them are every day
 * @property {number} weeks
 */

/**
 * @typedef {object} Sheet
 * @property {Guide} guide
 * @property {string} name
 * @property {OwnStep[]} steps
 * @property {string} address what the code opens
 * @property {Chosen} chosen
 * @property {(step: OwnStep) => HTMLElement|null} draw
 */

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {number} place from 0 on @param {Movement} movement */
const namePlace = (place, { name }) => say("%(place)s. %(name)s", { place: place + 1, name });

/** A box to tick, with what it is for. @param {string} words */
const createChoice = (words) => make("span", [make("i"), words], "ps-choice");

/** Lines for a dose, with its unit. @param {OwnStep} step */
function createBlank({ dose }) {
  const unit = dose.reps ? "" : dose.seconds ? say("s") : say("ft");
  return make("span", [make("i"), " × ", make("i"), ` ${unit}`], "ps-amount ps-pen");
}

/** @param {Stop} stop */
const createSign = ({ sign, then }) => [make("b", `${sign}.`), ` ${then}`];

/**
 * A movement: what to do, and the first sign to stop at.
 * @param {Sheet} sheet
 * @param {OwnStep} step
 * @param {number} place
 */
function createRow({ guide, chosen, draw }, step, place) {
  const movement = findMovement(guide, step.do);
  const { dose, version } = step;
  const drawing = draw(step);
  const details = doseDetails({ ...dose, note: version.dose.note }, movement.side);
  const words = [
    // Which side is left to the pen, where the dose is.
    details && !chosen.blank && `${details}.`,
    pace(dose, movement),
    versionWords(version),
    drawing?.dataset.note,
  ];
  const sides = [say("left"), say("right"), say("both")].map(createChoice);
  const amount = chosen.blank ? createBlank(step) : make("span", doseAmount(dose), "ps-amount num");
  // Where a version says how it is done, that takes the room.
  const cues = version.how ? [] : movement.cues.slice(0, CUES).map((cue) => make("li", cue));
  return make(
    "li",
    [
      drawing ?? [],
      make("div", [
        make("p", [make("b", namePlace(place, movement)), amount], "ps-dose"),
        make("p", [...(chosen.blank ? sides : []), words.filter(Boolean).join(" ")]),
        make("ul", cues, "ps-cues"),
        make("p", [
          make("b", say("%(title)s:", { title: guide.stopTitle }), "ps-red"),
          " ",
          ...createSign(movement.stop[0]),
        ]),
      ]),
    ].flat(),
    "ps-move",
  );
}

/**
 * Every sign that does not stand in the row of its movement, each once, with those that it is of.
 * @param {Movement[]} movements
 */
function listOthers(movements) {
  /** @type {Record<string, {stop: Stop, names: string[]}>} */
  const found = {};
  for (const { name, stop } of movements) {
    for (const one of stop.slice(1)) {
      const { names } = (found[one.sign + one.then] ??= { stop: one, names: [] });
      names.push(name);
    }
  }
  return Object.values(found).map(({ stop, names }) =>
    make("li", [
      ...(names.length < movements.length ? [`${listAll(names)}: `] : []),
      ...createSign(stop),
    ]),
  );
}

/** @param {Movement[]} movements */
const listAsks = (movements) =>
  movements.map(({ name, askFirst }) =>
    make("li", [make("b", say("%(title)s:", { title: name })), ` ${askFirst}`]),
  );

// ------------------------------------------------------------------------------------- the grid

/**
 * A cell that says what its row or column is.
 * @param {import("../../browser/make.js").Content} content
 * @param {string} scope
 * @param {number} [colSpan]
 * @param {number} [rowSpan]
 */
const head = (content, scope, colSpan = 1, rowSpan = 1) =>
  Object.assign(make("th", content), { scope, colSpan, rowSpan });

/**
 * @param {Sheet} sheet
 * @param {number[]} weeks
 */
function createGrid({ guide, steps, chosen: { sessions, blank } }, weeks) {
  /** @param {HTMLElement[]} heads */
  const row = (...heads) =>
    make("tr", [...heads, ...weeks.flatMap(() => days.map(() => make("td")))]);
  const days = Array.from({ length: sessions }, (_, place) => number(place + 1));
  const narrow = sessions < NARROW;
  const week = (/** @type {number} */ one) =>
    narrow ? number(one) : say("Week %(number)s", { number: one });
  const heads = [
    [
      head(narrow ? say("Week") : say("Tick, or write how many"), "col", 2),
      ...weeks.map((one) => head(week(one), "colgroup", sessions)),
    ],
    [
      head(sessions === EVERY_DAY ? say("Day") : say("Session"), "col", 2),
      ...weeks.flatMap(() => days.map((day) => head(day, "col"))),
    ],
  ];
  const lines = steps.flatMap(({ do: id, dose }, place) => {
    const name = namePlace(place, findMovement(guide, id));
    const label = blank ? name : `${name} ${doseAmount(dose)}`;
    if (!dose.perSide) return row(head(label, "row", 2));
    const left = row(head(label, "rowgroup", 1, 2), head(say("L"), "row"));
    return [left, row(head(say("R"), "row"))];
  });
  const morning = [make("b", say("Next morning:")), " ", say("pain, 0 to 10")];
  const body = [row(head(say("Date"), "row", 2)), ...lines, row(head(morning, "row", 2))];
  // The line between two weeks is the heavier one.
  const columns = weeks.map(() => Object.assign(make("colgroup"), { span: sessions }));
  const first = make("colgroup", [make("col"), make("col")]);
  const top = heads.map((cells) => make("tr", cells));
  return make("table", [first, ...columns, make("thead", top), make("tbody", body)], "ps-grid");
}

/** The grids for all the weeks that are chosen. @param {Sheet} sheet */
function createGrids(sheet) {
  const { sessions, weeks } = sheet.chosen;
  const all = Array.from({ length: weeks }, (_, place) => place + 1);
  const grids = [];
  while (all.length)
    grids.push(createGrid(sheet, all.splice(0, Math.floor(MOST_CELLS / sessions))));
  return grids;
}

// ------------------------------------------------------------------------------------- the whole

/** @param {HTMLFormElement} form @returns {Chosen} */
export function readChosen(form) {
  const { doses, sessions, weeks, ...fields } = Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
  );
  return {
    fields,
    blank: doses === "blank",
    sessions: Number(sessions),
    weeks: Math.min(MOST_WEEKS, Math.max(1, Math.round(Number(weeks)) || 1)),
  };
}

/** Show what is printed. @param {Sheet} sheet */
export function showSheet(sheet) {
  const { guide, name, steps, address, chosen } = sheet;
  const title = name || say("Own routine");
  part("pb-sheet").hidden = !steps.length;
  document.body.classList.toggle("prints-sheet", steps.length > 0);
  if (!steps.length) return;
  const used = new Set(steps.map((step) => step.do));
  const movements = [...used].map((id) => findMovement(guide, id));
  part("ps-name").textContent = title;
  // What stands below each page is named in the style sheet.
  document.documentElement.style.setProperty("--ps-name", JSON.stringify(title));
  part("ps-total").textContent = sayCount(
    "About %(minutes)s, %(count)s movement.",
    "About %(minutes)s, %(count)s movements.",
    steps.length,
    { minutes: minutes(totalSeconds(steps, guide)) },
  );
  for (const [field, value] of Object.entries(chosen.fields))
    part(`ps-${field}`).textContent = value;
  for (const id of ["ps-way", "ps-code"]) part(id).setAttribute("href", address);
  const opens = say("QR code that opens this routine in the player");
  part("ps-code").replaceChildren(drawCode(address, opens));
  part("ps-rows").replaceChildren(...steps.map((step, place) => createRow(sheet, step, place)));
  part("ps-grids").replaceChildren(...createGrids(sheet));
  const others = listOthers(movements);
  part("ps-also").hidden = !others.length;
  part("ps-others").replaceChildren(...others);
  part("ps-asks").replaceChildren(...listAsks(movements));
}
