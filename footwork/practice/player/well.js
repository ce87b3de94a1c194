// While a session is paused: what goes wrong in the movement that is on, and what mends it.

import { make } from "../../browser/make.js";
import { say } from "../../browser/messages.js";
import { part } from "./parts.js";

/**
 * @typedef {{link: string, alt: string}} Shown a drawing
 * @typedef {{fault: string, fix: string, wrong?: Shown, right?: Shown}} Mistake a fault and what
 *   mends it, and how both look
 */

/** @param {Shown} picture */
function makePicture({ link, alt }) {
  // Fetched when the fold is opened; as high as it will be from the first.
  const image = new Image(900, 1200);
  return Object.assign(image, { className: "later", loading: "lazy", alt, src: link });
}

/** @param {Mistake} mistake */
function makeItem({ fault, fix, wrong, right }) {
  const words = [
    make("span", say("Wrong: %(fault)s.", { fault })),
    make("b", say("Instead: %(fix)s", { fix })),
  ];
  if (!wrong || !right) return make("li", words);
  return make("li", [...words, make("div", [makePicture(wrong), makePicture(right)], "shown")]);
}

/**
 * Fills the fold with what is told of a movement, by its id, once for each.
 * @returns {(id: string) => Promise<void>}
 */
export function createWell() {
  const fold = /** @type {HTMLDetailsElement} */ (part("well"));
  // Asked for at once, so that it is there in a pause without a network; nothing waits for it.
  /** @type {Promise<Record<string, Mistake[]>|null>} */
  const known = fetch(fold.dataset.mistakes ?? "")
    .then((answer) => answer.json())
    .catch(() => null);
  let told = "";

  return async (id) => {
    if (told === id) return;
    told = id;
    fold.open = false;
    const all = await known;
    fold.hidden = !all;
    if (all && told === id) part("mistakes").replaceChildren(...all[id].map(makeItem));
  };
}
