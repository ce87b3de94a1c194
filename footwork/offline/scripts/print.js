// The page /print/: it opens with the paper and the ink that were chosen last, and a button beside
// each file keeps it on this device, for a time without a signal.
import { canKeep, dropFile, keepFile, OtherFile, readKept } from "./kept.js";
import { say } from "../../browser/messages.js";
import { notify } from "./notice.js";

const buttons = [...document.querySelectorAll("[data-keep]")].map(
  (part) => /** @type {HTMLButtonElement} */ (part),
);

const CHOICE = "footwork-print";
// Where US Letter is the paper, by the measurement data of Unicode CLDR (UTS #35, part 6).
const LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" ");
const THERE = /^(America|Canada|Pacific|US)\//;
const boxes = [...document.querySelectorAll(".print-box")].map(
  (part) => /** @type {HTMLInputElement} */ (part),
);

/**
 * The paper that a device is likely to be printed on; none where it is the page's own. Many speak
 * the English of the United States to their browser elsewhere: the time zone tells.
 */
function guess() {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const region = new Intl.Locale(navigator.language || locale).region ?? "";
  return LETTER.includes(region) && THERE.test(timeZone) ? "paper-letter" : "";
}

/** Choose what was chosen last. A browser that keeps nothing begins anew each time. */
function recall() {
  try {
    const chosen = (localStorage.getItem(CHOICE) ?? guess()).split(" ");
    for (const box of boxes) if (chosen.includes(box.id)) box.checked = true;
  } catch {
    // nothing is kept
  }
}

function remember() {
  try {
    const chosen = boxes.filter(({ checked }) => checked);
    localStorage.setItem(CHOICE, chosen.map(({ id }) => id).join(" "));
  } catch {
    // nothing is kept
  }
}

const NEITHER = say("This file could not be kept: there is no signal, or no room on the device.");
const OTHER = say(
  "This file could not be kept: the network gave something else. On public Wi-Fi, sign in first. Then reload this page and try again: there may be a newer version.",
);

/** @param {HTMLButtonElement} button @param {boolean} kept */
function show(button, kept) {
  button.setAttribute("aria-pressed", String(kept));
  button.querySelector("use")?.setAttribute("href", kept ? "#i-ok" : "#i-get");
}

/** @param {HTMLButtonElement} button */
async function toggle(button) {
  const kept = button.getAttribute("aria-pressed") === "true";
  const path = button.dataset.keep ?? "";
  button.disabled = true;
  try {
    await (kept ? dropFile(path) : keepFile(path));
    show(button, !kept);
  } catch (error) {
    notify(error instanceof OtherFile ? OTHER : NEITHER);
  }
  button.disabled = false;
  button.focus();
}

recall();
for (const box of boxes) box.addEventListener("change", remember);

if (await canKeep()) {
  const { chosen } = await readKept();
  for (const button of buttons) {
    show(button, chosen.includes(button.dataset.keep ?? ""));
    button.addEventListener("click", () => toggle(button));
  }
} else {
  for (const part of [...buttons, document.getElementById("keep-about")])
    part?.setAttribute("hidden", "");
}
