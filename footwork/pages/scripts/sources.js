// Finds sources by what stands in them: a name, a year, a word of the title or of what was found.
// Without this script they stand below their kind, as they do while nothing is typed.

import { number, say } from "../../browser/messages.js";

/** @type {HTMLInputElement} */
const field = /** @type {HTMLInputElement} */ (document.getElementById("src-q"));
const told = document.querySelector(".src-n");
const entries = [...document.querySelectorAll(".src")].map((entry) => ({
  entry: /** @type {HTMLElement} */ (entry),
  text: (entry.textContent ?? "").toLowerCase(),
}));
/** @type {NodeListOf<HTMLDetailsElement>} */
const folds = document.querySelectorAll(".fold");
// Which are open while nothing is typed.
const opened = new Set([...folds].filter(({ open }) => open));

function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { entry, text } of entries) entry.hidden = !words.every((word) => text.includes(word));
  let found = 0;
  for (const fold of folds) {
    const here = fold.querySelectorAll(".src:not([hidden])").length;
    found += here;
    fold.hidden = !here;
    const count = fold.querySelector("span");
    if (count) count.textContent = number(here);
    fold.open = words.length ? !fold.hidden : opened.has(fold);
  }
  if (told)
    told.textContent = words.length
      ? say("%(place)s of %(all)s", { place: found, all: entries.length })
      : "";
}

field.addEventListener("input", filter);
// What a browser kept in the field when the reader came back.
if (field.value) filter();
