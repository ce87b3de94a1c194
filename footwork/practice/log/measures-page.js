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
const tests = JSON.parse(document.getElementById("measures-facts")?.textContent ?? "{}");
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
const tell = (form, words) => {
  find(form, "text", "told").textContent = words;
};

/** @param {number|undefined} value */
const write = (value) => (value === undefined ? "–" : number(value));

/** How far the sides are apart, in words; nothing where one is missing. @param {Measured} one */
function sayApart(one) {
  const apart = findApart(one);
  return Number.isFinite(apart) ? say("%(percent)s %%", { percent: Math.round(apart) }) : "–";
}

/** @param {HTMLFormElement} form @param {Measured} one */
function createRow(form, one) {
  const day = writeDay(readDay(one.day), { year: "numeric", month: "short", day: "numeric" });
  const out = makeButton(say("Take out"), "btn-line", () => {
    change(form, (log) => dropMeasure(log, one), say("Taken out."));
    document.getElementById(one.test)?.focus();
  });
  out.setAttribute("aria-label", say("Take out %(day)s", { day }));
  const edit = makeButton(say("Change"), "btn-line", () => {
    form.dataset.day = one.day;
    for (const side of SIDES) field(form, side).value = String(one[side] ?? "");
    tell(form, say("Put it right, then note it: %(day)s", { day }));
    field(form, "left").focus();
  });
  edit.setAttribute("aria-label", say("Change %(day)s", { day }));
  const head = make("th", day);
  head.setAttribute("scope", "row");
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
  const line = find(form, "part", "line");
  line.hidden = kept.length < 2;
  if (!line.hidden) line.replaceChildren(drawLine(kept));
}

const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll("form[data-form]")]);

function showAll() {
  forms.forEach(show);
  const trouble = find(root, "part", "trouble");
  trouble.textContent = sayTrouble(store.findTrouble());
  trouble.hidden = !trouble.textContent;
}

/**
 * @param {HTMLFormElement} form @param {Parameters<typeof store.change>[0]} by @param {string}
 * words
 */
function change(form, by, words) {
  const refused = store.change(by) === "refused";
  showAll();
  tell(form, refused ? say("Not kept: the clock of this device is wrong.") : words);
}

/** Keep what the fields say. @param {HTMLFormElement} form */
function save(form) {
  const sides = SIDES.filter((side) => field(form, side).value !== "");
  if (!sides.length || !form.reportValidity()) {
    tell(form, say("Give a number."));
    return;
  }
  const numbers = Object.fromEntries(sides.map((side) => [side, Number(field(form, side).value)]));
  const day = form.dataset.day ?? writeTime(new Date()).slice(0, 10);
  const one = { test: form.dataset.form ?? "", day, ...numbers };
  const keep = form.dataset.day ? correctMeasure : keepMeasure; // what is changed may lose a side
  delete form.dataset.day;
  change(form, (log) => keep(log, one), say("In your log."));
  for (const side of SIDES) field(form, side).value = "";
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
    if (done !== null) field(form, side).value = String(most);
    tell(
      form,
      done === null
        ? say("You left: this does not count.")
        : say("%(done)s. Put it right, then note it.", { done }),
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
  const button = target instanceof Element ? target.closest("button") : null;
  const form = button?.closest("form");
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
