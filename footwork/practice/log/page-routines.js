// Own routines by name on the page of the log: opened, renamed, sent, deleted.

/** @import { Log, Own } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { make, makeButton } from "../../browser/make.js";
import { say } from "../../browser/messages.js";
import { cleanName, createQuery } from "../player/code.js";
import { dropRoutine } from "./changes.js";
import { keepRoutine } from "./own-routines.js";
import { change, facts, find, focus, show, write } from "./page-parts.js";

/** @param {Own} own */
const writeAddress = ({ r, name }) => `${facts.practice}${createQuery(name, r)}`;

/** Send its address, or copy it where the browser sends nothing. @param {Own} own */
async function send(own) {
  const page = /** @type {HTMLLinkElement|null} */ (document.querySelector("link[rel=canonical]"));
  const url = new URL(writeAddress(own), page?.href ?? location.href).href;
  if (navigator.share) {
    await navigator.share({ title: own.name, url }).catch(() => undefined); // given up
    return;
  }
  const done = await navigator.clipboard?.writeText(url).then(
    () => true,
    () => false,
  );
  write("routine", done ? say("Link copied") : url);
}

/** A field in the place of the name. @param {Own} own @param {HTMLElement} name */
function rename(own, name) {
  const input = /** @type {HTMLInputElement} */ (make("input"));
  input.value = own.name;
  input.setAttribute("aria-label", say("Name"));
  input.onchange = () => {
    const words = cleanName(input.value) || own.name;
    change((log) => keepRoutine(log, { ...own, name: words }));
    focus("routines");
  };
  name.replaceWith(input);
  input.focus();
}

/** Delete a routine, and offer it back. @param {Own} own */
function drop(own) {
  write("routine", say("%(name)s is deleted.", { name: own.name }));
  change((log) => dropRoutine(log, own.r));
  const undo = makeButton(say("Undo"), "btn-line", () => {
    write("routine", "");
    change((log) => keepRoutine(log, own));
    focus("routines");
  });
  find("text", "routine").append(" ", undo);
  undo.focus();
}

/** @param {string} words @param {Own} own @param {() => unknown} act */
function createAct(words, { name }, act) {
  const button = makeButton(words, "btn-line", act);
  button.setAttribute("aria-label", say("%(act)s: %(name)s", { act: words, name }));
  return button;
}

/** @param {Own} own */
function createRow(own) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", own.name));
  link.href = writeAddress(own);
  const buttons = [
    createAct(say("Rename"), own, () => rename(own, link)),
    createAct(say("Send"), own, () => send(own)),
    createAct(say("Delete"), own, () => drop(own)),
  ];
  return make("li", [link, make("div", buttons, "btn-row")]);
}

/** @param {Log} log */
function showRoutines({ routines = [] }) {
  // What was deleted last can be brought back, also where it was the only one.
  show("routines", routines.length > 0 || Boolean(find("text", "routine").textContent));
  find("list", "routines").replaceChildren(...routines.map(createRow));
}

/** @type {Part} */
export const routines = {
  show: showRoutines,
  acts: {},
};
