// The page /offline/: what is kept on this device, how much room it takes, and how to let it go.
import { canKeep, changeOver, clearKept, dropFile, isComing, keepGuide, measureRoom, readKept } from "./kept.js";

const OFTEN = 500; // milliseconds between two looks while files come in
const QUIET = 120_000; // milliseconds without a file after which no more is expected: a browser may end a worker

/** @typedef {Event & {prompt: () => Promise<unknown>}} Invitation the browser's own question whether to install */

const box = /** @type {HTMLElement} */ (document.getElementById("dev"));
const head = /** @type {HTMLElement} */ (document.getElementById("dev-h"));
const inside = /** @type {HTMLTemplateElement} */ (document.getElementById("dev-t"));
box.querySelector("p")?.replaceWith(inside.content.cloneNode(true));
/** @param {string} kind @param {string} name @returns {HTMLElement} */
const find = (kind, name) => /** @type {HTMLElement} */ (box.querySelector(`[data-${kind}="${name}"]`));

let state = "";
let asked = false; // the reader has, and the answer is not there yet
let failed = false;
let timer = 0;
let seen = { guide: -1, at: 0 }; // the last change of the number of files
/** @type {Invitation|null} */
let invitation = null;

/** One state at a time; the same one is not said twice. @param {string} name */
function showState(name) {
  if (name === state) return;
  state = name;
  for (const line of box.querySelectorAll("[data-state]")) line.toggleAttribute("hidden", line.getAttribute("data-state") !== name);
}

/** @param {number} bytes */
const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {string} path the address of a file from the root of the site */
function createRow(path) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(`../../../${path}`, import.meta.url).href;
  link.textContent = path.replace(/.*[/]/, "");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-line";
  button.textContent = "Remove";
  button.setAttribute("aria-label", `Remove ${link.textContent} from this device`);
  button.addEventListener("click", async () => {
    await dropFile(path);
    await show();
    head.focus();
  });
  row.append(link, button);
  return row;
}

async function show() {
  clearTimeout(timer);
  const able = await canKeep();
  const kept = able ? await readKept() : { ready: false, guide: 0, all: 0, chosen: [], full: false, waits: false };
  const any = kept.ready || kept.guide > 0;
  const whole = kept.ready && kept.all > 0 && kept.guide === kept.all;
  const room = able && any ? await measureRoom() : null;
  if (kept.guide !== seen.guide) seen = { guide: kept.guide, at: performance.now() };
  if (asked && performance.now() - seen.at > QUIET) [asked, failed] = [false, true];
  const taking = able && (asked || (!whole && !failed && (await isComing())));
  if (!able) showState("unable");
  else if (taking) showState("taking");
  else if (whole) showState("all");
  else if (kept.full) showState("part");
  else if (!any) showState(failed ? "failed" : "none");
  else showState(failed ? "cut" : "some");
  find("fact", "files").textContent = kept.all ? `${kept.guide} of ${kept.all}` : any ? "Not told" : "None";
  find("fact", "room").textContent = room ? inMegabytes(room.usage) : any ? "Not told" : "None";
  find("about", "newer").hidden = taking || !kept.waits;
  find("act", "change").hidden = taking || !kept.waits;
  find("act", "keep").hidden = !able || taking || whole && !kept.waits;
  find("act", "clear").hidden = find("about", "clear").hidden = !any;
  find("act", "install").hidden = !invitation;
  find("part", "chosen").hidden = !kept.chosen.length;
  box.querySelector(".dev-l")?.replaceChildren(...kept.chosen.map(createRow));
  box.classList.add("open");
  if (taking) timer = setTimeout(show, OFTEN);
}

/** Ask for files, and show how they come in. @param {() => Promise<boolean>} act says whether they came */
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
