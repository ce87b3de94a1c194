// Elements made of text and of other elements, never of markup.

/**
 * @param {string} name
 * @param {string|Node|(string|Node)[]} [content]
 * @param {string} [kind] its class
 */
export function make(name, content = [], kind = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...[content].flat());
  return element;
}
