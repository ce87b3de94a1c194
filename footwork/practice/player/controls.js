// The buttons and keys that work a session.

import { part } from "./parts.js";

const KEYS = {
  ArrowLeft: "back",
  ArrowRight: "skip",
  "+": "rest",
  "=": "rest",
  e: "easier",
  E: "easier",
  " ": "pause",
};

/**
 * A double click whose first one has changed the screen, or what the button does, is none on what
 * lies there by then.
 */
function bindClicks() {
  /** @type {Element|null} */
  let first = null;
  /** @type {string|null|undefined} */
  let named;
  addEventListener(
    "click",
    (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      const name = button?.textContent;
      if (event.detail < 2) [first, named] = [button, name];
      else if (button !== first || name !== named) {
        event.stopPropagation();
        event.preventDefault(); // nor is one on a link
      }
    },
    true,
  );
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string[]} names of the buttons
 * @param {(name: string) => void} act
 */
export function startButtons(dialog, names, act) {
  bindClicks();
  for (const name of names) {
    part(name).onclick = (event) => {
      act(name);
      // After a tap the space bar is to pause again; who uses the keyboard stays where they are.
      if (event.detail && dialog.open) part("pause").focus();
    };
  }
}

/** Whether a key is the browser's, or that of what has the focus. @param {KeyboardEvent} event */
const isTaken = ({ key, target, ctrlKey, metaKey, altKey }) =>
  ctrlKey
  || metaKey
  || altKey
  || (key === " " && /** @type {Element} */ (target).matches?.("button, input, summary"));

/** @param {HTMLDialogElement} dialog @param {() => void} stop what Escape does */
export function startKeys(dialog, stop) {
  document.addEventListener("keydown", (event) => {
    if (!dialog.open) return;
    const { key, repeat } = event;
    const name = KEYS[/** @type {keyof typeof KEYS} */ (key)];
    // What is open in a pause closes before anything stops.
    /** @type {HTMLElement|null} */
    const open = dialog.querySelector(":not([hidden]) > [open] > summary");
    const button = name ? part(name) : key === "Escape" ? open : null;
    // A key that is held is pressed once; Enter would tap what has the focus again and again.
    const held = repeat && (button || key === "Enter");
    if (!held && (!button || isTaken(event))) return;
    event.preventDefault();
    if (!held) button?.click(); // where it is disabled, nothing happens
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stop();
  });
}
