// What shows a step on this page: start and end, or the one drawing of its version, or nothing.

/** @import { Guide } from "../player/guide.js" */
/** @import { OwnStep } from "./routine.js" */
import { fetchDrawing } from "../../browser/fetch-drawing.js";
import { make } from "../../browser/make.js";
import { findMovement, START } from "../player/guide.js";
import { looksLikeStart } from "./routine.js";

/**
 * A drawing as those that stand in the page: its style sheet colors them all.
 * @param {string} address
 * @param {string} words what it shows
 */
async function load(address, words) {
  const drawing = await fetchDrawing(address, "title, metadata, style");
  drawing?.removeAttribute("aria-labelledby");
  drawing?.setAttribute("aria-label", words);
  return drawing;
}

/**
 * The start and the end of a movement. Here they are no sign on a button, and say what they show.
 * @param {Element} pair
 */
function copyPair(pair) {
  const copy = /** @type {HTMLElement} */ (pair.cloneNode(true));
  for (const plate of copy.children) {
    const drawing = plate.firstElementChild;
    drawing?.removeAttribute("aria-hidden");
    drawing?.setAttribute("role", "img");
    drawing?.setAttribute("aria-label", plate.getAttribute("data-alt") ?? "");
  }
  return copy;
}

/**
 * @param {Guide} guide
 * @param {HTMLElement} page with a pair of drawings on the button of each movement
 * @returns {(step: OwnStep) => HTMLElement|null} null for a version that is not drawn
 */
export function createDraw(guide, page) {
  /** @type {Map<string, Promise<Element|null>>} */
  const loaded = new Map();
  // What the links of the guide begin at.
  const player = new URL(page.dataset.player ?? "", location.href);
  return (step) => {
    const {
      do: id,
      version: { shows },
    } = step;
    const still = shows && findMovement(guide, id).others?.[shows];
    if (!still) {
      const pair = page.querySelector(`[data-add="${id}"] .pair`);
      const same = shows ? shows === START : looksLikeStart(guide, step);
      return pair && same ? copyPair(pair) : null;
    }
    const plate = make("span", "", "plate");
    const shown = make("span", plate, "pair");
    const { href } = new URL(still.link, player);
    const loading = loaded.get(href) ?? load(href, still.caption);
    loaded.set(href, loading);
    loading.then((drawing) => {
      if (!drawing) loaded.delete(href); // it is asked for again the next time
      return drawing ? plate.append(document.importNode(drawing, true)) : shown.remove();
    });
    return shown;
  };
}
