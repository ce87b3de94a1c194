// Pictures in the skin that the reader has chosen. A drawing that a page fetches as a picture knows
// the scheme, but not what is chosen on the page; it is fetched again, from the browser's own
// store, and stands in the page with the page's own style from then on. Whoever chooses no skin
// needs none of this.

import { fetchDrawing } from "../../browser/fetch-drawing.js";

/** Put a drawing in the place of its picture. @param {HTMLImageElement} picture */
async function dress(picture) {
  const drawing = await fetchDrawing(picture.src, "title, metadata, style");
  if (!drawing || !picture.isConnected) return;
  drawing.removeAttribute("aria-labelledby");
  drawing.setAttribute("aria-label", picture.alt);
  drawing.classList.add(...picture.classList);
  picture.replaceWith(document.importNode(drawing, true));
}

/** @param {Event} event */
const onLoad = ({ target }) => {
  if (target instanceof HTMLImageElement && target.matches(".later")) dress(target);
};

/** Dress every picture that is there, and each that comes. */
export function dressAll() {
  for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (
    document.querySelectorAll("img.later")
  ))
    if (picture.complete && picture.naturalWidth) dress(picture);
  document.addEventListener("load", onLoad, true);
}
