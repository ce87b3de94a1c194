// While a session is paused: what goes wrong in the movement that is on, and what mends it.

/** @import { Mistake, Movement } from "./guide.js" */
import { make } from "../../browser/make.js";
import { say } from "../../browser/messages.js";
import { part } from "./parts.js";

/** @param {{link: string, alt: string}} picture */
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
  let told = "";

  return {
    /** @param {Movement} movement */
    show({ id, mistakes }) {
      if (told === id) return;
      told = id;
      /** @type {HTMLDetailsElement} */ (part("well")).open = false;
      part("mistakes").replaceChildren(...mistakes.map(makeItem));
    },
  };
}
