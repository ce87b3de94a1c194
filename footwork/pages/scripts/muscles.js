// On the muscle map a name marks its muscle, in every view and on every tile, and tells of it
// beside the picture. Without this script each name leads to its entry in the list.

import { findNamed } from "./anchors.js";

/** Mark a muscle in every view, and no other. @param {string} id */
function mark(id) {
  for (const part of document.querySelectorAll(".atlas [data-muscle]"))
    part.classList.toggle("on", part.getAttribute("data-muscle") === id);
  for (const name of document.querySelectorAll(".atlas a"))
    name.toggleAttribute("aria-current", name.getAttribute("href") === `#${id}`);
}

/** Tell of a muscle beside the picture. @param {string} id */
function tell(id) {
  const entry = document.querySelector(`[id="${id}"] > div`);
  const place = document.querySelector(".mm-say");
  if (!entry || !place) return;
  place.replaceChildren(entry.cloneNode(true));
  place.closest(".atlas")?.classList.add("told");
  place.scrollIntoView({ block: "nearest" });
}

document.querySelector(".atlas-v")?.addEventListener("click", (event) => {
  const name = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!name) return;
  event.preventDefault();
  const id = String(name.getAttribute("href")).slice(1);
  mark(id);
  tell(id);
});

const markNamed = () => location.hash && mark(findNamed(location.hash)?.id ?? "");
addEventListener("hashchange", markNamed);
markNamed();
