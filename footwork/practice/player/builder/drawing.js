// What shows a step on this page: start and end, or the one drawing of its version.

/** @import { Guide } from "../guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { make } from "../dom.js";
import { findMovement } from "../guide.js";

/** @param {string} address @returns {Promise<Element|null>} */
async function load(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  // As the drawings that stand in the page: its style sheet colors them all.
  drawing.querySelectorAll("title, metadata, style").forEach((part) => part.remove());
  for (const name of ["role", "aria-labelledby"]) drawing.removeAttribute(name);
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}

/**
 * @param {Guide} guide
 * @param {HTMLElement} page with a pair of drawings on the button of each movement
 * @returns {(step: OwnStep) => Node}
 */
export function createDraw(guide, page) {
  /** @type {Map<string, Promise<Element|null>>} */
  const loaded = new Map();
  const player = new URL(page.dataset.player ?? "", location.href); // what the links of the guide begin at
  return ({ do: id, version: { shows } }) => {
    const pair = /** @type {Element} */ (page.querySelector(`[data-add="${id}"] .pair`)?.cloneNode(true));
    const still = shows && findMovement(guide, id).others?.[shows];
    if (still) {
      const { href } = new URL(still.link, player);
      const loading = loaded.get(href) ?? load(href);
      loaded.set(href, loading);
      loading.then((drawing) => drawing && pair.replaceChildren(make("span", document.importNode(drawing, true), "plate")));
    } else if (shows) {
      pair.replaceChildren(); // start and end would show another version
    }
    return pair;
  };
}
