// What a page gains with JavaScript: a filter, and the chosen skin in the pictures that it fetches.
// Without it, everything can still be read; the style sheet hides these controls then.

import { say } from "../../browser/messages.js";

/**
 * Show only the cards that match the chosen kind, position and equipment.
 * @param {HTMLDetailsElement} details
 */
function startFilter(details) {
  const form = /** @type {HTMLFormElement} */ (details.querySelector("form"));
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#cards > li")]);
  const count = document.querySelector(".filter-count");
  const apply = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    let shown = 0;
    for (const card of cards) {
      const matches = chosen.every(([name, value]) =>
        card.dataset[name]?.split(" ").includes(String(value)),
      );
      card.hidden = !matches;
      shown += Number(matches);
    }
    if (!count) return;
    count.textContent = shown
      ? say("%(shown)s of %(all)s movements", { shown, all: cards.length })
      : say("No movement fits all of that. Set one of them back to All.");
  };
  form.addEventListener("change", apply);
  details.open = matchMedia("(min-width: 60em)").matches;
  apply();
}

const filter = /** @type {HTMLDetailsElement|null} */ (document.querySelector("#filter"));
if (filter) startFilter(filter);

const { skin } = document.body.dataset;
const dress = async () => (await import("./skins.js")).dressAll();
if (skin) dress();
else document.querySelector(".tones")?.addEventListener("change", dress, { once: true });

// Paper has no pictures to come: those that wait for a reader to be near are fetched for it.
addEventListener("beforeprint", () => {
  for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (
    document.querySelectorAll("img.later")
  ))
    picture.loading = "eager";
});

// Keeping the guide on this device begins long after the page is there.
addEventListener("load", () => setTimeout(() => import("../../offline/scripts/register.js"), 2000));
