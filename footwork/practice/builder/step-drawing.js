// What shows a step on this page: start and end, or the one drawing of its version, or nothing.

/** @import { Guide } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { make } from "../player/dom.js";
import { findMovement } from "../player/guide.js";
import { looksLikeStart } from "./routine.js";

/** @param {string} address @returns {Promise<Element|null>} */
async function load(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawing.nodeName !== "svg") return null; // the page of a network that wants a sign-in
  // As the drawings that stand in the page: its style sheet colors them all.
  drawing.querySelectorAll("title, metadata, style").forEach((part) => part.remove());
  for (const name of ["role", "aria-labelledby"]) drawing.removeAttribute(name);
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}

/**
 * @param {Guide} guide
 * @param {HTMLElement} page with a pair of drawings on the button of each movement
 * @returns {(step: OwnStep) => Element|null} null for a version that is not drawn
 */
export function createDraw(guide, page) {
  /** @type {Map<string, Promise<Element|null>>} */
  const loaded = new Map();
  const player = new URL(page.dataset.player ?? "", location.href); // what the links of the guide begin at
  return (step) => {
    const { do: id, version: { shows } } = step;
    const still = shows && findMovement(guide, id).others?.[shows];
    if (!still) {
      const pair = page.querySelector(`[data-add="${id}"] .pair`);
      return !shows && pair && looksLikeStart(guide, step) ? /** @type {Element} */ (pair.cloneNode(true)) : null;
    }
    const plate = make("span", "", "plate");
    const shown = make("span", plate, "pair");
    const { href } = new URL(still.link, player);
    const loading = loaded.get(href) ?? load(href);
    loaded.set(href, loading);
    loading.then((drawing) => (drawing ? plate.append(document.importNode(drawing, true)) : shown.remove()));
    return shown;
  };
}
