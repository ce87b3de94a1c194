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
  const image = make("img", [], "later");
  // Fetched when the fold is opened; as high as it will be from the first.
  const said = { loading: "lazy", width: "900", height: "1200", alt, src: link };
  for (const [name, value] of Object.entries(said)) image.setAttribute(name, value);
  return image;
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

/** Fills the fold with what is told of a movement, once for each. */
export function createWell() {
  const fold = /** @type {HTMLDetailsElement} */ (part("well"));
  // Asked for at once, so that it is there in a pause without a network; nothing waits for it.
  /** @type {Promise<Record<string, Mistake[]>>} */
  const known = fetch(fold.dataset.mistakes ?? "")
    .then((answer) => answer.json())
    .catch(() => ({}));
  let told = "";

  return {
    /** @param {string} id of a movement */
    async show(id) {
      if (told === id) return;
      told = id;
      fold.open = false;
      fold.hidden = true;
      const mistakes = (await known)[id];
      if (told !== id || !mistakes) return;
      part("mistakes").replaceChildren(...mistakes.map(makeItem));
      fold.hidden = false;
    },
  };
}
