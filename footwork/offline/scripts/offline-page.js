// The page /offline/: what is kept on this device, how much room it takes, and how to let it go.

import { make, makeButton } from "../../browser/make.js";
import { locale, say } from "../../browser/messages.js";
import {
  canKeep,
  changeOver,
  clearKept,
  dropFile,
  isComing,
  keepGuide,
  measureRoom,
  readKept,
} from "./kept.js";

const OFTEN = 500; // milliseconds between two looks while files come in
// Milliseconds without a file after which no more is expected: a browser may end a worker.
const QUIET = 120_000;

/**
 * @typedef {Event & {prompt: () => Promise<unknown>}} Invitation the browser's own question whether
 *   to install
 */

const box = /** @type {HTMLElement} */ (document.getElementById("dev"));
const head = /** @type {HTMLElement} */ (document.getElementById("dev-h"));
const inside = /** @type {HTMLTemplateElement} */ (document.getElementById("dev-t"));
box.querySelector("p")?.replaceWith(inside.content.cloneNode(true));
/** @param {string} kind @param {string} name @returns {HTMLElement} */
const find = (kind, name) =>
  /** @type {HTMLElement} */ (box.querySelector(`[data-${kind}="${name}"]`));

let state = "";
let asked = false; // the reader has, and the answer is not there yet
let failed = false;
let timer = 0;
let turn = 0; // counts the looks: an earlier one may end after a later one
let seen = { guide: -1, at: 0 }; // the last change of the number of files
/** @type {Invitation|null} */
let invitation = null;

const megabytes = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "megabyte",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** One state at a time; the same one is not said twice. @param {string} name */
function showState(name) {
  if (name === state) return;
  state = name;
  for (const line of box.querySelectorAll("[data-state]"))
    line.toggleAttribute("hidden", line.getAttribute("data-state") !== name);
}

/** @param {string} path the address of a file from the root of the site */
function createRow(path) {
  const name = path.replace(/.*[/]/, "");
  const link = /** @type {HTMLAnchorElement} */ (make("a", name));
  link.href = new URL(`../../../${path}`, import.meta.url).href;
  const button = makeButton(say("Remove"), "btn-line", async () => {
    await dropFile(path);
    await show();
    head.focus();
  });
  button.setAttribute("aria-label", say("Remove %(file)s from this device", { file: name }));
  return make("li", [link, button]);
}

/** @typedef {Awaited<ReturnType<typeof readKept>>} Kept */

/** What there is on a device that can keep nothing. @type {Kept} */
const NOTHING = { ready: false, guide: 0, all: 0, chosen: [], full: false, waits: false };

/** @param {Kept} kept */
const isWhole = ({ ready, guide, all }) => ready && all > 0 && guide === all;

/** @param {Kept} kept */
const isSome = ({ ready, guide }) => ready || guide > 0;

/** Which state is to be seen. @param {boolean} able @param {boolean} taking @param {Kept} kept */
function findState(able, taking, kept) {
  if (!able) return "unable";
  if (taking) return "taking";
  if (isWhole(kept)) return "all";
  if (kept.full) return "part";
  if (!isSome(kept)) return failed ? "failed" : "none";
  return failed ? "cut" : "some";
}

/** Give an answer up for which too long no file has come. @param {Kept} kept */
function lookAtClock(kept) {
  if (kept.guide !== seen.guide) seen = { guide: kept.guide, at: performance.now() };
  if (asked && performance.now() - seen.at > QUIET) [asked, failed] = [false, true];
}

/** @param {boolean} taking @param {Kept} kept @param {{usage: number}|null|undefined} room */
function showFacts(taking, kept, room) {
  const none = taking ? say("Loading") : say("None");
  const unknown = isSome(kept) ? say("Not told") : none;
  find("fact", "files").textContent = kept.all
    ? say("%(place)s of %(all)s", { place: kept.guide, all: kept.all })
    : unknown;
  const bar = /** @type {HTMLProgressElement} */ (find("fact", "bar"));
  bar.hidden = !taking || !kept.all;
  [bar.max, bar.value] = [kept.all || 1, kept.guide];
  find("fact", "room").textContent = room ? megabytes.format(room.usage / 1e6) : unknown;
}

/** @param {boolean} able @param {boolean} taking @param {Kept} kept */
function showActs(able, taking, kept) {
  const waits = !taking && kept.waits;
  find("about", "newer").hidden = !waits;
  find("act", "change").hidden = !waits;
  find("act", "keep").hidden = !able || taking || (isWhole(kept) && !kept.waits);
  find("act", "clear").hidden = find("about", "clear").hidden = !isSome(kept);
  find("act", "install").hidden = !invitation;
  for (const row of box.querySelectorAll(".btn-row"))
    row.toggleAttribute("hidden", !row.querySelector("button:not([hidden])"));
  find("part", "chosen").hidden = !kept.chosen.length;
}

async function show() {
  clearTimeout(timer);
  turn += 1;
  const own = turn;
  const able = await canKeep();
  // Asked before what is kept is read: a version that has come meanwhile is then seen whole, where
  // the other way round it is neither coming nor there.
  const coming = able && (await isComing());
  const kept = able ? await readKept() : NOTHING;
  const room = able && isSome(kept) ? await measureRoom() : null;
  if (own !== turn) return; // a later look is on its way, and knows more
  lookAtClock(kept);
  const taking = able && (asked || (coming && !failed && !isWhole(kept)));
  showState(findState(able, taking, kept));
  showFacts(taking, kept, room);
  showActs(able, taking, kept);
  box.querySelector(".dev-l")?.replaceChildren(...kept.chosen.map(createRow));
  box.classList.add("open");
  if (taking) timer = setTimeout(show, OFTEN);
}

/**
 * Ask for files, and show how they come in.
 * @param {() => Promise<boolean>} act says whether they came
 */
async function ask(act) {
  [asked, failed] = [true, false];
  seen.at = performance.now();
  showState("taking");
  find("act", "keep").hidden = find("act", "change").hidden = true;
  head.focus();
  show();
  try {
    failed = !(await act());
  } catch {
    failed = true;
  }
  asked = false;
  await show();
}

find("act", "keep").addEventListener("click", () => ask(keepGuide));

find("act", "change").addEventListener("click", () => ask(changeOver));

find("act", "clear").addEventListener("click", async () => {
  await clearKept();
  await show();
  head.focus();
});

find("act", "install").addEventListener("click", async () => {
  await invitation?.prompt();
  invitation = null;
  show();
});

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  invitation = /** @type {Invitation} */ (event);
  show();
});

head.tabIndex = -1;
show();
