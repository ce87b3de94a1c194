// Elements made of text and of other elements, never of markup.

/** @typedef {string|Node|(string|Node)[]} Content */

/**
 * @param {string} name
 * @param {Content} [content]
 * @param {string} [kind] its class
 */
export function make(name, content = [], kind = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...[content].flat());
  return element;
}

/**
 * @param {Content} content
 * @param {string} kind what kind of button it is, as a class
 * @param {() => unknown} act
 */
export function makeButton(content, kind, act) {
  const button = /** @type {HTMLButtonElement} */ (make("button", content, `btn ${kind}`));
  button.type = "button";
  button.addEventListener("click", () => act());
  return button;
}
