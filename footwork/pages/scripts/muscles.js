// On the muscle map a name shows its muscle alone, in every view, and tells all about it below the
// view in which it was tapped. Without this script each name leads to its entry in the list.

/** Mark a muscle in every view, and no other. @param {string} id */
function mark(id) {
  for (const part of document.querySelectorAll(".map [data-muscle]"))
    part.classList.toggle("on", part.getAttribute("data-muscle") === id);
  for (const name of document.querySelectorAll(".map a"))
    name.toggleAttribute("aria-current", name.getAttribute("href") === `#${id}`);
}

/** Tell of a muscle below a view. @param {string} id @param {Element} view */
function tell(id, view) {
  for (const place of document.querySelectorAll(".mm-say")) {
    const isHere = view.contains(place);
    const entry = document.querySelector(`[id="${id}"] > div`);
    place.replaceChildren(...(isHere && entry ? [entry.cloneNode(true)] : []));
  }
}

document.querySelector(".mm-all")?.addEventListener("click", (event) => {
  const name = event.target instanceof Element && event.target.closest("a[href^='#']");
  const view = name && name.closest("figure");
  if (!name || !view) return;
  event.preventDefault();
  const id = String(name.getAttribute("href")).slice(1);
  mark(id);
  tell(id, view);
});

const markNamed = () => location.hash && mark(decodeURIComponent(location.hash.slice(1)));
addEventListener("hashchange", markNamed);
markNamed();
