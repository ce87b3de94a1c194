// Folds open by the address of what is in them, and all of them on paper. Without this script a
// style shows what an address names, and where a browser knows it, paper too.

import { findNamed } from "./anchors.js";

/** Open every fold around what an address names, and go there. @param {string} hash */
function openAt(hash) {
  const wanted = findNamed(hash);
  let fold = wanted?.closest("details");
  if (!wanted || !fold) return;
  for (; fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  wanted.scrollIntoView();
}

openAt(location.hash);
addEventListener("hashchange", () => openAt(location.hash));
// The address that is there already changes nothing, but what it names may have been closed.
document.addEventListener("click", ({ target }) => {
  const way = target instanceof Element && target.closest("a[href^='#']");
  if (way instanceof HTMLAnchorElement && way.hash === location.hash) openAt(way.hash);
});

/** What was closed before it was opened for paper. @type {Set<HTMLDetailsElement>} */
const closed = new Set();
/** Of folds with one name only one can be open. @type {Map<HTMLDetailsElement, string>} */
const names = new Map();
addEventListener("beforeprint", () => {
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("#main details[name]")
  )) {
    names.set(fold, fold.name);
    fold.removeAttribute("name");
  }
  const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("#main details")
  );
  for (const fold of folds) {
    if (fold.open) continue;
    closed.add(fold);
    fold.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const fold of closed) fold.open = false;
  for (const [fold, name] of names) fold.setAttribute("name", name);
  closed.clear();
  names.clear();
});
