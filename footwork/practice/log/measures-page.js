// The page /measures/: counts a test, takes what was measured, and shows what the log has of it.

/** @import { Measured } from "./entries.js" */
import { make, makeButton } from "../../browser/make.js";
import { number, say, writeDay } from "../../browser/messages.js";
import { startCount } from "./counting.js";
import { drawLine } from "./measures-line.js";
import { correctMeasure, dropMeasure, findApart, keepMeasure, listMeasures } from "./measures.js";
import { LogStore } from "./store.js";
import { readDay, writeTime } from "./times.js";
import { sayTrouble } from "./trouble.js";

/** @typedef {{method: string, most: number, beat?: number, tries: number}} Test */
/** @typedef {"left"|"right"} Side */

const root = /** @type {HTMLElement} */ (document.getElementById("measures"));
/** @type {Record<string, Test>} */
const tests = JSON.parse(document.getElementById("measures-facts")?.textContent ?? "");
const store = new LogStore();
/** @type {Side[]} */
const SIDES = ["left", "right"];
/** What is being counted. @type {{button: HTMLElement, end: (counts: boolean) => void}|null} */
let running = null;

/** @param {HTMLElement} form @param {string} kind @param {string} name @returns {HTMLElement} */
const find = (form, kind, name) =>
  /** @type {HTMLElement} */ (form.querySelector(`[data-${kind}="${name}"]`));
/** @param {HTMLFormElement} form @param {Side} side */
const field = (form, side) => /** @type {HTMLInputElement} */ (form.elements.namedItem(side));

/** @param {HTMLElement} form @param {string} words */
const tell = (form, words) => find(form, "text", "told").replaceChildren(words);

/** @param {number} [value] */
const write = (value) => (value === undefined ? "–" : number(value));

/** How far the sides are apart, in words; nothing where one is missing. @param {Measured} one */
function sayApart(one) {
  const apart = findApart(one);
  return apart >= 0 ? say("%(percent)s %%", { percent: Math.round(apart) }) : write();
}

/** @param {{day: string}} one */
const sayDay = ({ day }) =>
  writeDay(readDay(day), { year: "numeric", month: "short", day: "numeric" });

/** The button that notes what the fields say. @param {HTMLFormElement} form */
const findNote = (form) => /** @type {HTMLElement} */ (form.querySelector("[type=submit]"));

/**
 * Fill the fields: with what was noted, to put it right, or with nothing, for today.
 * @param {HTMLFormElement} form @param {Measured} [one]
 */
function fill(form, one) {
  for (const side of SIDES) field(form, side).value = `${one?.[side] ?? ""}`;
  if (one) form.dataset.day = one.day;
  else delete form.dataset.day;
  findNote(form).textContent = one
    ? say("Note it for %(day)s", { day: sayDay(one) })
    : say("Note it for today");
}

/** @param {HTMLFormElement} form @param {Measured} one */
function takeOut(form, one) {
  if (form.dataset.day === one.day) fill(form);
  change(form, (log) => dropMeasure(log, one), say("Taken out."));
  const undo = makeButton(say("Undo"), "btn-line", () => {
    change(form, (log) => keepMeasure(log, one), say("In your log."));
    findNote(form).focus();
  });
  find(form, "text", "told").append(" ", undo);
  undo.focus();
}

/** @param {HTMLFormElement} form @param {Measured} one */
function createRow(form, one) {
  const day = sayDay(one);
  const out = makeButton(say("Take out"), "btn-line", () => takeOut(form, one));
  out.setAttribute("aria-label", say("Take out %(day)s", { day }));
  const edit = makeButton(say("Change"), "btn-line", () => {
    fill(form, one);
    tell(form, say("Put it right, then note it."));
    field(form, "left").focus();
  });
  edit.setAttribute("aria-label", say("Change %(day)s", { day }));
  const head = /** @type {HTMLTableCellElement} */ (make("th", day));
  head.scope = "row";
  const cells = [write(one.left), write(one.right), sayApart(one)];
  return make("tr", [
    head,
    ...cells.map((cell) => make("td", cell, "num")),
    make("td", [edit, out]),
  ]);
}

/** @param {HTMLFormElement} form */
function show(form) {
  const kept = listMeasures(store.read(), form.dataset.form ?? "");
  find(form, "part", "kept").hidden = !kept.length;
  find(form, "list", "kept").replaceChildren(...kept.map((one) => createRow(form, one)));
  find(form, "part", "line").hidden = kept.length < 2;
  find(form, "list", "line").replaceChildren(drawLine(kept));
}

const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll("form[data-form]")]);

function showAll() {
  forms.forEach(show);
  const trouble = find(root, "part", "trouble");
  trouble.textContent = sayTrouble(store.findTrouble());
  trouble.hidden = !trouble.textContent;
}

/**
 * Change the log and say so. Whether it could be done.
 * @param {HTMLFormElement} form @param {Parameters<typeof store.change>[0]} by
 * @param {string} words
 */
function change(form, by, words) {
  const refused = store.change(by) === "refused";
  showAll();
  tell(form, refused ? say("Not kept: the clock here is wrong.") : words);
  return !refused;
}

/** Keep what the fields say. @param {HTMLFormElement} form */
function save(form) {
  const sides = SIDES.filter((side) => field(form, side).value);
  if (!sides.length || !form.reportValidity()) {
    tell(form, say("Give a number."));
    return;
  }
  const numbers = Object.fromEntries(sides.map((side) => [side, Number(field(form, side).value)]));
  const day = form.dataset.day ?? writeTime(new Date()).slice(0, 10);
  const one = { test: form.dataset.form ?? "", day, ...numbers };
  const keep = form.dataset.day ? correctMeasure : keepMeasure; // what is changed may lose a side
  if (change(form, (log) => keep(log, one), say("In your log."))) fill(form);
}

/** Begin to count a side. @param {HTMLFormElement} form @param {HTMLElement} button */
function count(form, button) {
  const side = /** @type {Side} */ (button.dataset.count);
  const shown = find(form, "text", "count");
  const words = /** @type {HTMLElement} */ (button.querySelector("span"));
  const label = words.textContent;
  /** @param {number|null} done none where the try does not count */
  function finish(done) {
    running = null;
    shown.hidden = true;
    words.textContent = label;
    const most = Math.max(done ?? 0, Number(field(form, side).value)); // the best try counts
    if (done !== null) field(form, side).value = `${most}`;
    tell(
      form,
      done === null
        ? say("You left: this does not count.")
        : `${number(done)}. ${say("Put it right, then note it.")}`,
    );
  }
  /** @param {number} done @param {number} lead */
  const showCount = (done, lead) => {
    shown.textContent = lead ? say("Get ready: %(lead)s", { lead }) : number(done);
  };
  const stop = startCount(tests[form.dataset.form ?? ""], showCount, finish);
  running = { button, end: (counts) => finish(counts ? stop() : (stop(), null)) };
  shown.hidden = false;
  words.textContent = say("Stop");
}

root.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  const form = button?.form;
  if (!form || !button?.dataset.count) return;
  if (running) {
    if (running.button === button) running.end(true);
  } else count(form, button);
});
root.addEventListener("submit", (event) => {
  event.preventDefault();
  save(/** @type {HTMLFormElement} */ (event.target));
});
addEventListener("storage", showAll);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) running?.end(false);
});
showAll();
root.classList.add("ready");
import("./measures-hold.js"); // which may let nothing be counted; the rest need not wait for it
