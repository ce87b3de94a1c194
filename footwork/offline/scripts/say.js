// A short message at the foot of the window.

/** One message at a time; the box stays, so that a screen reader hears what comes into it. */
const box = document.createElement("div");
box.className = "notice no-print";
box.setAttribute("role", "status");
document.body.append(box);

/** @param {string} name @param {() => void} act @param {string} kind */
function createButton(name, act, kind) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `btn ${kind}`;
  button.textContent = name;
  button.addEventListener("click", act);
  return button;
}

/**
 * Show a message, with something to do where there is something.
 * @param {string} text
 * @param {{name: string, act: () => void}} [action]
 */
export function say(text, action) {
  const words = document.createElement("p");
  words.textContent = text;
  const buttons = document.createElement("div");
  buttons.className = "btn-row";
  if (action) buttons.append(createButton(action.name, action.act, "btn-go"));
  buttons.append(
    createButton(action ? "Not now" : "Close", () => box.replaceChildren(), "btn-line"),
  );
  box.replaceChildren(words, buttons);
}
