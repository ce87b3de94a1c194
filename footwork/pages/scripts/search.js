// What is in the dialog of the search: the entries that answer what is typed, or ways on where none
// does.

import { make } from "../../browser/make.js";
import { say, sayCount } from "../../browser/messages.js";
import { createSearch } from "./ranking.js";

/** @typedef {import("./ranking.js").Entry} Entry @typedef {import("./ranking.js").Index} Index */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name */
function drawIcon(name) {
  const icon = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  icon.setAttribute("class", `i ${name}`);
  icon.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${name}`);
  icon.append(use);
  return icon;
}

/** What stands before an entry: its drawing, or a sign. @param {Entry} entry @param {URL} root */
function drawSign({ picture, sign = "" }, root) {
  const place = make("span", [], sign.length === 1 ? "hit-p hit-q" : "hit-p");
  if (picture) {
    const image = document.createElement("img");
    image.src = new URL(picture, root).href;
    image.alt = "";
    place.append(image);
  } else place.append(sign.startsWith("i-") ? drawIcon(sign) : make("b", sign));
  place.setAttribute("aria-hidden", "true");
  return place;
}

/** @param {Entry} entry @param {string} kind @param {URL} root */
function drawHit(entry, kind, root) {
  const line = make("span", [make("em", kind), " ", entry.line], "hit-l");
  const words = make("span", [make("b", entry.name), line], "hit-t");
  const way = /** @type {HTMLAnchorElement} */ (make("a", [drawSign(entry, root), words], "hit"));
  way.href = new URL(entry.at, root).href;
  return make("li", way);
}

class Search {
  /** @param {HTMLDialogElement} dialog @param {Index} index */
  constructor(dialog, index) {
    this.dialog = dialog;
    this.index = index;
    this.root = new URL("../", new URL(String(dialog.dataset.index), location.href));
    this.field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector(".find-l"));
    this.find = createSearch(index);
    this.count = 0; // of what answers; ways on are none
  }

  /** Show what answers what is in the field. */
  show() {
    const { value } = this.field;
    const asked = value.trim();
    const hits = asked ? this.find(asked) : [];
    const shown = hits.length ? hits : this.index.first.map((place) => this.index.entries[place]);
    const kinds = this.index.kinds;
    this.list.replaceChildren(...shown.map((one) => drawHit(one, kinds[one.kind].name, this.root)));
    this.count = hits.length;
    this.tell(asked, hits.length);
    if (this.dialog.open && history.state?.find !== value)
      history.replaceState({ ...history.state, find: value }, "");
  }

  /** @param {string} asked @param {number} count */
  tell(asked, count) {
    const status = /** @type {HTMLElement} */ (this.dialog.querySelector(".find-n"));
    if (!asked) status.textContent = say("Many begin here");
    else if (count) status.textContent = sayCount("%(count)s answer", "%(count)s answers", count);
    else status.textContent = say("Nothing is found for “%(asked)s”. These may help:", { asked });
    status.classList.toggle("none", Boolean(asked) && !count);
  }

  /** Go from the field to the hits and through them. @param {KeyboardEvent} event */
  move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const ways = [...this.list.querySelectorAll("a")];
    const stops = [this.field, ...ways];
    const here = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    stops[here + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  }

  listen() {
    this.field.addEventListener("input", () => this.show());
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    this.field.form?.addEventListener("submit", () => {
      if (this.count) this.list.querySelector("a")?.click();
    });
    // A way to another place of this very page leaves the dialog; the history must not lead back
    // into it.
    this.list.addEventListener("click", ({ target }) => {
      const way = target instanceof Element && target.closest("a");
      if (!way || way.pathname !== location.pathname) return;
      history.replaceState({ ...history.state, find: undefined }, "");
      this.dialog.close();
    });
  }
}

/** @type {Promise<Search>|undefined} */
let started;

/** @param {HTMLDialogElement} dialog */
async function load(dialog) {
  const answer = await fetch(String(dialog.dataset.index));
  const search = new Search(dialog, await answer.json());
  search.listen();
  return search;
}

/**
 * Show what answers what is in the field, from now on at every letter. Fails where the list of
 * what there is does not come.
 * @param {HTMLDialogElement} dialog
 */
export async function startSearch(dialog) {
  started ??= load(dialog).catch((error) => {
    started = undefined; // the next opening asks again
    throw error;
  });
  (await started).show();
}
