// The version that the plate of a movement shows. Each way to one is a link to its level, which is
// opened too; with this script its drawing and its words also take the place of start and end.

const plate = /** @type {HTMLElement} */ (document.querySelector(".mv-art"));
const start = [plate.querySelector(".pair"), plate.querySelector(".player")];
const shown = /** @type {HTMLElement} */ (plate.querySelector(".mv-v"));
/** @type {NodeListOf<HTMLAnchorElement>} */
const ways = document.querySelectorAll(".vers a");

/** Copy the drawing and the words of a level. @param {Element} rung */
function copyLevel(rung) {
  const copy = /** @type {Element} */ (rung.cloneNode(true));
  for (const part of copy.querySelectorAll(".until, .play, [data-sides]")) part.remove();
  for (const picture of copy.querySelectorAll("img")) picture.loading = "eager";
  const words = document.createElement("div");
  const drawing = copy.querySelector(".drawn");
  words.append(...[...copy.children].filter((part) => part !== drawing));
  return drawing ? [drawing, words] : [words];
}

/** @param {HTMLAnchorElement} way */
function show(way) {
  const level = /** @type {HTMLDetailsElement} */ (document.querySelector(way.hash));
  const rung = /** @type {Element} */ (level.querySelector(".rung"));
  const isStart = rung.matches(".here");
  level.open = true;
  for (const one of ways) one.removeAttribute("aria-current");
  way.setAttribute("aria-current", "true");
  for (const part of start) part?.toggleAttribute("hidden", !isStart);
  shown.hidden = isStart;
  shown.replaceChildren(...(isStart ? [] : copyLevel(rung)));
}

for (const way of ways)
  way.addEventListener("click", (event) => {
    event.preventDefault();
    show(way);
  });
