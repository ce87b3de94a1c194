// What a club pastes into its site: a movement or a routine and a way to show it give the lines, in
// one box, and how they will look. Without this script the lines stand as a list.

import { make } from "../../browser/make.js";
import { findNamed } from "./anchors.js";

/**
 * @typedef {object} Item
 * @property {string} name
 * @property {Record<string, string>} lines by the way to show it
 * @property {string} page @property {string} picture @property {string} embed
 */

/** @template {Element} T @param {string} selector */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

/** @type {Item[]} */
const items = JSON.parse(find("#club-items").textContent ?? "");
/** @type {HTMLFormElement} */
const form = find(".pick-f");
/** @type {HTMLTextAreaElement} */
const code = find("#pick-code");
/** @type {HTMLElement} */
const result = find("[data-part=result]");
/** @type {NodeListOf<HTMLElement>} */
const notes = document.querySelectorAll("[data-way]");
const canSize = CSS.supports("field-sizing", "content");

/** @param {Item} item @param {string} theme */
function drawFrame({ name, embed }, theme) {
  const frame = document.createElement("iframe");
  frame.title = name;
  frame.src = embed + theme;
  return frame;
}

/**
 * A link as a page shows it, with its picture where it has one.
 * @param {Item} item
 * @param {string} way
 */
function drawLink({ name, page, picture }, way) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", way === "link" ? name : []));
  link.href = page;
  if (way === "link") return make("p", link);
  const image = new Image(600, 315);
  image.src = picture;
  image.alt = name;
  link.append(image);
  return link;
}

function show() {
  const chosen = new FormData(form);
  const item = items[Number(chosen.get("what"))];
  const way = String(chosen.get("way"));
  const theme = way === "iframe" && chosen.get("theme") ? `?theme=${chosen.get("theme")}` : "";
  code.value = item.lines[way].replace(/(\/embed\/[^/"]+\/)"/, `$1${theme}"`);
  if (!canSize) {
    code.style.height = "auto";
    code.style.height = `${code.scrollHeight + 2}px`; // and its border
  }
  for (const note of notes) note.hidden = note.dataset.way !== way;
  find("[data-for=iframe]").toggleAttribute("hidden", way !== "iframe");
  const isFrame = way === "iframe" || way === "address";
  const source = result.querySelector("iframe")?.getAttribute("src");
  if (isFrame && source === item.embed + theme) return; // it is there already
  result.replaceChildren(isFrame ? drawFrame(item, theme) : drawLink(item, way));
}

/** Choose the way that an address names. */
function follow() {
  const way = findNamed(location.hash)?.dataset.way;
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=way]"));
  for (const choice of choices) if (choice.value === way) choice.checked = true;
  show();
}

for (const list of document.querySelectorAll("[data-way] .share")) list.remove();
form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", follow);
follow();
