// A short message at the foot of the window.

import { make, makeButton } from "../../browser/make.js";
import { say } from "../../browser/messages.js";

/** One message at a time; the box stays, so that a screen reader hears what comes into it. */
const box = make("div", [], "notice no-print");
box.setAttribute("role", "status");
document.body.append(box);

/**
 * Show a message, with something to do where there is something.
 * @param {string} text
 * @param {{name: string, act: () => void}} [action]
 */
export function notify(text, action) {
  const close = () => box.replaceChildren();
  const buttons = [makeButton(action ? say("Not now") : say("Close"), "btn-line", close)];
  if (action) buttons.unshift(makeButton(action.name, "btn-go", action.act));
  box.replaceChildren(make("p", text), make("div", buttons, "btn-row"));
}
