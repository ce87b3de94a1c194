// The page /offline/: what is kept on this device, how much room it takes, and how to let it go.
import { canKeep, clearKept, dropFile, isComing, keepGuide, measureRoom, readKept } from "./kept.js";

const OFTEN = 500; // milliseconds between two looks while files come in

const box = document.getElementById("dev");
box.querySelector("p").replaceWith(document.getElementById("dev-t").content.cloneNode(true));
const find = (kind, name) => box.querySelector(`[data-${kind}="${name}"]`);

let state = "";
let failed = false;
let timer = 0;
let invitation = null; // the browser's own question whether to install

/** One state at a time; the same one is not said twice. */
function showState(name) {
  if (name === state) return;
  state = name;
  for (const line of box.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== name;
}

const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {string} path the address of a file from the root of the site */
function createRow(path) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(`../../../${path}`, import.meta.url).href;
  link.textContent = path.split("/").pop();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-line";
  button.textContent = "Remove";
  button.setAttribute("aria-label", `Remove ${link.textContent} from this device`);
  button.addEventListener("click", async () => {
    await dropFile(path);
    await show();
    document.getElementById("dev-h").focus();
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
  box.querySelector(".dev-l").replaceChildren(...kept.chosen.map(createRow));
  box.classList.add("open");
  if (taking) timer = setTimeout(show, OFTEN);
}

find("act", "keep").addEventListener("click", async () => {
  failed = false;
  try {
    const registration = await keepGuide();
    registration.installing?.addEventListener("statechange", ({ target }) => {
      failed ||= target.state === "redundant";
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
  document.getElementById("dev-h").focus();
});

find("act", "install").addEventListener("click", async () => {
  await invitation?.prompt();
  invitation = null;
  show();
});

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  invitation = event;
  show();
});

document.getElementById("dev-h").tabIndex = -1;
show();
