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
 */
async function load(address) {
  const drawing = await fetchDrawing(address, "title, metadata, style");
  for (const name of ["role", "aria-labelledby"]) drawing?.removeAttribute(name);
  drawing?.setAttribute("aria-hidden", "true");
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
      return pair && same ? /** @type {Element} */ (pair.cloneNode(true)) : null;
    }
    const plate = make("span", "", "plate");
    const shown = make("span", plate, "pair");
    const { href } = new URL(still.link, player);
    const loading = loaded.get(href) ?? load(href);
    loaded.set(href, loading);
    loading.then((drawing) =>
      drawing ? plate.append(document.importNode(drawing, true)) : shown.remove(),
    );
    return shown;
  };
}
