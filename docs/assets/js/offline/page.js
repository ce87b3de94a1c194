// The page /offline/: what is kept on this device, how much room it takes, and how to let it go.
import { canKeep, clearKept, dropFile, isComing, keepGuide, measureRoom, readKept } from "./kept.js";

const OFTEN = 500; // milliseconds between two looks while files come in

/** @typedef {Event & {prompt: () => Promise<unknown>}} Invitation the browser's own question whether to install */

const box = /** @type {HTMLElement} */ (document.getElementById("dev"));
const head = /** @type {HTMLElement} */ (document.getElementById("dev-h"));
const inside = /** @type {HTMLTemplateElement} */ (document.getElementById("dev-t"));
box.querySelector("p")?.replaceWith(inside.content.cloneNode(true));
/** @param {string} kind @param {string} name @returns {HTMLElement} */
const find = (kind, name) => /** @type {HTMLElement} */ (box.querySelector(`[data-${kind}="${name}"]`));

let state = "";
let failed = false;
let timer = 0;
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
  const kept = able ? await readKept() : { ready: false, guide: 0, all: 0, chosen: [] };
  const room = able && kept.guide ? await measureRoom() : null;
  const taking = able && !kept.ready && !failed && (await isComing());
  if (!able) showState("unable");
  else if (taking) showState("taking");
  else if (!kept.ready) showState(failed ? "failed" : "none");
  else showState(kept.guide < kept.all ? "part" : "all");
  find("fact", "files").textContent = kept.all ? `${kept.guide} of ${kept.all}` : "None";
  find("fact", "room").textContent = room ? inMegabytes(room.usage) : kept.guide ? "Not told" : "None";
  find("act", "keep").hidden = !able || taking || kept.guide === kept.all && kept.ready;
  find("act", "clear").hidden = find("about", "clear").hidden = !kept.guide;
  find("act", "install").hidden = !invitation;
  find("part", "chosen").hidden = !kept.chosen.length;
  box.querySelector(".dev-l")?.replaceChildren(...kept.chosen.map(createRow));
  box.classList.add("open");
  if (taking) timer = setTimeout(show, OFTEN);
}

find("act", "keep").addEventListener("click", async () => {
  failed = false;
  try {
    const registration = await keepGuide();
    registration.installing?.addEventListener("statechange", ({ target }) => {
      failed ||= /** @type {ServiceWorker} */ (target).state === "redundant";
      show();
    });
  } catch {
    failed = true;
  }
  await show();
});

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
