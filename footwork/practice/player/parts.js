// The parts of the practice page, and what is written into them: as text, never as markup.

/** @import { Stop } from "./guide.js" */
import { make } from "../../browser/make.js";

/** @param {string} id */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`pr-${id}`));

/** @param {string} id @param {string} text */
export function write(id, text) {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Name a button anew, with its icon.
 * @param {string} id
 * @param {string} words
 * @param {string} icon
 */
export function label(id, words, icon) {
  const [picture, text] = part(id).children;
  if (text.textContent === words) return;
  text.textContent = words;
  picture.firstElementChild?.setAttribute("href", `#i-${icon}`);
}

/** @param {Stop[]} stops */
export const listStops = (stops) =>
  stops.map(({ sign, then }) => make("li", [make("b", sign), " ", then]));

/** Show one part of the page and hide the others. @param {"choose"|"start"|"end"} name */
export function showPart(name) {
  for (const id of ["choose", "start", "end"]) part(id).hidden = id !== name;
  part("choose").classList.add("open");
}
